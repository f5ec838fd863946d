"""Which epoch is best depends on the monitored value: loss and accuracy disagree."""

import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import train_test_split

SEEDS, EPOCHS, STEPS = 3, 20, 4  # 4 steps an epoch: 200 images, batches of 50
KEPT = ["val_loss.keras", "val_accuracy.keras", "last epoch"]

X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_rest, y_train, y_rest = train_test_split(
    X / 16, y, train_size=200, stratify=y, random_state=42
)
X_valid, X_test, y_valid, y_test = train_test_split(
    X_rest, y_rest, train_size=300, stratify=y_rest, random_state=42
)

epochs, losses, accuracies = np.empty((3, len(KEPT), SEEDS))  # test set, each (3, 3)
for seed in range(SEEDS):  # three trainings: about 5 s
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((64,)),
            keras.layers.Dense(100, activation="relu"),
            keras.layers.Dense(100, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    by_loss = keras.callbacks.ModelCheckpoint(KEPT[0], save_best_only=True)
    by_accuracy = keras.callbacks.ModelCheckpoint(
        KEPT[1], monitor="val_accuracy", save_best_only=True
    )
    model.fit(
        X_train,
        y_train,
        batch_size=50,
        epochs=EPOCHS,
        validation_data=(X_valid, y_valid),
        validation_batch_size=300,
        callbacks=[by_loss, by_accuracy],
        verbose=0,
    )

    kept = [keras.models.load_model(file) for file in KEPT[:2]] + [model]
    for i, candidate in enumerate(kept):
        probability = np.array(candidate(X_test))  # (1297, 10)
        epochs[i, seed] = int(candidate.optimizer.iterations) // STEPS
        losses[i, seed] = log_loss(y_test, probability)
        accuracies[i, seed] = accuracy_score(y_test, probability.argmax(axis=1))

mean_loss, mean_accuracy = losses.mean(axis=1), accuracies.mean(axis=1)
for i, name in enumerate(KEPT):
    span = f"epochs {epochs[i].min():.0f}-{epochs[i].max():.0f}"
    result = f"loss {mean_loss[i]:.3f} accuracy {mean_accuracy[i]:.3f}"
    print(f"{name:18} {span:12} {result}")
lower_loss = int((losses[0] < losses[2]).sum())  # of 3 seeds
lower_accuracy = int((accuracies[0] < accuracies[1]).sum())
assert mean_loss[0] < mean_loss[2] and mean_accuracy[0] < mean_accuracy[1]
