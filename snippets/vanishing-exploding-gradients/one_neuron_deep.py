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
stretch = float(np.linalg.norm(glorot, 2))  # the largest singular value
grown, shrunk = 1.05**100, 0.95**100
W = np.array([[0.5, 4.0], [0.0, 0.5]])
g = np.array([0.0, 1.0])
norms = []
for _ in range(20):
    g = g @ W.T
    norms.append(float(np.linalg.norm(g)))
radius = float(np.abs(np.linalg.eigvals(W)).max())
biggest = float(np.linalg.norm(W, 2))
print(f"0.25^15 = {bound:.1e}, 0.25^14 = {between:.1e}; stretch {stretch:.2f}")
print(f"1.05^100 = {grown:.1f}, 0.95^100 = {shrunk:.4f}")
print(f"radius {radius:.1f}, largest singular value {biggest:.2f}")
print("norms:", *[f"{norm:.2f}" for norm in norms[:4]], f"... {norms[-1]:.1e}")
assert radius == 0.5 and norms[0] > 4 and norms[-1] < 1e-3
# --8<-- [end:answers]
