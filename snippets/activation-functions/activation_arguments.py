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
    print(f"{label:34s} ->", keras.ops.convert_to_numpy(layer(x))[0])
separate = keras.Sequential(
    [
        keras.layers.Dense(4, kernel_initializer="identity"),
        keras.layers.ReLU(),  # a layer of its own, without parameters
    ]
)
print(f"{'Dense, then layers.ReLU()':34s} ->", separate.predict(x, verbose=0)[0])

for spelling in ["ReLU", "rleu"]:
    try:
        keras.layers.Dense(4, activation=spelling)
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")

sklearn_default = MLPClassifier().activation
keras_default = keras.layers.Dense(4).activation.__name__
print("MLPClassifier default:", sklearn_default, "  Dense default:", keras_default)
assert (sklearn_default, keras_default) == ("relu", "linear")
