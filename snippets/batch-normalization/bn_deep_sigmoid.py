"""Ten sigmoid layers learn nothing without batch normalization and learn with it."""

# --8<-- [start:model]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

DEPTH, WIDTH, EPOCHS, SEEDS = 10, 32, 3, [0, 1, 2]

X, y = load_digits(return_X_y=True)
X = (X / 16).astype("float32")  # (1797, 64), pixels in [0, 1]
split = train_test_split(X, y, train_size=42 * 32, random_state=42)  # full batches
X_train, X_valid, y_train, y_valid = split

models = {}
for kind in ["no BN", "BN before", "BN after"]:
    models[kind] = keras.Sequential([keras.Input((64,))])
    for _ in range(DEPTH):
        dense = keras.layers.Dense(WIDTH, use_bias=kind != "BN before")  # BN has beta
        bn = keras.layers.BatchNormalization(momentum=0.9)  # 0.99 is for longer runs
        sigmoid = keras.layers.Activation("sigmoid")
        blocks = {
            "no BN": [dense, sigmoid],
            "BN before": [dense, bn, sigmoid],
            "BN after": [dense, sigmoid, bn],
        }
        for layer in blocks[kind]:
            models[kind].add(layer)
    models[kind].add(keras.layers.Dense(10, activation="softmax"))
# --8<-- [end:model]

# --8<-- [start:fit]
valid = {"validation_data": (X_valid, y_valid), "validation_batch_size": 500}
curves = {kind: [] for kind in models}
for kind, model in models.items():
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(sgd, "sparse_categorical_crossentropy", metrics=["accuracy"])
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        model.set_weights(keras.models.clone_model(model).get_weights())  # start anew
        model.fit(X_train, y_train, epochs=EPOCHS, verbose=0, **valid)
        curves[kind].append(model.history.history["val_accuracy"])
    print(f"{kind:9}", " ".join(f"{run[-1]:.2f}" for run in curves[kind]))

without_bn = max(run[-1] for run in curves["no BN"])  # its best of three
with_bn = min(run[-1] for run in curves["BN before"] + curves["BN after"])  # its worst
assert without_bn < 0.2 and with_bn > 0.8
# --8<-- [end:fit]

# --8<-- [start:plot]
epochs = range(1, EPOCHS + 1)
for kind, color, height in [("BN before", "C0", 0.78), ("no BN", "C1", 0.15)]:
    plt.plot(epochs, np.transpose(curves[kind]), color)
    plt.text(2.6, height, kind, color=color)
plt.xticks(epochs)
plt.gca().set(xlabel="epoch", ylabel="validation accuracy", ylim=(0, 1))
plt.show()
# --8<-- [end:plot]
