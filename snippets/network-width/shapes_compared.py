"""At an equal number of parameters, the pyramid does not beat equal widths."""

# --8<-- [start:run]
import warnings

import numpy as np
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

SEEDS, EPOCHS = 5, 40
warnings.simplefilter("ignore", ConvergenceWarning)  # stopped on purpose
X, y = load_digits(return_X_y=True)
X = X / 16  # (1797, 64)

shapes = {
    "pyramid": (64, 32, 16),
    "equal": (43, 43, 43),
    "one layer": (93,),
    "small pyramid": (16, 8, 4),
    "small equal": (12, 12, 12),
    "small one layer": (16,),
}
mean, params, fit = {}, {}, {}
print("                           params  train  test (lowest to highest)")
for name, shape in shapes.items():
    on_train, on_test = [], []
    for seed in range(SEEDS):  # a split and a start each
        X_train, X_test, y_train, y_test = train_test_split(
            X, y, train_size=600, stratify=y, random_state=seed
        )
        model = MLPClassifier(
            hidden_layer_sizes=shape,
            batch_size=100,
            learning_rate_init=0.01,  # Adam
            max_iter=EPOCHS,
            random_state=seed,
        ).fit(X_train, y_train)
        on_train.append(model.score(X_train, y_train))
        on_test.append(model.score(X_test, y_test))
    params[name] = sum(W.size for W in model.coefs_ + model.intercepts_)
    mean[name], fit[name] = float(np.mean(on_test)), float(np.mean(on_train))
    print(f"{name:15} {'-'.join(map(str, shape)):10} {params[name]:6}", end="")
    print(f"  {fit[name]:.2f}   {mean[name]:.2f}", end="")
    print(f" ({min(on_test):.2f} to {max(on_test):.2f})")
assert max(params.values()) < 1.05 * params["pyramid"]
assert abs(mean["pyramid"] - mean["equal"]) < 0.02  # no winner claimed
assert mean["small pyramid"] < mean["small equal"] - 0.05
# --8<-- [end:run]
