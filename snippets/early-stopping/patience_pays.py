"""Patience finds a better epoch; unless that epoch is restored, it also overfits."""

# --8<-- [start:train]
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

RUNS, EPOCHS, RATE = 40, 70, 0.3
rng = np.random.default_rng(42)
X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X = np.c_[X / 16, np.ones(len(X))]  # (1797, 65): the ones carry the bias

rows = rng.permuted(np.tile(np.arange(len(X)), (RUNS, 1)), axis=1)
train, check = rows[:, :60], rows[:, 60:460]  # (40, 60), (40, 400): own for each run
labels = y[train]
labels[:, :18] = rng.integers(10, size=(RUNS, 18))  # 30% get a random label
target = np.eye(10)[labels]  # (40, 60, 10)
W1 = rng.normal(size=(RUNS, 65, 64)) * np.sqrt(2 / 65)  # 64 ReLU units
W2 = rng.normal(size=(RUNS, 64, 10)) * np.sqrt(1 / 64)

loss = np.empty((EPOCHS, RUNS, 400))
for epoch in range(EPOCHS):
    for batch in np.split(rng.permutation(60), 6):  # 10 images of each run
        x = X[train[:, batch]]  # (40, 10, 65)
        h = np.maximum(x @ W1, 0)
        d_z = (softmax(h @ W2, axis=2) - target[:, batch]) / 10
        d_h = d_z @ W2.swapaxes(1, 2) * (h > 0)
        W2 -= RATE * h.swapaxes(1, 2) @ d_z
        W1 -= RATE * x.swapaxes(1, 2) @ d_h
    probability = softmax(np.maximum(X[check] @ W1, 0) @ W2, axis=2)
    of_label = np.take_along_axis(probability, y[check][..., None], axis=2)
    loss[epoch] = -np.log(of_label[..., 0])
# --8<-- [end:train]

# --8<-- [start:rule]
val_loss, test_loss = loss[:, :, :100].mean(2), loss[:, :, 100:].mean(2)  # (70, 40)
best_so_far = np.array([val_loss[: t + 1].argmin(0) for t in range(EPOCHS)])
wait = np.arange(EPOCHS)[:, None] - best_so_far  # epochs since the best
run = np.arange(RUNS)

epochs, best, last, wins, of_best = {}, {}, {}, {}, {}
print("patience epochs best  (middle half)  last wins")
for p in (1, 2, 3, 5, 10, 20):
    stop = (wait >= p).argmax(axis=0)  # the first such epoch of each run
    assert (wait[stop, run] == p).all()  # all runs stopped in time
    of_best[p], of_last = test_loss[best_so_far[stop, run], run], test_loss[stop, run]
    epochs[p], best[p], last[p] = stop.mean() + 1, of_best[p].mean(), of_last.mean()
    wins[p] = int((of_best[p] < of_last).sum())  # runs that gain by restoring
    low, high = np.quantile(of_best[p], [0.25, 0.75])
    losses = f"{best[p]:.2f} ({low:.2f} to {high:.2f}) {last[p]:.2f}"
    print(f"{p:8}{epochs[p]:7.1f} {losses}{wins[p]:5}")
helped = int((of_best[10] < of_best[1]).sum())
print(f"best: patience 10 below 1 in {helped} of {RUNS}")

assert best[1] > 1.1 * best[10]  # impatience costs
assert abs(best[20] - best[10]) < 0.02 < last[20] - last[10]  # restored: no harm
assert wins[10] > 0.8 * RUNS and helped > 0.8 * RUNS
# --8<-- [end:rule]
