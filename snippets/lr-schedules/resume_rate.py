"""Training resumes at the right rate only if the schedule knows where it stopped."""

import keras
import numpy as np

X = np.zeros((64, 1))  # batches of 32: 2 steps per epoch


class Note(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        noted.append(float(self.model.optimizer.learning_rate))


def of_epoch(epoch):
    return 0.8 * 0.5**epoch


def of_rate(epoch, lr):
    return 0.5 * lr


def hijacked(epoch, factor=0.5):  # Keras passes the current rate as the factor
    return 0.8 * factor**epoch


as_object = keras.optimizers.schedules.ExponentialDecay(0.8, 2, 0.5)  # 2 steps
rates = {}
print("schedule         epochs 1 to 3          after loading")
for name, schedule, again in (
    ("of_epoch", of_epoch, {"epochs": 3}),
    ("initial_epoch=3", of_epoch, {"initial_epoch": 3, "epochs": 6}),
    ("of_rate", of_rate, {"epochs": 3}),
    ("ExponentialDecay", None, {"epochs": 3}),
    ("compiled again", None, {"epochs": 3}),
    ("hijacked", hijacked, {"initial_epoch": 3, "epochs": 6}),
):
    noted = []
    callbacks = [keras.callbacks.LearningRateScheduler(schedule)] if schedule else []
    callbacks.append(Note())
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(0.8 if schedule else as_object), loss="mse")
    model.fit(X, X, epochs=3, callbacks=callbacks, verbose=0)
    model.save("half_way.keras")

    model = keras.models.load_model("half_way.keras")
    if name == "compiled again":
        model.compile(keras.optimizers.SGD(as_object), loss="mse")
    model.fit(X, X, callbacks=callbacks, verbose=0, **again)
    rates[name] = [round(rate, 4) for rate in noted]
    cells = [f"{rate:.4f}" for rate in noted]
    print(f"{name:16}", *cells[:3], "|", *cells[3:])

goes_on = [0.8, 0.4, 0.2, 0.1, 0.05, 0.025]
assert rates["of_epoch"] == rates["compiled again"] == 2 * goes_on[:3]
assert rates["initial_epoch=3"] == rates["ExponentialDecay"] == goes_on
assert rates["of_rate"] == [rate / 2 for rate in goes_on]
assert rates["hijacked"][4:] == [0, 0]
