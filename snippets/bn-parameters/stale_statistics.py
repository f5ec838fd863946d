"""After a short run BN can predict badly although the learned weights are good."""

# --8<-- [start:fit]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)  # (1797, 64)
X_train, X_valid, y_train, y_valid = train_test_split(X, y, random_state=42)
EPOCHS, BATCH_SIZE = 4, 128
steps = EPOCHS * -(-len(X_train) // BATCH_SIZE)  # an epoch ends with a smaller batch

models = {0.99: [], 0.9: []}  # by momentum, one model for each seed
for momentum, trained in models.items():
    for seed in (0, 1, 2):
        keras.utils.set_random_seed(seed)
        model = keras.Sequential([keras.Input((64,))])
        for _ in range(3):
            model.add(keras.layers.BatchNormalization(momentum=momentum))
            model.add(keras.layers.Dense(64, activation="relu"))
        model.add(keras.layers.Dense(10, activation="softmax"))
        loss, adam = "sparse_categorical_crossentropy", keras.optimizers.Adam(0.01)
        model.compile(loss=loss, optimizer=adam, metrics=["accuracy"])
        check = (X_valid, y_valid)
        model.fit(X_train, y_train, BATCH_SIZE, EPOCHS, 0, validation_data=check)
        trained.append(model)
# --8<-- [end:fit]

# --8<-- [start:look]
train = np.array([model.history.history["accuracy"] for model in models[0.99]])
stale, quick = (
    np.array([model.history.history["val_accuracy"] for model in models[momentum]])
    for momentum in (0.99, 0.9)
)  # (seed, epoch)
for slow_model, quick_model in zip(models[0.99], models[0.9], strict=True):
    pairs = zip(slow_model.trainable_variables, quick_model.trainable_variables)
    assert all(np.array_equal(a, b) for a, b in pairs)  # the same training
assert stale[:, -1].max() < quick[:, -1].min() - 0.05

for accuracy, style in ((train, "k--"), (stale, "C1o-"), (quick, "C0o-")):
    plt.plot(range(1, EPOCHS + 1), accuracy.T, style)
plt.text(2.1, 1.02, "train")
plt.text
plt.xticks(range(1, EPOCHS + 1))
plt.xlabel("epoch")
plt.ylabel("accuracy")
plt.show()
# --8<-- [end:look]
