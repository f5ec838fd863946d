"""Logits without from_logits=True: no error, and a loss that falls and gets stuck."""

import keras
import numpy as np
from sklearn.datasets import load_digits

SEEDS, EPOCHS, CLASSES = 5, 3, 10
X, label = load_digits(return_X_y=True)
X = X / 16  # (1797, 64)

rows = ["first epoch loss", "last epoch loss", "accuracy", "negative scores"]
mean = {}
for from_logits in (True, False):
    runs = []
    for seed in range(SEEDS):
        keras.utils.set_random_seed(seed)
        model = keras.Sequential(
            [
                keras.Input((64,)),
                keras.layers.Dense(32, activation="relu"),
                keras.layers.Dense(CLASSES),  # logits: no softmax here
            ]
        )
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits)
        model.compile(keras.optimizers.Adam(learning_rate=0.01), loss)
        fit = model.fit(X, label, batch_size=64, epochs=EPOCHS, verbose=0)
        scores = keras.ops.convert_to_numpy(model(X))  # (1797, CLASSES)
        accuracy, negative = np.mean(scores.argmax(1) == label), np.mean(scores < 0)
        runs.append([*fit.history["loss"][:: EPOCHS - 1], accuracy, negative])
    runs = np.array(runs).T  # (4 rows, SEEDS)
    mean[str(from_logits)] = dict(zip(rows, runs.mean(axis=1), strict=True))
    print(f"from_logits={from_logits}")
    for what, row in zip(rows, runs, strict=True):
        print(f"  {what:17}", *[f"{value:.2f}" for value in row])

lowest, highest = float(runs[2].min()), float(runs[2].max())  # without the flag
guess = float(np.log(CLASSES))
print(f"guessing among {CLASSES} classes: loss {guess:.4f}")
assert np.all(abs(runs[1] - guess) < 0.05)
assert highest < 0.7 < 0.9 < mean["True"]["accuracy"]
