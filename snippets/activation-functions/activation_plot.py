"""An activation bends the signal going up; its slope scales the gradient going down."""

# --8<-- [start:slopes]
import matplotlib.pyplot as plt
import numpy as np

z = np.linspace(-5, 5, 1001)  # weighted sums; 0 is among them
sigmoid = 1 / (1 + np.exp(-z))
tanh = np.tanh(z)
sigmoid_slope = sigmoid * (1 - sigmoid)
tanh_slope = 1 - tanh**2
relu_slope = np.where(z > 0, 1.0, 0.0)  # at z = 0 a convention

print("   z   sigmoid'    tanh'   ReLU'")
at = {}  # z -> the three slopes
for i in [0, 300, 500, 700, 1000]:
    at[round(z[i])] = [float(s[i]) for s in (sigmoid_slope, tanh_slope, relu_slope)]
    print("{:4.0f}   {:8.4f}   {:6.4f}   {:5.0f}".format(z[i], *at[round(z[i])]))

steepest = float(sigmoid_slope.max())
for curve, slope in [(sigmoid, sigmoid_slope), (tanh, tanh_slope)]:
    measured = np.gradient(curve, z)  # central differences
    assert np.allclose(measured[1:-1], slope[1:-1], atol=1e-4)
assert steepest == sigmoid_slope[500] == 0.25 and tanh_slope[500] == 1
# --8<-- [end:slopes]

# --8<-- [start:plot]
left, right = z[z < 0], z[z > 0]
figure, (top, bottom) = plt.subplots(2, 1, figsize=(5.2, 5), sharex=True)
top.plot(z, sigmoid, "C0", z, tanh, "C2", z, np.maximum(0, z), "C1")
top.plot(left, 0 * left, "C3--", right, 1 + 0 * right, "C3--")
top.text(1.55, 1.72, "ReLU", color="C1", ha="right")
top.text(4.95, 1.08, "step", color="C3", ha="right")
top.text(-1.9, 0.2, "sigmoid", color="C0", ha="right")
top.text(-0.75, -0.85, "tanh", color="C2")
top.set(ylim=(-1.2, 2.2), ylabel=r"output $\varphi(z)$")

bottom.plot(z, sigmoid_slope, "C0", z, tanh_slope, "C2")
bottom.plot(left, 0 * left, "C1", right, 1 + 0 * right, "C1")
bottom.plot(z, 0 * z, "C3--")
bottom.text(4.95, 1.04, "ReLU", color="C1", ha="right")
bottom.text(4.95, 0.06, "step", color="C3", ha="right")
bottom.text(-2.0, 0.17, "sigmoid", color="C0", ha="right")
bottom.text(-0.9, 0.65, "tanh", color="C2", ha="right")
bottom.set(ylim=(-0.08, 1.2), ylabel=r"slope $d\varphi/dz$", xlabel="weighted sum $z$")
plt.show()
# --8<-- [end:plot]
