"""Depth raises the scale of the weights to a power: only one scale keeps the signal."""

# --8<-- [start:run]
import matplotlib.pyplot as plt
import numpy as np

LAYERS, WIDTH, SAMPLES, SEEDS = 50, 100, 100, 10
relu = (lambda z: np.maximum(0, z), lambda h: h > 0)  # (function, slope from h)
tanh = (np.tanh, lambda h: 1 - h**2)
nets = {  # name: (activation, standard deviation of the weights)
    "ReLU 0.05": (relu, 0.05),
    "ReLU Glorot": (relu, np.sqrt(1 / WIDTH)),  # fan-in = fan-out = 100
    "ReLU He": (relu, np.sqrt(2 / WIDTH)),
    "ReLU 0.2": (relu, 0.2),
    "tanh Glorot": (tanh, np.sqrt(1 / WIDTH)),
}
paths, ends = {}, {}  # ends: signal low, high, gradient low, high
for name, ((activation, slope_of), std) in nets.items():
    paths[name], gradient = np.ones((SEEDS, LAYERS + 1)), []  # root mean squares
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        H, G = [rng.normal(size=(SAMPLES, WIDTH))], rng.normal(size=(SAMPLES, WIDTH))
        weights = rng.normal(0, std, (LAYERS, WIDTH, WIDTH))
        for layer, W in enumerate(weights, start=1):
            H.append(activation(H[-1] @ W))
            paths[name][seed, layer] = np.sqrt(np.mean(H[-1] ** 2))
        for W, h in zip(weights[::-1], H[:0:-1], strict=True):
            G = (G * slope_of(h)) @ W.T
        gradient.append(np.sqrt(np.mean(G**2)))
    signal = paths[name][:, -1]
    ends[name] = [signal.min(), signal.max(), min(gradient), max(gradient)]
# --8<-- [end:run]

# --8<-- [start:table]
print("after 50 layers   signal           gradient")
for name, end in ends.items():
    print("{:11}{:8.2g} to {:7.2g} {:8.2g} to {:7.2g}".format(name, *end))
    if "ReLU" in name:
        factor = nets[name][1] * np.sqrt(WIDTH / 2)  # per layer, by the formula
        assert np.abs(np.log(end / factor**LAYERS)).max() < np.log(5)
assert min(ends["tanh Glorot"]) > 0.03 and max(ends["tanh Glorot"]) < 0.5
# --8<-- [end:table]

# --8<-- [start:plot]
for color, (name, path) in zip(["C4", "C1", "C0", "C3"], paths.items(), strict=False):
    middle = np.exp(np.log(path).mean(axis=0))  # geometric mean over the seeds
    plt.semilogy(middle, color=color)
    plt.text(51, middle[-1], name[5:], color=color, va="center")
plt.xlim(0, 61)
plt.xticks(range(0, 51, 10))
plt.xlabel("ReLU layers passed")
plt.ylabel("signal (root mean square)")
plt.show()
# --8<-- [end:plot]
