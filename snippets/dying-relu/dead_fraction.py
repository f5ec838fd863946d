"""A large step kills ReLU units; a leak keeps them alive but does not save the run."""

# --8<-- [start:data]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

STARTS, EPOCHS, BATCHES = 10, 5, 44  # batches of 32
X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X / 16, y, train_size=1408, random_state=42)
target = np.eye(10)[y]  # (1408, 10)
mean = X.mean(axis=0)  # (64,)
stretch = np.sqrt((X**2).sum() / ((X - mean) ** 2).sum())  # same size as raw pixels
raw = (X, X_test)
centered = ((X - mean) * stretch, (X_test - mean) * stretch)
# --8<-- [end:data]


# --8<-- [start:train]
def gradients(X, target, W1, W2, slope):
    z = X @ W1  # (starts, samples, 64 units)
    h = np.maximum(slope * z, z)
    d_out = (softmax(h @ W2, axis=-1) - target) / X.shape[-2]
    d_z = d_out @ W2.mT * np.where(z > 0, 1, slope)
    return X.mT @ d_z, h.mT @ d_out


def train(images, slope, rate):
    X, X_test = (np.insert(part, 64, 1, axis=1) for part in images)  # 1 for the bias
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
    return [share.mean(axis=1) for share in (dead, silent, right)]  # each (STARTS,)


# --8<-- [end:train]


# --8<-- [start:sweep]
RATES = [0.1, 0.3, 1.0, 1.5, 2.0]
arms = {"ReLU": (raw, 0), "leaky 0.01": (raw, 0.01), "leaky 0.2": (raw, 0.2)}
arms["ReLU centered"] = (centered, 0)
runs = {  # each (rates, measures, starts)
    arm: np.array([train(images, slope, rate) for rate in RATES])
    for arm, (images, slope) in arms.items()
}
table = {}
for number, measure in enumerate(["dead", "silent", "accuracy"]):
    print(f"{measure:15}", *[f"{rate:5}" for rate in RATES])
    table[measure] = {}  # means over the starts
    for arm, run in runs.items():
        means = run[:, number].mean(axis=1)
        table[measure][arm] = dict(zip(RATES, means, strict=True))
        print(f"  {arm:13}", *[f"{value:5.2f}" for value in means])
dead_at_birth = train(raw, 0, 0.0)[0].mean()
silent_at_6 = train(centered, 0, 6.0)[1].mean()
print(f"ReLU untrained: dead {dead_at_birth:.2f}")
print(f"ReLU centered, learning rate 6: silent {silent_at_6:.2f}")

lowest = {arm: run[-1, 2].min() for arm, run in runs.items()}  # accuracy, rate 2
highest = {arm: run[-1, 2].max() for arm, run in runs.items()}
assert table["dead"]["ReLU"][2.0] > 0.8 > 0.1 > table["dead"]["ReLU"][0.1]
assert not any(runs[arm][:, 0].any() for arm in ("leaky 0.01", "leaky 0.2"))
assert lowest["ReLU centered"] > 0.9 > highest["leaky 0.01"]  # no leak is a cure
assert lowest["leaky 0.01"] > max(highest["ReLU"], highest["leaky 0.2"])
assert dead_at_birth > 0 and silent_at_6 > 0.5
# --8<-- [end:sweep]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(5.2, 5))
for color, run in zip(["C1", "C0", "C4", "C2"], runs.values(), strict=True):
    for axes, line in ((top, run[:, 0]), (bottom, run[:, 2])):
        low, high = line.min(axis=1), line.max(axis=1)
        axes.plot(RATES, line.mean(axis=1), "o-", color=color, markersize=4)
        axes.fill_between(RATES, low, high, color=color, alpha=0.15, linewidth=0)
top.text(1.3, 0.85, "ReLU", color="C1", ha="right")
top.text(1.3, 0.05, "all others", color="black")
bottom.text(1.55, 0.9, "ReLU centered", color="C2")
bottom.text(1.75, 0.62, "leaky 0.01", color="C0")
bottom.text(1.75, 0.27, "ReLU", color="C1")
bottom.text(1.62, 0.02, "leaky 0.2", color="C4", ha="right")
top.set_ylabel("dead units (share)")
bottom.set(xlabel="learning rate", ylabel="test accuracy", ylim=(-0.03, 1.03))
plt.show()
# --8<-- [end:plot]
