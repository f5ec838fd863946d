"""Training stops a fixed number of epochs after the best one, and stays there."""

# --8<-- [start:rule]
import keras
import numpy as np

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])


def stopped_run(val_loss, **arguments):
    """Do what fit() does; return the epochs run and the epoch of the weights."""
    callback = keras.callbacks.EarlyStopping(**arguments)
    callback.set_model(model)
    model.stop_training = False
    callback.on_train_begin()
    for epoch, value in enumerate(val_loss):
        model.set_weights([np.array([[epoch + 1]])])  # the weight tells the epoch
        callback.on_epoch_end(epoch, {"val_loss": value})
        if model.stop_training:
            break
    callback.on_train_end()
    return [epoch + 1, int(model.get_weights()[0][0, 0])]


VAL_LOSS = [5, 4, 4.1, 3, 3.5, 3.6, 3.7]  # invented, one per epoch
best = [int(np.argmin(VAL_LOSS[:t])) + 1 for t in range(1, 8)]
waits = [t - b for t, b in enumerate(best, start=1)]
kept, restored = {}, {}
print("patience  epochs run  weights: default  restored")
for p in (0, 1, 2, 3):
    kept[p] = stopped_run(VAL_LOSS, patience=p)
    restored[p] = stopped_run(VAL_LOSS, patience=p, restore_best_weights=True)
    print(f"{p:8}{kept[p][0]:12}{kept[p][1]:18}{restored[p][1]:10}")
out_of_epochs = stopped_run(VAL_LOSS[:5], patience=3, restore_best_weights=True)
print("only 5 epochs, restored: epoch", out_of_epochs[1])

assert kept == {0: [3, 3], 1: [3, 3], 2: [6, 6], 3: [7, 7]}
assert restored == {0: [3, 2], 1: [3, 2], 2: [6, 4], 3: [7, 4]}
assert out_of_epochs == [5, 4]  # never stopped, restored all the same
# --8<-- [end:rule]

# --8<-- [start:answers]
curve = [abs(63 - t) for t in range(1, 101)]  # lowest at epoch 63
by_default = stopped_run(curve, patience=10)
told_to = stopped_run(curve, patience=10, restore_best_weights=True)
too_early = stopped_run([5, 4, 4.1, 4.2, 3, 2], patience=2)
SLOW = [1.0, 0.6, 0.55, 0.52, 0.5, 0.45]
with_delta = stopped_run(SLOW, patience=3, min_delta=0.2, restore_best_weights=True)
print("exercise 1:", by_default, told_to)
print("exercise 2:", too_early)
print("exercise 4:", with_delta)
# --8<-- [end:answers]
