"""Sixteen trials each: if one hyperparameter decides, a full grid wastes most."""

# --8<-- [start:train]
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

REPEATS, STEPS = 10, 60
# log10 of the learning rate, hidden units, L2 penalty, scale of the He weights
LOW, HIGH = np.array([[-4, 1.2, -6, -0.3], [1, 1.8, -2, 0.3]])

X, y = load_digits(return_X_y=True)
X, X_valid, y, y_valid = train_test_split(
    X / 16, y, train_size=200, test_size=500, stratify=y, random_state=42
)


def accuracy(point):  # (4,), each from 0 = lowest to 1 = highest
    rate, units, penalty, scale = 10 ** (LOW + point * (HIGH - LOW))
    rng = np.random.default_rng(42)
    W1 = scale * rng.normal(0, np.sqrt(2 / 64), (64, round(units)))
    W2 = scale * rng.normal(0, np.sqrt(2 / round(units)), (round(units), 10))
    for _ in range(STEPS):  # gradient descent on all 200 samples
        h = np.maximum(X @ W1, 0)
        d_out = (softmax(h @ W2, axis=1) - np.eye(10)[y]) / len(y)
        d_h = d_out @ W2.T * (h > 0)
        W1 -= rate * (X.T @ d_h + penalty * W1)
        W2 -= rate * (h.T @ d_out + penalty * W2)
        W1, W2 = W1.round(6), W2.round(6)  # so that no CPU's last bits matter
    return np.mean((np.maximum(X_valid @ W1, 0) @ W2).argmax(axis=1) == y_valid)


# --8<-- [end:train]

# --8<-- [start:knobs]
for knob, name in enumerate(["rate", "units", "penalty", "scale"]):
    points = np.full((5, 4), [0.8, 0.5, 0.5, 0.5])  # rate 1, the others in the middle
    points[:, knob] = np.linspace(0, 1, 5)
    alone = sorted(accuracy(point) for point in points)
    print(f"{name:8}alone: accuracy from {alone[0]:.2f} to {alone[-1]:.2f}")
    assert (alone[-1] - alone[0] > 0.2) == (name == "rate")
# --8<-- [end:knobs]

# --8<-- [start:compare]
best = {}  # search -> best validation accuracy, per repeat
for seed in range(REPEATS):
    rng = np.random.default_rng(seed)
    shift = rng.random(4)  # where the grid lines happen to lie
    points = {  # each (16, 4)
        "grid 2x2x2x2": (list(np.ndindex(2, 2, 2, 2)) + shift) / 2,
        "grid 4x4": (list(np.ndindex(4, 4, 1, 1)) + shift) / [4, 4, 1, 1],
        "random 16": rng.random((16, 4)),
    }
    scores = {name: [accuracy(p) for p in tried] for name, tried in points.items()}
    coarse = scores["random 16"][:8]
    center = points["random 16"][np.argmax(coarse)]
    fine = center + (rng.random((8, 4)) - 0.5) / 4  # a quarter of each range
    scores["random 8 + 8"] = coarse + [accuracy(point) for point in fine]
    for name, values in scores.items():
        best.setdefault(name, []).append(max(values))

mean, lowest = {}, {}
for name, values in best.items():
    mean[name], lowest[name] = float(np.mean(values)), min(values)
    print(f"{name:12}: {mean[name]:.2f} ({lowest[name]:.2f} to {max(values):.2f})")
zoom_wins = int(np.greater(best["random 8 + 8"], best["random 16"]).sum())
print(f"8 + 8 beats random 16 in {zoom_wins} of {REPEATS} repeats")
assert mean["grid 2x2x2x2"] < lowest["random 16"]
assert mean["random 16"] < mean["random 8 + 8"]
# --8<-- [end:compare]
