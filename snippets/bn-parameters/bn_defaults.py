"""The defaults of BatchNormalization; epsilon shrinks features of tiny scale."""

# --8<-- [start:defaults]
import inspect

import keras
import numpy as np

signature = inspect.signature(keras.layers.BatchNormalization).parameters
for name in ("momentum", "axis", "epsilon", "center", "scale"):
    print(f"{name:9} {signature[name].default}")

momentum = signature["momentum"].default
axis = signature["axis"].default
epsilon = signature["epsilon"].default
# in PyTorch momentum is the weight of the new batch
as_torch = round(1 - momentum, 2)
torch_default = round(1 - 0.1, 2)  # PyTorch's 0.1 in Keras terms
assert (momentum, axis, epsilon) == (0.99, -1, 1e-3)
# --8<-- [end:defaults]

# --8<-- [start:epsilon]
rng = np.random.default_rng(42)
standard = rng.normal(size=(1000, 1))
standard = (standard - standard.mean()) / standard.std()

std_keras, std_small = {}, {}
print("input std   1e-3    1e-5")
for scale in (1, 0.1, 0.01):  # standard deviation of the feature
    x = (scale * standard).astype("float32")
    for result, eps in ((std_keras, 1e-3), (std_small, 1e-5)):
        bn = keras.layers.BatchNormalization(epsilon=eps)
        result[scale] = float(np.std(bn(x, training=True)))
    print(f"{scale:9}  {std_keras[scale]:.3f}   {std_small[scale]:.3f}")
    assert abs(std_keras[scale] - scale / (scale**2 + epsilon) ** 0.5) < 1e-3
# --8<-- [end:epsilon]
