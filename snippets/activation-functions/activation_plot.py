"""An activation bends the signal forward; its slope scales the gradient backward."""

# --8<-- [start:slopes]
import numpy as np

z = np.linspace(-5, 5, 1001)  # includes 0
sigmoid = 1 / (1 + np.exp(-z))
tanh = np.tanh(z)

slopes = {
    "sigmoid": sigmoid * (1 - sigmoid),
    "tanh": 1 - tanh**2,
    "ReLU": np.where(z > 0, 1.0, 0.0),  # at z = 0 a convention
}
points = [-5, -2, 0, 2, 5]
sigmoid_slope, tanh_slope, relu_slope = (
    dict(zip(points, np.interp(points, z, slope).round(4).tolist(), strict=True))
    for slope in slopes.values()
)
print("   z   sigmoid'    tanh'   ReLU'")
for point in points:
    a, b, c = sigmoid_slope[point], tanh_slope[point], relu_slope[point]
    print(f"{point:4d}   {a:8.4f}   {b:6.4f}   {c:5.0f}")

middle = (z[2:] - z[:-2])[0]  # step of a central difference
assert np.allclose(
    (sigmoid[2:] - sigmoid[:-2]) / middle, slopes["sigmoid"][1:-1], atol=1e-4
)
assert np.allclose((tanh[2:] - tanh[:-2]) / middle, slopes["tanh"][1:-1], atol=1e-4)
assert slopes["sigmoid"].max() == 0.25 and z[slopes["sigmoid"].argmax()] == 0
# --8<-- [end:slopes]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

left, right = z < 0, z > 0
figure, (top, bottom) = plt.subplots(2, 1, figsize=(5.2, 5.2), sharex=True)
top.plot(z, sigmoid, "C0")
top.plot(z, tanh, "C2")
top.plot(z, np.maximum(0, z), "C1")
top.plot(z[left], 0 * z[left], "C3--", z[right], 1 + 0 * z[right], "C3--")
top.text(1.55, 1.72, "ReLU", color="C1", ha="right")
top.text(4.95, 1.06, "step", color="C3", ha="right")
top.text(-1.9, 0.2, "sigmoid", color="C0", ha="right")
top.text(-1.6, -0.82, "tanh", color="C2")
top.set(ylim=(-1.2, 2.2), ylabel=r"output $\varphi(z)$")

bottom.plot(z, slopes["sigmoid"], "C0")
bottom.plot(z, slopes["tanh"], "C2")
bottom.plot(z[left], 0 * z[left], "C1", z[right], 1 + 0 * z[right], "C1")
bottom.plot([-5, 5], [0, 0], "C3--")
bottom.text(4.95, 1.04, "ReLU", color="C1", ha="right")
bottom.text(4.95, 0.05, "step", color="C3", ha="right")
bottom.text(-2.1, 0.17, "sigmoid", color="C0", ha="right")
bottom.text(-0.9, 0.65, "tanh", color="C2", ha="right")
bottom.set(ylim=(-0.08, 1.2), ylabel=r"slope $\varphi'(z)$", xlabel="weighted sum $z$")
plt.show()
# --8<-- [end:plot]
