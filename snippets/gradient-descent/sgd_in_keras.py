"""Keras' SGD is only the update rule; the batch size decides how often it is used."""

# --8<-- [start:data]
import keras
import numpy as np

SAMPLES, EPOCHS = 100, 10
rng = np.random.default_rng(42)
area = rng.uniform(50, 150, (SAMPLES, 1))  # square meters
rent = 10 + 0.3 * area + rng.normal(0, 3, (SAMPLES, 1))
scaled = (area - area.mean()) / area.std()

rate_limit = {}  # 2 / largest curvature of the mean squared error
for name, x in (("raw", area), ("scaled", scaled)):
    X = np.column_stack([np.ones(SAMPLES), x])  # (100, 2)
    curvature = np.linalg.eigvalsh(2 * X.T @ X / SAMPLES)
    rate_limit[name] = float(2 / curvature.max())
    print(f"{name:6} rate limit {rate_limit[name]:.2g}")
times_too_large = 0.01 / rate_limit["raw"]  # 0.01 is the default of SGD
# --8<-- [end:data]

# --8<-- [start:fit]
runs = {  # name: (input, learning rate, batch size)
    "raw, default": (area, 0.01, 32),
    "raw, 0.9 limit": (area, 0.9 * rate_limit["raw"], SAMPLES),
    "raw, 1.1 limit": (area, 1.1 * rate_limit["raw"], SAMPLES),
    "scaled, B = 100": (scaled, 0.01, SAMPLES),
    "scaled, B = 32": (scaled, 0.01, 32),
    "scaled, B = 1": (scaled, 0.01, 1),
}
steps, loss = {}, {}
print("                 steps    loss: epoch 1        10")
for name, (x, rate, batch_size) in runs.items():
    keras.utils.set_random_seed(42)  # the order of the samples
    model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(keras.optimizers.SGD(learning_rate=rate), loss="mse")
    history = model.fit(x, rent, batch_size=batch_size, epochs=EPOCHS, verbose=0)
    steps[name] = int(model.optimizer.iterations)
    loss[name] = history.history["loss"]
    print(f"{name:16} {steps[name]:5} {loss[name][0]:16.4g} {loss[name][-1]:9.4g}")

first, last = ({name: path[i] for name, path in loss.items()} for i in (0, -1))
assert np.isnan(last["raw, default"])  # and no error was raised
assert last["raw, 0.9 limit"] < first["raw, 0.9 limit"]
assert last["raw, 1.1 limit"] > 10 * first["raw, 1.1 limit"]
assert last["scaled, B = 100"] > last["scaled, B = 32"] > last["scaled, B = 1"]
# --8<-- [end:fit]
