"""Each training writes its own directory, so the curves can be compared afterwards."""

# --8<-- [start:train]
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

EPOCHS, RATES, SEEDS = 12, (0.001, 0.01), (1, 2)
X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_valid, y_train, y_valid = train_test_split(
    X / 16, y, train_size=300, test_size=500, stratify=y, random_state=42
)

root_logdir = Path("my_logs")
in_history = {}  # run -> val_loss by epoch
for rate, seed in [(rate, seed) for rate in RATES for seed in SEEDS]:
    keras.utils.set_random_seed(seed)
    hidden = keras.layers.Dense(100, activation="relu")
    output = keras.layers.Dense(10, activation="softmax")
    model = keras.Sequential([keras.Input((64,)), hidden, output])
    adam = keras.optimizers.Adam(learning_rate=rate)
    model.compile(optimizer=adam, loss="sparse_categorical_crossentropy")
    run_id = f"rate_{rate}-seed_{seed}"  # says what differs
    watch = {"callbacks": [keras.callbacks.TensorBoard(root_logdir / run_id)]}
    valid = {"validation_data": (X_valid, y_valid)}
    history = model.fit(X_train, y_train, epochs=EPOCHS, verbose=0, **valid, **watch)
    in_history[run_id] = history.history["val_loss"]
# --8<-- [end:train]

# --8<-- [start:read]
curves = {}  # run -> val_loss by epoch, (12,)
for folder in sorted(root_logdir.iterdir()):
    keep_all = {"tensors": 0}  # the default keeps only 10 for each tag
    log = EventAccumulator(str(folder / "validation"), keep_all).Reload()
    protos = [event.tensor_proto for event in log.Tensors("epoch_loss")]
    curve = [float(tensor_util.make_ndarray(proto)) for proto in protos]
    print(f"{folder.name}  val_loss {curve[0]:.2f} ... {curve[-1]:.2f}")
    assert curve == np.float32(in_history[folder.name]).tolist()
    curves[folder.name] = curve

last = {r: [curves[f"rate_{r}-seed_{s}"][-1] for s in SEEDS] for r in RATES}
between_rates = min(last[0.001]) - max(last[0.01])
between_seeds = max(max(pair) - min(pair) for pair in last.values())
assert between_rates > 3 * between_seeds
# --8<-- [end:read]

# --8<-- [start:look]
for run_id, curve in curves.items():
    plt.plot(range(EPOCHS), curve, "C0" if "0.01-" in run_id else "C1")
plt.text(5.6, 1.62, "rate_0.001-seed_…", color="C1")
plt.text(5.6, 0.33, "rate_0.01-seed_…", color="C0")
plt.gca().set(xlabel="epoch (step)", ylabel="epoch_loss (validation)", ylim=(0, None))
plt.show()
# --8<-- [end:look]
