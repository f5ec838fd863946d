"""The surer the mistake, the harder cross-entropy pushes; squared error lets go."""

# --8<-- [start:book]
import matplotlib.pyplot as plt
import numpy as np

t = np.eye(10)[2]  # the digit is a 2
guesses = {
    "says 2": np.array([0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0]),
    "says 7": np.array([0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0]),
}
cross_entropy, squared_error = {}, {}
for name, y in guesses.items():
    cross_entropy[name] = float(-np.log(y[2]))  # the other terms are 0
    squared_error[name] = float(0.5 * np.sum((y - t) ** 2))
    print(f"{name}: cross-entropy {cross_entropy[name]:.4f}", end="")
    print(f"  squared error {squared_error[name]:.4f}")
# --8<-- [end:book]

# --8<-- [start:push]
d = np.linspace(-8, 8, 161)  # score of the right class minus that of the other
y = 1 / (1 + np.exp(-d))  # two classes: softmax is the sigmoid of d
loss_ce, loss_se = -np.log(y), (1 - y) ** 2  # ½[(y - 1)² + (1 - y)²]
push_ce = 1 - y  # -dE/da of the right class
push_se = 2 * y * (1 - y) ** 2
print("            loss           push")
print(" d y_right  cross  squared cross  squared")
at = {}
for gap in (-8, -4, 0):
    i = int(np.argmin(np.abs(d - gap)))
    at[gap] = [float(v[i]) for v in (y, loss_ce, loss_se, push_ce, push_se)]
    print("{:2} {:.4f}   {:.4f} {:.4f}  {:.4f} {:.4f}".format(gap, *at[gap]))
assert np.allclose(push_ce, -np.gradient(loss_ce, d), atol=1e-2)
assert np.allclose(push_se, -np.gradient(loss_se, d), atol=1e-2)
assert np.all(np.diff(push_ce) < 0) and push_se[0] < 0.001
# --8<-- [end:push]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(5.2, 5))
for axes, ce, se in ((top, loss_ce, loss_se), (bottom, push_ce, push_se)):
    axes.plot(d, ce, color="C0")
    axes.plot(d, se, color="C1")
    axes.axvline(0, color="black", linewidth=0.8)
top.text(-5, 5.2, "cross-entropy\n−ln y", color="C0")
top.text(-7.8, 1.3, "squared error\n(1 − y)²", color="C1")
bottom.text(-7.8, 0.84, "cross-entropy", color="C0")
bottom.text(-7.8, 0.12, "squared error", color="C1")
top.text(-0.3, 7.2, "wrong", color="black", ha="right")
top.text(0.3, 7.2, "right", color="black")
top.set_ylabel("loss")
bottom.set(xlabel="score of right class − other score", ylabel="push on right score")
plt.show()
# --8<-- [end:plot]
