"""fit() calls a callback at fixed moments; on_epoch_end once per epoch."""

import keras
import numpy as np


class Diary(keras.callbacks.Callback):
    """Write down every call, in the order in which fit() makes it."""

    def on_train_begin(self, logs=None):
        self.calls = ["on_train_begin"]

    def on_epoch_begin(self, epoch, logs=None):
        self.calls.append(f"  on_epoch_begin      epoch={epoch}")

    def on_train_batch_end(self, batch, logs=None):
        self.calls.append(f"    on_train_batch_end  batch={batch}")

    def on_test_end(self, logs=None):  # the validation pass is over
        self.calls.append("    on_test_end")

    def on_epoch_end(self, epoch, logs=None):
        self.calls.append(f"  on_epoch_end        epoch={epoch} logs={sorted(logs)}")

    def on_train_end(self, logs=None):
        self.calls.append("on_train_end")


EPOCHS, BATCHES, BATCH_SIZE = 2, 3, 8
keras.utils.set_random_seed(42)
X = np.random.normal(size=(BATCHES * BATCH_SIZE, 1))  # (24, 1)
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(loss="mean_squared_error")

diary = Diary()
model.fit(
    X,
    2 * X,
    batch_size=BATCH_SIZE,
    epochs=EPOCHS,
    validation_data=(X, 2 * X),
    callbacks=[diary],
    verbose=0,
)

print("\n".join(diary.calls))
epoch_ends = sum("on_epoch_end" in call for call in diary.calls)
batch_ends = sum("on_train_batch_end" in call for call in diary.calls)
assert epoch_ends == EPOCHS
assert batch_ends == EPOCHS * BATCHES
