"""The variants grow like ReLU on the right; they differ in the bend and on the left."""

# --8<-- [start:table]
import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit, ndtr  # the sigmoid; the normal distribution function

LAMBDA, ALPHA = 1.05070099, 1.67326324  # SELU
family = {
    "ReLU": lambda z: np.maximum(0, z),
    "ELU": lambda z: np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1),
    "SELU": lambda z: LAMBDA * np.where(z > 0, z, ALPHA * family["ELU"](z)),
    "softplus": lambda z: np.log1p(np.exp(z)),
    "GELU": lambda z: z * ndtr(z),
    "Swish": lambda z: z * expit(z),
    "Mish": lambda z: z * np.tanh(family["softplus"](z)),
}
at, z = np.arange(-2, 3), np.linspace(-8, 8, 16001)
weight = np.exp(-(z**2) / 2) / np.exp(-(z**2) / 2).sum()  # standard normal
values = {name: f(at).tolist() for name, f in family.items()}
mean = {name: float(weight @ f(z)) for name, f in family.items()}  # of f(z)
far = {name: abs(f(-4.999) - f(-5.001)) / 0.002 for name, f in family.items()}
print("z       ", *[f"{z:6}" for z in at], "  mean")
for name, row in values.items():
    print(f"{name:8}", *[f"{value:6.3f}" for value in [*row, mean[name]]])

lowest = {}  # name: [z, value] of the minimum
for name in ["GELU", "Swish", "Mish"]:
    found = minimize_scalar(family[name], bounds=(-3, 0), method="bounded")
    lowest[name] = [float(found.x), float(found.fun)]
    print(f"{name}: minimum {found.fun:.4f} at z = {found.x:.3f}")

assert np.allclose(values["ELU"], [-0.8647, -0.6321, 0, 1, 2], atol=1e-4)
assert np.allclose(values["GELU"], [-0.0455, -0.1587, 0, 0.8413, 1.9545], atol=1e-4)
assert np.allclose(lowest["GELU"], [-0.7518, -0.1700], atol=1e-3)
assert max(mean, key=mean.get) == "softplus" and abs(mean["SELU"]) < 1e-6
assert mean["ELU"] < mean["Swish"] < mean["GELU"] < mean["ReLU"]
# --8<-- [end:table]

# --8<-- [start:plot]
z = np.linspace(-4, 2, 601)
order = ["ELU", "GELU", "SELU", "Swish", "softplus", "Mish"]
figure, axes = plt.subplots(3, 2, sharex=True, sharey=True, figsize=(5.2, 5.2))
for name, panel in zip(order, axes.flat, strict=True):
    slope = (family[name](z + 1e-5) - family[name](z - 1e-5)) / 2e-5
    slope[np.abs(np.gradient(slope)) > 0.1] = np.nan  # the jump in SELU's slope
    panel.plot(z, family["ReLU"](z), ":", color="black", linewidth=1)
    panel.plot(z, slope, "C1--")
    panel.plot(z, family[name](z), "C0")
    panel.text(-3.8, 1.6, name, color="C0", fontsize=12)
axes[0, 0].text(-1.5, 0.45, "slope", color="C1", ha="right")
axes[0, 0].text(0.2, 1.5, "value", color="C0", ha="right")
for panel in axes[:, 0]:
    panel.set_ylabel("$f(z)$ and $df/dz$")
for panel in axes[-1]:
    panel.set_xlabel("$z$")
plt.show()
# --8<-- [end:plot]
