"""Activation and weight scale decide together how much gradient each layer passes."""

# --8<-- [start:pass]
import matplotlib.pyplot as plt
import numpy as np

LAYERS, UNITS, SAMPLES, SEEDS = 10, 100, 200, 5
activations = {  # name: (function, slope from the output h)
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda h: h * (1 - h)),
    "tanh": (np.tanh, lambda h: 1 - h**2),
    "ReLU": (lambda z: np.maximum(0, z), np.sign),
}


def up_and_down(activation, slope_of, std, seed):
    rng = np.random.default_rng(seed)
    h, gradient = rng.normal(size=(2, SAMPLES, UNITS))  # enters below; above
    weights = rng.normal(0, std, size=(LAYERS, UNITS, UNITS))
    slopes, path = [], [gradient]
    for W in weights:  # up
        h = activation(h @ W)
        slopes.append(slope_of(h))
    for W, slope in zip(weights[::-1], slopes[::-1], strict=True):  # down
        path.append((path[-1] * slope) @ W.T)
    return slopes, np.linalg.norm(path, axis=(1, 2)) / np.linalg.norm(gradient)


# --8<-- [end:pass]

# --8<-- [start:run]
glorot, he = np.sqrt(1 / UNITS), np.sqrt(2 / UNITS)
nets = {"sigmoid 1": 1.0, "sigmoid Glorot": glorot, "tanh Glorot": glorot}
nets |= {"ReLU Glorot": glorot, "ReLU He": he}  # name: standard deviation

flat, predicted, measured, low, high, norms = {}, {}, {}, {}, {}, {}
print("                  flat  formula   run  left")
for name, std in nets.items():
    pair = activations[name.split()[0]]
    runs = [up_and_down(*pair, std, seed) for seed in range(SEEDS)]
    slopes, paths = map(np.array, zip(*runs, strict=True))  # (5, 10, 200, 100), (5, 11)
    norms[name] = np.exp(np.log(paths).mean(axis=0))  # (11,), mean over seeds
    low[name], high[name] = float(paths[:, -1].min()), float(paths[:, -1].max())
    flat[name] = float(np.mean(slopes < 0.19 * slopes.max()))
    predicted[name] = float(std * np.sqrt(UNITS * np.mean(slopes**2)))
    measured[name] = float(norms[name][-1] ** (1 / LAYERS))
    print(f"{name:15s}{flat[name]:7.2%} {predicted[name]:8.2f}", end="")
    print(f" {measured[name]:5.2f}  {low[name]:.2g} to {high[name]:.2g}")
    assert abs(predicted[name] / measured[name] - 1) < 0.05
assert flat["sigmoid 1"] > 0.6 > 0.01 > flat["sigmoid Glorot"]
assert high["sigmoid Glorot"] < 1e-5 < 0.2 < min(low["tanh Glorot"], low["sigmoid 1"])
assert high["ReLU Glorot"] < 0.1 < 0.5 < low["ReLU He"] < high["ReLU He"] < 2
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
