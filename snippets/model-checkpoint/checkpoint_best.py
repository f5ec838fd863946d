"""The last epoch is rarely the best one; a checkpoint keeps the best on disk."""

# --8<-- [start:data]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_rest, y_train, y_rest = train_test_split(
    X / 16, y, train_size=200, stratify=y, random_state=42
)
X_valid, X_test, y_valid, y_test = train_test_split(
    X_rest, y_rest, train_size=300, stratify=y_rest, random_state=42
)
# --8<-- [end:data]

# --8<-- [start:model]
keras.utils.set_random_seed(42)
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
)
# --8<-- [end:model]

# --8<-- [start:fit]
EPOCHS = 30
checkpoint_cb = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
history = model.fit(
    X_train,
    y_train,
    epochs=EPOCHS,
    validation_data=(X_valid, y_valid),
    callbacks=[checkpoint_cb],
    verbose=0,
)

val_loss = np.array(history.history["val_loss"])  # (30,)
best_epoch = int(val_loss.argmin()) + 1
best_loss, last_loss = float(val_loss.min()), float(val_loss[-1])
print(f"best: epoch {best_epoch:2d}  val_loss {best_loss:.3f}")
print(f"last: epoch {EPOCHS:2d}  val_loss {last_loss:.3f}")
assert best_epoch < EPOCHS
# --8<-- [end:fit]

# --8<-- [start:reload]
best_model = keras.models.load_model("best.keras")  # compiled, ready to use
reloaded_loss = best_model.evaluate(X_valid, y_valid, verbose=0)
print(f"reloaded: val_loss {reloaded_loss:.3f}")
assert abs(reloaded_loss - best_loss) < 1e-4

updates = int(best_model.optimizer.iterations)  # the optimizer came back as well
steps_per_epoch = int(np.ceil(len(X_train) / 32))  # fit's default batch size
print(f"optimizer: {updates} updates = {best_epoch} epochs x {steps_per_epoch}")
assert updates == best_epoch * steps_per_epoch
# --8<-- [end:reload]

# --8<-- [start:look]
epochs = np.arange(1, EPOCHS + 1)
plt.plot(epochs, history.history["loss"], "C0")
plt.plot(epochs, val_loss, "C1")
plt.plot(best_epoch, best_loss, "o", color="black")
plt.text(EPOCHS, 0.05, "loss", color="C0", ha="right")
plt.text(EPOCHS, last_loss + 0.06, "val_loss", color="C1", ha="right")
plt.annotate(
    "best.keras",
    (best_epoch, best_loss),
    (best_epoch + 1, best_loss + 0.45),
    arrowprops={"arrowstyle": "->", "color": "black"},
)
plt.xlabel("epoch")
plt.ylabel("cross-entropy")
plt.ylim(0, 1.5)
plt.show()
# --8<-- [end:look]
