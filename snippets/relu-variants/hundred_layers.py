"""SELU pulls a signal back to scale 1 in every layer, until its conditions break."""

# --8<-- [start:constants]
import numpy as np
from scipy.special import ndtr  # the normal distribution function

once, twice = np.exp(0.5) * ndtr(-1), np.exp(2) * ndtr(-2)
ALPHA = 1 / np.sqrt(2 * np.pi) / (0.5 - once)
LAMBDA = (0.5 + ALPHA**2 * (twice - 2 * once + 0.5)) ** -0.5


def selu(z):
    return LAMBDA * np.where(z > 0, z, ALPHA * np.expm1(np.minimum(z, 0)))


z = np.linspace(-12, 12, 240001)
weight = np.exp(-(z**2) / 2) / np.exp(-(z**2) / 2).sum()  # standard normal
after = {q: float(weight @ selu(q**0.5 * z) ** 2) for q in [0.01, 0.9, 1, 1.1, 100]}
pull = (after[1.1] - after[0.9]) / 0.2  # how much of an error near 1 is left
large, growth = LAMBDA**2 / 2, LAMBDA**2 * (0.5 + ALPHA**2 * twice)  # per layer
rate_limit, he_growth, gradient_growth = 1 - large, LAMBDA**100, growth**50
print(f"alpha {ALPHA:.4f}, lambda {LAMBDA:.4f}, lambda^2/2 {large:.2f}")
print("q, one layer on:", {q: round(r, 3) for q, r in after.items()})
assert abs(weight @ selu(z)) < 1e-6 and abs(after[1] - 1) < 1e-6
# --8<-- [end:constants]

# --8<-- [start:run]
LAYERS, UNITS, SAMPLES, DRAWS = 100, 100, 50, 10  # 10 draws of all weights
nets = {  # name: (variance of the weights times fan-in, dropout rate)
    "SELU LeCun": (1, 0),
    "SELU input x 10": (1, 0),
    "SELU AlphaDropout": (1, 0.5),
    "SELU Dropout 0.1": (1, 0.1),
    "SELU Dropout 0.5": (1, 0.5),
    "SELU He": (2, 0),
    "SELU skip": (1, 0),
    "ReLU LeCun": (1, 0),
    "ReLU He": (2, 0),
}
ends = {}  # after the last layer: largest |mean|, lowest std, highest std
print("after 100 layers  |mean| up to   std")
for name, (gain, p) in nets.items():
    rng = np.random.default_rng(42)
    low = -LAMBDA * ALPHA if "Alpha" in name else 0  # what dropped units become
    a = ((1 - p) * (1 + p * low**2)) ** -0.5 if "Alpha" in name else 1 / (1 - p)
    H = rng.normal(size=(DRAWS, SAMPLES, UNITS)) * (10 if "input" in name else 1)
    for _ in range(LAYERS):
        Z = H @ rng.normal(0, (gain / UNITS) ** 0.5, (DRAWS, UNITS, UNITS))
        new = selu(Z) if "SELU" in name else np.maximum(0, Z)
        if p:  # either dropout: drop, then shift and scale
            new = a * (np.where(rng.random(Z.shape) < p, low, new) - p * low)
        H = H + new if "skip" in name else new
    mean, std = H.mean(axis=(1, 2)), H.std(axis=(1, 2))  # (10,) each
    ends[name] = [np.abs(mean).max(), std.min(), std.max()]
    print("{:17}{:10.2g} {:11.2g} to {:.2g}".format(name, *ends[name]))
held = np.array(list(ends.values())[:3])  # the first three nets
assert held[:, 0].max() < 0.2 and held[:, 1].min() > 0.8 and held[:, 2].max() < 1.25
assert min(ends["SELU He"][1], ends["SELU Dropout 0.5"][1]) > 10
assert ends["SELU skip"][1] > 1e12 and ends["ReLU LeCun"][2] < 1e-12
# --8<-- [end:run]
