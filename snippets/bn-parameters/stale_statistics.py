"""After a short run BN can predict badly although the learned weights are good."""

# --8<-- [start:fit]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)  # (1797, 64)
X_train, X_valid, y_train, y_valid = train_test_split(
    X.astype("float32"), y, stratify=y, random_state=42
)
SEEDS, EPOCHS, BATCH_SIZE = (0, 1, 2), 4, 128
steps = EPOCHS * -(-len(X_train) // BATCH_SIZE)  # the last batch of an epoch is smaller

models, train, valid = {}, {}, {}
for momentum in (0.99, 0.9):
    for seed in SEEDS:
        keras.utils.set_random_seed(seed)
        model = keras.Sequential([keras.Input((64,))])
        for _ in range(3):
            model.add(keras.layers.BatchNormalization(momentum=momentum))
            model.add(keras.layers.Dense(64, activation="relu"))
        model.add(keras.layers.Dense(10, activation="softmax"))
        model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=0.01),
            loss="sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
        log = model.fit(
            *(X_train, y_train, BATCH_SIZE, EPOCHS),
            validation_data=(X_valid, y_valid),
            verbose=0,
        ).history
        models[momentum, seed] = model
        train[momentum, seed], valid[momentum, seed] = (
            log["accuracy"],
            log["val_accuracy"],
        )
# --8<-- [end:fit]

# --8<-- [start:look]
train_last = [train[0.99, seed][-1] for seed in SEEDS]
stale_last = [valid[0.99, seed][-1] for seed in SEEDS]
quick_last = [valid[0.9, seed][-1] for seed in SEEDS]
print("training            ", np.round(train_last, 2))
print("validation, m = 0.99", np.round(stale_last, 2))
print("validation, m = 0.9 ", np.round(quick_last, 2))

for seed in SEEDS:  # momentum had no part in the training
    pairs = zip(
        *(models[m, seed].trainable_variables for m in (0.99, 0.9)), strict=True
    )
    assert all(np.array_equal(a, b) for a, b in pairs)
assert max(stale_last) < min(quick_last) - 0.05
# --8<-- [end:look]

# --8<-- [start:plot]
_epochs = range(1, EPOCHS + 1)
for seed in SEEDS:
    plt.plot(_epochs, train[0.99, seed], "--", color="black", alpha=0.6)
    plt.plot(_epochs, valid[0.99, seed], "o-", color="C1")
    plt.plot(_epochs, valid[0.9, seed], "o-", color="C0")
plt.xticks(_epochs)
plt.xlabel("epoch")
plt.ylabel("accuracy")
plt.show()
# --8<-- [end:plot]

# --8<-- [start:refresh]
refreshed = []
for seed in SEEDS:
    model = models[0.99, seed]
    for layer in model.layers[::2][:3]:  # the BN layers
        layer.momentum = 0.0  # keep the statistics of the next batch only
    model(X_train, training=True)  # that batch is the whole training set
    refreshed.append(model.evaluate(X_valid, y_valid, verbose=0)[1])
print("validation, refreshed", np.round(refreshed, 2))
assert min(refreshed) > max(stale_last) + 0.05
# --8<-- [end:refresh]
