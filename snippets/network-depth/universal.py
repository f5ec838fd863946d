"""One hidden layer can come close: twice the units, a quarter of the error."""

# --8<-- [start:build]
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 2 * np.pi, 10_001)
target = np.sin(x)


def one_layer(x, units):  # no training: the weights are written down
    knots = np.linspace(0, 2 * np.pi, units + 1)
    slopes = np.diff(np.sin(knots)) / np.diff(knots)  # (units,)
    jumps = np.diff(slopes, prepend=0)  # output weights
    return np.maximum(0, x[:, np.newaxis] - knots[:-1]) @ jumps


# --8<-- [end:build]

# --8<-- [start:look]
error, bound = {}, {}
print("units   largest error   formula")
for units in (5, 10, 20, 40, 80):
    error[units] = np.abs(one_layer(x, units) - target).max()
    bound[units] = np.pi**2 / (2 * units**2)
    print(f"{units:5} {error[units]:15.4f} {bound[units]:9.4f}")
    assert error[units] < bound[units]
    assert units == 5 or 3 < error[units // 2] / error[units] < 5
# --8<-- [end:look]

# --8<-- [start:answer]
enough = int(np.ceil(np.pi / np.sqrt(2 * 0.0001)))  # units for an error of 0.0001
print(f"{enough} units: error {np.abs(one_layer(x, enough) - target).max():.6f}")
# --8<-- [end:answer]

# --8<-- [start:plot]
plt.plot(x, target, color="black", linewidth=0.8)
plt.plot(x, one_layer(x, 5), color="C1")
plt.plot(x, one_layer(x, 10), color="C0", linestyle="--")
plt.text(2.6, 0.8, "sin x", color="black")
plt.text(1.6, 0.62, "5 units", color="C1", ha="center")
plt.text(4.2, -1.02, "10 units", color="C0", ha="right")
plt.xlabel("x")
plt.ylabel("output")
plt.show()
# --8<-- [end:plot]
