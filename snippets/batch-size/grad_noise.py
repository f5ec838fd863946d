"""Four times the batch, a quarter of the gradient noise, at the start and later on."""

# --8<-- [start:network]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

M, UNITS, RATE, STARTS = 1408, 32, 0.2, 5
X, y = load_digits(return_X_y=True)
X = (X[:M] - X[:M].mean(axis=0)) / X[:M].std()  # (1408, 64)
target = np.eye(10)[y[:M]]  # (1408, 10)
FAN_IN = np.repeat([64, UNITS], [64 * UNITS, UNITS * 10])  # of all 2368 weights


def gradients(batch, w):  # one row per sample: (B, 2368)
    W1, W2 = w[: 64 * UNITS].reshape(64, UNITS), w[64 * UNITS :].reshape(UNITS, 10)
    h = np.maximum(0, X[batch] @ W1)
    d_out = softmax(h @ W2, axis=1) - target[batch]
    d_W1 = X[batch, :, None] * (d_out @ W2.T * (h > 0))[:, None]  # (B, 64, units)
    d_W2 = h[:, :, None] * d_out[:, None]  # (B, units, 10)
    return np.hstack([d.reshape(len(batch), -1) for d in (d_W1, d_W2)])


# --8<-- [end:network]

# --8<-- [start:measure]
SIZES = np.array([1, 4, 16, 64, 352])
ratios = np.zeros((STARTS, 4, len(SIZES)))  # noise / signal after 0, 1, 2, 3 epochs
for seed in range(STARTS):
    rng = np.random.default_rng(seed)
    w = rng.normal(0, np.sqrt(2 / FAN_IN))  # He
    for epoch in range(4):
        G = gradients(np.arange(M), w)
        g = G.mean(axis=0)  # the gradient of the training loss
        for k, B in enumerate(SIZES):  # all samples, dealt into M / B batches
            g_B = G[rng.permutation(M)].reshape(M // B, B, -1).mean(axis=1)
            ratios[seed, epoch, k] = ((g_B - g) ** 2).sum(axis=1).mean() / (g @ g)
        for batch in np.split(rng.permutation(M), M // 32):  # train with B = 32
            w = w - RATE * gradients(batch, w).mean(axis=0)

ratio, scale = ratios.mean(axis=0), ratios[..., 0].mean(axis=0)  # over the starts
low, high = ratios[..., 0].min(axis=0), ratios[..., 0].max(axis=0)
print("noise/signal  B", *[f"{B:7}" for B in SIZES])
for epoch in (0, 3):
    print(f"after {epoch} epochs  ", *[f"{r:7.2f}" for r in ratio[epoch]])
    print("   times B     ", *[f"{r:7.0f}" for r in ratio[epoch] * SIZES])
    print(f"   B = 1, all starts: {low[epoch]:.0f}..{high[epoch]:.0f}")
assert np.allclose(ratio, scale[:, None] / SIZES * (M - SIZES) / (M - 1), rtol=0.25)
assert (low[1:] > high[:-1]).all()  # noisier with every epoch
# --8<-- [end:measure]

# --8<-- [start:plot]
for color, epoch in (("C0", 0), ("C1", 3)):
    plt.loglog([1, 1000], scale[epoch] / np.array([1, 1000]), color=color, linewidth=1)
    plt.loglog(SIZES, ratio[epoch], "o", color=color)
plt.axhline(1, color="black", linestyle="--", linewidth=1)
plt.text(1.1, 1.2, "noise = signal", color="black")
plt.text(6, 6, "at the start", color="C0")
plt.text(10, 100, "after 3 epochs", color="C1")
plt.xlabel("batch size B")
plt.ylabel("noise / signal")
plt.show()
# --8<-- [end:plot]
