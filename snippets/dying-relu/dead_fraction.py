"""A large step kills ReLU units; a leak keeps them alive but does not save the run."""

# --8<-- [start:data]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X = np.hstack([X / 16, np.ones((len(X), 1))])  # (1797, 65), last column for the bias
X, X_test, y, y_test = train_test_split(X, y, train_size=1408, random_state=42)
target = np.eye(10)[y]  # (1408, 10)
mean = np.append(X[:, :64].mean(axis=0), 0)  # subtracts nothing from the ones
# --8<-- [end:data]


# --8<-- [start:train]
def gradients(X, target, W1, W2, slope):
    z = X @ W1  # (starts, samples, 64 units)
    h = np.maximum(slope * z, z)
    d_out = (softmax(h @ W2, axis=-1) - target) / X.shape[-2]
    d_z = d_out @ W2.mT * np.where(z > 0, 1, slope)
    return X.mT @ d_z, h.mT @ d_out


def train(X, X_test, slope, rate, starts=10, epochs=5, batches=44):  # of 32
    rng = np.random.default_rng(42)
    W1 = rng.normal(0, np.sqrt(2 / 64), (starts, 65, 64))  # He
    W1[:, -1] = 0  # biases
    W2 = rng.normal(0, np.sqrt(2 / 64), (starts, 64, 10))
    for _ in range(epochs):
        order = rng.permuted(np.tile(np.arange(len(X)), (starts, 1)), axis=1)
        for batch in np.split(order, batches, axis=1):
            d_W1, d_W2 = gradients(X[batch], target[batch], W1, W2, slope)
            W1 = (W1 - rate * d_W1).round(6)  # rounded, or CPUs would differ
            W2 = (W2 - rate * d_W2).round(6)  # where training is chaotic
    dead = (gradients(X, target, W1, W2, slope)[0] == 0).all(axis=1)
    silent = (X @ W1 <= 0).all(axis=1)  # negative for every training image
    z = X_test @ W1
    right = (np.maximum(slope * z, z) @ W2).argmax(axis=-1) == y_test
    return dead.mean(axis=1), silent.mean(axis=1), right.mean(axis=1)  # (starts,)
# --8<-- [end:train]


# --8<-- [start:sweep]
arms = {"ReLU": (0, 0), "leaky 0.01": (0.01, 0), "leaky 0.2": (0.2, 0)}
arms["ReLU centered"] = (0, mean)
rates = [0.1, 0.3, 1.0, 1.5, 2.0, 3.0]
runs = {
    arm: np.array([train(X - shift, X_test - shift, slope, rate) for rate in rates])
    for arm, (slope, shift) in arms.items()
}  # each (6 rates, 3 measures, 10 starts)

for number, measure in enumerate(["dead", "silent", "accuracy"]):
    print(f"{measure:14}", *[f"{rate:5}" for rate in rates])
    for arm, run in runs.items():
        print(f"  {arm:13}", *[f"{m:5.2f}" for m in run[:, number].mean(axis=1)])
# --8<-- [end:sweep]
