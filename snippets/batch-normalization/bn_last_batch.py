"""Two samples left over for the last batch can spoil a deep network with BN."""

import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

SEEDS, EPOCHS = [0, 1, 2, 3], 5

X, y = load_digits(return_X_y=True)
X = (X / 16).astype("float32")  # (1797, 64), pixels in [0, 1]
X_train, X_valid, y_train, y_valid = train_test_split(
    X, y, train_size=42 * 32 + 2, random_state=42
)

model = keras.Sequential([keras.Input((64,))])
for _ in range(10):
    model.add(keras.layers.Dense(32, use_bias=False))
    model.add(keras.layers.BatchNormalization(momentum=0.9))
    model.add(keras.layers.Activation("sigmoid"))
model.add(keras.layers.Dense(10, activation="softmax"))
sgd = keras.optimizers.SGD(learning_rate=0.1)
model.compile(sgd, "sparse_categorical_crossentropy", metrics=["accuracy"])

accuracy = {}
for size in [42 * 32, 42 * 32 + 2]:
    left_over = size % 32
    accuracy[left_over] = []
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        model.set_weights(keras.models.clone_model(model).get_weights())  # start anew
        model.fit(X_train[:size], y_train[:size], epochs=EPOCHS, verbose=0)
        accuracy[left_over].append(model.evaluate(X_valid, y_valid, verbose=0)[1])
    numbers = " ".join(f"{value:.2f}" for value in accuracy[left_over])
    print(f"last batch of {left_over or 32:2}: accuracy {numbers}")

worst_full, worst_tiny = min(accuracy[0]), min(accuracy[2])
assert worst_full > 0.9 and worst_tiny < 0.8
