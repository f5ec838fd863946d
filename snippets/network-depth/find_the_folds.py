"""A network that could draw the sawtooth need not learn to draw it."""

# --8<-- [start:train]
import numpy as np

STARTS, STEPS, RATE, POINTS = 10, 2000, 0.01, 128
x = (np.arange(POINTS)[:, np.newaxis] + 0.5) / POINTS  # (128, 1)
y = x
for _ in range(3):
    y = 1 - np.abs(2 * y - 1)  # folded three times: 8 pieces


def forward(x, layers):
    H = [x]  # outputs of the layers
    for W in layers[:-1]:
        H.append(np.maximum(0, H[-1] @ W[:, :-1] + W[:, -1:]))
    return H, H[-1] @ layers[-1][:, :-1] + layers[-1][:, -1:]


def train(widths):
    rng = np.random.default_rng(42)
    layers = []
    for inputs, outputs in zip([1, *widths], [*widths, 1], strict=True):
        W = rng.normal(0, np.sqrt(2 / inputs), (STARTS, inputs + 1, outputs))  # He
        W[:, -1] = 0  # biases
        layers.append(W)
    # kinks of the first layer: anywhere in [0, 1]
    layers[0][:, -1] = -layers[0][:, 0] * rng.random(layers[0][:, 0].shape)
    mean, square = [0.0] * len(layers), [0.0] * len(layers)
    for step in range(1, STEPS + 1):
        H, output = forward(x, layers)
        G = 2 * (output - y) / POINTS
        for i in reversed(range(len(layers))):
            h, W = H[i], layers[i]
            g = np.concatenate([h.mT @ G, G.sum(axis=1, keepdims=True)], axis=1)
            G = G @ W[:, :-1].mT * (h > 0)
            mean[i] = 0.9 * mean[i] + 0.1 * g  # Adam, its rate going down to 0
            square[i] = 0.999 * square[i] + 0.001 * g**2
            g = mean[i] / (1 - 0.9**step)
            g /= np.sqrt(square[i] / (1 - 0.999**step)) + 1e-7
            layers[i] = (W - RATE * (1 - step / STEPS) * g).round(6)
    error = np.sqrt(((forward(x, layers)[1] - y) ** 2).mean(axis=(1, 2)))
    return error, sum(W[0].size for W in layers)


# --8<-- [end:train]

# --8<-- [start:look]
nets = {"deep exact": [2] * 3, "wide exact": [8], "deep": [12] * 3, "wide": [116]}
found, best, worst, params = {}, {}, {}, {}
print("                     params found    best, worst")
for name, widths in nets.items():
    error, params[name] = train(widths)
    found[name] = int((error < 0.1).sum())
    best[name], worst[name] = error.min(), error.max()
    sizes = "-".join(map(str, widths))
    print(f"{name:12} {sizes:8} {params[name]:5} {found[name]:4}/{STARTS}", end="")
    print(f" {best[name]:7.2f}, {worst[name]:.2f}")
constant = float(y.std())  # error of the best constant
print(f"best constant: error {constant:.2f}")
assert found["deep exact"] == 0 and found["wide exact"] <= 3
assert min(found["deep"], found["wide"]) >= 7
# --8<-- [end:look]
