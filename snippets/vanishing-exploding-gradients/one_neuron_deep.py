"""With one neuron per layer the gradient is a power of weight times slope."""

# --8<-- [start:chain]
import numpy as np
from scipy.special import expit

DEPTH = 15

left = {}  # gradient of the last output with respect to h_0
for w, h_0 in ((1, 0.5), (4, 0.5), (8, 0.5), (8, 0.6)):
    h, gradient = h_0, 1.0
    for _ in range(DEPTH):
        h = expit(w * h - w / 2)  # z = 0 as long as h = 0.5
        gradient *= w * h * (1 - h)
    left[f"{w} {h_0}"] = gradient
    print(f"w = {w}, h_0 = {h_0}: {gradient:8.1e}")
assert left["4 0.5"] == 1 and left["8 0.5"] == 2**DEPTH
assert left["1 0.5"] == 0.25**DEPTH and left["8 0.6"] < 1e-6
# --8<-- [end:chain]

# --8<-- [start:answers]
bound = 0.25**DEPTH
between = 0.25 ** (DEPTH - 1)
glorot = np.random.default_rng(42).normal(0, 1 / 8, (64, 64))
stretch = float(np.linalg.norm(glorot, 2))  # largest singular value
grown, shrunk = 1.05**100, 0.95**100
print(f"0.25^15 = {bound:.1e}, 0.25^14 = {between:.1e}")
print(f"largest singular value of a Glorot matrix: {stretch:.2f}")
print(f"1.05^100 = {grown:.1f}, 0.95^100 = {shrunk:.4f}")
assert stretch > 1 and grown > 100 and shrunk < 0.01
# --8<-- [end:answers]
