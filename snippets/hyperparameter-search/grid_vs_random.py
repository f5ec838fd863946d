"""With 16 trials a grid sees 4 values of each hyperparameter, a random search 16."""

# --8<-- [start:data]
import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import loguniform
from sklearn.datasets import load_digits
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, train_size=600, stratify=y, random_state=42
)  # (600, 64) and (1197, 64)
model = make_pipeline(StandardScaler(), SVC())  # steps "standardscaler" and "svc"
# --8<-- [end:data]

# --8<-- [start:search]
values = {"svc__C": [0.1, 1, 10, 100], "svc__gamma": [1e-4, 1e-3, 1e-2, 1e-1]}
ranges = {"svc__C": loguniform(0.1, 100), "svc__gamma": loguniform(1e-4, 1e-1)}
searches = {
    "grid": GridSearchCV(model, values, cv=3),
    "random": RandomizedSearchCV(model, ranges, n_iter=16, cv=3, random_state=42),
}
tried, scores, gammas, best_score, test_score = {}, {}, {}, {}, {}
for name, search in searches.items():
    search.fit(X_train, y_train)
    trials = search.cv_results_["params"]
    tried[name] = np.array([[t["svc__gamma"], t["svc__C"]] for t in trials])  # (16, 2)
    scores[name] = search.cv_results_["mean_test_score"]  # (16,) mean of 3 folds
    gammas[name] = len(set(tried[name][:, 0]))
    best_score[name] = search.best_score_
    test_score[name] = search.score(X_test, y_test)  # of the refitted best model
    print(f"{name:6}: {gammas[name]:2} values of gamma,", end=" ")
    print(f"best CV {best_score[name]:.3f}, test {test_score[name]:.3f}")
print("best of the grid:", searches["grid"].best_params_)

assert len(scores["grid"]) == len(scores["random"]) == 16
assert gammas == {"grid": 4, "random": 16}
assert abs(best_score["grid"] - best_score["random"]) < 0.02  # no winner
# --8<-- [end:search]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(5.2, 5))
for name, color, marker in (("grid", "C0", "s"), ("random", "C1", "o")):
    gamma, C = tried[name].T
    top.loglog(gamma, C, marker, color=color)
    bottom.semilogx(gamma, scores[name], marker, color=color)
top.set(ylabel="C", ylim=(0.05, 400))
top.text(1e-4, 180, "grid: 4 values of gamma", color="C0")
top.text(0.1, 180, "random: 16 values", color="C1", ha="right")
bottom.set(xlabel="gamma", ylabel="CV accuracy")
plt.show()
# --8<-- [end:plot]
