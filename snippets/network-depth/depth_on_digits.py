"""Sixteen plain layers fail to fit; with skip connections, sixteen layers fit."""

# --8<-- [start:data]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

STARTS, EPOCHS, BATCHES, RATES = 5, 20, 33, (0.03, 0.1)
X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X, y, train_size=1056, random_state=42)
X, X_test = (X - X.mean(axis=0)) / X.std(), (X_test - X.mean(axis=0)) / X.std()
# --8<-- [end:data]


# --8<-- [start:train]
def forward(x, layers, skips):
    H, A = [x], []  # what each layer receives; what its ReLUs give
    for i, W in enumerate(layers[:-1]):
        A.append(np.maximum(0, H[-1] @ W[:, :-1] + W[:, -1:]))  # last row: biases
        H.append(A[-1] + H[-1] if i in skips else A[-1])
    return H, A, softmax(H[-1] @ layers[-1][:, :-1] + layers[-1][:, -1:], axis=-1)


def train(depth, width, skips, epochs, rate):  # all starts at once
    rng = np.random.default_rng(42)
    inputs, outputs, layers = [64] + [width] * depth, [width] * depth + [10], []
    for i, (n, m) in enumerate(zip(inputs, outputs, strict=True)):
        scale = np.sqrt(2 / n / (depth if i in skips else 1))  # He, or less
        layers.append(rng.normal(0, scale, (STARTS, n + 1, m)))
        layers[i][:, -1] = 0
    for _ in range(epochs):
        order = rng.permuted(np.tile(np.arange(len(X)), (STARTS, 1)), axis=1)
        for batch in np.split(order, BATCHES, axis=1):
            H, A, probability = forward(X[batch], layers, skips)
            G = (probability - np.eye(10)[y[batch]]) / batch.shape[1]
            for i in reversed(range(depth + 1)):
                W, Z = layers[i], G * (A[i] > 0) if i < depth else G
                g = np.append(H[i].mT @ Z, Z.sum(axis=1, keepdims=True), axis=1)
                layers[i] = (W - rate * g).round(6)
                G = Z @ W[:, :-1].mT + (G if i in skips else 0)
    parts = (X, y), (X_test, y_test)
    return [(forward(x, layers, skips)[2].argmax(-1) == t).mean(1) for x, t in parts]


# --8<-- [end:train]
# --8<-- [start:sweep]
def best(kind, depth, width, epochs=EPOCHS):
    skips = range(1, depth) if kind == "skip" else ()  # where the width stays
    runs = [train(depth, width, skips, epochs, rate) for rate in RATES]
    fit, test = max(runs, key=lambda run: run[0].mean())  # accuracies, each (5,)
    params = 65 * width + (depth - 1) * (width + 1) * width + (width + 1) * 10
    print(f"{depth:5} {kind:6} {width:5} {params:6} {fit.mean():6.2f}", end="")
    print(f" {test.mean():5.2f} {test.min():5.2f}-{test.max():.2f}")
    return fit, test


print("depth kind   width params  train  test  5 starts")
widths = {1: 64, 2: 41, 4: 29, 8: 21, 16: 15}  # depth: about equal parameters
runs = {depth: best("plain", depth, width) for depth, width in widths.items()}
skip_runs = {depth: best("skip", depth, widths[depth]) for depth in (4, 8, 16)}
narrow_fit = best("narrow", 1, 15)[0].min()  # a single layer of the sixteen
longer_fit = best("longer", 16, 15, epochs=40)[0].mean()
fit, test = ({depth: runs[depth][i].mean() for depth in widths} for i in (0, 1))
skip_fit, skip_test = (skip_runs[16][i].mean() for i in (0, 1))
assert runs[16][0].max() < 0.9 < 0.95 < min(narrow_fit, skip_runs[16][0].min())
assert runs[1][1].min() > runs[8][1].max() > runs[16][1].max()  # test accuracy
# --8<-- [end:sweep]

# --8<-- [start:plot]
for color, group in (("C1", runs), ("C0", skip_runs)):
    scores = np.array([test for _, test in group.values()])  # (depths, 5 starts)
    low, high = scores.min(axis=1), scores.max(axis=1)
    plt.fill_between(list(group), low, high, color=color, alpha=0.15, linewidth=0)
    plt.plot(list(group), scores.mean(axis=1), "o-", color=color)
plt.text(16, 0.985, "skip connections", color="C0", ha="right")
plt.text(10, 0.75, "plain", color="C1", ha="right")
plt.xscale("log", base=2)
plt.xticks(list(widths), list(widths))
plt.xlabel("hidden layers (equal number of parameters)")
plt.ylabel("test accuracy")
plt.ylim(top=1.03)
plt.show()
# --8<-- [end:plot]
