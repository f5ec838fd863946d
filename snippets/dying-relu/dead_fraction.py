"""A large step kills ReLU units; a leak keeps a gradient but does not save the run."""

# --8<-- [start:data]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

STARTS, EPOCHS, BATCHES = 10, 5, 44  # batches of 32
X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X / 16, y, train_size=1408, random_state=42)
mean = X.mean(axis=0)  # (64,)
stretch = np.sqrt((X**2).sum() / ((X - mean) ** 2).sum())  # same size as raw pixels
raw, centered = (X, X_test), ((X - mean) * stretch, (X_test - mean) * stretch)
# --8<-- [end:data]


# --8<-- [start:train]
def train(images, slope, rate):
    X, X_test = (np.insert(part, 64, 1, axis=1) for part in images)  # 1 for the bias
    rng = np.random.default_rng(42)
    W1 = rng.normal(0, np.sqrt(2 / 64), (STARTS, 65, 64))  # He
    W1[:, -1] = 0  # biases
    W2 = rng.normal(0, np.sqrt(2 / 64), (STARTS, 64, 10))
    for _ in range(EPOCHS):
        order = rng.permuted(np.tile(np.arange(len(X)), (STARTS, 1)), axis=1)
        for batch in np.split(order, BATCHES, axis=1):
            z = X[batch] @ W1  # (starts, 32, 64 units)
            h = np.maximum(slope * z, z)
            d_out = (softmax(h @ W2, axis=-1) - np.eye(10)[y[batch]]) / 32
            d_z = d_out @ W2.mT * np.where(z > 0, 1, slope)
            W1 = (W1 - rate * X[batch].mT @ d_z).round(6)  # chaotic: without rounding
            W2 = (W2 - rate * h.mT @ d_out).round(6)  # the CPU's last bits decide
    silent = (X @ W1 <= 0).all(axis=1)  # no training image makes the sum positive
    z = X_test @ W1
    right = (np.maximum(slope * z, z) @ W2).argmax(axis=-1) == y_test
    return silent.mean(axis=1), right.mean(axis=1)  # each (STARTS,)


# --8<-- [end:train]


# --8<-- [start:sweep]
RATES = [0.1, 0.3, 1.0, 1.5, 2.0]
arms = {"ReLU": (raw, 0), "leaky 0.01": (raw, 0.01), "leaky 0.2": (raw, 0.2)}
arms["ReLU centered"] = (centered, 0)
silent, accuracy = {}, {}  # for each arm (rates, starts)
for arm, (images, slope) in arms.items():
    runs = [train(images, slope, rate) for rate in RATES]
    silent[arm], accuracy[arm] = np.swapaxes(runs, 0, 1)
table = {}  # means over the starts
for measure, shares in (("silent", silent), ("accuracy", accuracy)):
    print(f"{measure:15}", *[f"{rate:5}" for rate in RATES])
    table[measure] = {}
    for arm in arms:
        means = shares[arm].mean(axis=1)
        table[measure][arm] = dict(zip(RATES, means, strict=True))
        print(f"  {arm:13}", *[f"{mean:5.2f}" for mean in means])
untrained = train(raw, 0, 0.0)[0].mean()
silent_at_6 = train(centered, 0, 6.0)[0].mean()
print(f"untrained: silent {untrained:.2f}")
print(f"ReLU centered, learning rate 6: silent {silent_at_6:.2f}")

lowest = {arm: runs[-1].min() for arm, runs in accuracy.items()}  # at rate 2
highest = {arm: runs[-1].max() for arm, runs in accuracy.items()}
assert table["silent"]["ReLU"][2.0] > 0.8 > 0.1 > table["silent"]["ReLU"][0.1]
assert lowest["ReLU centered"] > 0.9 > highest["leaky 0.01"]  # no leak is a cure
assert lowest["leaky 0.01"] > max(highest["ReLU"], highest["leaky 0.2"])
assert not silent["ReLU centered"].any() and silent_at_6 > 0.5
# --8<-- [end:sweep]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, sharey=True, figsize=(5.2, 5))
for axes, shares, heights in (
    (top, silent, (0.91, 0.81, 1.01, 0.0)),
    (bottom, accuracy, (0.15, 0.5, 0.04, 0.97)),
):
    for number, (arm, runs) in enumerate(shares.items()):
        color = ["C1", "C0", "C4", "C2"][number]
        low, high = runs.min(axis=1), runs.max(axis=1)
        axes.plot(RATES, runs.mean(axis=1), "o-", color=color, markersize=4)
        axes.fill_between(RATES, low, high, color=color, alpha=0.15, linewidth=0)
        axes.text(2.05, heights[number], arm, color=color, va="center")
top.set(ylabel="silent units (share)", ylim=(-0.05, 1.08))
bottom.set(xlabel="learning rate", ylabel="test accuracy", xlim=(0, 2.7))
plt.show()
# --8<-- [end:plot]
