"""Answers to the exercises; the last one is a data set that scaling makes worse."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

z_score = (12 - 10) / 4
squeezed = (10 - 0) / (1000 - 0)
print(f"z-score {z_score}, min-max {squeezed}")

X, y = load_digits(return_X_y=True)  # (1797, 64), every pixel from 0 to 16
knn = KNeighborsClassifier()
models = {"raw": knn, "standardized": make_pipeline(StandardScaler(), knn)}
scores = {name: np.zeros(5) for name in models}
for seed in range(5):
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    for name, model in models.items():
        scores[name][seed] = cross_val_score(model, X, y, cv=folds).mean()
mean = {name: values.mean() for name, values in scores.items()}
for name, values in scores.items():
    print(f"{name:12} {mean[name]:.3f}  ({values.min():.3f} to {values.max():.3f})")
assert scores["raw"].min() > scores["standardized"].max()
