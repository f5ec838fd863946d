"""Habits from Keras 2: one fails, one is ignored, one renamed, one fails late."""

import textwrap

import keras
import numpy as np

X = np.zeros((64, 1))  # the loss is 0 from the start: a plateau


def fit(optimizer, *callbacks):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer, loss="mse")
    return model.fit(X, X, epochs=5, callbacks=callbacks, verbose=0).history


try:
    keras.optimizers.SGD(lr=0.01)
except ValueError as error:
    print(f"1. {type(error).__name__}: {error}")

optimizer = keras.optimizers.SGD(learning_rate=0.01, decay=0.1)
fit(optimizer)
rate_after = float(optimizer.learning_rate)
print(f"2. after {int(optimizer.iterations)} steps with decay=0.1: {rate_after:.2f}")
assert np.isclose(rate_after, 0.01)

history = fit("sgd", keras.callbacks.LearningRateScheduler(lambda epoch: 0.01))
keys, keys_without = list(history), list(fit("sgd"))
print(f"3. history keys: {keys}, without: {keys_without}")
assert "lr" not in keys and "learning_rate" in keys

done = []  # epochs
note = keras.callbacks.LambdaCallback(
    on_epoch_end=lambda epoch, logs: done.append(epoch)
)
schedule = keras.optimizers.schedules.ExponentialDecay(0.01, 20, 0.1)
plateau = keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=3)
try:
    fit(keras.optimizers.SGD(schedule), note, plateau)
except TypeError as error:
    epochs_done = len(done)
    print(f"4. after epoch {epochs_done}: {type(error).__name__}:")
    print(textwrap.fill(str(error), 60))
assert epochs_done == 4
