"""Where neighbors tend to share a class, a few labels can spread to the rest."""

# --8<-- [start:spread]
import warnings

import numpy as np
import threadpoolctl
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPRegressor
from sklearn.semi_supervised import LabelSpreading
from sklearn.svm import SVC

warnings.simplefilter("ignore", ConvergenceWarning)  # steps are limited on purpose
threadpoolctl.threadpool_limits(1)  # faster for such small matrices
RUNS, LABELED, UNLABELED = 8, 50, 950
TRAIN = LABELED + UNLABELED
X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X = X / 16
score = np.empty((5, RUNS))
for run in range(RUNS):
    rows = np.random.default_rng(run).permutation(len(X))
    train, known, test = rows[:TRAIN], rows[:LABELED], rows[TRAIN:]
    some = np.where(np.arange(TRAIN) < LABELED, y[train], -1)  # -1: no label
    spreading = LabelSpreading().fit(X[train], some)
    score[0, run] = spreading.score(X[test], y[test])

    logistic = LogisticRegression(C=10, max_iter=1000)
    others = SVC(C=10), KNeighborsClassifier(n_neighbors=1), logistic
    for j, model in enumerate(others, start=1):
        score[j, run] = model.fit(X[known], y[known]).score(X[test], y[test])

    ae = MLPRegressor("squared_error", (64, 10, 64), "tanh", random_state=run)
    ae.set_params(batch_size=100, learning_rate_init=0.005, max_iter=60, tol=0)
    ae.fit(X[train], X[train])
    W, b = ae.coefs_[:2], ae.intercepts_[:2]
    codes = np.tanh(np.tanh(X @ W[0] + b[0]) @ W[1] + b[1])  # (1797, 10)
    score[4, run] = logistic.fit(codes[known], y[known]).score(codes[test], y[test])

names = ["label spreading", "SVC", "1 neighbor", "logistic", "codes + logistic"]
mean, wins = {}, {}  # wins: runs in which label spreading is better
for name, row in zip(names, score, strict=True):
    mean[name], wins[name] = float(row.mean()), int((score[0] > row).sum())
    print(f"{name:16}  {row.mean():.2f} ({row.min():.2f}-{row.max():.2f})")
codes_lose = int((score[4] < score[3]).sum())
assert all(wins[name] == RUNS for name in names[1:]) and codes_lose > RUNS / 2
# --8<-- [end:spread]

# --8<-- [start:traps]
pixels = X * 16  # 0 to 16, as they come
unscaled = float(LabelSpreading().fit(pixels[train], some).score(pixels[test], y[test]))
zeros = np.maximum(some, 0)  # 0 in place of -1
as_zeros = float(LabelSpreading().fit(X[train], zeros).score(X[test], y[test]))
print(f"pixels 0 to 16: {unscaled:.2f}; 0 for no label: {as_zeros:.2f}")
assert unscaled < 0.2 and as_zeros < 0.2 < 0.8 < score[0, run]
# --8<-- [end:traps]
