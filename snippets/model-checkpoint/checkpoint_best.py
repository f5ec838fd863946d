"""The last epoch need not be the best one; a checkpoint keeps the best on disk."""

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

keras.utils.set_random_seed(42)
hidden = [keras.layers.Dense(100, activation="relu") for _ in range(2)]
output = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([keras.Input((64,)), *hidden, output])
adam = keras.optimizers.Adam(learning_rate=0.01)
model.compile(optimizer=adam, loss="sparse_categorical_crossentropy")
# --8<-- [end:data]

# --8<-- [start:fit]
checkpoint_cb = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
valid, callbacks = (X_valid, y_valid), [checkpoint_cb]
history = model.fit(
    X_train, y_train, epochs=30, validation_data=valid, callbacks=callbacks, verbose=0
)

val_loss = np.array(history.history["val_loss"])  # (30,)
best_epoch = int(val_loss.argmin()) + 1
best_loss, last_loss = float(val_loss.min()), float(val_loss[-1])
print(f"best: epoch {best_epoch:2d}  val_loss {best_loss:.3f}")
print(f"last: epoch {len(val_loss):2d}  val_loss {last_loss:.3f}")
assert best_epoch < len(val_loss)
# --8<-- [end:fit]

# --8<-- [start:reload]
best_model = keras.models.load_model("best.keras")  # compiled, ready to use
reloaded_loss = best_model.evaluate(X_valid, y_valid, verbose=0)
updates = int(best_model.optimizer.iterations)  # the optimizer came back, too
print(f"reloaded: val_loss {reloaded_loss:.3f} after {updates} updates")
assert abs(reloaded_loss - best_loss) < 1e-4
assert updates == best_epoch * 7  # 200 images in batches of 32: 7 steps an epoch

test_best = best_model.evaluate(X_test, y_test, verbose=0)
test_last = model.evaluate(X_test, y_test, verbose=0)
print(f"test loss: best.keras {test_best:.3f}, last epoch {test_last:.3f}")
# --8<-- [end:reload]

# --8<-- [start:look]
for name, color in (("loss", "C0"), ("val_loss", "C1")):
    curve = history.history[name]
    plt.plot(range(1, 31), curve, color)
    plt.text(30, curve[-1] + 0.05, name, color=color, ha="right")
plt.plot(best_epoch, best_loss, "o", color="black")
arrow = {"arrowstyle": "->"}
plt.annotate("best.keras", (best_epoch, best_loss), (7, 0.8), arrowprops=arrow)
plt.gca().set(xlabel="epoch", ylabel="cross-entropy", ylim=(0, 1.5))
plt.show()
# --8<-- [end:look]
