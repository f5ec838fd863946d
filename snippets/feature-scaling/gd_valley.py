"""Features on different scales make a narrow valley, and gradient descent crawls."""

# --8<-- [start:descend]
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_wine

GAP = 1e-3  # stop when this share of the excess loss is left
wine = load_wine().data  # (178, 13)
X, y = wine[:, [0, 3]], wine[:, 12]  # alcohol, alcalinity of ash; proline
y = (y - y.mean()) / y.std()  # (178,), the target
mean, deviation = X.mean(axis=0), X.std(axis=0)  # (2,) each
inputs = {"raw": X, "divided": X / deviation, "centered": X - mean}
inputs["standardized"] = (X - mean) / deviation

condition, steps, paths, hessians, bests = {}, {}, {}, {}, {}
for name, features in inputs.items():
    A = np.insert(features, 2, 1, axis=1)  # the third weight is the bias
    H = 2 * A.T @ A / len(A)  # Hessian of the mean squared error, (3, 3)
    smallest, _, largest = np.linalg.eigvalsh(H)
    rate = 2 / (smallest + largest)  # best constant learning rate in the worst case
    best = np.linalg.solve(H, 2 * A.T @ y / len(A))
    error, path = -best, [np.zeros(3)]  # error = w - best, from w = 0
    stop = GAP * (error @ H @ error)
    while error @ H @ error > stop:
        error = error - rate * (H @ error)  # H (w - best) is the gradient
        path.append(best + error)
    condition[name], steps[name] = largest / smallest, len(path) - 1
    paths[name], hessians[name], bests[name] = np.array(path), H, best
    print(f"{name:12} kappa {condition[name]:8.1f} steps {steps[name]:6}")
assert steps["divided"] > 1000 * steps["centered"] > 1000 * steps["standardized"]
# --8<-- [end:descend]

# --8<-- [start:theory]
correlation = np.corrcoef(X.T)[0, 1]
left = (1 + abs(correlation)) / (1 - abs(correlation))
print("means", mean.round(2), "deviations", deviation.round(2))
print(f"correlation {correlation:.2f}: kappa {left:.1f}")
assert np.isclose(condition["standardized"], left)
# --8<-- [end:theory]

# --8<-- [start:plot]
fig, axes = plt.subplots(2, 1, figsize=(5.2, 5), sharex=True)
angle = np.linspace(0, 2 * np.pi, 100)
circle = np.stack([np.cos(angle), np.sin(angle)])  # (2, 100)
for ax, name in zip(axes, ["centered", "standardized"], strict=True):
    path, H, best = paths[name], hessians[name][:2, :2], bests[name][:2]  # no bias
    ellipse = np.linalg.solve(np.linalg.cholesky(H).T, circle)  # e @ H @ e is 1 on it
    for level in (best @ H @ best) * 4.0 ** np.arange(
        -3, 3
    ):  # that of w = 0 is the unit
        line = best[:, None] + ellipse * level**0.5
        ax.plot(*line, color="black", alpha=0.3, linewidth=1.2)
    ax.plot(path[:, 0], path[:, 1], "o-", color="C1", markersize=3, linewidth=1.2)
    ax.set(xlim=(-0.2, 1.5), ylim=(-0.6, 0.2), aspect="equal")
    ax.set(ylabel="w2", title=f"{name}: {steps[name]} steps")
axes[1].set_xlabel("w1")
plt.show()
# --8<-- [end:plot]
