"""Three wrong slopes without a warning: a step too small, integers, a kink."""

# --8<-- [start:vanish]
import math

import numpy as np

slope_lost = (math.sin(1 + 1e-50) - math.sin(1)) / 1e-50  # true slope: cos 1
print("1 + 1e-50 == 1:", 1 + 1e-50 == 1, "  slope:", slope_lost)
print("np.float32(1e-50):", np.float32(1e-50))
assert slope_lost == 0 == np.float32(1e-50)
# --8<-- [end:vanish]

# --8<-- [start:integers]
h = 1e-4
slopes = {}
for x in (np.array([3.0, 4.0]), np.array([3, 4])):
    pairs = []
    for i in range(2):
        kept = x[i]
        x[i] = kept + h  # written into an integer array, 4.0001 becomes 4
        above = np.sum(x**2)
        x[i] = kept - h  # and 3.9999 becomes 3
        below = np.sum(x**2)
        x[i] = kept
        pairs.append(float((above - below) / (2 * h)))
    slopes[x.dtype.name] = np.round(pairs, 4).tolist()
    print(f"{x.dtype}: {slopes[x.dtype.name]}")
assert slopes["float64"] == [6, 8] and min(slopes["int64"]) > 10_000
# --8<-- [end:integers]

# --8<-- [start:kink]
at_kink = {}  # step -> numerical slopes of ReLU
for step in (1e-4, 1e-5):
    at_kink[step] = []
    for z in (-2e-5, 2e-5, 2e-4):  # true slopes: 0, 1, 1
        slope = (max(0, z + step) - max(0, z - step)) / (2 * step)
        at_kink[step].append(round(slope, 4))
    print(f"h = {step:.0e}: {at_kink[step]}")
assert at_kink[1e-5] == [0, 1, 1] != at_kink[1e-4]
# --8<-- [end:kink]
