"""The same high, flat curve has several causes; only the remedy tells them apart."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import log_softmax
from sklearn.datasets import load_digits

STARTS, EPOCHS, BATCHES = 5, 40, 10  # batches of 32
rng = np.random.default_rng(42)
X, y = load_digits(return_X_y=True)
X = X / 16  # (1797, 64)
train_rows, valid_rows, _ = np.split(rng.permutation(len(y)), [320, 820])
some = rng.random(len(y)) < 0.3
clean = np.eye(10)[y]  # (1797, 10)
noisy = np.eye(10)[np.where(some, rng.integers(0, 10, len(y)), y)]


def train(units, rate, labels=clean):  # mini-batch SGD, five starts side by side
    rng = np.random.default_rng(42)
    W1 = rng.normal(0, 1 / 8, (STARTS, 64, units))
    W2 = rng.normal(0, units**-0.5, (STARTS, units, 10))
    losses = np.empty((2, STARTS, EPOCHS))  # training, validation
    for epoch in range(EPOCHS):
        order = rng.permuted(np.tile(train_rows, (STARTS, 1)), axis=1)
        for batch in np.split(order, BATCHES, axis=1):
            h = np.tanh(X[batch] @ W1)  # (5, 32, units)
            d_out = (np.exp(log_softmax(h @ W2, axis=-1)) - labels[batch]) / 32
            d_z = d_out @ W2.mT * (1 - h**2)
            W1, W2 = W1 - rate * X[batch].mT @ d_z, W2 - rate * h.mT @ d_out
        for i, rows in enumerate((train_rows, valid_rows)):  # both after the epoch
            log_p = log_softmax(np.tanh(X[rows] @ W1) @ W2, axis=-1)
            losses[i, :, epoch] = -(log_p * labels[rows]).sum(axis=-1).mean(axis=-1)
    return losses


# --8<-- [end:train]

# --8<-- [start:shapes]
base, by_heart = train(50, 0.3), train(50, 0.3, noisy)
runs = {"50 units, rate 0.3": base, "30% random labels": by_heart}
runs |= {"2 units": train(2, 0.3), "rate 0.001": train(50, 0.001)}  # (2, 5, 40) each

print("training / validation  epoch 1       epoch 10      epoch 40")
for name, run in runs.items():
    pairs = run.mean(axis=1)[:, [0, 9, 39]].T  # (3, 2)
    print(f"{name:20}", *[f"  {a:.2f} / {b:.2f}" for a, b in pairs])
last = {name: run[:, :, -1].mean(axis=1).tolist() for name, run in runs.items()}
lowest = by_heart[1].argmin(axis=1) + 1  # (5,): epoch of the lowest validation loss
earliest, latest = int(lowest.min()), int(lowest.max())
print(f"lowest validation loss of the second: epochs {earliest} to {latest}")
guess = float(np.log(10))  # the loss of giving every digit the same probability
assert (by_heart[0, :, -1] < by_heart[0, :, 9]).all()
assert (by_heart[1, :, -1] > by_heart[1].min(axis=1) + 0.1).all()  # rose again
assert (base[1, :, -1] < base[1].min(axis=1) + 0.02).all()  # did not rise
# --8<-- [end:shapes]

# --8<-- [start:remedy]
changed = {
    "2 units: 8 units": train(8, 0.3),
    "2 units: rate 1.0": train(2, 1.0),
    "rate 0.001: 200 units": train(200, 0.001),
    "rate 0.001: rate 0.3": base,
}
end = {name: run[0, :, -1] for name, run in changed.items()}  # training loss, (5,)
mean = {name: float(losses.mean()) for name, losses in end.items()}
# may drift 0.05 in "2 units: rate 1.0": so large a rate magnifies rounding
for name, losses in end.items():
    print(f"{name:21}  {mean[name]:.2f}  ({losses.min():.2f} to {losses.max():.2f})")
assert max(end["2 units: 8 units"].max(), end["rate 0.001: rate 0.3"].max()) < 0.2
assert min(end["2 units: rate 1.0"].min(), end["rate 0.001: 200 units"].min()) > 0.8
# --8<-- [end:remedy]

# --8<-- [start:look]
epochs = range(1, EPOCHS + 1)
fig, axes = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(5.2, 4.6))
for ax, (name, run) in zip(axes.flat, runs.items(), strict=True):
    for curves, color in zip(run, ("C0", "C1"), strict=True):
        low, high = curves.min(axis=0), curves.max(axis=0)
        ax.fill_between(epochs, low, high, color=color, alpha=0.3, linewidth=0)
        ax.plot(epochs, curves.mean(axis=0), color=color)
    ax.set(title=name, ylim=(0, 2.5), xlabel="epoch", ylabel="cross-entropy")
    ax.label_outer()
axes[0, 1].text(40, 2.05, "validation", color="C1", ha="right")
axes[0, 1].text(40, 0.4, "training", color="C0", ha="right")
plt.show()
# --8<-- [end:look]
