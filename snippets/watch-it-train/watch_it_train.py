"""TensorBoard only draws what fit() wrote into event files, so read them and check."""

# --8<-- [start:imports]
import os
import re
import time
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

# --8<-- [end:imports]

# --8<-- [start:as-noted]
AS_NOTED = [
    "os.path.join(root_logdir, run_id)",
    "tensorboard_cb = keras.callbacks.TensorBoard(run_logdir)",
    "%load_ext tensorboard",
    "%tensorboard --logdir=./my_logs --port=6006",
]
for line in AS_NOTED:
    try:
        exec(line, {"keras": keras})  # only Keras has been imported
    except (NameError, SyntaxError) as error:
        print(f"{line}\n    {type(error).__name__}: {error}")
# --8<-- [end:as-noted]

# --8<-- [start:run-directory]
root_logdir = os.path.join(os.curdir, "my_logs")


def get_run_logdir():
    run_id = time.strftime("run_%Y_%m_%d-%H_%M_%S")
    return os.path.join(root_logdir, run_id)


run_logdir = Path(get_run_logdir())  # call it once, and keep the answer
PATTERN = r"run_\d{4}_\d\d_\d\d-\d\d_\d\d_\d\d"
assert run_logdir.parent == Path(root_logdir)
assert re.fullmatch(PATTERN, run_logdir.name)
print(f"inside {run_logdir.parent}; exists: {run_logdir.exists()}")
# --8<-- [end:run-directory]

# --8<-- [start:data]
TRAIN_SIZE, VALID_SIZE = 300, 500  # so few that the curves part
X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_valid, y_train, y_valid = train_test_split(
    X / 16,  # pixels 0..16 become 0..1
    y,
    train_size=TRAIN_SIZE,
    test_size=VALID_SIZE,
    stratify=y,
    random_state=42,
)
# --8<-- [end:data]

# --8<-- [start:fit]
EPOCHS, BATCH_SIZE = 12, 32
keras.utils.set_random_seed(42)
model = keras.Sequential(
    [
        keras.Input((64,)),
        keras.layers.Dense(100, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
tensorboard_cb = keras.callbacks.TensorBoard(run_logdir)
history = model.fit(
    X_train,
    y_train,
    batch_size=BATCH_SIZE,
    epochs=EPOCHS,
    validation_data=(X_valid, y_valid),
    callbacks=[tensorboard_cb],
    verbose=0,
)
# --8<-- [end:fit]

# --8<-- [start:files]
for folder in sorted(run_logdir.iterdir()):
    files = list(folder.iterdir())
    assert len(files) == 1 and files[0].name.startswith("events.out.tfevents.")
    print(f"{folder.name}/  {len(files)} event file")
# --8<-- [end:files]

# --8<-- [start:first-try]
events = EventAccumulator(str(run_logdir / "train")).Reload()
steps_kept = [event.step for event in events.Tensors("epoch_loss")]
kept = len(steps_kept)
print("scalars:", events.Tags()["scalars"])
print("tensors:", events.Tags()["tensors"])
print("epochs: ", steps_kept)
assert kept < EPOCHS  # some are missing
# --8<-- [end:first-try]

# --8<-- [start:read]


def read(name):
    keep_all = {"tensors": 0}  # 0: no limit
    return EventAccumulator(str(run_logdir / name), keep_all).Reload()


log = {}  # "train", "validation" -> tag -> [events]
for name in ["train", "validation"]:
    events = read(name)
    log[name] = {tag: events.Tensors(tag) for tag in sorted(events.Tags()["tensors"])}
    for tag, found in log[name].items():
        steps = f"{found[0].step} to {found[-1].step}"
        print(f"{name:10}  {tag:33}  {len(found):2}  steps {steps}")

iterations = [e.step for e in log["validation"]["evaluation_loss_vs_iterations"]]
batches = -(-TRAIN_SIZE // BATCH_SIZE)  # per epoch, rounded up: the last is smaller
last_epoch = log["train"]["epoch_loss"][-1].step
assert last_epoch == EPOCHS - 1  # counted from 0
assert iterations == [batches * (i + 1) for i in range(EPOCHS)]
# --8<-- [end:read]

# --8<-- [start:compare]


def values(events):
    return np.array([tensor_util.make_ndarray(e.tensor_proto) for e in events])


loss = values(log["train"]["epoch_loss"])  # (12,), float32
val_loss = values(log["validation"]["epoch_loss"])
print("epoch  loss: file  history  val_loss: file  history")
for i in [0, 1, 2, EPOCHS - 1]:
    print(f"{i:5}  {loss[i]:10.4f}  {history.history['loss'][i]:7.4f}", end="  ")
    print(f"{val_loss[i]:14.4f}  {history.history['val_loss'][i]:7.4f}")
assert np.array_equal(loss, np.float32(history.history["loss"]))
assert np.array_equal(val_loss, np.float32(history.history["val_loss"]))
# --8<-- [end:compare]

# --8<-- [start:plot]
figure, axes = plt.subplots()
for name, curve, color in [("train", loss, "C0"), ("validation", val_loss, "C1")]:
    axes.plot(curve, color=color, marker="o", markersize=4)  # epochs 0, 1, 2, ...
    axes.text(EPOCHS - 0.7, curve[-1], name, color=color, va="center")
axes.set(xlabel="epoch (step)", ylabel="epoch_loss", yscale="log", xlim=(-0.5, 14))
axes.set_xticks(range(0, EPOCHS, 2))
assert loss[0] > val_loss[0] and loss[-1] < val_loss[-1]  # in this run they cross
plt.show()
# --8<-- [end:plot]

# --8<-- [start:rerun]
points_seen = []  # how many points the file holds while training goes on
watch = keras.callbacks.LambdaCallback(
    on_epoch_end=lambda epoch, logs: points_seen.append(
        len(read("train").Tensors("epoch_loss"))
    )
)
model.fit(
    X_train,
    y_train,
    batch_size=BATCH_SIZE,
    epochs=3,
    validation_data=(X_valid, y_valid),
    callbacks=[tensorboard_cb, watch],  # the same directory again
    verbose=0,
)
event_files = len(list((run_logdir / "train").iterdir()))
steps_mixed = [event.step for event in read("train").Tensors("epoch_loss")]
print("points after each epoch:", points_seen)
print(f"then: {event_files} event files, steps {steps_mixed}")
assert points_seen == [EPOCHS + 1, EPOCHS + 2, EPOCHS + 3]
assert steps_mixed == [*range(EPOCHS), 0, 1, 2]
# --8<-- [end:rerun]

# --8<-- [start:answer]
batches_of_100 = -(-TRAIN_SIZE // 100)
last_of_100 = batches_of_100 * EPOCHS
print("batch_size=100:", batches_of_100, "iterations an epoch,", last_of_100, "in all")
# --8<-- [end:answer]
