"""Batch normalization forgets the bias and the scale of the layer below it."""

# --8<-- [start:output]
import keras
import numpy as np
import tensorflow as tf

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

print("largest change       epsilon 1e-3   1e-7")
for factor in FACTORS:
    changes = [scale_change[f"{factor} {epsilon}"] for epsilon in EPSILONS]
    print(f"kernel x {factor:<6}       {changes[0]:11.3f} {changes[1]:6.3f}")
print("bias + 5: below 1e-4:", max(shift_change.values()) < 1e-4)
assert max(shift_change.values()) < 1e-4
assert scale_change["10.0 0.001"] < 0.05 and scale_change["10.0 1e-07"] < 1e-4
# --8<-- [end:output]

# --8<-- [start:gradient]
target = np.random.normal(size=(256, 8)).astype("float32")
bn = keras.layers.BatchNormalization(epsilon=1e-7)
kernel_norm, bias_norm = {}, {}
for factor in [1, 10]:
    dense.kernel.assign(kernel * factor)
    with tf.GradientTape() as tape:
        output = keras.ops.relu(bn(dense(X), training=True))
        loss = keras.ops.mean((output - target) ** 2)
    gradients = tape.gradient(loss, [dense.kernel, dense.bias])
    kernel_norm[factor], bias_norm[factor] = (
        float(np.linalg.norm(g)) for g in gradients
    )
    print(f"kernel x {factor:<3} kernel gradient {kernel_norm[factor]:.4f}")

gradient_ratio = kernel_norm[1] / kernel_norm[10]
print("bias gradient below 1e-6:", max(bias_norm.values()) < 1e-6)
assert abs(gradient_ratio - 10) < 0.01
assert max(bias_norm.values()) < 1e-6
# --8<-- [end:gradient]
