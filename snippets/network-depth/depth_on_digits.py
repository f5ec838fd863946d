"""More layers can fit worse: sixteen fail where one of the same width succeeds."""

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
def forward(x, layers):
    H = [x]  # what each layer receives
    for W in layers[:-1]:
        H.append(np.maximum(0, H[-1] @ W[:, :-1] + W[:, -1:]))  # last row: biases
    return H, softmax(H[-1] @ layers[-1][:, :-1] + layers[-1][:, -1:], axis=-1)


def train(depth, width, rate):  # all starts at once
    rng = np.random.default_rng(42)
    inputs, outputs, layers = [64] + [width] * depth, [width] * depth + [10], []
    for n, m in zip(inputs, outputs, strict=True):
        layers.append(rng.normal(0, np.sqrt(2 / n), (STARTS, n + 1, m)))  # He
        layers[-1][:, -1] = 0
    for _ in range(EPOCHS):
        order = rng.permuted(np.tile(np.arange(len(X)), (STARTS, 1)), axis=1)
        for batch in np.split(order, BATCHES, axis=1):
            H, probability = forward(X[batch], layers)
            G = (probability - np.eye(10)[y[batch]]) / batch.shape[1]
            for i in reversed(range(depth + 1)):
                W = layers[i]
                g = np.append(H[i].mT @ G, G.sum(axis=1, keepdims=True), axis=1)
                layers[i] = (W - rate * g).round(6)
                G = G @ W[:, :-1].mT * (H[i] > 0)
    parts = (X, y), (X_test, y_test)
    return [(forward(x, layers)[1].argmax(-1) == t).mean(axis=1) for x, t in parts]


# --8<-- [end:train]
# --8<-- [start:sweep]
def best(depth, width):
    runs = [train(depth, width, rate) for rate in RATES]
    fit, test = max(runs, key=lambda run: run[0].mean())  # accuracies, each (5,)
    params = 65 * width + (depth - 1) * (width + 1) * width + (width + 1) * 10
    print(f"{depth:5} {width:6} {params:7} {fit.mean():6.2f}", end="")
    print(f" {test.mean():6.2f} ({test.min():.2f} to {test.max():.2f})")
    return fit, test


print("depth  width  params  train   test (5 starts)")
widths = {1: 64, 2: 41, 4: 29, 8: 21, 16: 15}  # depth: about equal parameters
runs = {depth: best(depth, width) for depth, width in widths.items()}
fit, test = ({depth: runs[depth][i].mean() for depth in widths} for i in (0, 1))
narrow_fit = best(1, 15)[0].min()  # a single layer, as narrow as the sixteen
assert runs[16][0].max() < 0.9 < 0.95 < narrow_fit
assert runs[1][1].min() > runs[8][1].max() > runs[16][1].max()  # test accuracy
# --8<-- [end:sweep]

# --8<-- [start:plot]
depths = list(widths)
for i, color in enumerate(("C0", "C1")):
    scores = np.array([runs[depth][i] for depth in depths])  # (5 depths, 5 starts)
    low, high = scores.min(axis=1), scores.max(axis=1)
    plt.fill_between(depths, low, high, color=color, alpha=0.15, linewidth=0)
    plt.plot(depths, scores.mean(axis=1), "o-", color=color)
plt.text(8, 1.02, "training", color="C0", ha="center")
plt.text(6, 0.87, "test", color="C1", ha="center")
plt.xscale("log", base=2)
plt.xticks(depths, depths)
plt.xlabel("hidden layers (equal number of parameters)")
plt.ylabel("accuracy")
plt.show()
# --8<-- [end:plot]
