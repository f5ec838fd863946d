"""A sigmoid shrinks the gradient; dividing by a small sigma makes up for it."""

import keras
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

DEPTH, WIDTH, BATCH, SEEDS = 10, 32, 256, [0, 1, 2]

X, y = load_digits(return_X_y=True)
X, y = (X[:BATCH] / 16).astype("float32"), y[:BATCH]  # (256, 64), (256,)
cross_entropy = keras.losses.SparseCategoricalCrossentropy()

slopes, sigmas = [], []  # of the layers with BN, over the batch
ratios = {"no BN": [], "BN": []}
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
                    slopes.append(np.sqrt(np.mean((hidden * (1 - hidden)) ** 2)))
                kernels.append(dense.kernel)
            output = keras.layers.Dense(10, activation="softmax")(hidden)
            loss = cross_entropy(y, output)
        second, last = tape.gradient(loss, [kernels[1], kernels[-1]])
        runs.append(float(np.linalg.norm(second) / np.linalg.norm(last)))
    print(f"{kind:6}", " ".join(f"{r:.1e}" for r in runs))
print(np.round(sigmas,3), np.mean(slopes))
