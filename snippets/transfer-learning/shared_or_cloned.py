"""Layers taken from A stay A's: training B rewrites A, unless B is built on a copy."""

import keras
import numpy as np

keras.utils.set_random_seed(42)
X, y = np.random.normal(size=(640, 60)), np.random.randint(2, size=640)  # noise

changed, frozen, starts_equal = {}, {}, {}
print("B is built on   | starts as A  changes A  freezes A")
for way in ("A.layers", "clone_model", "and set_weights"):
    hidden = keras.layers.Dense(32, activation="relu")
    A = keras.Sequential([keras.Input((60,)), hidden, keras.layers.Dense(8)])
    source = A if way == "A.layers" else keras.models.clone_model(A)
    if way == "and set_weights":
        source.set_weights(A.get_weights())
    B = keras.Sequential(
        [keras.Input((60,)), *source.layers[:-1], keras.layers.Dense(1)]
    )
    B.compile(loss="mean_squared_error", optimizer="sgd")
    weights = A.get_weights()[0]  # (60, 32)
    starts_equal[way] = bool(np.array_equal(B.get_weights()[0], weights))
    B.fit(X, y, verbose=0)
    changed[way] = bool(np.any(A.get_weights()[0] != weights))
    B.layers[0].trainable = False
    frozen[way] = not A.layers[0].trainable
    print(f"{way:15} | {starts_equal[way]!s:12} {changed[way]!s:10} {frozen[way]}")

assert list(starts_equal.values()) == [True, False, True]
assert list(changed.values()) == list(frozen.values()) == [True, False, False]
