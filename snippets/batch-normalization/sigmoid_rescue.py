"""A sigmoid shrinks the gradient; BN's division by a small sigma makes up for it."""

# --8<-- [start:measure]
import keras
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

DEPTH, WIDTH, BATCH, SEEDS = 10, 32, 256, [0, 1, 2]

X, y = load_digits(return_X_y=True)
X, y = (X[:BATCH] / 16).astype("float32"), y[:BATCH]  # (256, 64), (256,)
cross_entropy = keras.losses.SparseCategoricalCrossentropy()

sigmas, slopes = [], []  # in the layers with BN
ratios = {"no BN": [], "BN": []}  # gradient norm of layer 2 / that of layer 10
for kind, runs in ratios.items():
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        hidden, kernels = X, []
        with tf.GradientTape() as tape:
            for _ in range(DEPTH):
                dense = keras.layers.Dense(WIDTH)
                hidden = dense(hidden)  # (256, 32)
                if kind == "BN":
                    sigmas.append(np.std(hidden, axis=0).mean())
                    hidden = keras.layers.BatchNormalization()(hidden, training=True)
                hidden = keras.ops.sigmoid(hidden)
                if kind == "BN":
                    slopes.append(np.mean((hidden * (1 - hidden)) ** 2) ** 0.5)
                kernels.append(dense.kernel)
            output = keras.layers.Dense(10, activation="softmax")(hidden)
            loss = cross_entropy(y, output)
        second, last = tape.gradient(loss, [kernels[1], kernels[-1]])
        runs.append(float(np.linalg.norm(second) / np.linalg.norm(last)))
# --8<-- [end:measure]

# --8<-- [start:look]
for kind, runs in ratios.items():
    print(f"{kind:6}", " ".join(f"{ratio:7.2g}" for ratio in runs))
sigma, slope = float(np.mean(sigmas)), float(np.mean(slopes))  # 10 layers, 3 seeds
print(f"sigma {sigma:.2f}, slope of the sigmoid {slope:.2f}")
without_bn = float(np.mean(ratios["no BN"]))
assert max(ratios["no BN"]) < 1e-4 and min(ratios["BN"]) > 0.5
assert abs(slope / sigma - 1) < 0.1  # the two nearly cancel
# --8<-- [end:look]
