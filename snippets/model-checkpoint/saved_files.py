"""The name of the file decides what a checkpoint keeps, and how many there are."""

# --8<-- [start:epochs]
import textwrap
from pathlib import Path

import keras
import numpy as np

keras.utils.set_random_seed(42)
X = np.random.normal(size=(128, 1))  # batches of 32: 4 steps an epoch
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(loss="mean_squared_error")

EPOCHS, BATCH_SIZE = 3, 32
every_epoch = keras.callbacks.ModelCheckpoint("{epoch:02d}.keras")
every_5_steps = keras.callbacks.ModelCheckpoint(
    "step-{epoch:02d}-{batch:02d}.keras", save_freq=5
)
callbacks = [every_epoch, every_5_steps]
model.fit(X, 2 * X, BATCH_SIZE, EPOCHS, callbacks=callbacks, verbose=0)

by_epoch = sorted(path.name for path in Path().glob("[0-9]*.keras"))
by_step = sorted(path.name for path in Path().glob("step*.keras"))
print(every_epoch.save_freq, by_epoch)
print(every_5_steps.save_freq, by_step)
assert len(by_epoch) == EPOCHS
assert len(by_step) == EPOCHS * 4 // 5
# --8<-- [end:epochs]

# --8<-- [start:suffix]
for name, weights_only in (("model.ckpt", False), ("model.keras", True)):
    try:
        keras.callbacks.ModelCheckpoint(name, save_weights_only=weights_only)
    except ValueError as error:
        print(textwrap.fill(f"{type(error).__name__}: {error}", 48))
# --8<-- [end:suffix]

# --8<-- [start:weights]
weights_cb = keras.callbacks.ModelCheckpoint("m.weights.h5", save_weights_only=True)
model.fit(X, 2 * X, callbacks=[weights_cb], verbose=0)
try:
    keras.models.load_model("m.weights.h5")
except ValueError as error:
    print(f"{type(error).__name__}: {error}")

twin = keras.models.clone_model(model)  # the same layers, other weights
twin.load_weights("m.weights.h5")
difference = float(abs(np.array(twin(X) - model(X))).max())
print("largest difference of predictions:", difference)
assert difference == 0
# --8<-- [end:weights]
