"""Answers to the exercises: the wrong mode, and a save every 50 steps."""

# --8<-- [start:mode]
from pathlib import Path

import keras
import numpy as np

VAL_ACCURACY = [0.81, 0.86, 0.86, 0.84, 0.90, 0.89]  # invented, one per epoch
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
written = {}
for mode in ("max", "min"):
    checkpoint = keras.callbacks.ModelCheckpoint(
        mode + "{epoch}.keras", monitor="val_accuracy", mode=mode, save_best_only=True
    )
    checkpoint.set_model(model)
    for epoch, value in enumerate(VAL_ACCURACY):
        checkpoint.on_epoch_end(epoch, {"val_accuracy": value})
    written[mode] = [e for e in range(1, 7) if Path(f"{mode}{e}.keras").exists()]
    print(mode, written[mode])
# --8<-- [end:mode]

# --8<-- [start:freq]
keras.utils.set_random_seed(42)
X = np.random.normal(size=(1000, 1))
model.compile(loss="mean_squared_error")
checkpoint_cb = keras.callbacks.ModelCheckpoint(
    "{epoch:02d}-{batch:02d}.keras", save_freq=50
)
model.fit(X, 2 * X, 32, epochs=5, callbacks=[checkpoint_cb], verbose=0)
saves = sorted(path.stem for path in Path().glob("*-*.keras"))
number_of_saves = len(saves)
steps_per_epoch = int(np.ceil(len(X) / 32))
total_steps = 5 * steps_per_epoch
first_epoch, first_step = map(int, saves[0].split("-"))
print(total_steps, "steps:", saves)
assert number_of_saves == total_steps // 50
# --8<-- [end:freq]
