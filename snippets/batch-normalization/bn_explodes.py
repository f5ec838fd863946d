"""Batch normalization makes gradients grow with depth in a plain ReLU network."""

# --8<-- [start:measure]
import math

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

WIDTH, BATCH, DEPTHS, SEEDS = 128, 256, [5, 10, 20, 40], [0, 1, 2]

X, y = load_digits(return_X_y=True)
X, y = (X[:BATCH] / 16).astype("float32"), y[:BATCH]  # (256, 64), (256,)

ratios = {}
for kind in ["BN", "no BN"]:
    for depth in DEPTHS:
        ratios[f"{kind} {depth}"] = []
        for seed in SEEDS:
            keras.utils.set_random_seed(seed)
            hidden, kernels = X, []
            with tf.GradientTape() as tape:
                for _ in range(depth):
                    dense = keras.layers.Dense(WIDTH, kernel_initializer="he_normal")
                    hidden = dense(hidden)  # (256, 128)
                    kernels.append(dense.kernel)
                    if kind == "BN":
                        hidden = keras.layers.BatchNormalization()(
                            hidden, training=True
                        )
                    hidden = keras.ops.relu(hidden)
                output = keras.layers.Dense(10, activation="softmax")(hidden)
                losses = keras.losses.sparse_categorical_crossentropy(y, output)
                loss = keras.ops.mean(losses)
            second, last = tape.gradient(loss, [kernels[1], kernels[-1]])
            ratio = np.linalg.norm(second) / np.linalg.norm(last)
            ratios[f"{kind} {depth}"].append(float(ratio))
# --8<-- [end:measure]

# --8<-- [start:table]
factor = math.sqrt(math.pi / (math.pi - 1))  # growth per layer, wide network
theory = {depth: factor ** (depth - 2) for depth in DEPTHS}
mean = {name: float(np.mean(runs)) for name, runs in ratios.items()}
growth = {depth: mean[f"BN {depth}"] ** (1 / (depth - 2)) for depth in DEPTHS}
print("depth     BN   1.21^(L-2)   no BN")
for depth in DEPTHS:
    measured, control = mean[f"BN {depth}"], mean[f"no BN {depth}"]
    print(f"{depth:5} {measured:6.1f} {theory[depth]:12.1f} {control:7.1f}")

assert all(1.1 < growth[depth] < 1.3 for depth in DEPTHS)
assert min(ratios["BN 20"]) > 10 and min(ratios["BN 40"]) > 100
assert max(ratios["no BN 40"]) < 10
# --8<-- [end:table]

# --8<-- [start:plot]
for kind, color in [("BN", "C0"), ("no BN", "C1")]:
    for depth in DEPTHS:
        plt.plot([depth] * len(SEEDS), ratios[f"{kind} {depth}"], "o", color=color)
plt.plot(DEPTHS, list(theory.values()), "--", color="black")
plt.text(25, 200, r"$1.21^{L-2}$", color="black", ha="right")
plt.text(38.5, 600, "BN", color="C0", ha="right")
plt.text(38.5, 2, "no BN", color="C1", ha="right")
plt.yscale("log")
plt.xlabel("hidden layers L")
plt.ylabel("gradient norm, layer 2 / layer L")
plt.show()
# --8<-- [end:plot]
