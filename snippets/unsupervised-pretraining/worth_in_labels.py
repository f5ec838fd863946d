"""Unlabeled data stands in for labels where its structure tells of the classes."""

# --8<-- [start:compare]
import warnings

import numpy as np
import threadpoolctl
from sklearn.decomposition import PCA
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.svm import SVC

warnings.simplefilter("ignore", ConvergenceWarning)  # steps are limited on purpose
threadpoolctl.threadpool_limits(1)  # faster for such small matrices
RUNS = 6
CASES = ("band", 30), ("band", 300), ("band", 2000), ("signs", 30)
score = np.empty((4, len(CASES), RUNS))
for run in range(RUNS):
    rng = np.random.default_rng(run)  # own data for each run, of the same kind
    z = rng.uniform(-1, 1, size=(4000, 2))
    hidden = np.tanh(3 * z @ rng.normal(size=(2, 20)) + rng.normal(size=20))
    X = np.tanh(0.34 * hidden @ rng.normal(size=(20, 60)))
    X += rng.normal(scale=0.5, size=X.shape)
    classes = {"band": abs(z[:, 0]) < 0.5, "signs": z[:, 0] * z[:, 1] > 0}

    ae = MLPRegressor("squared_error", (50, 2, 50), "tanh", random_state=run)
    ae.set_params(batch_size=200, learning_rate_init=0.01, max_iter=60)
    ae.fit(X[:2000], X[:2000])  # the target is the input
    W, b = ae.coefs_[:2], ae.intercepts_[:2]  # of the encoder
    codes = np.tanh(np.tanh(X @ W[0] + b[0]) @ W[1] + b[1])  # (4000, 2)
    parts = PCA(10).fit(X[:2000]).transform(X)
    parts /= parts[:2000, 0].std()  # (4000, 10)

    net = {"activation": "tanh", "solver": "lbfgs", "alpha": 0.1}
    net |= {"max_iter": 100, "random_state": run}
    head, scratch = MLPClassifier((20,), **net), MLPClassifier((50, 2, 20), **net)
    models = (head, codes), (scratch, X), (head, parts), (SVC(C=10), X)
    for i, (kind, m) in enumerate(CASES):
        y = classes[kind]
        for j, (model, x) in enumerate(models):
            score[j, i, run] = model.fit(x[:m], y[:m]).score(x[2000:], y[2000:])
# --8<-- [end:compare]

# --8<-- [start:table]
names = ["frozen", "scratch", "PCA 10", "SVC"]
mean, wins = {}, {}  # wins: runs in which "frozen" is better
print("classes", *[f"{kind:>6}" for kind, _ in CASES])
print("labels ", *[f"{m:6}" for _, m in CASES])
for name, rows in zip(names, score, strict=True):
    mean[name] = rows.mean(axis=1).tolist()
    wins[name] = (score[0] > rows).sum(axis=1).tolist()
    print(f"{name:7}", *[f"{m:6.2f}" for m in mean[name]])
low, high = score[:2, 0].min(axis=1).tolist(), score[:2, 0].max(axis=1).tolist()
gain = [f - s for f, s in zip(mean["frozen"], mean["scratch"], strict=True)]
assert all(wins[name][0] == RUNS for name in names[1:]) and gain[0] > 0.1
assert gain[0] > 2 * gain[1] > 4 * gain[2] and gain[3] > 0.1
assert abs(mean["frozen"][3] - mean["SVC"][3]) < 0.03  # SVC sees no unlabeled row
# --8<-- [end:table]
