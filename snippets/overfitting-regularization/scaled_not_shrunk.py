"""Scaling changes the data and no prediction; a penalty changes the model."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True, scaled=False)  # (442, 10), (442,)
X_scaled = StandardScaler().fit_transform(X)

models = {0: LinearRegression()}  # lambda -> model; no penalty: least squares
models |= {penalty: Ridge(alpha=penalty) for penalty in (1, 10, 100, 1000)}
norm, train_rmse, difference = {}, {}, {}
print("lambda  norm of w  train RMSE  raw - scaled")
for penalty, model in models.items():
    raw = model.fit(X, y).predict(X)
    scaled = model.fit(X_scaled, y).predict(X_scaled)
    norm[penalty] = np.linalg.norm(model.coef_)
    train_rmse[penalty] = np.sqrt(np.mean((scaled - y) ** 2))
    difference[penalty] = np.abs(raw - scaled).max()  # largest of 442
    print(f"{penalty:6} {norm[penalty]:10.1f} {train_rmse[penalty]:11.2f}", end="")
    print(f" {difference[penalty]:13.1f}")

assert difference[0] < 1e-6 < 1 < difference[1]
assert (np.diff(list(norm.values())) < 0).all()
assert (np.diff(list(train_rmse.values())) > 0).all()
