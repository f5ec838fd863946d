"""A network feels the scale of the target; linear regression does not."""

import warnings

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SPLITS = 5
warnings.simplefilter("ignore")  # 200 epochs are the budget, converged or not
np.random.seed(42)  # for the networks' weights
X, y = load_diabetes(return_X_y=True)  # (442, 10), (442,)
y_mean = y.mean()
models = {"linear": LinearRegression(), "Adam": MLPRegressor()}
models["SGD"] = MLPRegressor(solver="sgd")

scores = {name: np.zeros((2, SPLITS)) for name in models}  # raw y, standardized y
for seed in range(SPLITS):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=seed)
    for name, model in models.items():
        raw = make_pipeline(StandardScaler(), model)  # scales the inputs only
        both = TransformedTargetRegressor(raw, transformer=StandardScaler())
        for row, regressor in enumerate((raw, both)):
            regressor.fit(X_train, y_train)
            scores[name][row, seed] = regressor.score(X_test, y_test)  # in units of y

r2 = {name: values.mean(axis=1) for name, values in scores.items()}
for name, values in scores.items():
    for target, runs in zip(("raw", "scaled"), values, strict=True):
        spread = f"({runs.min():.2f} to {runs.max():.2f})"
        print(f"{name:6} {target:6} target: R2 {runs.mean():5.2f}  {spread}")
assert np.allclose(scores["linear"][0], scores["linear"][1])
assert scores["Adam"][0].max() < 0 < scores["Adam"][1].min()
assert r2["SGD"][1] - r2["SGD"][0] < 0.2 < r2["Adam"][1] - r2["Adam"][0]
