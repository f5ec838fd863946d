"""What a narrow layer has dropped, no wider layer after it can bring back."""

# --8<-- [start:twins]
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(42)
directions = np.linalg.qr(rng.normal(size=(3, 3)))[0]  # three perpendicular columns
Z = rng.normal(size=(1000, 3)) * [3, 2, 1]  # standard deviations 3, 2, 1
X = Z @ directions.T  # (1000, 3)

W, n = directions[:, :2], directions[:, 2]  # the narrow layer, 3 -> 2; n @ W is 0
V, b = rng.normal(size=(2, 200)), rng.normal(size=200)


def wide(X):  # the narrow layer, then 200 ReLU units
    return np.maximum(X @ W @ V + b, 0)


rank_narrow, rank_wide = (int(np.linalg.matrix_rank(A)) for A in (X @ W, wide(X)))
gap = np.abs(wide(X) - wide(X + 5 * n)).max()
print(f"rank: {rank_narrow} after the narrow layer, {rank_wide} after the wide one")
print(f"same output for x and x + 5n, up to rounding: {gap < 1e-10}")
assert gap < 1e-10 and rank_narrow == 2 < 50 < rank_wide
# --8<-- [end:twins]

# --8<-- [start:lost]
guess = X @ W @ W.T  # (1000, 3), the best guess from the two outputs
lost = float(((X - guess) ** 2).sum() / (X**2).sum())
expected = 1 / 14
print(f"{lost:.1%} of the variance lost, {expected:.1%} expected")
assert abs(lost - expected) < 0.02
# --8<-- [end:lost]

# --8<-- [start:plot]
fig, axes = plt.subplots()
x, up = Z[:60, 0], Z[:60, 2]
axes.vlines(x, 0, up, color="C5", linewidth=0.8, alpha=0.6)
axes.plot(x, up, "o", color="C0", markersize=4)
axes.plot(x, 0 * x, "o", color="C1", markersize=4)
axes.plot([8, 8], [2, -1.5], "o-", color="C0", markersize=7)
axes.plot(8, 0, "o", color="C1", markersize=7)
axes.text(8.4, 2, "one input", color="C0", va="center")
axes.text(8.4, -1.5, "another", color="C0", va="center")
axes.text(8.4, 0, "same output", color="C1", va="center")
axes.set(xlabel="direction 1", ylabel="direction 3", xlim=(-7, 13))
axes.set_xticks([-6, -3, 0, 3, 6])
plt.show()
# --8<-- [end:plot]
