"""In Keras a variant is a string; the initializer and the dropout must match it."""

# --8<-- [start:gelu]
import inspect

import keras
import numpy as np
from scipy.special import expit, ndtr

z = np.linspace(-5, 5, 10001)
exact = z * ndtr(z)
cubic = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
tanh_error = np.abs(z * (1 + np.tanh(cubic)) / 2 - exact).max()
sigmoid_error = np.abs(z * expit(1.702 * z) - exact).max()
print(f"largest error: tanh form {tanh_error:.4f}, sigmoid form {sigmoid_error:.4f}")

tanh_form = {}  # is the approximation the default?
for module in [keras.activations, keras.ops]:
    default = inspect.signature(module.gelu).parameters["approximate"].default
    value = float(module.gelu(np.array([-2.0]))[0])
    tanh_form[module.__name__.split(".")[-1]] = default
    print(f"{module.__name__}.gelu: approximate={default}, gelu(-2) = {value:.4f}")
by_string = float(keras.layers.Activation("gelu")(np.array([-2.0]))[0])
print(f'activation="gelu": gelu(-2) = {by_string:.4f}')
assert tanh_form["ops"] and not tanh_form["activations"]
assert keras.activations.get("swish") is keras.activations.get("silu")
# --8<-- [end:gelu]

# --8<-- [start:selu]
keras.utils.set_random_seed(42)
X = np.random.normal(size=(1000, 300))  # standardized inputs
std = {}
for initializer in ["lecun_normal", "glorot_uniform", "he_normal"]:
    model = keras.Sequential([keras.Input(shape=(300,))])
    for units in [300, 200, 100, 50]:
        model.add(
            keras.layers.Dense(units, activation="selu", kernel_initializer=initializer)
        )
        model.add(keras.layers.AlphaDropout(0.1))  # does nothing outside training
    std[initializer] = float(keras.ops.std(model(X)))
    print(f"{initializer:15} std of the last layer {std[initializer]:.1f}")
assert abs(std["lecun_normal"] - 1) < 0.15 < std["glorot_uniform"] - 1
assert std["he_normal"] > 1.7
# --8<-- [end:selu]
