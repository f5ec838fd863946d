"""Between small dense networks for digits 0-4 and digits 5-9, transfer does not pay."""

# --8<-- [start:train]
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

RUNS, STEPS, RATE = 20, 200, 0.3
rng = np.random.default_rng(42)


def forward(W, X):
    h1 = np.maximum(X @ W[0], 0)
    h2 = np.maximum(h1 @ W[1], 0)
    return (X, h1, h2), softmax(h2 @ W[2], axis=2)


def train(W, X, y, rates):  # plain gradient descent, all runs at once
    W = [w.copy() for w in W]
    for batch in rng.integers(X.shape[1], size=(STEPS, 20)):
        h, p = forward(W, X[:, batch])
        d = (p - np.eye(5)[y[:, batch]]) / 20
        for k in (2, 1, 0):
            g, d = h[k].swapaxes(1, 2) @ d, d @ W[k].swapaxes(1, 2) * (h[k] > 0)
            W[k] -= rates[k] * g  # a rate of 0: frozen
    return W


def shuffled(group):
    rows = rng.permuted(np.tile(np.flatnonzero(group), (RUNS, 1)), axis=1)
    return images[rows] / 16, digit[rows] % 5  # about (20, 900, 64); 5 classes


images, digit = load_digits(return_X_y=True)  # (1797, 64), (1797,)
(X_A, y_A), (X_B, y_B) = shuffled(digit < 5), shuffled(digit >= 5)
shapes = (64, 32), (32, 32), (32, 5)
fresh = [rng.normal(size=(RUNS, a, b)) * (2 / a) ** 0.5 for a, b in shapes]
A = train(fresh, X_A[:, :700], y_A[:, :700], [RATE] * 3)
right_on_A = float((forward(A, X_A[:, 700:])[1].argmax(2) == y_A[:, 700:]).mean())
reused = [*A[:2], fresh[2]]  # hidden layers of A, new output layer
# --8<-- [end:train]

# --8<-- [start:compare]
right = {}  # accuracy on new images of 5-9: for each number of labels, (20,)
for n in (20, 100):
    few = X_B[:, :n], y_B[:, :n]
    for name, W in (
        ("scratch", train(fresh, *few, [RATE] * 3)),
        ("frozen", train(reused, *few, [0, 0, RATE])),
        ("random frozen", train(fresh, *few, [0, 0, RATE])),
        ("all at once", train(reused, *few, [RATE] * 3)),
    ):
        answer = forward(W, X_B[:, 400:])[1].argmax(2)
        right.setdefault(name, []).append((answer == y_B[:, 400:]).mean(1))

mean = {name: np.mean(a, axis=1).tolist() for name, a in right.items()}
print("labels         20          100")
for name, a in right.items():
    print(f"{name:14}", *[f"{r.mean():.2f} ({r.std():.2f})" for r in a])

beaten = int((right["scratch"][0] > right["frozen"][0]).sum())  # 20 labels
assert right_on_A > 0.95 and beaten > 17
assert mean["frozen"][0] < mean["random frozen"][0] + 0.05
assert mean["all at once"][0] < mean["scratch"][0]
assert mean["all at once"][1] < mean["scratch"][1] + 0.01
# --8<-- [end:compare]
