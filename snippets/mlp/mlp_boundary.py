"""A hidden layer bends the boundary, if training puts the bends in the right place."""

# --8<-- [start:scores]
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

SEEDS, SHOWN = range(10), 1  # each seed: new data, new starting weights
train, test = slice(0, 500), slice(500, 2000)
scores = {"line": [], "MLP 5": [], "MLP 32": []}
for seed in SEEDS:
    X, y = make_moons(2000, noise=0.2, random_state=seed)  # (2000, 2), (2000,)
    adam = {"learning_rate_init": 0.03, "max_iter": 1000, "random_state": seed}
    models = {
        "line": LogisticRegression(),
        "MLP 5": MLPClassifier(hidden_layer_sizes=(5,), **adam),
        "MLP 32": MLPClassifier(hidden_layer_sizes=(32,), **adam),
    }
    for name, model in models.items():
        model.fit(X[train], y[train])
        scores[name].append(model.score(X[test], y[test]))
    if seed == SHOWN:
        straight, bent = models["line"], models["MLP 5"]
        shown_X, shown_y = X[:200], y[:200]

low, mean, high, wins = {}, {}, {}, {}
print("accuracy   low  mean  high   > line + 0.05")
for name, values in scores.items():
    low[name], mean[name], high[name] = min(values), np.mean(values), max(values)
    wins[name] = int(np.sum(np.subtract(values, scores["line"]) > 0.05))
    print(f"{name:8}{low[name]:6.2f}{mean[name]:6.2f}{high[name]:6.2f}", end="   ")
    print(f"{wins[name]:5} of {len(SEEDS)}")
assert wins["MLP 32"] == len(SEEDS) > wins["MLP 5"] > 0
# --8<-- [end:scores]

# --8<-- [start:plot]
across, up = np.meshgrid(np.linspace(-1.6, 2.6, 211), np.linspace(-1.2, 1.7, 146))
grid = np.column_stack([across.ravel(), up.ravel()])  # (30806, 2)
Z = grid @ bent.coefs_[0] + bent.intercepts_[0]  # (30806, 5)
logit = np.maximum(0, Z) @ bent.coefs_[1] + bent.intercepts_[1]  # (30806, 1)
curves = [(z, "C5", ":", 1.5) for z in Z.T]  # each is 0 where its unit switches on
curves += [(straight.decision_function(grid), "C2", "--", 2), (logit, "black", "-", 3)]
for label, marker in enumerate("os"):
    plt.plot(*shown_X[shown_y == label].T, marker, alpha=0.35, markersize=3)
for height, color, dashes, width in curves:
    style = {"colors": color, "linestyles": dashes, "linewidths": width}
    plt.contour(across, up, height.reshape(up.shape), [0], **style)
plt.text(1.5, 1.3, "MLP")
plt.text(-1.55, -0.75, "line", color="C2")
plt.text(1.72, -0.8, "a unit: z = 0", color="C5")
plt.gca().set(xlabel="x1", ylabel="x2")
plt.show()
# --8<-- [end:plot]
