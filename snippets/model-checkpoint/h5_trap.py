"""With loss="mse" an .h5 checkpoint is written without an error but fails to load."""

# --8<-- [start:save]
import io
import logging
import textwrap

import keras
import numpy as np

log = io.StringIO()  # Keras logs its advice; keep it, to print it below
logging.basicConfig(stream=log, format="%(levelname)s: %(message)s")

keras.utils.set_random_seed(42)
X = np.random.normal(size=(128, 1))
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
checkpoint_cb = keras.callbacks.ModelCheckpoint("my_model.h5", save_best_only=True)
valid = (X, 2 * X)
model.fit(X, 2 * X, validation_data=valid, callbacks=[checkpoint_cb], verbose=0)

advice, *_ = log.getvalue().splitlines()  # the same line again at every save
print(textwrap.fill(advice, 48))
# --8<-- [end:save]

# --8<-- [start:load]
try:
    keras.models.load_model("my_model.h5")
except ValueError as error:
    print(textwrap.fill(f"{type(error).__name__}: {error}", 48))
# --8<-- [end:load]

# --8<-- [start:rescue]
rescued = keras.models.load_model("my_model.h5", compile=False)
difference = float(abs(np.array(rescued(X) - model(X))).max())
print("largest difference of predictions:", difference)
assert difference == 0
# --8<-- [end:rescue]

# --8<-- [start:names]
loads = {}  # loss -> [.keras loads, .h5 loads]
for loss in ("mse", "mae", "mean_squared_error", "mean_absolute_error"):
    model.compile(optimizer="sgd", loss=loss)
    loads[loss] = []
    for file in ("model.keras", "model.h5"):
        model.save(file)
        try:
            loads[loss].append(keras.models.load_model(file) is not None)
        except ValueError:
            loads[loss].append(False)
    print(f"{loss:20} .keras {loads[loss][0]!s:6} .h5 {loads[loss][1]}")
assert all(keras_loads for keras_loads, _ in loads.values())
assert [h5_loads for _, h5_loads in loads.values()] == [False, False, True, True]
# --8<-- [end:names]
