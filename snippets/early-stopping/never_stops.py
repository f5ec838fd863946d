"""Without the monitored value early stopping only warns, and training runs on."""

# --8<-- [start:defaults]
import inspect
import textwrap
import warnings

import keras
import numpy as np

signature = inspect.signature(keras.callbacks.EarlyStopping)
for name, entry in signature.parameters.items():
    print(f"{name:20}  {entry.default!r}")
# --8<-- [end:defaults]

# --8<-- [start:missing]
EPOCHS = 6
keras.utils.set_random_seed(42)
X = np.random.normal(size=(128, 1))
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
too_large = keras.optimizers.SGD(learning_rate=1.4)  # so that the loss grows
model.compile(optimizer=too_large, loss="mean_squared_error")

early_stopping_cb = keras.callbacks.EarlyStopping(restore_best_weights=True)
with warnings.catch_warnings(record=True) as caught:
    history = model.fit(X, 2 * X, 128, EPOCHS, callbacks=[early_stopping_cb], verbose=0)
print(textwrap.fill(f"UserWarning: {caught[0].message}", 48))

loss = history.history["loss"]
epochs_run = len(loss)
final_loss = model.evaluate(X, 2 * X, verbose=0)
print("loss by epoch:", *(f"{value:.1f}" for value in loss))
print(f"loss after {epochs_run} epochs: {final_loss:.1f}")
assert epochs_run == EPOCHS  # never stopped
assert loss == sorted(loss) and final_loss > loss[-1]  # nothing restored
# --8<-- [end:missing]
