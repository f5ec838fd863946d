"""A wrong gradient can train like the right one; a gradient check tells them apart."""

# --8<-- [start:loss]
import numpy as np
from scipy.special import log_softmax, softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

PENALTY, RATE, STEPS, SPLITS = 0.01, 0.5, 300, 5
images, labels = load_digits(return_X_y=True)
images = np.insert(images / 16, 64, 1, axis=1)  # (1797, 65): the last 1 is for the bias


def loss(W):  # W (65, 10), X (100, 65), T (100, 10) one-hot
    cross_entropy = -np.sum(T * log_softmax(X @ W, axis=1)) / len(X)
    return cross_entropy + PENALTY * np.sum(W**2)


def right(W):
    return X.T @ (softmax(X @ W, axis=1) - T) / len(X) + 2 * PENALTY * W


gradients = {
    "right": right,
    "half penalty": lambda W: right(W) - PENALTY * W,  # without the factor 2
    "no bias": lambda W: right(W) * (np.arange(65) < 64)[:, None],  # last row: 0
}
# --8<-- [end:loss]


# --8<-- [start:check]
def relative_error(gradient, W, h=1e-4):
    a, n, norm = gradient(W), np.zeros(W.shape), np.linalg.norm
    for index in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[index] = h
        n[index] = (loss(W + step) - loss(W - step)) / (2 * h)  # numerical gradient
    return norm(a - n) / (norm(a) + norm(n))


results = np.zeros((3, SPLITS, 4))  # two relative errors, loss, accuracy
for split in range(SPLITS):
    X, X_test, y, y_test = train_test_split(
        images, labels, train_size=100, random_state=split
    )
    T, zero = np.eye(10)[y], np.zeros((65, 10))
    anywhere = np.random.default_rng(split).normal(0, 0.1, zero.shape)
    for row, gradient in enumerate(gradients.values()):
        errors = [relative_error(gradient, start) for start in (zero, anywhere)]
        W = zero
        for _ in range(STEPS):
            W = W - RATE * gradient(W)
        accuracy = np.mean((X_test @ W).argmax(axis=1) == y_test)
        results[row, split] = *errors, loss(W), accuracy
evaluations, forward_evaluations = 2 * zero.size, zero.size + 1  # of the loss
# --8<-- [end:check]

# --8<-- [start:table]
low, high = results.min(axis=1), results.max(axis=1)  # (3, 4), over the splits
print("relative error  W = 0  random W")
for name, a, b in zip(gradients, low, high, strict=True):
    print(f"{name:14} {b[0]:6.0e}  {a[1]:.0e} to {b[1]:.0e}")
print("after training  loss          accuracy")
for name, a, b in zip(gradients, low, high, strict=True):
    print(f"{name:14}  {a[2]:.2f} to {b[2]:.2f}  {a[3]:.2f} to {b[3]:.2f}")
assert high[0, :2].max() < 1e-8 and low[1:, 1].min() > 1e-2  # the check tells
assert high[1, 0] < 1e-8  # but at zero it is blind to the wrong penalty
assert high[:, 2].max() < 1  # training does not tell: every loss fell from 2.3
assert (results[1, :, 3] > results[0, :, 3]).all()  # half penalty: more accurate
# --8<-- [end:table]
