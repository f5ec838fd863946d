"""A BatchNormalization layer holds four vectors; gradients reach only two of them."""

# --8<-- [start:model]
import math

import keras

model = keras.Sequential(
    [
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.BatchNormalization(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.BatchNormalization(),
        keras.layers.Dense(100, activation="relu"),
        keras.layers.BatchNormalization(),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
# --8<-- [end:model]

# --8<-- [start:table]
print("layer      out   params trainable    not")
table = []
for layer in model.layers:
    kind = type(layer).__name__[:9]  # "BatchNorm"
    out = layer.output.shape[-1]
    trainable = sum(math.prod(v.shape) for v in layer.trainable_variables)
    rest = sum(math.prod(v.shape) for v in layer.non_trainable_variables)
    table.append((trainable + rest, trainable, rest))
    print(f"{kind:10}{out:4}{trainable + rest:9,}{trainable:10,}{rest:7,}")

total, total_trainable, total_rest = (
    sum(column) for column in zip(*table, strict=True)
)
print(f"{'total':14}{total:9,}{total_trainable:10,}{total_rest:7,}")
assert (total, total_trainable, total_rest) == (271_346, 268_978, 2_368)
assert total == model.count_params()
# --8<-- [end:table]

# --8<-- [start:vectors]
for variable in model.layers[1].variables:
    print(f"{variable.name:15} {variable.shape} {variable.trainable}")
# --8<-- [end:vectors]
