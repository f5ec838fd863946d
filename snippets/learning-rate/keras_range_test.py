"""In Keras a range test needs the loss of the batch, not the mean that fit reports."""

# --8<-- [start:callback]
import keras
import numpy as np
from scipy.ndimage import uniform_filter1d
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = np.tile(X / 16, (9, 1)), np.tile(y, 9)  # 9 copies: one epoch is enough
rates = np.geomspace(1e-5, 10, 501)


class RangeTest(keras.callbacks.Callback):
    def __init__(self, reset=True):
        super().__init__()
        self.reset, self.losses = reset, []

    def on_train_batch_begin(self, batch, logs=None):
        self.model.optimizer.learning_rate = rates[batch]
        if self.reset:  # otherwise logs["loss"] is the mean since step 0
            self.model.reset_metrics()

    def on_train_batch_end(self, batch, logs=None):
        self.losses.append(logs["loss"])
        self.model.stop_training = len(self.losses) == len(rates)


# --8<-- [end:callback]

# --8<-- [start:test]
default, turn, by_mean = {}, {}, {}
print("optimizer  default  turning point  from the mean")
for name in ("sgd", "adam"):
    for reset, found in ((True, turn), (False, by_mean)):
        keras.utils.set_random_seed(42)
        hidden = keras.layers.Dense(32, "relu", kernel_initializer="he_normal")
        output = keras.layers.Dense(10, "softmax")
        model = keras.Sequential([keras.Input(shape=(64,)), hidden, output])
        model.compile(name, loss="sparse_categorical_crossentropy")
        default[name] = float(model.optimizer.learning_rate)

        test = RangeTest(reset)
        model.fit(X, y, callbacks=[test], verbose=0)
        found[name] = rates[np.argmin(uniform_filter1d(test.losses, 15))]
    print(f"{name:9} {default[name]:8.2g} {turn[name]:14.2g} {by_mean[name]:14.2g}")
adam_lag = by_mean["adam"] / turn["adam"]
apart = turn["sgd"] / turn["adam"]
assert all(by_mean[name] > 1.3 * turn[name] > 10 * default[name] for name in turn)
assert apart > 5
assert not hasattr(keras.backend, "set_value")  # HOML's way to set a rate,
assert not hasattr(model.optimizer, "lr")  # and its name
# --8<-- [end:test]
