"""Activation and weight scale decide together how much gradient each layer passes."""

# --8<-- [start:nets]
import numpy as np

LAYERS, SAMPLES, SEEDS = 10, 500, 5


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(0, z)


slope_of = {  # the slope, computed from the output h
    sigmoid: lambda h: h * (1 - h),
    np.tanh: lambda h: 1 - h**2,
    relu: lambda h: np.where(h > 0, 1.0, 0.0),
}
steepest = {sigmoid: 0.25, np.tanh: 1.0, relu: 1.0}
nets = {  # name: (activation, width, standard deviation of the weights)
    "sigmoid 1": (sigmoid, 100, 1.0),
    "sigmoid 1 wide": (sigmoid, 400, 1.0),
    "sigmoid 2010": (sigmoid, 100, np.sqrt(1 / 300)),
    "sigmoid Glorot": (sigmoid, 100, np.sqrt(1 / 100)),
    "tanh Glorot": (np.tanh, 100, np.sqrt(1 / 100)),
    "ReLU Glorot": (relu, 100, np.sqrt(1 / 100)),
    "ReLU He": (relu, 100, np.sqrt(2 / 100)),
}
# --8<-- [end:nets]

# --8<-- [start:run]
flat, factor, predicted, left, low, high, norms = {}, {}, {}, {}, {}, {}, {}
print("                     std   flat   predicted   measured   left after 10 layers")
for name, (activation, width, std) in nets.items():
    all_slopes, paths = [], []
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        h = rng.normal(size=(SAMPLES, width))
        weights = rng.normal(0, std, size=(LAYERS, width, width))
        slopes = []  # LAYERS arrays of shape (500, width)
        for W in weights:
            h = activation(h @ W)
            slopes.append(slope_of[activation](h))
        gradient = rng.normal(size=(SAMPLES, width))  # arrives at the top layer
        path = [np.linalg.norm(gradient)]
        for W, slope in zip(weights[::-1], slopes[::-1], strict=True):
            gradient = (gradient * slope) @ W.T
            path.append(np.linalg.norm(gradient))
        all_slopes.append(slopes)
        paths.append(np.array(path) / path[0])

    norms[name] = np.exp(np.mean(np.log(paths), axis=0))  # (11,)
    left[name], low[name], high[name] = (
        float(pick([p[-1] for p in paths])) for pick in (np.median, min, max)
    )
    flat[name] = float(np.mean(np.array(all_slopes) < 0.19 * steepest[activation]))
    rms_slope = np.sqrt(np.mean(np.square(all_slopes)))
    predicted[name] = float(np.sqrt(width) * std * rms_slope)
    factor[name] = float(norms[name][-1] ** (1 / LAYERS))
    print(
        f"{name:15s}  {std:7.4f}  {flat[name]:5.1%}  {predicted[name]:10.2f}"
        f"  {factor[name]:9.2f}   {left[name]:.1e} ({low[name]:.1e}..{high[name]:.1e})"
    )
    assert abs(predicted[name] / factor[name] - 1) < 0.05
assert flat["sigmoid 1 wide"] > flat["sigmoid 1"] > 0.6 > 0.01 > flat["sigmoid Glorot"]
assert high["sigmoid Glorot"] < 1e-5 < 0.3 < low["sigmoid 1"]
# --8<-- [end:run]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

drawn = {  # name: (line style, height of its label)
    "sigmoid 1 wide": ("C3", 3e1),
    "ReLU He": ("C1", 1.2),
    "tanh Glorot": ("C2", 1e-1),
    "ReLU Glorot": ("C1--", 8e-3),
    "sigmoid Glorot": ("C0", 3e-7),
    "sigmoid 2010": ("C0--", 2e-9),
}
plt.subplots(figsize=(5.2, 3.8))
for name, (style, height) in drawn.items():
    plt.semilogy(norms[name], style)
    plt.text(10.2, height, name, color=style[:2], va="center")
plt.xlim(0, 14)
plt.xticks(range(0, 11, 2))
plt.xlabel("layers the gradient has passed")
plt.ylabel("gradient norm (top layer = 1)")
plt.show()
# --8<-- [end:plot]
