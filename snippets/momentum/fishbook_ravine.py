"""A path without zigzag is not a faster path: compare distances, not pictures."""

# --8<-- [start:walk]
import matplotlib.pyplot as plt
import numpy as np

curvature = np.array([0.1, 2.0])  # of f(x, y) = x**2 / 20 + y**2
START, STEPS = np.array([-7.0, 2.0]), 1000

distance, paths = {}, {}  # from the minimum (0, 0)
after_30, settled, moves = {}, {}, {}
print("eta   beta  distance after 30  settled at step  way in y")
for rate, beta in ((0.1, 0), (0.1, 0.9), (0.95, 0)):
    theta, m, path = START, np.zeros(2), [START]
    for _ in range(STEPS):
        gradient = curvature * theta
        m = beta * m - rate * gradient
        theta = theta + m
        path.append(theta)
    name = f"{rate}, {beta}"
    paths[name] = np.array(path)  # (1001, 2)
    distance[name] = np.linalg.norm(path, axis=1)
    after_30[name] = float(distance[name][30])
    settled[name] = int(np.flatnonzero(distance[name] > 0.05)[-1]) + 1
    moves[name] = np.abs(np.diff(paths[name][:, 1]))  # (1000,), up or down
    print(f"{rate:<5} {beta:<4} {after_30[name]:18.2f}", end="")
    print(f"{settled[name]:17} {moves[name].sum():9.1f}")

assert settled["0.95, 0"] < settled["0.1, 0.9"] < settled["0.1, 0"]
assert after_30["0.95, 0"] < after_30["0.1, 0.9"] < after_30["0.1, 0"]
zigzag_ratio = float(moves["0.95, 0"].sum() / moves["0.1, 0.9"].sum())
assert zigzag_ratio > 3  # zigzags, and wins
ahead = np.flatnonzero(distance["0.1, 0.9"] < distance["0.95, 0"])  # momentum is nearer
first_ahead, last_ahead = int(ahead[0]), int(ahead[-1])
assert last_ahead < 30 and len(ahead) == last_ahead - first_ahead + 1
best_sgd_rate = float(2 / curvature.sum())
# --8<-- [end:walk]

# --8<-- [start:plot]
figure, (top, bottom) = plt.subplots(2, 1, figsize=(5.2, 4.8))
x, y = np.mgrid[-8:5:80j, -2.6:2.6:60j]  # (80, 60) each
levels = [0.05, 0.3, 1, 2, 4]
top.contour(x, y, x**2 / 20 + y**2, levels, colors="black", alpha=0.25)
labels = {  # color, text, its places in the two panels
    "0.95, 0": ("C1", "SGD, η = 0.95", (-4.9, 2.1), (18, 0.008)),
    "0.1, 0.9": ("C0", "momentum, η = 0.1, β = 0.9", (-5.6, -2.35), (48, 1.1)),
}
for name, (color, text, above, below) in labels.items():
    top.plot(*paths[name][:31].T, ".-", color=color, linewidth=1)
    top.plot(*paths[name][30], "o", color=color, markersize=8)
    top.text(*above, text, color=color)
    bottom.semilogy(distance[name][:101], color=color)
    bottom.plot(30, distance[name][30], "o", color=color, markersize=8)
    bottom.text(*below, text, color=color)
top.plot(0, 0, "*", color="black", zorder=3)
top.set(xlabel="x", ylabel="y")
bottom.set(xlabel="step", ylabel="distance to ★")
plt.show()
# --8<-- [end:plot]
