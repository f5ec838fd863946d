"""Dense has no activation unless you ask: a deep network of bare Dense layers is linear."""

# --8<-- [start:fit]
import keras
from sklearn.datasets import make_circles
from sklearn.linear_model import LogisticRegression

X, y = make_circles(1000, factor=0.5, noise=0.1, random_state=42)  # (1000, 2), (1000,)
default_activation = keras.layers.Dense(32).activation.__name__
print("Dense(32).activation =", default_activation)

accuracy = {"None": [], "relu": []}
for activation in [None, "relu"]:
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        model = keras.Sequential(
            [
                keras.Input((2,)),
                keras.layers.Dense(32, activation=activation),
                keras.layers.Dense(32, activation=activation),
                keras.layers.Dense(1, activation="sigmoid"),
            ]
        )
        model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
        model.fit(X, y, epochs=30, verbose=0)
        score = model.evaluate(X, y, verbose=0)[1]
        accuracy[str(activation)].append(round(score, 3))
logistic = LogisticRegression().fit(X, y).score(X, y)

params = model.count_params()  # the same with and without activation
print("parameters:", params)
print("training accuracy over 3 seeds:", accuracy)
print(f"logistic regression (3 parameters): {logistic:.3f}")
assert max(accuracy["None"]) < 0.7 < 0.95 < min(accuracy["relu"])
# --8<-- [end:fit]
