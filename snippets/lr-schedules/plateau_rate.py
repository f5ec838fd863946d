"""ReduceLROnPlateau waits for epochs without a new best, then cuts the rate."""

import keras

VAL_LOSS = [1.0, 0.8, 0.7, 0.7, 0.69995, 0.6, 0.61, 0.62, 0.63, 0.59]  # invented


def fed(callback):
    """Do what fit() does; return the learning rate used in each epoch."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(learning_rate=0.08))
    callback.set_model(model)
    model.stop_training = False
    callback.on_train_begin()
    used = []
    for epoch, value in enumerate(VAL_LOSS):
        used.append(round(float(model.optimizer.learning_rate), 4))
        callback.on_epoch_end(epoch, {"val_loss": value})
        if model.stop_training:
            break
    return used


plateau = keras.callbacks.ReduceLROnPlateau
told = fed(plateau(factor=0.5, patience=2))
exact = fed(plateau(factor=0.5, patience=2, min_delta=0))
by_default = fed(plateau())  # factor 0.1, patience 10, min_delta 0.0001
print("epoch  val_loss  patience=2  min_delta=0  default")
columns = zip(VAL_LOSS, told, exact, by_default, strict=True)
for epoch, (value, *rates) in enumerate(columns, start=1):
    print(f"{epoch:5}{value:10}{rates[0]:12}{rates[1]:13}{rates[2]:9}")
stop_epoch = len(fed(keras.callbacks.EarlyStopping(patience=2)))
print("EarlyStopping(patience=2) stops after epoch", stop_epoch)

assert told == [0.08] * 5 + [0.04] * 3 + [0.02] * 2
assert exact == [0.08] * 8 + [0.04] * 2
assert by_default == [0.08] * 10
assert exact[stop_epoch - 1] == 0.08  # stopped before the first cut is used
