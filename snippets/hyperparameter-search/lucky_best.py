"""The best of many cross-validated scores is too good: here nothing can be learned."""

import numpy as np
from sklearn.model_selection import GridSearchCV
from sklearn.tree import DecisionTreeClassifier

DATA_SETS = 5
SEEDS = range(100)  # the "hyperparameter": it cannot matter

best_of = {1: [], 10: [], 100: []}  # trials -> best CV accuracy, per data set
fresh = []  # accuracy of the winner on new data
for data_set in range(DATA_SETS):
    rng = np.random.default_rng(data_set)
    X, X_new = rng.normal(size=(100, 5)), rng.normal(size=(5000, 5))
    y, y_new = rng.integers(2, size=100), rng.integers(2, size=5000)  # coin flips
    tree = DecisionTreeClassifier(splitter="random")
    search = GridSearchCV(tree, {"random_state": SEEDS}, cv=3).fit(X, y)
    for trials, best in best_of.items():
        best.append(search.cv_results_["mean_test_score"][:trials].max())
    fresh.append(search.score(X_new, y_new))

mean = {trials: float(np.mean(best)) for trials, best in best_of.items()}
for trials, best in best_of.items():
    span = f"{min(best):.2f} to {max(best):.2f}"
    print(f"best CV of {trials:3} trials: {mean[trials]:.2f}  ({span})")
fresh_mean = float(np.mean(fresh))
print(
    f"the winner on new data: {fresh_mean:.2f}  ({min(fresh):.2f} to {max(fresh):.2f})"
)
assert min(best_of[100]) > max(fresh)
