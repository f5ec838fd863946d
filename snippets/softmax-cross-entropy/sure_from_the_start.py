"""From a start that is sure and wrong, cross-entropy recovers; squared error lags."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

RUNS, STEPS, RATES = 5, 200, [1, 3, 10, 30, 100, 300]
X, t = load_digits(return_X_y=True)
X = np.insert(X / 16, 64, 1, axis=1)  # (1797, 65): pixels and a 1 for the bias
X, X_test, t, t_test = train_test_split(X, t, train_size=500, random_state=42)
target = np.eye(10)[t]  # (500, 10)


def train(loss, spread, rate, steps=STEPS):
    W = np.random.default_rng(42).normal(0, spread, (RUNS, 65, 10))  # side by side
    for _ in range(steps):
        y = softmax(X @ W, axis=-1)  # (RUNS, 500, 10)
        d_a = y - target
        if loss == "squared":
            d_a = y * (d_a - np.sum(y * d_a, axis=-1, keepdims=True))
        W = (W - rate * X.T @ d_a / len(X)).round(6)  # the CPU's last bits: no say
    y = softmax(X_test @ W, axis=-1)
    return np.mean(y.argmax(axis=-1) == t_test, axis=-1), y.max(axis=-1).mean()


# --8<-- [end:train]

# --8<-- [start:sweep]
accuracy = {}  # each (6 rates, RUNS)
print(f"{'learning rate':13}", *[f"{rate:5}" for rate in RATES])
for start, spread in (("small", 0.01), ("large", 3)):
    for loss in ("cross", "squared"):
        name = f"{start} {loss}"
        accuracy[name] = np.array([train(loss, spread, rate)[0] for rate in RATES])
        print(f"{name:13}", *[f"{mean:5.2f}" for mean in accuracy[name].mean(axis=1)])

hits, surest = (float(v.mean()) for v in train("squared", 3, rate=0, steps=0))
print(f"large, untrained: accuracy {hits:.2f}, surest class {surest:.2f}")

best = {name: float(runs.mean(axis=1).max()) for name, runs in accuracy.items()}
worst_small = float(accuracy["small cross"].mean(axis=1).min())
assert abs(best["small cross"] - best["small squared"]) < 0.02  # no winner here
assert best["large squared"] < 0.7 < 0.9 < best["large cross"]
# --8<-- [end:sweep]

# --8<-- [start:plot]
fig, axes = plt.subplots()
for name, color in (("large cross", "C0"), ("large squared", "C1")):
    runs = accuracy[name]
    axes.plot(RATES, runs.mean(axis=1), "o-", color=color, markersize=4)
    axes.fill_between(RATES, runs.min(1), runs.max(1), color=color, alpha=0.15)
axes.text(300, 0.83, "cross-entropy", color="C0", ha="right")
axes.text(1.1, 0.42, "squared error", color="C1")
axes.set(xscale="log", ylim=(0, 1), xlabel="learning rate", ylabel="test accuracy")
plt.show()
# --8<-- [end:plot]
