"""With few labels, keep the reused layers frozen; with many, train every layer."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax

RUNS, STEPS, LABELS = 10, 150, (30, 200, 1000)
RATE, LOW, HIGH = 0.003, 0.001, 0.05
rng = np.random.default_rng(42)


def forward(W, X):
    h1 = np.maximum(X @ W[0], 0)
    h2 = np.maximum(h1 @ W[1], 0)
    return (X, h1, h2), softmax(h2 @ W[2], axis=2)


def train(W, X, y, rates, steps=STEPS):  # RMSProp, all runs at once
    W, s = [w.copy() for w in W], [0 * w for w in W]
    for batch in rng.integers(X.shape[1], size=(steps, 32)):
        h, p = forward(W, X[:, batch])
        d = (p - np.eye(p.shape[2])[y[:, batch]]) / 32
        for k in (2, 1, 0):
            g, d = h[k].swapaxes(1, 2) @ d, d @ W[k].swapaxes(1, 2) * (h[k] > 0)
            s[k] = 0.9 * s[k] + 0.1 * g**2
            W[k] -= rates[k] * g / (np.sqrt(s[k]) + 1e-7)  # a rate of 0: frozen
    return W


X = rng.normal(size=(RUNS, 5500, 60))  # 4000 for A; 1000 to train, 500 to test B
Z = X @ rng.normal(size=(RUNS, 60, 3)) / 60**0.5  # all that the classes depend on
centers = 1.2 * rng.normal(size=(RUNS, 1, 14, 3))  # the nearest center decides
near = np.linalg.norm(Z[:, :, None] - centers, axis=3)  # (10, 5500, 14)
y_A, y_B = near[..., :8].argmin(2), near[..., 8:].argmin(2) % 2  # 8 classes, 2

shapes = (60, 32), (32, 16), (16, 8), (16, 2)  # two hidden layers, heads of A and B
layers = [rng.normal(size=(RUNS, a, b)) * (2 / a) ** 0.5 for a, b in shapes]
A = train(layers[:3], X[:, :4000], y_A[:, :4000], [RATE] * 3, 600)
fresh, reused = [*layers[:2], layers[3]], [*A[:2], layers[3]]
# --8<-- [end:train]

# --8<-- [start:compare]
right = {}  # test accuracy on B: for each number of labels, an array (10,)
for n in LABELS:
    few = X[:, 4000 : 4000 + n], y_B[:, 4000 : 4000 + n]
    head_first = train(reused, *few, [0, 0, RATE])
    for name, W in (
        ("scratch", train(fresh, *few, [RATE] * 3, 2 * STEPS)),
        ("frozen", train(head_first, *few, [0, 0, RATE])),
        ("tuned low", train(head_first, *few, [LOW] * 3)),
        ("tuned high", train(head_first, *few, [HIGH] * 3)),
        ("all at once", train(reused, *few, [RATE] * 3, 2 * STEPS)),
    ):
        answer = forward(W, X[:, 5000:])[1].argmax(2)
        right.setdefault(name, []).append((answer == y_B[:, 5000:]).mean(1))

mean = {name: np.mean(a, axis=1).tolist() for name, a in right.items()}
print("labels      30          200         1000")
for name, a in right.items():
    print(f"{name:11}", *[f"{r.mean():.2f} ({r.std():.2f})" for r in a])

frozen_wins = int((right["frozen"][0] > right["scratch"][0]).sum())  # 30 labels
low_wins = int((right["tuned low"][0] > right["tuned high"][0]).sum())
assert min(frozen_wins, low_wins) > 7
assert mean["tuned low"][0] - mean["tuned high"][0] > 0.05
assert mean["frozen"][2] < mean["tuned low"][2] < mean["all at once"][2]
# --8<-- [end:compare]

# --8<-- [start:plot]
heights = 0.785, 0.803, 0.838, 0.821, 0.856  # of the names, so that none overlap
for k, (name, height) in enumerate(zip(mean, heights, strict=True)):
    plt.plot(LABELS, mean[name], "o-", color=f"C{k}")
    plt.text(1150, height, name, color=f"C{k}", va="center")
plt.xscale("log")
plt.xticks(LABELS, LABELS)
plt.minorticks_off()
plt.gca().set(xlabel="labels of task B", ylabel="test accuracy", xlim=(25, 4000))
plt.show()
# --8<-- [end:plot]
