"""Without the monitored value save_best_only warns, then saves every epoch."""

# --8<-- [start:missing]
import textwrap
from pathlib import Path

import keras
import numpy as np

EPOCHS, BATCH_SIZE = 4, 128
keras.utils.set_random_seed(42)
X = np.random.normal(size=(128, 1))
y = 2 * X
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
too_large = keras.optimizers.SGD(learning_rate=1.4)  # so that the loss grows
model.compile(optimizer=too_large, loss="mean_squared_error", metrics=["mae"])

checkpoint_cb = keras.callbacks.ModelCheckpoint("{epoch}.keras", save_best_only=True)
history = model.fit(X, y, BATCH_SIZE, EPOCHS, callbacks=[checkpoint_cb], verbose=0)

loss = history.history["loss"]
saved = [Path(f"{epoch}.keras").exists() for epoch in range(1, EPOCHS + 1)]
print("loss  ", [f"{value:.1f}" for value in loss])
print("saved ", saved)
assert loss == sorted(loss) and all(saved)  # worse every time, saved every time
# --8<-- [end:missing]

# --8<-- [start:remedy]
loss_cb = keras.callbacks.ModelCheckpoint(
    "loss{epoch}.keras", monitor="loss", save_best_only=True
)
model.fit(X, y, BATCH_SIZE, EPOCHS, callbacks=[loss_cb], verbose=0)  # still growing

saved_by_loss = [Path(f"loss{epoch}.keras").exists() for epoch in range(1, EPOCHS + 1)]
print("saved ", saved_by_loss)
assert saved_by_loss == [True, False, False, False]
# --8<-- [end:remedy]

# --8<-- [start:typo]
for mode in ("auto", "min"):
    typo_cb = keras.callbacks.ModelCheckpoint(
        "typo.keras", monitor="val_mea", mode=mode, save_best_only=True
    )
    try:
        model.fit(X, y, validation_split=0.5, callbacks=[typo_cb], verbose=0)
    except ValueError as error:
        print(textwrap.fill(f"{type(error).__name__}: {error}", 48))
    print(f"mode={mode}: written", Path("typo.keras").exists())
# --8<-- [end:typo]

# --8<-- [start:steps]
steps_cb = keras.callbacks.ModelCheckpoint(
    "step{batch}.keras", monitor="val_mae", save_best_only=True, save_freq=1
)
model.fit(X, y, 32, validation_data=(X, y), callbacks=[steps_cb], verbose=0)
step_files = sorted(path.name for path in Path().glob("step?.keras"))
print(step_files)
assert len(step_files) == 128 // 32  # every step saved
# --8<-- [end:steps]
