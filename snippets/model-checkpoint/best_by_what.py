"""What a checkpoint calls best depends on what it monitors: loss and accuracy differ."""

import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import train_test_split

SEEDS, EPOCHS, STEPS = 5, 20, 7  # 7 steps an epoch: 200 images, batches of 32
FILES = ("val_loss.keras", "val_accuracy.keras", "last.keras")

X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_rest, y_train, y_rest = train_test_split(
    X / 16, y, train_size=200, stratify=y, random_state=42
)
X_valid, X_test, y_valid, y_test = train_test_split(
    X_rest, y_rest, train_size=300, stratify=y_rest, random_state=42
)

epochs, losses, accuracies = np.empty((3, 3, SEEDS))  # each (3 files, 5 seeds)
for seed in range(SEEDS):
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
    callbacks = [
        keras.callbacks.ModelCheckpoint(FILES[0], save_best_only=True),
        keras.callbacks.ModelCheckpoint(
            FILES[1], monitor="val_accuracy", save_best_only=True
        ),
        keras.callbacks.ModelCheckpoint(FILES[2]),
    ]
    valid = (X_valid, y_valid)
    model.fit(
        X_train,
        y_train,
        32,
        EPOCHS,
        validation_data=valid,
        callbacks=callbacks,
        verbose=0,
    )

    for i, file in enumerate(FILES):
        kept = keras.models.load_model(file)
        probability = np.array(kept(X_test))  # (1297, 10)
        epochs[i, seed] = int(kept.optimizer.iterations) // STEPS
        losses[i, seed] = log_loss(y_test, probability)
        accuracies[i, seed] = accuracy_score(y_test, probability.argmax(axis=1))

for i, file in enumerate(FILES):
    loss = f"{losses[i].mean():.3f} ({losses[i].min():.3f}-{losses[i].max():.3f})"
    low, high = accuracies[i].min(), accuracies[i].max()
    print(
        f"{file:18} loss {loss} accuracy {accuracies[i].mean():.3f} ({low:.3f}-{high:.3f})"
    )
