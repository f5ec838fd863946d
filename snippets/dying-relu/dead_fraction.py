"""A large step kills ReLU units; a leak keeps them alive but does not save the run."""

# --8<-- [start:data]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

STARTS, EPOCHS, BATCHES = 10, 5, 44  # batches of 32
X, y = load_digits(return_X_y=True)
X = np.hstack([X / 16, np.ones((len(X), 1))])  # (1797, 65), the ones are for the bias
X, X_test, y, y_test = train_test_split(X, y, train_size=1408, random_state=42)
target = np.eye(10)[y]  # (1408, 10)
mean = np.append(X[:, :64].mean(axis=0), 0)  # leaves the ones alone
# --8<-- [end:data]


# --8<-- [start:train]
def gradients(X, target, W1, W2, slope):
    z = X @ W1  # (starts, samples, 64 units)
    h = np.maximum(slope * z, z)
    d_out = (softmax(h @ W2, axis=-1) - target) / X.shape[-2]
    d_z = d_out @ W2.mT * np.where(z > 0, 1, slope)
    return X.mT @ d_z, h.mT @ d_out


def train(X, X_test, slope, rate):
    rng = np.random.default_rng(42)
    W1 = rng.normal(0, np.sqrt(2 / 64), (STARTS, 65, 64))  # He
    W1[:, -1] = 0  # biases
    W2 = rng.normal(0, np.sqrt(2 / 64), (STARTS, 64, 10))
    for _ in range(EPOCHS):
        order = rng.permuted(np.tile(np.arange(len(X)), (STARTS, 1)), axis=1)
        for batch in np.split(order, BATCHES, axis=1):
            d_W1, d_W2 = gradients(X[batch], target[batch], W1, W2, slope)
            W1 = (W1 - rate * d_W1).round(6)  # rounded: where training is chaotic
            W2 = (W2 - rate * d_W2).round(6)  # the CPU's last bits would decide
    dead = (gradients(X, target, W1, W2, slope)[0] == 0).all(axis=1)
    silent = (X @ W1 <= 0).all(axis=1)  # no training image makes it positive
    z = X_test @ W1
    right = (np.maximum(slope * z, z) @ W2).argmax(axis=-1) == y_test
    return dead.mean(axis=1), silent.mean(axis=1), right.mean(axis=1)  # (STARTS,)
# --8<-- [end:train]


# --8<-- [start:sweep]
RATES = [0.1, 0.3, 1.0, 1.5, 2.0]
arms = {"ReLU": (0, 0), "leaky 0.01": (0.01, 0), "leaky 0.2": (0.2, 0)}
arms["ReLU centered"] = (0, mean)
runs = {}  # arm -> (rates, measures, starts)
table = {"dead": {}, "silent": {}, "accuracy": {}}  # means over the starts
for arm, (slope, shift) in arms.items():
    runs[arm] = np.array([train(X - shift, X_test - shift, slope, r) for r in RATES])
    for measure, means in zip(table, runs[arm].mean(axis=2).T, strict=True):
        table[measure][arm] = dict(zip(RATES, means, strict=True))
for measure, rows in table.items():
    print(f"{measure:15}", *[f"{rate:5}" for rate in RATES])
    for arm, row in rows.items():
        print(f"  {arm:13}", *[f"{value:5.2f}" for value in row.values()])
# --8<-- [end:sweep]

# --8<-- [start:check]
lowest = {arm: run[:, 2].min(axis=1) for arm, run in runs.items()}  # accuracy
highest = {arm: run[:, 2].max(axis=1) for arm, run in runs.items()}
assert table["dead"]["ReLU"][2.0] > 0.8 > 0.1 > table["dead"]["ReLU"][0.1]
assert runs["leaky 0.01"][:, 0].max() == runs["leaky 0.2"][:, 0].max() == 0
assert highest["ReLU"][-1] < 0.3 and highest["leaky 0.2"][-1] < 0.2
assert lowest["leaky 0.01"][-1] > highest["ReLU"][-1]  # a leak can help ...
assert highest["leaky 0.01"][-1] < lowest["ReLU centered"][-1]  # ... but does not cure
assert runs["ReLU centered"][:, 0].max() == 0
# --8<-- [end:check]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(5.2, 5))
labels = [(1.2, 0.75, "right"), (2.05, 0.5, "left"), (2.05, 0.0, "left")]
labels += [(2.05, 0.96, "left")]
for color, place, (arm, run) in zip(["C1", "C0", "C4", "C2"], labels, runs.items(), strict=True):
    for axes, values in ((top, run[:, 0]), (bottom, run[:, 2])):
        axes.plot(RATES, values.mean(axis=1), "o-", color=color, markersize=4)
        axes.fill_between(RATES, values.min(axis=1), values.max(axis=1), color=color, alpha=0.15)
top.text(1.3, 0.8, "ReLU", color="C1", ha="right")
top.text(2.05, 0, "all others", color="black", va="center")
plt.show()
# --8<-- [end:plot]
