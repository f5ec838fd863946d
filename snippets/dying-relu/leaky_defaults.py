"""One function, three names, two default slopes: write the slope down."""

# --8<-- [start:defaults]
import inspect

import keras
import numpy as np
import tensorflow as tf

functions = {
    "layers.LeakyReLU": (keras.layers.LeakyReLU, "negative_slope"),
    "activations.leaky_relu": (keras.activations.leaky_relu, "negative_slope"),
    "tf.nn.leaky_relu": (tf.nn.leaky_relu, "alpha"),
}
default = {}
for name, (function, argument) in functions.items():
    default[name] = inspect.signature(function).parameters[argument].default
    print(f"{name:23} {argument:14} = {default[name]}")

x = np.array([[-1.0]])
by_string = float(keras.layers.Activation("leaky_relu")(x)[0, 0])
by_layer = float(keras.layers.LeakyReLU()(x)[0, 0])
by_prelu = float(keras.layers.PReLU()(x)[0, 0])
print(f"f(-1) = {by_string:.1f} (string), {by_layer:.1f} (layer), ", end="")
print(f"{abs(by_prelu):.1f} (PReLU)")
assert default["layers.LeakyReLU"] == 0.3 and by_prelu == 0
assert default["activations.leaky_relu"] == default["tf.nn.leaky_relu"] == 0.2
# --8<-- [end:defaults]

# --8<-- [start:alpha]
old = keras.layers.LeakyReLU(alpha=0.2)
print("slope used:", old.negative_slope)
# --8<-- [end:alpha]

# --8<-- [start:today]
model = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        keras.layers.Dense(32, kernel_initializer="he_normal"),
        keras.layers.LeakyReLU(negative_slope=0.05),
        keras.layers.Dense(32, kernel_initializer="he_normal"),
        keras.layers.PReLU(),  # one learned slope per unit
    ]
)
counts = [layer.count_params() for layer in model.layers]
print("parameters per layer:", counts)
assert counts[1] == 0 and counts[3] == 32
# --8<-- [end:today]
