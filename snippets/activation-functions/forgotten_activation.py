"""Dense has no activation unless you ask: bare Dense layers, stacked, stay linear."""

import keras
import numpy as np
from sklearn.datasets import make_circles
from sklearn.neural_network import MLPClassifier

X, y = make_circles(1000, factor=0.5, noise=0.1, random_state=42)  # (1000, 2), (1000,)

angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
projections = X @ [np.cos(angles), np.sin(angles)]  # (1000, 360)
in_order = y[np.argsort(projections, axis=0)]  # class 1 is the inner circle
lead = np.cumsum(2 * in_order - 1, axis=0)  # inner - outer, on one side
best_line = 0.5 + float(lead.max()) / len(X)
print(f"best straight line, 360 directions tried: {best_line:.3f}")

accuracy = {}
for activation in [None, "relu"]:
    keras.utils.set_random_seed(42)
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(32, activation=activation),
            keras.layers.Dense(32, activation=activation),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    optimizer = keras.optimizers.Adam(learning_rate=0.02)
    model.compile(optimizer, loss="binary_crossentropy")
    model.fit(X, y, batch_size=100, epochs=10, verbose=0)
    probability = keras.ops.convert_to_numpy(model(X))[:, 0]
    accuracy[str(activation)] = float(np.mean((probability > 0.5) == y))
    print(f"activation={activation}: training accuracy {accuracy[str(activation)]:.3f}")

params = model.count_params()  # the same with and without ReLU
print(f"parameters, either way: {params}")
keras_default = keras.layers.Dense(32).activation.__name__
sklearn_default = MLPClassifier().activation
print(f"defaults: Dense {keras_default}, MLPClassifier {sklearn_default}")
assert (keras_default, sklearn_default) == ("linear", "relu")
assert accuracy["None"] <= best_line < 0.7 < 0.95 < accuracy["relu"]
