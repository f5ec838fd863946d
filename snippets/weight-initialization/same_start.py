"""Units that start equal stay equal: a wide layer then does the work of one unit."""

# --8<-- [start:starts]
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

UNITS, IMAGES, RATE, STEPS, SEEDS = 32, 500, 0.5, 200, 5
X, y = load_digits(return_X_y=True)
X, y = X[:IMAGES] / 16, y[:IMAGES]
target = np.eye(10)[y]  # (500, 10)
tanh = (np.tanh, lambda h: 1 - h**2)
relu = (lambda z: np.maximum(0, z), np.sign)

rng = np.random.default_rng(42)
below = rng.normal(0, np.sqrt(2 / 96), (SEEDS, 64, UNITS))  # Glorot
above = rng.normal(0, np.sqrt(2 / 42), (SEEDS, UNITS, 10))
zero = np.zeros((SEEDS, 64, UNITS))
arms = {  # name: (activation, weights below the hidden layer, weights above it)
    "zeros": (tanh, zero[:1], np.zeros((1, UNITS, 10))),
    "all 0.01": (tanh, zero[:1] + 0.01, np.full((1, UNITS, 10), 0.01)),
    "random": (tanh, below, above),
    "zeros, random": (tanh, zero, above),
    "same with ReLU": (relu, zero, above),
}
# --8<-- [end:starts]

# --8<-- [start:train]
different, accuracy = {}, {}
print("start           different  accuracy")
for name, ((activation, slope_of), W1, W2) in arms.items():
    b2 = np.zeros((1, 10))
    for _ in range(STEPS):  # full-batch gradient descent
        h = activation(X @ W1)  # (seeds, 500, 32)
        d_out = (softmax(h @ W2 + b2, axis=-1) - target) / IMAGES
        d_h = d_out @ W2.mT * slope_of(h)
        W1, W2 = W1 - RATE * X.T @ d_h, W2 - RATE * h.mT @ d_out
        b2 = b2 - RATE * d_out.sum(axis=-2, keepdims=True)
    right = ((activation(X @ W1) @ W2 + b2).argmax(axis=-1) == y).mean(axis=-1)
    accuracy[name] = (right.min(), right.max())
    different[name] = min(len(np.unique(w.round(9), axis=1).T) for w in W1)
    print(f"{name:14}  {different[name]:9}  {right.min():.2f} to {right.max():.2f}")
    if name == "zeros":
        assert not W1.any() and not W2.any()  # not moved by one bit
assert list(different.values()) == [1, 1, UNITS, UNITS, 1]
assert accuracy["all 0.01"][1] < 0.5 < 0.95 < accuracy["zeros, random"][0]
# --8<-- [end:train]
