"""With Fixup, one learning rate serves a shallow and a deep residual network."""

# --8<-- [start:net]
import numpy as np
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = np.float32((X - X.mean()) / X.std())  # (1797, 64), mean square 1
WIDTH, CLASSES, BATCH, STEPS, SEEDS = 64, 10, 50, 40, 5


def sgd_step(x, labels, W1, W2, head, rate):
    """Update the weights in place; return the accuracy before the update."""
    kept = []
    for A, B in zip(W1, W2, strict=True):
        r = np.maximum(0, x)
        h = np.maximum(0, r @ A)
        kept.append((A, B, r, h))
        x = x + h @ B  # the residual connection
    logits = x @ head
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    d = (p / p.sum(axis=1, keepdims=True) - np.eye(CLASSES, dtype="f")[labels]) / BATCH
    g = d @ head.T
    head -= rate * x.T @ d
    for A, B, r, h in reversed(kept):
        b = (g @ B.T) * (h > 0)
        B -= rate * h.T @ g
        g = g + (b @ A.T) * (r > 0)
        A -= rate * r.T @ b
    right = logits.argmax(axis=1) == labels
    return np.mean(right) if np.isfinite(logits).all() else np.nan


# --8<-- [end:net]
# --8<-- [start:train]
low = {}  # lowest of the seeds, for L = 2, 4, 32; nan if a run overflows
print("start      rate" + "".join(f"{f'L = {L}':>15}" for L in (2, 4, 32)))
for rate in (0.3, 0.03):
    for name in ("He", "last = 0", "Fixup"):
        cells, low[f"{name} {rate}"] = [], []
        for L in (2, 4, 32):
            runs = []
            for rng in map(np.random.default_rng, range(SEEDS)):
                W1, W2 = rng.standard_normal((2, L, WIDTH, WIDTH), "f")
                W1 *= (2 / WIDTH) ** 0.5 * (L**-0.5 if name == "Fixup" else 1)
                W2 *= (2 / WIDTH) ** 0.5 if name == "He" else 0
                head, accuracy = np.zeros((WIDTH, CLASSES), "f"), []
                while len(accuracy) < STEPS and not np.isnan(accuracy).any():
                    i = rng.choice(len(y), BATCH, replace=False)
                    with np.errstate(all="ignore"):  # overflow is a result here
                        accuracy.append(sgd_step(X[i], y[i], W1, W2, head, rate))
                runs.append(np.mean(accuracy[-10:]))  # the last ten batches
            low[f"{name} {rate}"].append(np.min(runs))
            spread = f"{np.min(runs):.2f} to {np.max(runs):.2f}"
            cells.append("overflow" if np.isnan(runs).all() else spread)
        print(f"{name:10}{rate:5}" + "".join(f"{cell:>15}" for cell in cells))

assert np.isnan([*low["He 0.3"][1:], low["He 0.03"][2], low["last = 0 0.3"][2]]).all()
assert min(low["Fixup 0.3"]) > 0.9
assert low["Fixup 0.03"][2] > low["last = 0 0.03"][2] + 0.05
# --8<-- [end:train]
