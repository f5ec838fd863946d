"""Dense has no activation unless you ask: bare Dense layers, stacked, stay linear."""

import keras
import numpy as np
from sklearn.datasets import make_circles
from sklearn.linear_model import LogisticRegression

X, y = make_circles(1000, factor=0.5, noise=0.1, random_state=42)  # (1000, 2), (1000,)

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
        optimizer = keras.optimizers.Adam(learning_rate=0.01)
        model.compile(optimizer, loss="binary_crossentropy")
        model.fit(X, y, batch_size=50, epochs=10, verbose=0)
        probability = keras.ops.convert_to_numpy(model(X))[:, 0]
        accuracy[str(activation)].append(float(np.mean((probability > 0.5) == y)))
    print(f"activation={activation}: training accuracy {accuracy[str(activation)]}")

params = model.count_params()  # the same with and without ReLU
logistic = LogisticRegression().fit(X, y).score(X, y)
print(f"network: {params} parameters; logistic regression: 3, accuracy {logistic:.3f}")
none_best, relu_worst = max(accuracy["None"]), min(accuracy["relu"])
assert none_best < 0.75 < 0.95 < relu_worst
