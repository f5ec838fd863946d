"""Small batches soon come near the minimum, then wander; the full batch arrives."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np

SAMPLES, EPOCHS, RATE, ORDERS = 200, 100, 0.2, 10

rng = np.random.default_rng(42)
x = rng.uniform(-0.5, 1.5, SAMPLES)
y = 1 + 2 * x + rng.normal(0, 1, SAMPLES)
X = np.column_stack([np.ones(SAMPLES), x])  # (200, 2), for theta = (b, w)

arms = {"B = 200": 200, "B = 20": 20, "B = 1": 1, "B = 1, shrinking": 1}
paths = {name: [] for name in arms}  # per order: theta after every step
for name, batch_size in arms.items():
    for seed in range(ORDERS):
        rng = np.random.default_rng(seed)
        theta = np.array([-1.0, -1.0])
        path = [theta]
        for epoch in range(EPOCHS):
            rate = RATE / (1 + epoch) if "shrinking" in name else RATE
            order = rng.permutation(SAMPLES)
            for batch in np.split(order, SAMPLES // batch_size):  # (B,) each
                error = X[batch] @ theta - y[batch]
                gradient = 2 * error @ X[batch] / batch_size  # (2,)
                theta = theta - rate * gradient
                path.append(theta)
        paths[name].append(path)
# --8<-- [end:train]

# --8<-- [start:look]
best = np.linalg.lstsq(X, y)[0]  # where the mean squared error is smallest
rate_limit = float(2 / np.linalg.eigvalsh(2 * X.T @ X / SAMPLES).max())
mean, low, high = {}, {}, {}  # distance to best after 1, 10, 100 epochs
print("mean distance after 1, 10, 100 epochs   (last: lowest..highest)")
for name, batch_size in arms.items():
    steps = np.array([1, 10, 100]) * SAMPLES // batch_size
    distance = np.linalg.norm(np.array(paths[name])[:, steps] - best, axis=2)
    mean[name] = distance.mean(axis=0)  # (3,), over the 10 orders
    low[name], high[name] = distance.min(axis=0), distance.max(axis=0)
    print(f"{name:16}", *(f"{d:7.4f}" for d in mean[name]), end="  ")
    print(f"({low[name][2]:.4f}..{high[name][2]:.4f})")
assert max(high["B = 20"][0], high["B = 1"][0]) < low["B = 200"][0]  # early
assert high["B = 200"][2] < 1e-3 < mean["B = 20"][2] < mean["B = 1"][2]  # late
assert high["B = 1, shrinking"][2] < low["B = 1"][2]  # in every order
# --8<-- [end:look]

# --8<-- [start:plot]
b, w = np.mgrid[-1.3:2.8:60j, -1.3:3.3:60j]  # (60, 60) each
loss = np.mean((b[..., None] + w[..., None] * x - y) ** 2, axis=2)  # (60, 60)
plt.contour(b, w, loss - loss.min(), [0.1, 0.5, 2, 5, 9], colors="black", alpha=0.25)
for name, color, i in (("B = 1", "C1", 9), ("B = 20", "C2", 1), ("B = 200", "C0", 4)):
    steps = np.array(paths[name][0][:51])  # (51, 2), the first 50 steps in one order
    plt.plot(*steps.T, ".-", color=color, linewidth=1)
    plt.annotate(name, steps[i], (8, -10), textcoords="offset points", color=color)
plt.plot(*best, "*", color="black", markersize=9, zorder=3)
plt.gca().set(xlabel="b", ylabel="w")
plt.show()
# --8<-- [end:plot]
