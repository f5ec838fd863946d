"""Freezing moves parameters to another column; compile makes it take effect."""

# --8<-- [start:model]
import math

import keras
import numpy as np

keras.utils.set_random_seed(42)
X = np.random.rand(64, 784).astype("float32")  # noise will do
y = np.random.randint(10, size=64)

model = keras.Sequential([keras.Input((784,))])
model.add(keras.layers.Dense(300, activation="relu"))
model.add(keras.layers.Dense(100, activation="relu"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X, y, verbose=0)
# --8<-- [end:model]


# --8<-- [start:count]
def size(variables):
    return sum(math.prod(variable.shape) for variable in variables)


first = model.layers[0]
trainable_before = size(model.trainable_weights)
first.trainable = False
trainable_after = size(model.trainable_weights)
non_trainable_after = size(model.non_trainable_weights)
total_after = model.count_params()
print(f"trainable:     {trainable_before:,} -> {trainable_after:,}")
print(f"non-trainable: 0 -> {non_trainable_after:,}")
print(f"total:         {total_after:,}")

assert trainable_before - trainable_after == non_trainable_after == 235_500
assert total_after == trainable_before == 266_610
# --8<-- [end:count]


# --8<-- [start:compile]
def moved_by_fit():
    before = first.get_weights()[0]  # W: (784, 300)
    model.fit(X, y, verbose=0)
    return bool(np.any(first.get_weights()[0] != before))


moved_without_compile = moved_by_fit()
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
moved_after_compile = moved_by_fit()
print("frozen layer moved, not recompiled:", moved_without_compile)
print("frozen layer moved, recompiled:    ", moved_after_compile)

assert moved_without_compile and not moved_after_compile
# --8<-- [end:compile]
