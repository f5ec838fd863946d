"""A larger batch saves steps only up to a point; after that it only costs samples."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import log_softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

M, STARTS, UNITS, TARGET = 704, 5, 32, 0.1  # TARGET: mean loss on the training set
RATES = np.array([0.14, 0.2, 0.28, 0.4, 0.56, 0.8, 1.1, 1.6, 2.2, 3.2])
X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X, y, train_size=M, random_state=42)
X, X_test = ((part - X.mean(axis=0)) / X.std() for part in (X, X_test))
target = np.eye(10)[y]  # (704, 10)
rng = np.random.default_rng(42)
shape = (len(RATES), 1, 1, 1)  # every rate gets the same starts; He; no biases
W1_start = np.tile(rng.normal(0, np.sqrt(2 / 64), (STARTS, 64, UNITS)), shape)
W2_start = np.tile(rng.normal(0, np.sqrt(2 / UNITS), (STARTS, UNITS, 10)), shape)


def forward(x, W1, W2):
    h = np.maximum(0, x @ W1)  # (rates, starts, samples, units)
    return h, log_softmax(h @ W2, axis=-1)


def race(B):  # steps to the target, and the test accuracy there: (rates, starts)
    W1, W2, step = W1_start, W2_start, 0
    arrival, right = np.full((2, len(RATES), STARTS), np.inf)
    while step < 1.5 * arrival.mean(axis=1).min():  # who is later than that is out
        i = step % (M // B) * B
        if i == 0:  # a new epoch
            order = rng.permuted(np.tile(np.arange(M), (STARTS, 1)), axis=1)
        batch = order[:, i : i + B]  # (starts, B)
        h, log_p = forward(X[batch], W1, W2)
        d_out = RATES[:, None, None, None] * (np.exp(log_p) - target[batch]) / B
        d_z = d_out @ W2.mT * (h > 0)  # below: clipped, as some rates are too high;
        W2 = (W2 - h.mT @ d_out).clip(-99, 99).round(6)  # rounded, as the last bits
        W1 = (W1 - X[batch].mT @ d_z).clip(-99, 99).round(6)  # must not decide
        step += 1
        if step * B > M / 2 and step % max(1, step // 20) == 0:  # look every 5 %
            loss = -forward(X, W1, W2)[1][..., np.arange(M), y].mean(axis=-1)
            new = (loss < TARGET) & (arrival == np.inf)
            arrival[new] = step
            if new.any():
                guess = forward(X_test, W1, W2)[1].argmax(axis=-1)
                right[new] = (guess == y_test).mean(axis=-1)[new]
    return arrival, right


# --8<-- [end:train]

# --8<-- [start:race]
best_rate, steps, epochs, accuracy, low, high = {}, {}, {}, {}, {}, {}
print("  B rate steps to target epochs  test accuracy")
for B in (4, 8, 16, 32, 64, 176, 352, 704):
    arrival, right = race(B)
    row = arrival.mean(axis=1).argmin()  # the rate that is fastest on average
    n, r = arrival[row], right[row]  # (starts,) each
    best_rate[B], steps[B], accuracy[B] = float(RATES[row]), n.mean(), r.mean()
    epochs[B], low[B], high[B] = steps[B] * B / M, n.min(), n.max()
    print(f"{B:3} {best_rate[B]:4} {steps[B]:5.0f}", end=" ")
    print(f"({low[B]:3.0f}..{high[B]:3.0f}) {epochs[B]:6.1f}", end="  ")
    print(f"{accuracy[B]:.2f} ({r.min():.2f}..{r.max():.2f})")
assert 6 < steps[4] / steps[32] < 8 and steps[176] < 1.2 * steps[704]
assert best_rate[4] < best_rate[16] < best_rate[64] < best_rate[176]
assert best_rate[176] == best_rate[352] == best_rate[704] < RATES.max()
assert max(accuracy.values()) - min(accuracy.values()) < 0.02
# --8<-- [end:race]

# --8<-- [start:plot]
plt.plot(*zip(*steps.items(), strict=True), "o-", color="C0", markersize=4)
plt.vlines(list(steps), list(low.values()), list(high.values()), color="C0")
plt.plot([4, 128], [steps[4], steps[4] * 4 / 128], "--", color="black", linewidth=1)
plt.text(14, 80, "twice B, half the steps", color="black")
plt.text(700, 15, "no more to gain", color="C0", ha="right")
plt.loglog(base=2)
plt.xticks([4, 16, 64, 176, 704], [4, 16, 64, 176, 704])
plt.yticks([8, 16, 32, 64, 128, 256], [8, 16, 32, 64, 128, 256])
plt.xlabel("batch size B")
plt.ylabel(f"steps to loss {TARGET}")
plt.show()
# --8<-- [end:plot]
