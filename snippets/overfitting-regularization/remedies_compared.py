"""Constraints pay where there is noise to memorize; elsewhere they may cost."""

# --8<-- [start:train]
import numpy as np
from scipy import ndimage, special
from sklearn.datasets import load_digits

RUNS, STEPS, RATE, WRONG = 10, 200, 0.5, 0.3
images, y = load_digits().images / 16, load_digits().target  # (1797, 8, 8), (1797,)
places = [(0, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)]  # one pixel off
moved = np.array([ndimage.shift(images, p, order=0).reshape(-1, 64) for p in places])


def train(n=120, units=32, l2=0, drop=0, norm=np.inf, shifts=1, wrong=WRONG):
    rng = np.random.default_rng(7)  # the strengths below were chosen with seed 42
    rows = rng.permuted(np.tile(np.arange(1797), (RUNS, 1)), axis=1)  # 10 splits
    own, test = rows[:, :n], rows[:, -400:]
    spoiled = rng.random(rows.shape) < wrong  # these get a random label
    label = np.where(spoiled, rng.integers(10, size=rows.shape), y[rows])[:, :n]
    W1 = rng.normal(0, np.sqrt(2 / 64), (RUNS, 64, units))
    W2 = rng.normal(0, np.sqrt(2 / units), (RUNS, units, 10))
    for _ in range(STEPS):  # full batch, all runs side by side
        X = moved[rng.integers(shifts, size=own.shape), own]  # (10, n, 64)
        keep = (rng.random((RUNS, n, units)) >= drop) / (1 - drop)
        h = np.maximum(0, X @ W1) * keep
        d_out = (special.softmax(h @ W2, axis=-1) - np.eye(10)[label]) / n
        d_h = d_out @ W2.mT * (h > 0) * keep
        for W, gradient in ((W1, X.mT @ d_h), (W2, h.mT @ d_out)):
            W -= RATE * (gradient + 2 * l2 * W)
            size = np.linalg.norm(W, axis=1, keepdims=True)  # of each unit
            W *= np.minimum(1, norm / size)
    fit, new = (np.maximum(0, moved[0, part] @ W1) @ W2 for part in (own, test))
    return np.mean(fit.argmax(-1) == label, 1), np.mean(new.argmax(-1) == y[test], 1)


# --8<-- [end:train]

# --8<-- [start:compare]
constraints = {"augmentation": {"shifts": 5}, "dropout": {"drop": 0.5}}
constraints |= {"l2 penalty": {"l2": 0.01}, "max-norm": {"norm": 1.0}}
arms = {"nothing": {}, "8 hidden units": {"units": 8}, "twice the data": {"n": 240}}
train_mean, test_mean, clean_mean, wins, before = {}, {}, {}, {}, None
print(" " * 15 + "train  test   spread   wins clean")
for name, options in (arms | constraints).items():
    on_train, on_test = train(**options)  # accuracies of the 10 runs
    before = on_test if before is None else before  # those of "nothing"
    train_mean[name], test_mean[name] = on_train.mean(), on_test.mean()
    clean_mean[name] = train(wrong=0, **options)[1].mean()
    wins[name] = int((on_test > before).sum())
    print(f"{name:14} {train_mean[name]:5.2f} {test_mean[name]:5.2f}", end="  ")
    spread = f"{on_test.min():.2f}-{on_test.max():.2f}"
    print(f"{spread} {wins[name]:4} {clean_mean[name]:6.2f}")
right_labels = 1 - WRONG * 0.9  # a random label is right one time in ten
assert train_mean["nothing"] > right_labels + 0.2  # the wrong ones are memorized
for name in constraints:
    assert wins[name] > 6 and train_mean[name] < train_mean["nothing"]
    assert clean_mean[name] < clean_mean["nothing"] + 0.01
assert clean_mean["twice the data"] > clean_mean["nothing"] + 0.02
assert wins["8 hidden units"] < 3 and wins["twice the data"] > 7
# --8<-- [end:compare]
