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
        path = [np.array([-1.0, -1.0])]
        for epoch in range(EPOCHS):
            rate = RATE / (1 + epoch) if "shrinking" in name else RATE
            order = rng.permutation(SAMPLES)
            for batch in np.split(order, SAMPLES // batch_size):  # (B,) each
                error = X[batch] @ path[-1] - y[batch]
                gradient = 2 * error @ X[batch] / batch_size  # (2,)
                path.append(path[-1] - rate * gradient)
        paths[name].append(path)
# --8<-- [end:train]

# --8<-- [start:look]
best = np.linalg.lstsq(X, y)[0]  # where the mean squared error is smallest
rate_limit = float(2 / np.linalg.eigvalsh(2 * X.T @ X / SAMPLES).max())
mean, low, high = {}, {}, {}  # distance to best after 1, 10, 100 epochs
print("epochs:                1       10      100  (range)")
for name, batch_size in arms.items():
    steps = np.array([1, 10, 100]) * SAMPLES // batch_size
    distance = np.linalg.norm(np.array(paths[name])[:, steps] - best, axis=2)
    mean[name] = distance.mean(axis=0)  # (3,), over the 10 orders
    low[name], high[name] = distance.min(axis=0), distance.max(axis=0)
    print(f"{name:16}", *(f"{d:7.4f}" for d in mean[name]), end="  ")
    print(f"({low[name][2]:.4f} to {high[name][2]:.4f})")
for name in ("B = 20", "B = 1"):
    assert high[name][0] < low["B = 200"][0] and mean[name][2] > mean[name][1]
assert high["B = 200"][2] < 1e-3 < mean["B = 20"][2] < mean["B = 1"][2]
assert high["B = 1, shrinking"][2] < low["B = 1"][2]  # in every order
# --8<-- [end:look]

# --8<-- [start:plot]
_, panels = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(5.2, 4.8))
b, w = np.mgrid[-1.3:3.3:20j, -1.3:4:20j]  # (20, 20) each
loss = np.mean((b[..., None] + w[..., None] * x - y) ** 2, axis=2)  # (20, 20)
for i, (axes, (name, B)) in enumerate(zip(panels.flat, arms.items(), strict=True)):
    axes.contour(b, w, loss - loss.min(), [0.1, 0.5, 2, 5], colors="black", alpha=0.25)
    path = np.array(paths[name][0])[: 10 * SAMPLES // B + 1 : 20 // B or 1]  # 10 epochs
    axes.plot(*path.T, ".-" if B > 20 else "-", color=f"C{i}", linewidth=0.7)
    axes.plot(*best, "*", color="black", markersize=9, zorder=3)
    axes.set(title=name, xlabel="b", ylabel="w")
    axes.label_outer()
plt.show()
# --8<-- [end:plot]
