"""What is in the event files depends on the arguments; some points go missing."""

# --8<-- [start:tags]
from pathlib import Path

import keras
import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

EPOCHS, BATCHES = 3, 4
keras.utils.set_random_seed(42)
X = np.random.normal(size=(BATCHES * 32, 1))  # (128, 1): 32 to a batch
y = 3 * X + np.random.normal(size=X.shape)


def logged(run_id, valid=(X, y), **arguments):
    """Train; return {"train": {tag: events}, ...} as the event files have it."""
    model = keras.Sequential([keras.layers.Dense(1, name="output")], name="net")
    model.compile(loss="mean_squared_error")
    watch = [keras.callbacks.TensorBoard(Path("my_logs", run_id), **arguments)]
    model.fit(X, y, epochs=EPOCHS, validation_data=valid, callbacks=watch, verbose=0)
    found = {}
    for folder in sorted(Path("my_logs", run_id).iterdir()):
        log = EventAccumulator(str(folder), {"tensors": 0}).Reload()
        found[folder.name] = {tag: log.Tensors(tag) for tag in log.Tags()["tensors"]}
    return found


default = logged("default")
for folder, tags in default.items():
    for tag, events in tags.items():
        print(f"{folder:10} {tag:29} {[event.step for event in events]}")
print("without validation_data:", list(logged("unvalidated", valid=None)))
no_graph = logged("no_graph", write_graph=False)["train"]
print("write_graph=False drops:", *sorted(default["train"].keys() - no_graph.keys()))
histograms = logged("histograms", histogram_freq=1)["train"]
added = sorted(histograms.keys() - default["train"].keys())
print("histogram_freq=1 adds:", *added, sep="\n  ")
# --8<-- [end:tags]

# --8<-- [start:gaps]
each_batch = logged("each_batch", update_freq=1)["train"]
values = {}
for tag in ["batch_loss", "epoch_loss"]:
    protos = [event.tensor_proto for event in each_batch[tag]]
    values[tag] = [float(tensor_util.make_ndarray(proto)) for proto in protos]
by_epoch = np.reshape(values["batch_loss"], (EPOCHS, BATCHES))
for row, last in zip(by_epoch, values["epoch_loss"], strict=True):
    print("batch_loss", *(f"{value:.2f}" for value in row), f" epoch_loss {last:.2f}")
    assert row[-1] == last
for folder, tags in logged("each_third", update_freq=3).items():
    steps = [event.step for event in tags["epoch_loss"]]
    print(f"update_freq=3, {folder}: epoch_loss at steps {steps}")
    assert steps == [e - 1 for e in range(1, EPOCHS + 1) if e * BATCHES % 3 == 0]
# --8<-- [end:gaps]

# --8<-- [start:answer]
B, N = 1875, 1000  # batches in an epoch, update_freq
written = [e for e in range(1, 11) if e * B % N == 0]
batch_points, step = 10 * B // N, written[0] - 1  # steps count epochs from 0
print(f"exercise 4: batch_loss {batch_points} points, epoch_loss at step {step} only")
# --8<-- [end:answer]
