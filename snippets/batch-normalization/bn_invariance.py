"""Batch normalization forgets the bias and the scale of the layer below it."""

import keras
import numpy as np

FACTORS, EPSILONS, SHIFT = [0.01, 0.1, 10.0, 100.0], [1e-3, 1e-7], 5.0

keras.utils.set_random_seed(42)
X = np.random.normal(size=(256, 20)).astype("float32")  # (256, 20)
dense = keras.layers.Dense(8)
dense.build(X.shape)
kernel, bias = dense.kernel.numpy(), dense.bias.numpy()  # (20, 8), (8,)

shift_change, scale_change = {}, {}
for epsilon in EPSILONS:
    bn = keras.layers.BatchNormalization(epsilon=epsilon)
    original = np.array(bn(dense(X), training=True))  # (256, 8)

    dense.bias.assign(bias + SHIFT)
    shifted = np.array(bn(dense(X), training=True))
    shift_change[epsilon] = float(np.abs(shifted - original).max())
    dense.bias.assign(bias)

    for factor in FACTORS:
        dense.kernel.assign(kernel * factor)
        scaled = np.array(bn(dense(X), training=True))
        scale_change[f"{factor} {epsilon}"] = float(np.abs(scaled - original).max())
    dense.kernel.assign(kernel)

print("epsilon             1e-3   1e-7")
print("bias + 5         ", *(f"{change:6.3f}" for change in shift_change.values()))
for factor in FACTORS:
    changes = [scale_change[f"{factor} {epsilon}"] for epsilon in EPSILONS]
    print(f"kernel x {factor:<8}", *(f"{change:6.3f}" for change in changes))
assert max(shift_change.values()) < 1e-4
assert scale_change["10.0 0.001"] < 0.05 and scale_change["10.0 1e-07"] < 1e-4
