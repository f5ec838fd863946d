"""A forward pass: multiply, add the bias, bend; then multiply and add once more."""

# --8<-- [start:weights]
import matplotlib.pyplot as plt
import numpy as np

X = np.array([[12, 9], [2, 3], [8, 15]])  # 3 rides: km, minutes waited
W1 = np.array([[1, 1, 0], [0, 0, 1]])  # (2, 3): one column per neuron
b1 = np.array([-3, -10, -5])  # (3,): minus the threshold
W2 = np.array([[2], [1], [0.5]])  # (3, 1): yuan per km, km, minute
b2 = np.array([10])  # (1,): base fare, yuan
# --8<-- [end:weights]

# --8<-- [start:forward]
Z = X @ W1 + b1  # (3, 2) @ (2, 3) + (3,) -> (3, 3)
H = np.maximum(0, Z)  # ReLU
fare = H @ W2 + b2  # (3, 3) @ (3, 1) + (1,) -> (3, 1)
print(f"{'km, min':9}{'z':12}{'h':12}fare")
for x, z, h, y in zip(X, Z, H, fare, strict=True):
    print(f"{x!s:9}{z!s:12}{h!s:12}{y[0]:4.0f}")
straight_fares = (Z @ W2 + b2)[:, 0].tolist()  # the same weights, no ReLU
print("fares without ReLU:", *straight_fares)

tariff = np.interp(X[:, 0], [0, 3, 10, 20], [10, 10, 24, 54])  # the price list: km
tariff += 0.5 * np.clip(X[:, 1] - 5, 0, None)  # and waiting
assert np.array_equal(fare[:, 0], tariff)
assert np.array_equal(fare[:1], np.maximum(0, X[:1] @ W1 + b1) @ W2 + b2)
# --8<-- [end:forward]

# --8<-- [start:plot]
fig, axes = plt.subplots(figsize=(5.2, 3.6))
layers = [(X[0], None, [0.6, -0.6]), (H[0], b1, [1, 0, -1]), (fare[0], b2, [0])]
for layer, (values, biases, heights) in enumerate(layers):
    axes.scatter([layer] * len(heights), heights, 1100, "none", edgecolors=f"C{layer}")
    for node, (value, y) in enumerate(zip(values, heights, strict=True)):
        style = {"color": f"C{layer}", "ha": "center"}
        axes.text(layer, y, f"{value:g}", va="center", fontsize=13, **style)
        label = ["km", "minutes"][node] if layer == 0 else f"b = ${biases[node]:g}$"
        axes.text(layer, y - 0.32, label, ha="center", va="top")
    label = ["x (2,)", "h = ReLU(z) (3,)", "fare (1,)"][layer]
    axes.text(layer, -1.75, label, **style)
for layer, W in enumerate([W1, W2]):
    for (i, j), weight in np.ndenumerate(W):
        start, end = (layer, layers[layer][2][i]), (layer + 1, layers[layer + 1][2][j])
        arrow = {"arrowstyle": "->", "shrinkA": 19, "shrinkB": 19, "color": "black"}
        if weight == 0:
            arrow |= {"linestyle": "dotted", "alpha": 0.5}
        else:
            middle = (start[1] + end[1]) / 2 + 0.12
            axes.text(layer + 0.5, middle, f"×{weight:g}", ha="center", va="bottom")
        axes.annotate("", end, start, arrowprops=arrow)
axes.set(xlim=(-0.3, 2.3), ylim=(-1.8, 1.35))
axes.axis("off")
plt.show()
# --8<-- [end:plot]
