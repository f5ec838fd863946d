"""Early stopping ends on a late epoch; the weights go back only if it is told so."""

# --8<-- [start:data]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_valid, y_train, y_valid = train_test_split(
    X / 16, y, train_size=60, test_size=300, stratify=y, random_state=42
)
y_train[:18] = (y_train[:18] + 1) % 10  # 30% get a wrong label

keras.utils.set_random_seed(42)
hidden = keras.layers.Dense(128, activation="relu")
output = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([keras.Input((64,)), hidden, output])
adam = keras.optimizers.Adam(learning_rate=0.01)
model.compile(optimizer=adam, loss="sparse_categorical_crossentropy")
# --8<-- [end:data]

# --8<-- [start:fit]
EPOCHS, PATIENCE = 500, 10
early_stopping_cb = keras.callbacks.EarlyStopping(
    patience=PATIENCE, restore_best_weights=True
)
checkpoint_cb = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
watch, valid = [checkpoint_cb, early_stopping_cb], (X_valid, y_valid)
history = model.fit(
    X_train, y_train, epochs=EPOCHS, validation_data=valid, callbacks=watch, verbose=0
)

val_loss = history.history["val_loss"]
epochs_run, best_epoch = len(val_loss), int(np.argmin(val_loss)) + 1
best_loss, last_loss = min(val_loss), val_loss[-1]
kept_loss = model.evaluate(X_valid, y_valid, verbose=0)
print(f"trained {epochs_run} of {EPOCHS} epochs")
print(f"val_loss: best {best_loss:.3f} (epoch {best_epoch}), last {last_loss:.3f}")
print(f"val_loss of the model in memory: {kept_loss:.3f}")
assert epochs_run == best_epoch + PATIENCE < EPOCHS
assert val_loss[:best_epoch] == sorted(val_loss[:best_epoch], reverse=True)  # no bump
assert abs(kept_loss - best_loss) < 1e-4 < last_loss - best_loss
# --8<-- [end:fit]

# --8<-- [start:both]
from_disk = keras.models.load_model("best.keras")
pairs = zip(model.get_weights(), from_disk.get_weights(), strict=True)
same_weights = all(np.array_equal(a, b) for a, b in pairs)
steps_in_memory = int(model.optimizer.iterations)
steps_on_disk = int(from_disk.optimizer.iterations)
print("same weights in memory and on disk:", same_weights)
print(f"optimizer steps: memory {steps_in_memory}, disk {steps_on_disk}")
assert same_weights and steps_on_disk == 2 * best_epoch  # 2 batches an epoch
assert steps_in_memory == 2 * epochs_run
# --8<-- [end:both]

# --8<-- [start:look]
epochs = range(1, epochs_run + 1)
plt.plot(epochs, history.history["loss"], "C0")
plt.plot(epochs, val_loss, "C1")
plt.plot([best_epoch, epochs_run], [0.7, 0.7], "|-", color="black", linewidth=1)
plt.text((best_epoch + epochs_run) / 2, 0.74, "patience", ha="center")
plt.text(1.5, 1.25, "val_loss", color="C1")
plt.text(14, 0.4, "loss", color="C0")
arrow = {"arrowstyle": "->"}
best, last = (best_epoch, best_loss), (epochs_run, last_loss)
plt.annotate("restore_best_weights=True", best, (8, 1.95), arrowprops=arrow)
plt.annotate("False (default)", last, (14, 1.6), arrowprops=arrow)
plt.xticks(range(0, epochs_run + 1, 5))
plt.gca().set(xlabel="epoch", ylabel="cross-entropy", ylim=(0, None))
plt.show()
# --8<-- [end:look]
