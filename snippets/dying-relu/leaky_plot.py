"""Left of zero, ReLU is flat and leaky ReLU keeps a small slope: the leak."""

import matplotlib.pyplot as plt
import numpy as np

SLOPE = 0.05  # alpha, the slope left of zero

z = np.linspace(-5, 5, 201)  # weighted sum
relu = np.maximum(0, z)
leaky = np.maximum(SLOPE * z, z)

left_end = float(leaky[0])
print("z     ", z[[0, 80, 100, 200]])
print("ReLU  ", relu[[0, 80, 100, 200]])
print("leaky ", leaky[[0, 80, 100, 200]])
assert left_end == -0.25  # f(-5) = 0.05 * (-5)

plt.plot(z, leaky, color="C0")
plt.plot(z, relu, color="C1", linestyle="--")
plt.axhline(0, color="black", linewidth=0.8)
plt.axvline(0, color="black", linewidth=0.8)
plt.annotate(
    "leak",
    xy=(-4, SLOPE * -4),
    xytext=(-3.2, 1.3),
    color="C0",
    ha="center",
    arrowprops={"arrowstyle": "->", "color": "C0"},
)
plt.text(-0.3, 0.12, "ReLU", color="C1", ha="right")
plt.text(-0.3, -0.36, "leaky ReLU", color="C0", ha="right")
plt.text(2.3, 1.7, "both: f(z) = z", color="black")
plt.xlim(-5, 5)
plt.ylim(-0.5, 4.2)
plt.xlabel("z")
plt.ylabel("f(z)")
plt.show()
