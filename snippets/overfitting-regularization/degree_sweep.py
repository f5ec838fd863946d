"""Training error can only fall as a model gets more flexible; test error turns back."""

# --8<-- [start:fit]
import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial import polynomial

SAMPLES, TRAIN, TEST, NOISE = 200, 20, 500, 0.3
DEGREES, SHOWN = range(1, 16), 11
rng = np.random.default_rng(42)
x = rng.uniform(-1, 1, (SAMPLES, TRAIN))  # 200 training sets of 20 points
noise = rng.normal(0, NOISE, x.shape)
y = np.sin(np.pi * x) + noise
x_test = rng.uniform(-1, 1, TEST)
y_test = np.sin(np.pi * x_test) + rng.normal(0, NOISE, TEST)

train, test = np.empty((2, len(DEGREES), SAMPLES))  # mean squared errors
for row, degree in enumerate(DEGREES):
    for s in range(SAMPLES):
        model = polynomial.polyfit(x[s], y[s], degree)  # (degree + 1,)
        train[row, s] = np.mean((polynomial.polyval(x[s], model) - y[s]) ** 2)
        test[row, s] = np.mean((polynomial.polyval(x_test, model) - y_test) ** 2)

train_error = dict(zip(DEGREES, np.median(train, axis=1), strict=True))
test_error = dict(zip(DEGREES, np.median(test, axis=1), strict=True))
low, high = np.quantile(test, [0.1, 0.9], axis=1)
print("degree  train    test  (10% to 90% of the samples)")
for d in (1, 2, 3, 4, 6, 9, 12, 15):
    print(f"{d:6} {train_error[d]:6.3f} {test_error[d]:7.2g}", end="")
    print(f"   {low[d - 1]:.2g} to {high[d - 1]:.2g}")
assert (np.diff(train, axis=0) < 0).all()  # in every single sample
four_beats_one, four_beats_fifteen = (test[3] < test[[0, 14]]).mean(axis=1)
assert four_beats_fifteen > 0.95 and four_beats_one > 0.8

even, even_error = np.linspace(-1, 1, TRAIN), {}  # the same noise, even spacing
for degree in (4, 15):
    model = polynomial.polyfit(even, (np.sin(np.pi * even) + noise).T, degree)
    errors = np.mean((polynomial.polyval(x_test, model) - y_test) ** 2, axis=1)
    even_error[degree] = np.median(errors)  # of (200,)
    print(f"degree {degree}, x evenly spaced: test {even_error[degree]:.2g}")
assert even_error[4] < even_error[15]
# --8<-- [end:fit]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, figsize=(5.2, 4.8))
top.plot(x[SHOWN], y[SHOWN], "o", color="black", markersize=4)
line = np.linspace(-1, 1, 400)
for degree, color, height in ((1, "C3", 2.0), (4, "C2", 1.6), (15, "C1", 1.2)):
    model = polynomial.polyfit(x[SHOWN], y[SHOWN], degree)
    top.plot(line, polynomial.polyval(line, model), color)
    top.text(-0.6, height, f"degree {degree}", color=color)
top.set(xlabel="x", ylabel="y", ylim=(-2.4, 2.4))
bottom.semilogy(DEGREES, list(train_error.values()), "o-", color="C0", markersize=4)
bottom.semilogy(DEGREES, list(test_error.values()), "o-", color="C1", markersize=4)
bottom.fill_between(DEGREES, low, high, color="C1", alpha=0.15, linewidth=0)
bottom.text(9.2, 3, "test", color="C1", ha="right")
bottom.text(12, 0.045, "train", color="C0")
bottom.set(xlabel="degree", ylabel="mean squared error", ylim=(5e-3, 1e3))
plt.show()
# --8<-- [end:plot]
