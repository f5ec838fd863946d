"""Count the dead: units that no training image makes positive, layer by layer."""

import keras
from sklearn.datasets import load_digits

RATE = 10.0  # absurdly large, so that a single step kills

keras.utils.set_random_seed(42)
X, y = load_digits(return_X_y=True)
X = X / 16  # (1797, 64)
model = keras.Sequential(
    [
        keras.Input(shape=(64,)),
        keras.layers.Dense(64, activation="relu", kernel_initializer="he_normal"),
        keras.layers.Dense(64, activation="relu", kernel_initializer="he_normal"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(keras.optimizers.SGD(RATE), "sparse_categorical_crossentropy")
hidden = keras.Model(model.inputs, [layer.output for layer in model.layers[:-1]])


def count_dead():
    outputs = hidden.predict(X, verbose=0)  # for each hidden layer (1797, 64)
    return [int((h <= 0).all(axis=0).sum()) for h in outputs]


before = count_dead()
model.train_on_batch(X, y)  # one step, all images
after = count_dead()
print("dead of 64, untrained:     ", before)
print("dead of 64, after one step:", after)
assert max(before) < 6 and min(after) > 12
