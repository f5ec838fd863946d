"""Dropout zeroes a random share in training, scales up the rest, and rests later."""

# --8<-- [start:mask]
import keras
import matplotlib.pyplot as plt
import numpy as np

keras.utils.set_random_seed(42)
RATE = 0.2  # the share that is DROPPED
ones = np.ones((1000, 100), "float32")  # 1000 samples, 100 units
dropout = keras.layers.Dropout(RATE)

trained = np.array(dropout(ones, training=True))
values = [float(v) for v in np.unique(trained)]
zero_share, mean_output = float(np.mean(trained == 0)), float(trained.mean())
rows_alike = len(trained) - len(np.unique(trained, axis=0))  # samples sharing a mask
untouched = bool(np.all(dropout(ones, training=False) == ones))
print("values in training:", values)
print(f"zeros {zero_share:.3f}, mean {mean_output:.3f}, repeated masks {rows_alike}")
print("unchanged outside training:", untouched)
assert np.allclose(values, [0, 1 / (1 - RATE)]) and untouched and rows_alike == 0
assert abs(zero_share - RATE) < 0.01 and abs(mean_output - 1) < 0.01
# --8<-- [end:mask]

# --8<-- [start:plot]
samples = np.ones((4, 10), "float32")  # 4 samples, 10 units
half = keras.layers.Dropout(0.5)
rows = np.vstack([half(samples, training=True), half(samples[:1])])
for row, outputs in enumerate(rows):
    for unit, output in enumerate(outputs, start=1):
        color = "C5" if output == 0 else "C0" if row < 4 else "C1"
        edge = "none" if output == 0 else color
        plt.scatter(unit, row, 130 * output + 1, facecolors="none", edgecolors=edge)
        plt.text(unit, row, f"{output:.0f}", color=color, ha="center", va="center")
plt.yticks(range(5), ["fit 1", "fit 2", "fit 3", "fit 4", "predict"])
plt.xticks(range(1, 11))
plt.grid(False)
plt.gca().set(xlabel="unit", ylabel="sample", xlim=(0.4, 10.6), ylim=(4.5, -0.5))
plt.show()
# --8<-- [end:plot]

# --8<-- [start:kin]
normal = np.random.default_rng(42).normal(size=(1000, 100)).astype("float32")
std_after = {}
for layer in (keras.layers.Dropout(0.5), keras.layers.AlphaDropout(0.5)):
    output = np.array(layer(normal, training=True))
    name, mean_after = type(layer).__name__, output.mean()
    std_after[name] = float(output.std())
    print(f"{name:12} mean {abs(mean_after):.2f}  std {std_after[name]:.2f}")
    assert abs(mean_after) < 0.02
assert abs(std_after["AlphaDropout"] - 1) < 0.02 < 0.4 < std_after["Dropout"] - 1

steps_channels = np.ones((1, 3, 8), "float32")  # 1 sample, 3 time steps, 8 channels
spatial = np.array(keras.layers.SpatialDropout1D(0.5)(steps_channels, training=True))
print(spatial[0].astype(int))
assert np.ptp(spatial[0], axis=0).max() == 0  # a channel is dropped at every step
# --8<-- [end:kin]
