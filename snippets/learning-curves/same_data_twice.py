"""loss and val_loss differ even on the same data: one is measured while learning."""

# --8<-- [start:fit]
import keras
import numpy as np
from sklearn.datasets import load_digits

EPOCHS, BATCH, SHOWN = 8, 128, [1, 2, 4, 8]
X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X = X / 16
same = (X, y)  # the training set, once more as validation data
entropy = "sparse_categorical_crossentropy"

runs = {}
for rate in (0.0, 0.5):
    keras.utils.set_random_seed(42)
    hidden = keras.layers.Dense(50, activation="relu")
    dropout = keras.layers.Dropout(rate)
    output = keras.layers.Dense(10, activation="softmax")
    model = keras.Sequential([keras.Input((64,)), hidden, dropout, output])
    model.compile(optimizer=keras.optimizers.Adam(0.003), loss=entropy)
    start = model.evaluate(X, y, verbose=0)
    first = model.fit(X, y, BATCH, EPOCHS, verbose=0, validation_data=same)

    loss, val_loss = (np.array(first.history[key]) for key in ("loss", "val_loss"))
    before = np.array([start, *val_loss[:-1]])  # (8,): val_loss one epoch earlier
    runs[rate] = {"val_loss before": before, "loss": loss, "val_loss after": val_loss}
    print(f"dropout {rate}, epoch", *[f"{epoch:5}" for epoch in SHOWN])
    for name, values in runs[rate].items():
        print(f"{name:18}", *[f"{values[epoch - 1]:5.2f}" for epoch in SHOWN])
    assert (loss > val_loss).all()

before, plain, after = runs[0.0].values()
off_after = float((plain / after - 1).max())
off_middle = float(np.abs(plain / ((before + after) / 2) - 1).max())
assert off_middle < 0.05 < 0.2 < off_after
assert loss[-1] > runs[0.5]["val_loss before"][-1]  # dropout: above both
# --8<-- [end:fit]

# --8<-- [start:penalty]
penalty = keras.regularizers.L2(0.1)
output = keras.layers.Dense(10, activation="softmax", kernel_regularizer=penalty)
penalized = keras.Sequential([keras.Input((64,)), output])
penalized.compile(loss=entropy, metrics=[entropy])
total, cross_entropy = penalized.evaluate(X, y, verbose=0)
term = float(penalty(output.kernel))  # 0.1 times the sum of squared weights
print(f"{total:.3f} = cross-entropy {cross_entropy:.3f} + penalty {term:.3f}")
assert abs(total - cross_entropy - term) < 1e-3 < term
# --8<-- [end:penalty]

# --8<-- [start:again]
second = model.fit(X, y, BATCH, epochs=10, initial_epoch=EPOCHS, verbose=0)
print(first.epoch, list(first.history))
print(second.epoch, list(second.history))
assert max(second.history["loss"]) < first.history["loss"][0] / 2  # it went on
# --8<-- [end:again]
