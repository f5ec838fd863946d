"""With batch normalization a network still learns at a rate that ruins it without."""

import keras
import numpy as np
from sklearn.datasets import load_digits

RATES, SEEDS, EPOCHS = [0.1, 1.0], [0, 1, 2], 4

X, y = load_digits(return_X_y=True)
X = (X / 16).astype("float32")  # (1797, 64), pixels in [0, 1]

accuracy = {}
for kind in ["no BN", "BN"]:
    model = keras.Sequential([keras.Input((64,))])
    bias = kind == "no BN"  # BN has its own beta
    for _ in range(3):
        model.add(keras.layers.Dense(32, use_bias=bias, kernel_initializer="he_normal"))
        if kind == "BN":
            model.add(keras.layers.BatchNormalization())
        model.add(keras.layers.ReLU())
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])

    for rate in RATES:
        runs = []
        for seed in SEEDS:
            keras.utils.set_random_seed(seed)
            model.set_weights(keras.models.clone_model(model).get_weights())  # new draw
            model.optimizer.learning_rate = rate
            history = model.fit(X, y, batch_size=64, epochs=EPOCHS, verbose=0)
            runs.append(history.history["accuracy"][-1])  # training set, last epoch
        accuracy[f"{kind} {rate}"] = runs
        print(f"{kind:6} rate {rate:.1f}  accuracy", np.round(runs, 2))

lowest = {name: min(runs) for name, runs in accuracy.items()}
highest = {name: max(runs) for name, runs in accuracy.items()}
assert lowest["no BN 0.1"] > 0.7  # without BN, a modest rate is fine
assert highest["no BN 1.0"] < 0.3 < 0.9 < lowest["BN 1.0"]
assert lowest["BN 1.0"] > highest["BN 0.1"]  # with BN the larger rate is the faster
