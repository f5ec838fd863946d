"""One machine, three numbers: choose w and b, and it becomes AND, OR or NAND."""

# --8<-- [start:truth-tables]
import matplotlib.pyplot as plt
import numpy as np


def perceptron(X, w, b):
    z = X @ w + b  # weighted sums, one per input
    return z, (z > 0).astype(int)


X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])  # (4, 2): every input of two bits
weights = {"AND": (0.5, 0.5), "OR": (0.5, 0.5), "NAND": (-0.5, -0.5)}
bias = {"AND": -0.7, "OR": -0.2, "NAND": 0.7}

z, y = {}, {}
for gate, w in weights.items():
    z[gate], y[gate] = perceptron(X, w, bias[gate])  # (4,) and (4,)

print("x1 x2", *[f"{gate:>9}" for gate in z])
for i, (x1, x2) in enumerate(X):
    print(f" {x1}  {x2}", *[f"{z[gate][i]:7.1f} {y[gate][i]}" for gate in z])
assert y["AND"].tolist() == [0, 0, 0, 1]
assert y["OR"].tolist() == [0, 1, 1, 1]
assert y["NAND"].tolist() == [1, 1, 1, 0]
# --8<-- [end:truth-tables]

# --8<-- [start:plot]
figure, panels = plt.subplots(2, 2, figsize=(5.2, 5), sharex=True, sharey=True)
x1 = np.array([-0.4, 1.4])
for panel, gate in zip(panels.flat, [*weights, "XOR"], strict=True):
    wanted = y[gate] if gate in y else np.array([0, 1, 1, 0])
    panel.plot(*X[wanted == 1].T, "C0o", markersize=9)
    panel.plot(*X[wanted == 0].T, "C1x", markersize=9, markeredgewidth=2.5)
    panel.set(title=gate, xlim=x1, ylim=x1, xticks=[0, 1], yticks=[0, 1])
    if gate in y:
        (w1, w2), b = weights[gate], bias[gate]
        x2 = -(w1 * x1 + b) / w2  # on this line z = 0
        side = x1[1] if w2 > 0 else x1[0]  # where z > 0: above or below
        panel.plot(x1, x2, color="black")
        panel.fill_between(x1, x2, side, color="C0", alpha=0.15, linewidth=0)
panels[0, 0].text(1.1, 1.1, "1", color="C0")
panels[0, 0].text(0.1, 0.1, "0", color="C1")
panels[1, 1].text(0.5, 0.5, "no line", ha="center", va="center")
for i in range(2):
    panels[1, i].set_xlabel("$x_1$")
    panels[i, 0].set_ylabel("$x_2$")
plt.show()
# --8<-- [end:plot]
