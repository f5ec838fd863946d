"""A penalty trades variance for bias: a good bargain, up to a point."""

# --8<-- [start:fit]
import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

SAMPLES, TRAIN, NOISE, DEGREE = 500, 20, 0.3, 15
PENALTIES = [10.0**k for k in range(-6, 3)]
rng = np.random.default_rng(42)
x = np.linspace(-1, 1, TRAIN)[:, None]
y = np.sin(np.pi * x) + rng.normal(0, NOISE, (TRAIN, SAMPLES))  # 500 targets for each x
x_test = rng.uniform(-1, 1, (1000, 1))
f = np.sin(np.pi * x_test)  # (1000, 1)
y_test = f + rng.normal(0, NOISE, (1000, SAMPLES))

powers = PolynomialFeatures(DEGREE, include_bias=False)
bias_2, variance = np.empty((2, len(PENALTIES)))
sample_error = np.empty((len(PENALTIES), SAMPLES))
print(" lambda   bias^2  variance  + noise  measured")
for row, penalty in enumerate(PENALTIES):
    ridge = Ridge(alpha=penalty, solver="svd")
    model = make_pipeline(powers, StandardScaler(), ridge).fit(x, y)
    guess = model.predict(x_test)  # (1000, 500): one column per training set
    bias_2[row] = np.mean((guess.mean(axis=1, keepdims=True) - f) ** 2)
    variance[row] = guess.var(axis=1).mean()
    sample_error[row] = np.mean((guess - y_test) ** 2, axis=0)
    total = bias_2[row] + variance[row] + NOISE**2
    print(f"{penalty:7.0e} {bias_2[row]:8.3f} {variance[row]:9.3f}", end="")
    print(f" {total:8.3f} {sample_error[row].mean():9.3f}")
    assert abs(total - sample_error[row].mean()) < 0.01 * total

error = sample_error.mean(axis=1)
best = int(error.argmin())
best_penalty = PENALTIES[best]
helped = (sample_error[best] < sample_error[0]).mean()  # share of the training sets
assert (np.diff(variance) < 0).all() and 0 < best < len(PENALTIES) - 1
# --8<-- [end:fit]

# --8<-- [start:plot]
plt.semilogx(PENALTIES, bias_2, "C0")
plt.semilogx(PENALTIES, variance, "C1")
plt.semilogx(PENALTIES, bias_2 + variance, "black", linestyle="--")
plt.semilogx(PENALTIES, error - NOISE**2, "o", color="black", markersize=4)
plt.text(0.2, 0.004, "bias$^2$", color="C0")
plt.text(3, 0.019, "variance", color="C1")
plt.text(1e-4, 0.058, "sum (dots: measured)", color="black")
plt.ylim(0, 0.12)
plt.xlabel(r"penalty $\lambda$")
plt.ylabel("error beyond the noise")
plt.show()
# --8<-- [end:plot]
