"""A larger batch saves steps only up to a point; after that it only costs samples."""

# --8<-- [start:network]
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

M, STARTS, UNITS, TARGET = 704, 5, 32, 0.1  # TARGET: mean loss on the training set
RATES = np.array([0.1, 0.2, 0.4, 0.8, 1.6, 3.2])
X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X, y, train_size=M, random_state=42)
X, X_test = ((part - X.mean(axis=0)) / X.std() for part in (X, X_test))
target = np.eye(10)[y]  # (704, 10)
rng = np.random.default_rng(42)
W1_start = rng.normal(0, np.sqrt(2 / 64), (STARTS, 64, UNITS))  # He; no biases
W2_start = rng.normal(0, np.sqrt(2 / UNITS), (STARTS, UNITS, 10))


def forward(x, W1, W2):  # all rates and starts side by side
    h = np.maximum(0, x @ W1)  # (rates, starts, samples, units)
    p = np.exp(np.clip(h @ W2, -300, 300))  # clipped: some rates are too high
    return h, p / p.sum(axis=-1, keepdims=True)


# --8<-- [end:network]

# --8<-- [start:race]
best_rate, steps, epochs, accuracy, low, high = {}, {}, {}, {}, {}, {}
print("  B rate steps to target epochs  test accuracy")
for B in (4, 8, 16, 32, 64, 176, 352, 704):
    W1, W2 = np.tile(W1_start, (6, 1, 1, 1)), np.tile(W2_start, (6, 1, 1, 1))
    arrival, right = np.full((6, STARTS), np.inf), np.zeros((6, STARTS))
    step = 0
    while arrival.max(axis=1).min() == np.inf:  # until all starts of one rate arrive
        i = step % (M // B) * B
        if i == 0:  # a new epoch
            order = rng.permuted(np.tile(np.arange(M), (STARTS, 1)), axis=1)
        batch = order[:, i : i + B]  # (starts, B)
        h, p = forward(X[batch], W1, W2)
        d_out = RATES[:, None, None, None] * (p - target[batch]) / B
        d_z = d_out @ W2.mT * (h > 0)
        W2 = (W2 - h.mT @ d_out).round(6)  # rounded: the last bits of the CPU
        W1 = (W1 - X[batch].mT @ d_z).round(6)  # must not decide
        step += 1
        if step < 20 or step % (step // 20) == 0:  # look every 5 percent
            p_true = forward(X, W1, W2)[1][..., np.arange(M), y]
            new = (-np.log(p_true).mean(axis=-1) < TARGET) & (arrival == np.inf)
            if new.any():
                guess = forward(X_test, W1, W2)[1].argmax(axis=-1)
                right[new] = (guess == y_test).mean(axis=-1)[new]
                arrival[new] = step
    row = arrival.max(axis=1).argmin()  # the rate whose slowest start is fastest
    n, r = arrival[row], right[row]  # (starts,) each
    best_rate[B], steps[B], accuracy[B] = float(RATES[row]), n.mean(), r.mean()
    epochs[B], low[B], high[B] = steps[B] * B / M, n.min(), n.max()
    print(f"{B:3} {best_rate[B]:4} {steps[B]:5.0f}", end=" ")
    print(f"({low[B]:3.0f}..{high[B]:3.0f}) {epochs[B]:6.1f}", end="  ")
    print(f"{accuracy[B]:.2f} ({r.min():.2f}..{r.max():.2f})")
assert steps[4] > 8 * steps[64] and steps[64] < 1.6 * steps[704]
assert best_rate[4] < best_rate[16] < best_rate[64] == best_rate[704]
assert max(accuracy.values()) - min(accuracy.values()) < 0.02
# --8<-- [end:race]

# --8<-- [start:plot]
plt.plot(*zip(*steps.items(), strict=True), "o-", color="C0", markersize=4)
plt.vlines(list(steps), list(low.values()), list(high.values()), color="C0")
plt.plot([4, 176], [steps[4], steps[4] * 4 / 176], "--", color="black", linewidth=1)
plt.text(14, 80, "twice B, half the steps", color="black")
plt.text(700, 20, "no more to gain", color="C0", ha="right")
plt.loglog(base=2)
plt.xticks([4, 16, 64, 176, 704], [4, 16, 64, 176, 704])
plt.yticks([8, 16, 32, 64, 128, 256], [8, 16, 32, 64, 128, 256])
plt.xlabel("batch size B")
plt.ylabel(f"steps to loss {TARGET}")
plt.show()
# --8<-- [end:plot]
