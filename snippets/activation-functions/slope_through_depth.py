"""Activation and weight scale decide together how much gradient each layer passes."""

# --8<-- [start:run]
import matplotlib.pyplot as plt
import numpy as np

LAYERS, UNITS, SAMPLES, SEEDS = 10, 100, 200, 5
FLAT = 0.19  # of the largest slope: sigmoid outside 0.05..0.95, |tanh| > 0.9
activations = {  # name: (function, slope from the output h, largest slope)
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda h: h * (1 - h), 0.25),
    "tanh": (np.tanh, lambda h: 1 - h**2, 1.0),
    "ReLU": (lambda z: np.maximum(0, z), np.sign, 1.0),
}
glorot, he = np.sqrt(1 / UNITS), np.sqrt(2 / UNITS)
nets = {  # name: standard deviation of the weights
    "sigmoid 1": 1.0,
    "sigmoid Glorot": glorot,
    "tanh Glorot": glorot,
    "ReLU Glorot": glorot,
    "ReLU He": he,
}

flat, predicted, measured, low, high, norms = {}, {}, {}, {}, {}, {}
print("                 flat  formula   run  gradient left")
for name, std in nets.items():
    activation, slope_of, largest = activations[name.split()[0]]
    slopes, paths = [], []
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        h, gradient = rng.normal(size=(2, SAMPLES, UNITS))  # enters below; above
        weights = rng.normal(0, std, size=(LAYERS, UNITS, UNITS))
        for W in weights:
            h = activation(h @ W)
            slopes.append(slope_of(h))
        path = [gradient]
        for W, slope in zip(weights[::-1], slopes[: -LAYERS - 1 : -1], strict=True):
            path.append((path[-1] * slope) @ W.T)
        paths.append(np.linalg.norm(path, axis=(1, 2)) / np.linalg.norm(gradient))
    norms[name] = np.exp(np.mean(np.log(paths), axis=0))  # (11,), mean over seeds
    *_, ends = np.transpose(paths)  # (5,): what is left at the bottom
    low[name], high[name] = float(ends.min()), float(ends.max())
    flat[name] = float(np.mean(np.array(slopes) < FLAT * largest))
    predicted[name] = float(std * np.sqrt(UNITS * np.mean(np.square(slopes))))
    measured[name] = float(norms[name][-1] ** (1 / LAYERS))
    print(f"{name:15s}{flat[name]:6.1%} {predicted[name]:8.2f}", end="")
    print(f" {measured[name]:5.2f}  {low[name]:.1e}..{high[name]:.1e}")
    assert abs(predicted[name] / measured[name] - 1) < 0.05
assert flat["sigmoid 1"] > 0.6 > 0.01 > flat["sigmoid Glorot"]
assert high["sigmoid Glorot"] < 1e-5 < 0.2 < min(low["tanh Glorot"], low["sigmoid 1"])
# --8<-- [end:run]

# --8<-- [start:plot]
lines = ["C0--", "C0-", "C2-", "C1--", "C1-"]  # one color per activation
heights = [0.45, 4e-7, 0.13, 2e-2, 2]  # of the labels
figure, axes = plt.subplots()
for name, line, height in zip(norms, lines, heights, strict=True):
    axes.semilogy(norms[name], line)
    axes.text(10.2, height, name, color=line[:2], va="center")
axes.set(xlim=(0, 14.2), xticks=range(0, 11, 2), xlabel="layers passed by the gradient")
axes.set_ylabel("gradient norm (start = 1)")
plt.show()
# --8<-- [end:plot]
