"""Large batches are calm at a small rate; the scaled-up rate is what needs a warmup."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import log_softmax
from sklearn.datasets import load_digits

M, STARTS, UNITS, EPOCHS, GIVE_UP = 1408, 20, 64, 25, 1e6
X, y = load_digits(return_X_y=True)
X = (X[:M] - X[:M].mean(axis=0)) / X[:M].std()  # (1408, 64)
target = np.eye(10)[y[:M]]  # (1408, 10)


def train(B, rate, warmup_epochs):
    rng, lost = np.random.default_rng(42), np.zeros(STARTS, bool)
    W1 = rng.normal(0, np.sqrt(2 / 64), (STARTS, 64, UNITS))  # He; no biases
    W2 = rng.normal(0, np.sqrt(2 / UNITS), (STARTS, UNITS, 10))
    losses = np.full((EPOCHS, M // B, STARTS), np.inf)
    for epoch, i in np.ndindex(EPOCHS, M // B):
        if i == 0:  # a new epoch
            order = rng.permuted(np.tile(np.arange(M), (STARTS, 1)), axis=1)
        batch = order[:, i * B : (i + 1) * B]  # (starts, B)
        t, T = epoch * (M // B) + i + 1, warmup_epochs * (M // B)  # steps
        h = np.maximum(0, X[batch] @ W1)
        log_p = log_softmax(h @ W2, axis=-1)
        losses[epoch, i] = -(log_p * target[batch]).sum(axis=-1).mean(axis=-1)
        lost = lost | (losses[epoch, i] > GIVE_UP)
        if lost.all():
            break
        eta = np.where(lost, 0, rate * min(1, t / max(1, T)))  # lost: stands still
        d_out = eta[:, None, None] * (np.exp(log_p) - target[batch]) / B
        d_z = d_out @ W2.mT * (h > 0)
        W2 = (W2 - h.mT @ d_out).round(6)  # rounded: where training is wild,
        W1 = (W1 - X[batch].mT @ d_z).round(6)  # the last bits would decide
    return losses.mean(axis=1), int(lost.sum())  # (epochs, starts)


# --8<-- [end:train]

# --8<-- [start:look]
arms = [(32, 0.4, 0), (352, 0.4, 0), (32, 2.5, 0), (352, 2.5, 0)]
arms += [(352, 4.4, warmup) for warmup in (0, 5, 20)]
curves, median, lost = {}, {}, {}
print("  B rate warmup  loss  lost")  # median loss in epoch 5
for arm in arms:
    name = "{}, {}, {}".format(*arm)
    curves[arm], lost[name] = train(*arm)
    median[name] = float(np.median(curves[arm][4]))
    print(f"{arm[0]:3} {arm[1]:4} {arm[2]:6} {median[name]:5.2f} {lost[name]:5}")
assert lost["352, 2.5, 0"] == 0
assert np.isinf(curves[32, 2.5, 0][1]).all()  # all lost within 2 epochs, 88 steps
assert lost["352, 4.4, 0"] == STARTS > lost["352, 4.4, 5"] > 0
assert lost["352, 4.4, 20"] == lost["352, 0.4, 0"] == lost["32, 0.4, 0"] == 0
assert median["352, 0.4, 0"] > 5 * median["352, 2.5, 0"] > 5 * median["32, 0.4, 0"]
# --8<-- [end:look]

# --8<-- [start:plot]
for warmup, color in ((0, "C1"), (5, "C4"), (20, "C0")):
    plt.semilogy(np.arange(1, EPOCHS + 1), curves[352, 4.4, warmup], color=color, lw=1)
plt.text(0.2, 30, "no warmup", color="C1", rotation=90)
plt.text(9, 12, "5 epochs", color="C4")
plt.text(14.3, 0.09, "20 epochs of warmup", color="C0")
plt.ylim(2e-3, 1e4)
plt.xlabel("epoch")
plt.ylabel("training loss")
plt.show()
# --8<-- [end:plot]
