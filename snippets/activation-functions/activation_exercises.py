"""The numbers behind the exercises."""

import numpy as np


def swapped(x):  # g(f(x)) with f(x) = 2x + 3 and g(x) = 5x - 1
    return 5 * (2 * x + 3) - 1


intercept, slope = swapped(0), swapped(1) - swapped(0)
kink = -3 / 2  # where f(x) = 0
flat_value = 5 * max(0, 2 * (kink - 1) + 3) - 1  # left of the kink, with ReLU
print(f"g(f(x)) = {slope}x + {intercept}; with ReLU:")
print(f"{flat_value} for x < {kink}")

slope_bound = 0.25**10  # ten sigmoid layers, slopes alone
print(f"0.25**10 = {slope_bound:.1e}")

z = np.linspace(-10, 10, 2001)
same_curve = np.allclose(2 / (1 + np.exp(-2 * z)) - 1, np.tanh(z), rtol=0, atol=1e-12)
print("tanh(z) == 2 sigmoid(2z) - 1:", same_curve)
assert same_curve and (slope, flat_value) == (10, -1)
