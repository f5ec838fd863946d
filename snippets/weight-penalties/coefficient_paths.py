"""Ridge shrinks the weights and drops none; lasso sets more and more of them to 0."""

# --8<-- [start:fit]
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso, Ridge
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True)  # (442, 10), (442,)
X = StandardScaler().fit_transform(X)


def ridge(penalty):  # Ridge takes the sum of the squared errors, J their mean
    return Ridge(alpha=len(X) * penalty).fit(X, y).coef_


def lasso(penalty):  # Lasso takes half of the mean
    return Lasso(alpha=penalty / 2, tol=1e-8, max_iter=100_000).fit(X, y).coef_


PENALTIES = [0.1, 1, 3, 10, 30, 100]
ridge_norm, ridge_zeros, lasso_norm, lasso_zeros = {}, {}, {}, {}
print("lambda    ridge: norm  zeros    lasso: norm  zeros")
for penalty in PENALTIES:
    w2, w1 = ridge(penalty), lasso(penalty)
    ridge_norm[penalty] = np.linalg.norm(w2)
    lasso_norm[penalty] = np.linalg.norm(w1)
    ridge_zeros[penalty] = int((w2 == 0).sum())  # exactly zero
    lasso_zeros[penalty] = int((w1 == 0).sum())
    print(f"{penalty:6} {ridge_norm[penalty]:14.1f} {ridge_zeros[penalty]:6}", end="")
    print(f" {lasso_norm[penalty]:14.1f} {lasso_zeros[penalty]:6}")

all_zero = 2 * np.abs(X.T @ (y - y.mean())).max() / len(X)  # from here on: no weight
s3 = {penalty: lasso(penalty)[6] for penalty in (0.15, 1)}  # the weight of feature s3
assert s3[0.15] == 0 != s3[1]  # gone and back
assert max(ridge_zeros.values()) == 0 and lasso_zeros[0.1] == 0
assert (lasso(1.001 * all_zero) == 0).all() and (lasso(0.999 * all_zero) != 0).any()
# --8<-- [end:fit]

# --8<-- [start:plot]
grid = np.append(np.geomspace(0.1, all_zero, 27), 300)
_, panels = plt.subplots(2, 1, figsize=(5.2, 4.4), sharex=True, sharey=True)
for axes, fit in zip(panels, (ridge, lasso), strict=True):
    axes.semilogx(grid, [fit(penalty) for penalty in grid], "C0", linewidth=1)
    axes.axhline(0, color="black", linewidth=0.8, linestyle=":")
    axes.minorticks_off()
    axes.set_ylabel("weight")
panels[0].set_title(r"ridge: $\lambda\sum w^2$")
panels[1].set_title(r"lasso: $\lambda\sum |w|$")
panels[1].set_xlabel(r"penalty $\lambda$")
plt.show()
# --8<-- [end:plot]
