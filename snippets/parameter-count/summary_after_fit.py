"""After fit, the total in summary() also counts the optimizer's numbers."""

import math

import keras
import numpy as np

keras.utils.set_random_seed(42)
X = np.random.rand(64, 784).astype("float32")  # noise: only the counts matter
y = np.random.randint(10, size=64)


def print_footer(model):
    lines = []
    model.summary(print_fn=lambda text: lines.extend(text.splitlines()))
    print(*(line for line in lines if "params:" in line), sep="\n")


model = keras.Sequential([keras.Input((784,))])
model.add(keras.layers.Dense(300, activation="relu"))
model.add(keras.layers.Dense(100, activation="relu"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
print("before fit")
print_footer(model)
model.fit(X, y, verbose=0)
print("after fit")
print_footer(model)

params = model.count_params()
adam_params = sum(math.prod(v.shape) for v in model.optimizer.variables)
printed_total = params + adam_params
inflation = printed_total / params
weights_bytes = sum(array.nbytes for array in model.get_weights())
weights_mib = weights_bytes / 2**20  # Keras writes "MB" for 2**20 bytes
print(f"count_params(): {params:,} x 4 bytes = {weights_mib:.2f} MiB")

assert params == 266_610 and weights_bytes == 4 * params
assert adam_params == 2 * params + 2  # two moments each, step count, learning rate
