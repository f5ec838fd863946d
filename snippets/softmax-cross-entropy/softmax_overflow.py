"""Subtract the largest score before exp, and never take the log of a softmax."""

# --8<-- [start:shift]
import numpy as np

largest = {}  # the largest score whose exponential still fits
for dtype in ("float32", "float64"):
    largest[dtype] = float(np.log(np.finfo(dtype).max))
    print(f"{dtype}: exp overflows above {largest[dtype]:.1f}")

a = np.array([1010.0, 1000.0, 990.0])
naive = np.exp(a) / np.exp(a).sum()  # inf / inf
shifted = np.exp(a - a.max()) / np.exp(a - a.max()).sum()
print("naive  ", naive)
print("shifted", *[f"{value:.4e}" for value in shifted])
assert np.isnan(naive).all() and np.isclose(shifted.sum(), 1)
# --8<-- [end:shift]

# --8<-- [start:log]
a = np.array([1000.0, 0.0])
right = 1  # the right class has the low score
peak = a.max()
y = np.exp(a - peak) / np.exp(a - peak).sum()
two_steps = float(-np.log(y[right]))
tiny_added = float(-np.log(y[right] + 1e-7))  # the usual patch
one_step = float(np.log(np.exp(a - peak).sum()) + peak - a[right])
print("log of softmax:       ", two_steps)
print(f"log of softmax + 1e-7: {tiny_added:.2f}")
print("in one step:          ", one_step)
assert np.isinf(two_steps) and one_step == 1000
# --8<-- [end:log]
