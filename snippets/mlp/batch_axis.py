"""One sample is a batch of one, and one output is a column: both axes count."""

# --8<-- [start:sample]
import re
import textwrap

import keras
import numpy as np

keras.utils.set_random_seed(42)
X = np.random.rand(100, 784)  # noise will do: only the shapes count here
model = keras.Sequential([keras.Input((784,))])
model.add(keras.layers.Dense(300, activation="relu"))
model.add(keras.layers.Dense(1))  # one price per sample

for batch in [X[0], X[:1]]:  # (784,), then (1, 784)
    try:
        print("output", model.predict(batch, verbose=0).shape)
    except ValueError as error:
        reason = re.search(r"Expected shape .*\)", str(error)).group()
        print(textwrap.fill(f"{type(error).__name__}: ... {reason}", 44))
# --8<-- [end:sample]

# --8<-- [start:score]
predicted = model.predict(X, verbose=0)  # (100, 1)
y = predicted[:, 0]  # (100,): as if every prediction were perfect

wrong = np.mean((predicted - y) ** 2)
right = np.mean((predicted[:, 0] - y) ** 2)
by_keras = float(keras.losses.MeanSquaredError()(y, predicted))
times_variance = float(wrong / y.var())
print("predicted - y:", (predicted - y).shape)
print(f"MSE {wrong:.2f}, which is {times_variance:.2f} times the variance of y")
print("predicted[:, 0] - y:", (predicted[:, 0] - y).shape)
print(f"MSE {right:.2f}")
print(f"Keras, from predicted and y: MSE {by_keras:.2f}")
assert right == by_keras == 0 and abs(times_variance - 2) < 1e-3
# --8<-- [end:score]
