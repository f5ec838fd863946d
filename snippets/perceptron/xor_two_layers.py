"""Two perceptrons move the four points; then one line is enough for XOR."""

# --8<-- [start:net]
import matplotlib.pyplot as plt
import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
W1 = np.array([[-0.5, 0.5], [-0.5, 0.5]])  # columns: NAND, OR
b1 = np.array([0.7, -0.2])
w2 = np.array([0.5, 0.5])  # AND
b2 = -0.7

hidden = (X @ W1 + b1 > 0).astype(int)  # (4, 2)
y = (hidden @ w2 + b2 > 0).astype(int)  # (4,)

print("x1 x2   NAND OR   AND")
for (x1, x2), (nand, or_), output in zip(X, hidden, y, strict=True):
    print(f" {x1}  {x2}      {nand}  {or_}     {output}")
units = W1.shape[1] + 1
params = W1.size + b1.size + w2.size + 1
print(f"perceptrons {units}, parameters {params}")
assert y.tolist() == [0, 1, 1, 0]
# --8<-- [end:net]

# --8<-- [start:plot]
figure, panels = plt.subplots(1, 2, figsize=(5.2, 3))
ends = np.array([-0.4, 1.4])
for panel, points in zip(panels, (X, hidden), strict=True):
    panel.plot(*points[y == 1].T, "C0o", markersize=9)
    panel.plot(*points[y == 0].T, "C1x", markersize=9, markeredgewidth=2.5)
    panel.set(xlim=ends, ylim=ends, xticks=[0, 1], yticks=[0, 1])
left, right = panels
nand_line, or_line, and_line = 1.4 - ends, 0.4 - ends, 1.4 - ends  # where z = 0
left.plot(ends, nand_line, "C2", ends, or_line, "C3")
left.fill_between(ends, or_line, nand_line, color="C0", alpha=0.15, linewidth=0)
left.text(0.52, 1.02, "NAND", color="C2")
left.text(-0.36, 0.22, "OR", color="C3")
left.set(title="input", xlabel="$x_1$", ylabel="$x_2$")
right.plot(ends, and_line, "C4")
right.fill_between(ends, and_line, 1.4, color="C0", alpha=0.15, linewidth=0)
right.text(0.1, 0.55, "AND", color="C4")
right.annotate("two points", (1, 1), (0.55, 1.22), color="C0")
right.set(title="hidden layer", xlabel="NAND", ylabel="OR")
plt.show()
# --8<-- [end:plot]
