"""Batch normalization makes gradients grow with depth in a plain ReLU network."""

# --8<-- [start:measure]
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

WIDTH, BATCH, DEPTHS, SEEDS = 128, 256, [5, 10, 20, 40], [0, 1, 2]

X, y = load_digits(return_X_y=True)
X, y = (X[:BATCH] / 16).astype("float32"), y[:BATCH]  # (256, 64), (256,)
cross_entropy = keras.losses.SparseCategoricalCrossentropy()

ratios = {"BN": [], "no BN": []}  # 4 depths x 3 seeds each
for kind, rows in ratios.items():
    for depth in DEPTHS:
        rows.append([])
        for seed in SEEDS:
            keras.utils.set_random_seed(seed)
            hidden, kernels = X, []
            with tf.GradientTape() as tape:
                for _ in range(depth):
                    dense = keras.layers.Dense(WIDTH, kernel_initializer="he_normal")
                    hidden = dense(hidden)  # (256, 128)
                    if kind == "BN":
                        normalize = keras.layers.BatchNormalization()
                        hidden = normalize(hidden, training=True)
                    hidden = keras.ops.relu(hidden)
                    kernels.append(dense.kernel)
                output = keras.layers.Dense(10, activation="softmax")(hidden)
                loss = cross_entropy(y, output)
            second, last = tape.gradient(loss, [kernels[1], kernels[-1]])
            rows[-1].append(float(np.linalg.norm(second) / np.linalg.norm(last)))
# --8<-- [end:measure]

# --8<-- [start:table]
factor = float(np.sqrt(np.pi / (np.pi - 1)))  # growth per layer of a wide network
theory = [factor ** (depth - 2) for depth in DEPTHS]
bn, no_bn = np.mean(ratios["BN"], axis=1), np.mean(ratios["no BN"], axis=1)  # (4,)
growth = bn ** (1 / (np.array(DEPTHS) - 2))  # (4,): measured, per layer
print("    L     BN   1.21^(L-2)   no BN")
for row in zip(DEPTHS, bn, theory, no_bn, strict=True):
    print("{:5} {:6.1f} {:12.1f} {:7.1f}".format(*row))
assert growth.min() > 1.1 and growth.max() < 1.3
assert np.max(ratios["no BN"]) < 5 < 10 < np.min(ratios["BN"][2:])  # 20 and 40 layers
# --8<-- [end:table]

# --8<-- [start:plot]
plt.plot(DEPTHS, theory, "--", color="black")
plt.text(26, 300, r"$1.21^{L-2}$", ha="right")
for kind, color, height in [("BN", "C0", 250), ("no BN", "C1", 2)]:
    plt.plot(DEPTHS, ratios[kind], "o", color=color)
    plt.text(39, height, kind, color=color, ha="right")
plt.yscale("log")
plt.xlabel("hidden layers L")
plt.ylabel("gradient norm, layer 2 / layer L")
plt.show()
# --8<-- [end:plot]
