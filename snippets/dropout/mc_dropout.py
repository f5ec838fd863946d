"""Dropout left on when predicting makes a network less sure, not better informed."""

# --8<-- [start:fit]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import roc_auc_score

RUNS, PASSES, RATE, TRAIN = 3, 50, 0.5, 400
X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
known, strange = X[y < 8] / 16, X[y > 7] / 16  # the network never sees an 8 or 9
y_known, models, scores, mean = y[y < 8], [], {}, {}
for seed in range(RUNS):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input((64,))])
    for _ in range(2):
        model.add(keras.layers.Dense(64, activation="relu"))
        model.add(keras.layers.Dropout(RATE))
    model.add(keras.layers.Dense(8, activation="softmax"))
    model.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
    model.fit(known[:TRAIN], y_known[:TRAIN], epochs=30, batch_size=50, verbose=0)
    models.append(model)
# --8<-- [end:fit]

# --8<-- [start:passes]
image = strange[[np.argmax(np.max(models[0](strange), axis=1))]]  # it is surest of
off = np.stack([models[0](image)[0] for _ in range(PASSES)])  # (50, 8)
on = np.stack([models[0](image, training=True)[0] for _ in range(PASSES)])
off_range, largest_std = float(np.ptp(off, axis=0).max()), float(on.std(0).max())
off_top, mean_top = float(off[0].max()), float(on.mean(0).max())
print(f"off: the passes differ by {off_range:.0f}, top probability {off_top:.2f}")
print(f"on:  largest std {largest_std:.2f}, top probability of the mean {mean_top:.2f}")
assert off_range == 0 < largest_std and mean_top < off_top
# --8<-- [end:passes]

# --8<-- [start:plot]
plt.bar(range(8), on.mean(0), color="C0", alpha=0.3)
places = np.arange(8) + np.linspace(-0.3, 0.3, PASSES)[:, np.newaxis]  # (50, 8)
plt.plot(places, on, ".", color="C0", markersize=3)
plt.plot(range(8), off[0], "D", color="C1", markersize=5)
plt.gca().set(xlabel="predicted class", ylabel="probability")
plt.show()
# --8<-- [end:plot]

# --8<-- [start:judge]
images, n = np.vstack([known[TRAIN:], strange]), len(known) - TRAIN
is_known = np.arange(len(images)) < n
print("            top probability   ranking by")
print("     right   known  strange    top  spread")
for mode, times in [("off", 1), ("on", PASSES)]:
    scores[mode] = np.empty((RUNS, 5))  # a row for each network
    for row, model in zip(scores[mode], models, strict=True):
        p = np.stack([model(images, training=mode == "on") for _ in range(times)])
        top, spread = p.mean(0).max(1), p.var(0).sum(1)  # of each image
        row[0] = np.mean(p.mean(0)[:n].argmax(1) == y_known[TRAIN:])
        row[1:3] = top[:n].mean(), top[n:].mean()
        row[3:] = roc_auc_score(is_known, top), roc_auc_score(is_known, -spread)
        print("{:3} {:7.2f} {:7.2f} {:8.2f} {:6.2f} {:7.2f}".format(mode, *row))
    mean[mode] = scores[mode].mean(axis=0).tolist()
change = scores["on"] - scores["off"]  # (3, 5)
assert np.all(change[:, 1:3] < -0.08) and np.all(np.abs(change[:, [0, 3]]) < 0.02)
assert np.all(scores["on"][:, 4] < scores["on"][:, 3] - 0.03)  # spread ranks worse
# --8<-- [end:judge]
