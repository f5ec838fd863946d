"""Successive halving: many candidates on little data, the few survivors on much."""

# --8<-- [start:experimental]
import textwrap

try:
    from sklearn.model_selection import HalvingGridSearchCV
except ImportError as error:
    print(textwrap.fill(f"ImportError: {error}", 60))
# --8<-- [end:experimental]

# --8<-- [start:race]
import numpy as np
from sklearn.datasets import load_digits
from sklearn.experimental import enable_halving_search_cv  # noqa: F401
from sklearn.model_selection import GridSearchCV, HalvingGridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

DRAWS = 5

digits, labels = load_digits(return_X_y=True)
model = make_pipeline(StandardScaler(), SVC())
grid = {"svc__C": [0.1, 1, 10, 100], "svc__gamma": [1e-4, 1e-3, 1e-2, 1e-1]}
lost = []  # per draw: how far the winner is below the best of the full grid
for seed in range(DRAWS):
    X, _, y, _ = train_test_split(
        digits, labels, train_size=600, stratify=labels, random_state=seed
    )
    race = HalvingGridSearchCV(model, grid, factor=3, cv=3, random_state=seed)
    full = GridSearchCV(model, grid, cv=3).fit(X, y)
    winner = full.cv_results_["params"].index(race.fit(X, y).best_params_)
    score = full.cv_results_["mean_test_score"]  # (16,) all on 600 samples
    lost.append(round(float(score.max() - score[winner]), 4))

candidates, samples = race.n_candidates_, race.n_resources_
race_fits, full_fits = 3 * sum(candidates) + 1, 3 * len(score) + 1
work = float(np.dot(candidates, samples)) / (len(score) * len(X))
print("candidates:", candidates, " samples each:", samples)
print(f"fits {race_fits} instead of {full_fits}, on {work:.0%} of the samples")
print("CV accuracy lost:", lost)
assert (candidates, samples) == ([16, 6, 2], [66, 198, 594])
missed, worst = sum(value > 0 for value in lost), max(lost)
assert missed < DRAWS and worst < 0.02
# --8<-- [end:race]
