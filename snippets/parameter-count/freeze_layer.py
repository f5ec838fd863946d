"""Freezing a layer moves its parameters to another column; the total stays."""

import math

import keras

model = keras.Sequential([keras.Input((784,))])
model.add(keras.layers.Dense(300, activation="relu"))
model.add(keras.layers.Dense(100, activation="relu"))
model.add(keras.layers.Dense(10, activation="softmax"))


def size(variables):
    return sum(math.prod(variable.shape) for variable in variables)


trainable_before = size(model.trainable_weights)
non_trainable_before = size(model.non_trainable_weights)
model.layers[0].trainable = False
trainable_after = size(model.trainable_weights)
non_trainable_after = size(model.non_trainable_weights)
total_after = model.count_params()
print(f"trainable:     {trainable_before:,} -> {trainable_after:,}")
print(f"non-trainable: {non_trainable_before:,} -> {non_trainable_after:,}")
print(f"total:         {total_after:,}")

assert trainable_before - trainable_after == non_trainable_after == 235_500
assert total_after == trainable_before == 266_610
