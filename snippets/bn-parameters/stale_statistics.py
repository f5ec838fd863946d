"""After a short run BN can predict badly although the learned weights are good."""

# --8<-- [start:fit]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)  # (1797, 64)
X_train, X_valid, y_train, y_valid = train_test_split(X, y, random_state=42)
EPOCHS, BATCH, SEEDS = 4, 128, [0, 1, 2]  # batch size 128
steps = EPOCHS * int(np.ceil(len(X_train) / BATCH))  # the last batch is smaller
share_slow, share_quick = 1 - 0.99**steps, 1 - 0.9**steps

models, runs = {}, {0.99: [], 0.9: []}  # by momentum, one run for each seed
valid = {"validation_data": (X_valid, y_valid), "validation_batch_size": 450}
for momentum in runs:
    model = models[momentum] = keras.Sequential([keras.Input((64,))])
    for _ in range(2):
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Dense(64, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    sgd = keras.optimizers.SGD(0.3)
    model.compile(sgd, "sparse_categorical_crossentropy", metrics=["accuracy"])
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        model.set_weights(keras.models.clone_model(model).get_weights())  # start anew
        history = model.fit(X_train, y_train, BATCH, EPOCHS, verbose=0, **valid).history
        trained = [variable.numpy() for variable in model.trainable_variables]
        runs[momentum].append((history, trained, model.get_weights()))
# --8<-- [end:fit]

# --8<-- [start:look]
train = np.array([history["accuracy"] for history, *_ in runs[0.99]])
stale = np.array([history["val_accuracy"] for history, *_ in runs[0.99]])
quick = np.array([history["val_accuracy"] for history, *_ in runs[0.9]])
for accuracy, color in ((train, "black"), (stale, "C1"), (quick, "C0")):
    plt.plot(range(1, EPOCHS + 1), accuracy.T, "o-", color=color)
plt.text(2.4, 0.91, "training", color="black")
plt.text(0.95, 0.985, "validation, $m = 0.9$", color="C0")
plt.text(3.0, 0.6, "validation, $m = 0.99$", color="C1")
plt.gca().set(xlabel="epoch", ylabel="accuracy", xticks=range(1, EPOCHS + 1))
plt.show()

stale_best, quick_worst = stale[:, -1].max(), quick[:, -1].min()
assert stale_best < quick_worst - 0.05
for (_, slow, _), (_, fast, _) in zip(runs[0.99], runs[0.9], strict=True):
    assert all(map(np.array_equal, slow, fast))  # same seed, the very same weights
# --8<-- [end:look]

# --8<-- [start:refresh]
model, refreshed = models[0.99], []
for layer in model.layers[0:4:2]:  # the two BN layers
    layer.momentum = 0.0  # keep nothing but the next batch ...
for _, _, weights in runs[0.99]:
    model.set_weights(weights)
    model(X_train, training=True)  # ... which is the whole training set
    refreshed.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
print("as trained ", stale[:, -1].round(2))
print("refreshed  ", np.round(refreshed, 2))
assert min(refreshed) > stale_best + 0.05
# --8<-- [end:refresh]
