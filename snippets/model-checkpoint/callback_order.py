"""fit() calls a callback at fixed moments; on_epoch_end once per epoch."""

# --8<-- [start:diary]
import keras
import numpy as np


class Diary(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.calls = ["on_train_begin"]

    def on_epoch_begin(self, epoch, logs=None):
        self.calls.append(f"  on_epoch_begin  epoch={epoch}")

    def on_train_batch_end(self, batch, logs=None):
        self.calls.append(f"    on_train_batch_end  batch={batch}")

    def on_test_end(self, logs=None):  # the pass over the validation data is over
        self.calls.append("    on_test_end")

    def on_epoch_end(self, epoch, logs=None):
        self.calls.append(f"  on_epoch_end  epoch={epoch}  logs: {', '.join(logs)}")

    def on_train_end(self, logs=None):
        self.calls.append("on_train_end")


# --8<-- [end:diary]

# --8<-- [start:run]
EPOCHS, BATCHES, BATCH_SIZE = 2, 3, 40
keras.utils.set_random_seed(42)
X = np.random.normal(size=(BATCHES * BATCH_SIZE, 1))  # (120, 1)
y = 2 * X
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(loss="mean_squared_error")

diary = Diary()
valid = (X, y)  # only the order of the calls matters here
model.fit(X, y, BATCH_SIZE, EPOCHS, validation_data=valid, callbacks=[diary], verbose=0)
print("\n".join(diary.calls))
epoch_ends = sum("on_epoch_end" in call for call in diary.calls)
batch_ends = sum("on_train_batch_end" in call for call in diary.calls)
assert epoch_ends == EPOCHS and batch_ends == EPOCHS * BATCHES
# --8<-- [end:run]
