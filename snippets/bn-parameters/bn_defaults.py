"""Keras keeps 99% of the old statistics per step; PyTorch counts the other way."""

import inspect

import keras

signature = inspect.signature(keras.layers.BatchNormalization).parameters
for name in ("momentum", "axis", "epsilon", "center", "scale"):
    print(f"{name:9} {signature[name].default}")

momentum = signature["momentum"].default
axis = signature["axis"].default
epsilon = signature["epsilon"].default
assert (momentum, axis, epsilon) == (0.99, -1, 1e-3)

as_torch = round(1 - momentum, 2)  # PyTorch: the weight of the new batch
torch_default = round(1 - 0.1, 2)  # PyTorch's 0.1 in Keras terms
