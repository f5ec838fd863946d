"""Distances and gradients need features on one scale; a tree does not care."""

# --8<-- [start:share]
import warnings

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

X, y = load_wine(return_X_y=True)  # (178, 13), three kinds of wine
proline, hue = X.std(axis=0)[[12, 10]]
proline_share = proline**2 / X.var(axis=0).sum()  # of the squared distance
print(f"deviations: proline {proline:.0f}, hue {hue:.2f}; share {proline_share:.3f}")
# --8<-- [end:share]

# --8<-- [start:compare]
warnings.simplefilter("ignore")  # the MLP stops after 200 epochs, its default
np.random.seed(42)  # for the networks' weights
inputs = {"raw": [], "min-max": [MinMaxScaler()], "standard": [StandardScaler()]}
inputs["1000 x"] = [StandardScaler(), FunctionTransformer(lambda Z: 1000 * Z)]
models = {"kNN": KNeighborsClassifier(), "SVC": SVC(), "MLP": MLPClassifier((32,))}
models["tree"] = DecisionTreeClassifier(random_state=42)

shuffles = [StratifiedKFold(5, shuffle=True, random_state=seed) for seed in range(5)]
accuracy, lowest, highest = {}, {}, {}  # model -> one value for each input
print("     ", *[f"{name:>8}" for name in inputs])
for name, model in models.items():
    pipelines = [make_pipeline(*steps, model) for steps in inputs.values()]
    runs = [[cross_val_score(p, X, y, cv=s) for s in shuffles] for p in pipelines]
    scores = np.mean(runs, axis=2)  # over the folds: (4 inputs, 5 shuffles)
    lowest[name], highest[name] = scores.min(axis=1), scores.max(axis=1)
    accuracy[name] = dict(zip(inputs, scores.mean(axis=1), strict=True))
    print(f"{name:5}", *[f"{mean:8.2f}" for mean in accuracy[name].values()])

assert all(lowest[name][2] > highest[name][0] for name in ("kNN", "SVC", "MLP"))
assert lowest["MLP"][2] > highest["MLP"][3]  # a common factor harms the network,
assert np.isclose(accuracy["kNN"]["1000 x"], accuracy["kNN"]["standard"])  # not kNN
assert np.ptp(scores, axis=0).max() * len(y) < 1.1  # the tree: about one sample
# --8<-- [end:compare]

# --8<-- [start:plot]
for row, color in enumerate(["C1", "C2", "C0", "C3"]):
    left, label = np.arange(4) + 0.2 * (row - 1.5), list(inputs)[row]
    height = [accuracy[name][label] for name in models]
    plt.bar(left, height, width=0.18, color=color, label=label)
    bottom, top = ([ends[name][row] for name in models] for ends in (lowest, highest))
    plt.vlines(left, bottom, top, color="black", linewidth=1)
plt.xticks(range(4), models)
plt.gca().set(xlabel="model", ylabel="accuracy (cross-validated)")
plt.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1))
plt.grid(axis="x", visible=False)
plt.show()
# --8<-- [end:plot]
