"""A count that surprises you is often the first sign of a wrongly wired model."""

# --8<-- [start:unbuilt]
import textwrap

import keras
import numpy as np

layers = [keras.layers.Dense(300), keras.layers.Dense(10)]
model = keras.Sequential(layers, name="mlp")
try:
    model.count_params()  # how many rows has the first W? nobody knows yet
except ValueError as error:
    print(textwrap.fill(f"{type(error).__name__}: {error}", 44))
# --8<-- [end:unbuilt]

# --8<-- [start:flatten]
dense = [keras.layers.Dense(n) for n in (300, 100, 10)]
forgotten = keras.Sequential([keras.Input((28, 28)), *dense])
forgotten_total = forgotten.count_params()
forgotten_first = forgotten.layers[0].count_params()
print(f"{forgotten_total:,} parameters, output {forgotten.output_shape}")

assert forgotten_first == 28 * 300 + 300  # Dense acts on the last axis only
# --8<-- [end:flatten]

# --8<-- [start:fit]
X, y = np.zeros((32, 28, 28)), np.zeros(32)  # the shapes are all that matters
forgotten.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
try:
    forgotten.fit(X, y, verbose=0)
except ValueError as error:
    print(textwrap.fill(f"{type(error).__name__}: {error}", 44))
# --8<-- [end:fit]
