"""A string, a function or a layer: three ways to name one activation."""

import keras
import numpy as np
from sklearn.neural_network import MLPClassifier

x = np.array([[-2.0, -1.0, 0.0, 3.0]])
ways = {
    'activation="relu"': "relu",
    "activation=keras.activations.relu": keras.activations.relu,
    "activation=keras.layers.ReLU()": keras.layers.ReLU(),
}
for label, activation in ways.items():
    layer = keras.layers.Dense(4, activation=activation, kernel_initializer="identity")
    output = keras.ops.convert_to_numpy(layer(x))[0]
    print(f"{label:34s} ->", output)
    assert np.array_equal(output, [0, 0, 0, 3])

try:
    keras.layers.Dense(4, activation="ReLU")  # strings are case-sensitive
except ValueError as error:
    print(f"{type(error).__name__}: {error}")

sklearn_default = MLPClassifier().activation
keras_default = keras.layers.Dense(4).activation.__name__
print("MLPClassifier default:", sklearn_default, "  Dense default:", keras_default)
assert (sklearn_default, keras_default) == ("relu", "linear")
