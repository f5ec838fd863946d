"""Each at the best of three learning rates, the variants end within a hair of ReLU."""

# --8<-- [start:train]
import numpy as np
from scipy.special import expit, ndtr, softmax
from sklearn.datasets import load_digits

RATES, SPLITS, TRAIN, EPOCHS = [0.1, 0.3, 0.9], 16, 800, 10
np.seterr(over="ignore", invalid="ignore")  # at rate 0.9 some diverge
X, y = load_digits(return_X_y=True)
X = np.insert((X - X.mean()) / X.std(), 64, 1, axis=1)  # the ones carry a bias
rows = np.array([np.random.default_rng(s).permutation(1797) for s in range(SPLITS)])
X, y = X[rows], y[rows]  # (16, 1797, 65), (16, 1797)


def elu(z, scale=1.0, alpha=1.0):  # SELU has other constants
    bend, up = scale * alpha * np.exp(np.minimum(z, 0)), z > 0
    return np.where(up, scale * z, bend - scale * alpha), np.where(up, scale, bend)


sizes = [(65, 32), (32, 32), (32, 10)]  # of the weights
variants = {  # name: z -> (value, slope)
    "ReLU": lambda z: (np.maximum(0, z), z > 0),
    "ELU": elu,
    "SELU": lambda z: elu(z, 1.05070099, 1.67326324),
    "GELU": lambda z: (z * (p := ndtr(z)), p + z * np.exp(-z * z / 2) / 6.2831853**0.5),
    "Swish": lambda z: (z * (s := expit(z)), s + z * s * (1 - s)),
}
scores = {}  # name: validation and test accuracy, each (3, 16)
for name, f in variants.items():
    rng, gain = np.random.default_rng(42), 1 if name == "SELU" else 2  # LeCun, He
    W = [rng.normal(0, (gain / n) ** 0.5, (SPLITS, n, k)) for n, k in sizes]
    W = [np.stack([w] * 3) for w in W]  # (3, 16, n, k): all rates train side by side
    for _ in range(EPOCHS):
        for batch in np.split(rng.permutation(TRAIN), 20):  # of 40 images
            h1, slope1 = f(X[:, batch] @ W[0])
            h2, slope2 = f(h1 @ W[1])
            G3 = (softmax(h2 @ W[2], axis=-1) - np.eye(10)[y[:, batch]]) / 40
            G2 = G3 @ W[2].mT * slope2
            G1 = G2 @ W[1].mT * slope1
            for w, h, G in zip(W, (X[:, batch], h1, h2), (G1, G2, G3), strict=True):
                w -= np.reshape(RATES, (3, 1, 1, 1)) * (h.mT @ G)
    logits = f(f(X[:, TRAIN:] @ W[0])[0] @ W[1])[0] @ W[2]
    right = logits.argmax(axis=-1) == y[:, TRAIN:]
    scores[name] = right[..., :400].mean(axis=-1), right[..., 400:].mean(axis=-1)
# --8<-- [end:train]

# --8<-- [start:compare]
rate, test, gap, error = {}, {}, {}, {}
print("      rate  accuracy (low, high)  minus ReLU  better")
for name, (validation, tested) in scores.items():
    t = tested[best := validation.mean(axis=1).argmax()]  # (16,)
    rate[name], test[name], more = RATES[best], t, t - test.get("ReLU", t)
    gap[name], error[name] = more.mean(), more.std(ddof=1) / SPLITS**0.5
    line = f"{name:5} {rate[name]:4} {t.mean():.3f} ({t.min():.3f}, {t.max():.3f}) "
    print(line + f"{gap[name]:+7.3f} +- {error[name]:.3f} {(more > 0).sum():4}")
largest_gap, spread = max(gap.values()), min(np.ptp(t) for t in test.values())
assert all(abs(gap[name]) <= min(2 * error[name], 0.01) for name in gap)
assert spread > 0.01 and set(rate.values()) == {0.3}
# --8<-- [end:compare]
