"""A falling loss does not prove the gradient right: wrong ones can learn, too."""

# --8<-- [start:ways]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, T = X / 16, np.eye(10)[y]  # (1797, 64), (1797, 10)
ways = {  # from the gradient of Z2 to that of Z1, both (m, 10)
    "correct": lambda G2, W2, Z1: G2 @ W2.T * (Z1 > 0),
    "no transpose": lambda G2, W2, Z1: G2 @ W2 * (Z1 > 0),
    "no gate": lambda G2, W2, Z1: G2 @ W2.T,
    "frozen": lambda G2, W2, Z1: np.zeros_like(Z1),  # W1 and b1 stay put
}
# --8<-- [end:ways]

# --8<-- [start:train]
RATE, BATCHES, EPOCHS, STARTS = 0.1, 50, 20, 10
paths = {way: np.zeros((STARTS, EPOCHS + 1)) for way in ways}  # training loss
for way, seed in [(way, seed) for way in ways for seed in range(STARTS)]:
    rng = np.random.default_rng(seed)  # same start, same batches for each way
    W1, b1 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)  # He
    W2, b2 = rng.normal(0, np.sqrt(2 / 10), (10, 10)), np.zeros(10)
    for epoch in range(EPOCHS + 1):
        Y = softmax(np.maximum(0, X @ W1 + b1) @ W2 + b2, axis=1)
        paths[way][seed, epoch] = -np.sum(T * np.log(Y)) / len(X)
        for batch in np.array_split(rng.permutation(len(X)), BATCHES):
            Z1 = X[batch] @ W1 + b1
            H = np.maximum(0, Z1)
            G2 = (softmax(H @ W2 + b2, axis=1) - T[batch]) / len(batch)
            G1 = ways[way](G2, W2, Z1)
            W1 -= RATE * X[batch].T @ G1
            b1 -= RATE * G1.sum(axis=0)
            W2 -= RATE * H.T @ G2
            b2 -= RATE * G2.sum(axis=0)
last = {way: path[:, -1] for way, path in paths.items()}
mean = {way: end.mean() for way, end in last.items()}
first, worst = paths["correct"][:, 0].mean(), last["correct"].max()
for way, end in last.items():
    span = f"{end.min():.2f} to {end.max():.2f}"
    print(f"{way:12} {first:.2f} -> {mean[way]:.2f} ({span})")
behind = int(np.sum(last["no transpose"] > last["correct"]))  # same start
unnoticed = int(np.sum(last["no transpose"] <= worst))
print(f"no transpose: {behind} behind correct, {unnoticed} not above {worst:.2f}")
assert mean["correct"] < mean["no transpose"] < mean["no gate"] and unnoticed > 0
assert max(last["no gate"]) < min(last["frozen"])  # the lower layer does learn
# --8<-- [end:train]

# --8<-- [start:plot]
for color, height, way in zip(range(4), (0.06, 0.29, 0.56, 1.55), ways, strict=True):
    low, high = paths[way].min(axis=0), paths[way].max(axis=0)
    plt.plot(paths[way].mean(axis=0), color=f"C{color}")
    plt.fill_between(range(EPOCHS + 1), low, high, color=f"C{color}", alpha=0.15, lw=0)
    plt.text(EPOCHS + 0.4, height, way, color=f"C{color}", va="center")
plt.axis((-0.5, EPOCHS + 7, 0, 3.2))
plt.xticks(range(0, EPOCHS + 1, 5))
plt.xlabel("epoch")
plt.ylabel("training loss")
plt.show()
# --8<-- [end:plot]
