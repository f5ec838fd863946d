"""n_in * n_out + n_out is the rule of Dense alone; other layers have their own."""

import math

import keras

n = 300  # features
cases = [  # layer, shape of one input, count by the layer's own rule
    (keras.layers.Dense(300), (784,), 784 * 300 + 300),
    (keras.layers.Flatten(), (28, 28), 0),
    (keras.layers.Dropout(0.5), (n,), 0),
    (keras.layers.Activation("relu"), (n,), 0),
    (keras.layers.MaxPooling2D(), (28, 28, 32), 0),
    (keras.layers.PReLU(), (n,), n),  # one learned slope per feature
    (keras.layers.BatchNormalization(), (n,), 4 * n),
    (keras.layers.Conv2D(32, kernel_size=3), (28, 28, 1), 3 * 3 * 1 * 32 + 32),
    (keras.layers.Conv2D(32, kernel_size=3), (99, 99, 1), 3 * 3 * 1 * 32 + 32),
]

params, trainable = {}, {}
print(f"{'layer':20}{'input':13}{'params':>8}{'trainable':>11}")
for layer, shape, rule in cases:
    model = keras.Sequential([keras.Input(shape), layer])
    kind = type(layer).__name__
    params[kind] = model.count_params()
    trainable[kind] = sum(math.prod(w.shape) for w in model.trainable_weights)
    print(f"{kind:20}{shape!s:13}{params[kind]:8,}{trainable[kind]:11,}")
    assert params[kind] == rule
