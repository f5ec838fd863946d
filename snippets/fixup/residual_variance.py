"""Each residual block adds its branch: scale the branches, or the signal explodes."""

# --8<-- [start:run]
import matplotlib.pyplot as plt
import numpy as np

BLOCKS, WIDTH, SAMPLES, SEEDS = 50, 100, 100, 10
scales = {  # factors on the He weights of a branch: (first layer, last layer)
    "He": (1, 1),
    "scaled": (BLOCKS**-0.5, 1),
    "last = 0": (1, 0),
}
paths, ends = {}, {}  # ends: signal low, high, gradient low, high
print("after 50 blocks        signal              gradient")
for name, factors in scales.items():
    paths[name], gradient = np.ones((SEEDS, BLOCKS + 1)), []  # root mean squares
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        x, g = rng.normal(size=(2, SAMPLES, WIDTH))
        weights = rng.normal(0, np.sqrt(2 / WIDTH), (BLOCKS, 2, WIDTH, WIDTH))
        weights *= np.reshape(factors, (2, 1, 1))
        slopes = []
        for block, (W1, W2) in enumerate(weights, start=1):
            z = np.maximum(0, x) @ W1
            slopes.append((x > 0, z > 0))
            x = x + np.maximum(0, z) @ W2
            paths[name][seed, block] = np.sqrt(np.mean(x**2))
        for (W1, W2), (s1, s2) in zip(weights[::-1], slopes[::-1], strict=True):
            g = g + ((g @ W2.T * s2) @ W1.T) * s1
        gradient.append(np.sqrt(np.mean(g**2)))
    signal = paths[name][:, -1]
    ends[name] = [signal.min(), signal.max(), min(gradient), max(gradient)]
    print("{:12}{:9.3g} to {:8.3g} {:9.3g} to {:8.3g}".format(name, *ends[name]))
typical = float(np.exp(np.log(paths["He"][:, -1]).mean()))  # geometric mean
expected, root_e = 2.0 ** (BLOCKS / 2), float(np.sqrt(np.e))

assert np.abs(np.log(np.divide(ends["He"], expected))).max() < np.log(10)
assert np.allclose(ends["scaled"], root_e, atol=0.2)
assert np.allclose(ends["last = 0"], 1, atol=0.02)
# --8<-- [end:run]

# --8<-- [start:plot]
for color, (name, path) in zip(["C1", "C0", "C2"], paths.items(), strict=True):
    line = np.exp(np.log(path).mean(axis=0))  # geometric mean over the seeds
    plt.semilogy(line, color=color)
    below = name == "last = 0"
    plt.text(51, line[-1], name, color=color, va="top" if below else "bottom")
plt.semilogy(2 ** (np.arange(BLOCKS + 1) / 2), "--", color="black", alpha=0.6)
plt.text(29, 2**16, "$2^{L/2}$", ha="right")
plt.ylim(bottom=0.1)
plt.xlim(0, 63)
plt.xticks(range(0, 51, 10))
plt.xlabel("residual blocks passed")
plt.ylabel("signal (root mean square)")
plt.show()
# --8<-- [end:plot]
