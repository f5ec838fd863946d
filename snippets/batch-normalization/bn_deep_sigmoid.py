"""Ten sigmoid layers learn nothing without batch normalization and learn with it."""

# --8<-- [start:model]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

DEPTH, WIDTH, EPOCHS, SEEDS = 10, 32, 6, [0, 1, 2]

X, y = load_digits(return_X_y=True)
X = (X / 16).astype("float32")  # (1797, 64), pixels in [0, 1]
X_train, X_valid, y_train, y_valid = train_test_split(
    X, y, test_size=0.2, random_state=42, stratify=y
)

models = {}
for kind in ["no BN", "BN before", "BN after"]:
    model = keras.Sequential([keras.Input((64,))])
    for _ in range(DEPTH):
        # a BN that follows directly replaces the bias by its beta
        model.add(keras.layers.Dense(WIDTH, use_bias=kind != "BN before"))
        if kind == "BN before":
            model.add(keras.layers.BatchNormalization(momentum=0.9))  # short run
        model.add(keras.layers.Activation("sigmoid"))
        if kind == "BN after":
            model.add(keras.layers.BatchNormalization(momentum=0.9))
    model.add(keras.layers.Dense(10, activation="softmax"))
    models[kind] = model
# --8<-- [end:model]

# --8<-- [start:fit]
curves = {}
for kind, model in models.items():
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(sgd, "sparse_categorical_crossentropy", metrics=["accuracy"])
    curves[kind] = []
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        model.set_weights(keras.models.clone_model(model).get_weights())  # start anew
        valid = (X_valid, y_valid)
        fit = model.fit(
            X_train, y_train, epochs=EPOCHS, validation_data=valid, verbose=0
        )
        curves[kind].append(fit.history["val_accuracy"])

slope_bound = 0.25**DEPTH  # a sigmoid's slope is at most 1/4
final = {kind: [run[-1] for run in runs] for kind, runs in curves.items()}
lowest = {kind: min(accuracies) for kind, accuracies in final.items()}
highest = {kind: max(accuracies) for kind, accuracies in final.items()}
for kind, accuracies in final.items():
    print(f"{kind:9}", " ".join(f"{accuracy:.2f}" for accuracy in accuracies))
assert highest["no BN"] < 0.2 < 0.8 < min(lowest["BN before"], lowest["BN after"])
# --8<-- [end:fit]

# --8<-- [start:plot]
epochs = np.arange(1, EPOCHS + 1)
for kind, color in [("BN before", "C0"), ("no BN", "C1")]:
    runs = np.array(curves[kind])  # (seeds, epochs)
    plt.plot(epochs, runs.T, color=color, linewidth=1, alpha=0.5)
    plt.plot(epochs, runs.mean(axis=0), color=color)
plt.text(4, 0.8, "BN before each sigmoid", color="C0", ha="center")
plt.text(4, 0.15, "no BN", color="C1", ha="center")
plt.ylim(0, 1)
plt.xlabel("epoch")
plt.ylabel("validation accuracy")
plt.show()
# --8<-- [end:plot]
