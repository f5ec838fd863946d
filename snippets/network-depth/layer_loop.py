"""Make each layer anew: a layer object that is used four times is one layer."""

# --8<-- [start:loop]
import keras
from keras import layers

keras.utils.set_random_seed(42)
DEPTH, WIDTH = 5, 32
model = keras.Sequential([keras.Input((64,))])
for _ in range(DEPTH):  # a new layer each time
    model.add(layers.Dense(WIDTH, activation="relu", kernel_initializer="he_normal"))
model.add(layers.Dense(10, activation="softmax"))
deep_params, deep_arrays = model.count_params(), len(model.weights)
print(f"{deep_params} parameters in {deep_arrays} arrays")
# --8<-- [end:loop]

# --8<-- [start:skip]
small_he = keras.initializers.VarianceScaling(2 / DEPTH)  # He / sqrt(DEPTH)
inputs = keras.Input((64,))
x = layers.Dense(WIDTH, activation="relu", kernel_initializer="he_normal")(inputs)
for _ in range(DEPTH - 1):  # now the width does not change: add the layer's input
    x = x + layers.Dense(WIDTH, activation="relu", kernel_initializer=small_he)(x)
residual = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
print(f"{residual.count_params()} parameters in {len(residual.weights)} arrays")
assert residual.count_params() == deep_params
# --8<-- [end:skip]

# --8<-- [start:trap]
first = layers.Dense(WIDTH, activation="relu")
hidden = layers.Dense(WIDTH, activation="relu")  # one object
shared = keras.Sequential(
    [keras.Input((64,)), first] + [hidden] * 4 + [layers.Dense(10)]
)
shared_params, shared_arrays = shared.count_params(), len(shared.weights)
print(f"{shared_params} parameters in {shared_arrays} arrays")
assert deep_params - shared_params == 3 * (WIDTH + 1) * WIDTH
# --8<-- [end:trap]
