"""A falling loss does not prove the gradient right: wrong ones can learn, too."""

# --8<-- [start:ways]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

X, labels = load_digits(return_X_y=True)
X, T = X / 16, np.eye(10)[labels]  # (1797, 64), (1797, 10)
ways = {  # from the gradient of Z2 to that of Z1, both (m, 10)
    "correct": lambda G2, W2, Z1: G2 @ W2.T * (Z1 > 0),
    "no transpose": lambda G2, W2, Z1: G2 @ W2 * (Z1 > 0),
    "no gate": lambda G2, W2, Z1: G2 @ W2.T,
    "frozen": lambda G2, W2, Z1: np.zeros_like(Z1),  # W1 and b1 stay put
}
# --8<-- [end:ways]

# --8<-- [start:train]
RATE, BATCHES, EPOCHS, STARTS = 0.2, 25, 20, 10
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
    print(f"{way:12} {first:.2f} -> {mean[way]:.2f} ({min(end):.2f} to {max(end):.2f})")
behind = int(np.sum(last["no transpose"] > last["correct"]))  # same start
unnoticed = int(np.sum(last["no transpose"] <= worst))
print(f"no transpose: {behind} behind correct, {unnoticed} not above {worst:.2f}")
assert mean["correct"] < mean["no transpose"] < mean["no gate"] and unnoticed > 0
assert max(last["no gate"]) < min(last["frozen"])  # the lower layer does learn
# --8<-- [end:train]

# --8<-- [start:plot]
for number, (way, path) in enumerate(paths.items()):
    color, height = f"C{number}", (0.06, 0.29, 0.56, 1.55)[number]
    low, high = path.min(axis=0), path.max(axis=0)
    plt.plot(path.mean(axis=0), color=color)
    plt.fill_between(range(EPOCHS + 1), low, high, color=color, alpha=0.15, lw=0)
    plt.text(EPOCHS + 0.4, height, way, color=color, va="center")
plt.axis((-0.5, EPOCHS + 7, 0, 3.2))
plt.gca().set(xlabel="epoch", ylabel="training loss", xticks=range(0, 21, 5))
plt.show()
# --8<-- [end:plot]
