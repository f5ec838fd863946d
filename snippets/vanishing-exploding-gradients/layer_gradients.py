"""In a deep network one layer's gradient can be a billion times another's."""

# --8<-- [start:nets]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit, softmax
from sklearn.datasets import load_digits

DEPTH, WIDTH, IMAGES, SEEDS = 15, 64, 500, 5
X, y = load_digits(return_X_y=True)
X, target = X[:IMAGES] / 16, np.eye(10)[y[:IMAGES]]  # (500, 64), (500, 10)

sigmoid = (expit, lambda h: h * (1 - h))  # (function, slope from the output h)
tanh = (np.tanh, lambda h: 1 - h**2)
relu = (lambda z: np.maximum(0, z), np.sign)
glorot, he = np.sqrt(1 / WIDTH), np.sqrt(2 / WIDTH)  # standard deviations
nets = {
    "sigmoid Glorot": (sigmoid, glorot),
    "tanh Glorot": (tanh, glorot),
    "ReLU He": (relu, he),
    "ReLU Glorot": (relu, glorot),
    "tanh 4x Glorot": (tanh, 4 * glorot),
}
# --8<-- [end:nets]

# --8<-- [start:run]
norms = {name: np.zeros((SEEDS, DEPTH)) for name in nets}  # of weight gradients
low, high, spread = {}, {}, {}
print("                 layer 1  layer 15   ratio, min and max   spread")
for name, ((activation, slope_of), std) in nets.items():
    spread[name] = 0.0  # from image to image, mean over the seeds
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        weights = rng.normal(0, std, (DEPTH, WIDTH, WIDTH))
        W_out = rng.normal(0, glorot, (WIDTH, 10))
        H = [X]
        for W in weights:  # forward
            H.append(activation(H[-1] @ W))
        spread[name] += H[-1].std(axis=0).mean() / SEEDS
        G = (softmax(H[-1] @ W_out, axis=1) - target) / IMAGES @ W_out.T
        for layer in reversed(range(DEPTH)):  # backward
            G_z = G * slope_of(H[layer + 1])
            norms[name][seed, layer] = np.linalg.norm(H[layer].T @ G_z)
            G = G_z @ weights[layer].T
    ends = norms[name][:, [0, -1]]  # (5, 2)
    ratio = ends[:, 0] / ends[:, 1]
    low[name], high[name] = ratio.min(), ratio.max()
    row = (*ends.mean(axis=0), low[name], high[name], spread[name])
    print(f"{name:14}", *[f"{value:9.1e}" for value in row])
assert high["sigmoid Glorot"] < 1e-8 and low["tanh 4x Glorot"] > 100
assert all(low[name] > 0.3 and high[name] < 5 for name in list(nets)[1:4])
share = norms["ReLU Glorot"].mean() / norms["ReLU He"].mean()
expected = 2 ** (-(DEPTH - 1) / 2)  # sqrt(1/2) for each of the other 14 layers
assert 0.5 < share / expected < 2
# --8<-- [end:run]

# --8<-- [start:plot]
places = [(4.5, 2e-9), (9, 0.02), (10.5, 1.5), (2, 1.5e-4), (4, 50)]
lines = ["C0-", "C2-", "C1-", "C1--", "C2--"]  # one color per activation
for line, place, (name, runs) in zip(lines, places, norms.items(), strict=True):
    plt.semilogy(range(1, DEPTH + 1), np.exp(np.log(runs).mean(axis=0)), line)
    plt.text(*place, name, color=line[:2])
plt.xticks([1, 5, 10, 15])
plt.xlabel("hidden layer (1: next to the input)")
plt.ylabel("norm of its weight gradient")
plt.show()
# --8<-- [end:plot]
