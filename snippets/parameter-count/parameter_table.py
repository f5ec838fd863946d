"""Every parameter of an MLP is a weight or a bias of one of its Dense layers."""

import keras

model = keras.Sequential(
    [
        keras.Input((28, 28)),  # one gray-scale image
        keras.layers.Flatten(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(100, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)

weights, biases = [], []  # one entry per layer
for layer in model.layers:
    arrays = layer.get_weights()  # [W, b] of a Dense layer, [] of Flatten
    weights.append(sum(array.size for array in arrays if array.ndim == 2))
    biases.append(sum(array.size for array in arrays if array.ndim == 1))
layer_totals = [w + b for w, b in zip(weights, biases, strict=True)]
total = model.count_params()

row = "{:8}{:11}{:>8}{:>7}{:>8}".format
print(row("layer", "output", "weights", "biases", "total"))
for layer, *counts in zip(model.layers, weights, biases, layer_totals, strict=True):
    cells = [f"{number:,}" for number in counts]
    print(row(type(layer).__name__, str(layer.output.shape), *cells))
print(row("sum", "", f"{sum(weights):,}", f"{sum(biases):,}", f"{total:,}"))

weights_sum, biases_sum = sum(weights), sum(biases)
params_per_image = total / 55_000  # training images of the book's example
assert layer_totals == [0, 235_500, 30_100, 1_010]
assert total == weights_sum + biases_sum == 266_610
