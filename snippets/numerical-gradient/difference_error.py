"""A smaller step improves a numerical derivative only until rounding takes over."""

# --8<-- [start:orders]
import math

import matplotlib.pyplot as plt
import numpy as np

forward_error, central_error = {}, {}
for h in (0.1, 0.01, 0.001):
    forward = (math.sin(1 + h) - math.sin(1)) / h
    central = (math.sin(1 + h) - math.sin(1 - h)) / (2 * h)
    forward_error[h] = abs(forward - math.cos(1))  # cos 1 is the true derivative
    central_error[h] = abs(central - math.cos(1))
    print(f"h = {h:5}: forward {forward_error[h]:.1e}, central {central_error[h]:.1e}")

forward_order = math.log10(forward_error[0.1] / forward_error[0.001]) / 2
central_order = math.log10(central_error[0.1] / central_error[0.001]) / 2
print(f"error ~ h^p: p = {forward_order:.2f} (forward), {central_order:.2f} (central)")
assert abs(forward_order - 1) < 0.02 and abs(central_order - 2) < 0.02
# --8<-- [end:orders]

# --8<-- [start:sweep]
sin = np.vectorize(math.sin)  # the same digits on every CPU
steps = 10 ** -np.linspace(1, 16, 61)  # 0.1 down to 1e-16
x, h = np.linspace(0.5, 1.5, 1000), steps[:, None]  # (1000,), (61, 1)
x32, h32 = np.float32(x), np.float32(h)
up, down = np.float32(sin(x32 + h32)), np.float32(sin(x32 - h32))
slopes = {  # each (61, 1000)
    "forward": (sin(x + h) - sin(x)) / h,
    "central": (sin(x + h) - sin(x - h)) / (2 * h),
    "float32": (up - down) / (2 * h32),  # central, too
}
u64, u32 = 2**-53, 2**-24  # largest relative rounding error
rule = {"forward": 2 * u64**0.5, "central": (3 * u64) ** (1 / 3)}
rule["float32"] = (3 * u32) ** (1 / 3)
# --8<-- [end:sweep]

# --8<-- [start:best]
curves, at_book_step = {}, {}
print("         best h   rule  error there  at h = 1e-04")
for name, slope in slopes.items():
    curves[name] = curve = np.mean(abs(slope - np.cos(x)), axis=1)  # (61,)
    best = steps[curve.argmin()]
    at_book_step[name] = float(curve[12])  # steps[12] is 1e-4
    print(f"{name}  {best:.0e}  {rule[name]:.0e}", end="")
    print(f"  {curve.min():11.0e}  {at_book_step[name]:12.0e}")
    assert rule[name] / 4 < best < rule[name] * 4
assert at_book_step["float32"] > 10_000 * at_book_step["central"]
# --8<-- [end:best]

# --8<-- [start:plot]
for color, curve in zip(["C1", "C0", "C2"], curves.values(), strict=True):
    plt.loglog(steps, curve, color=color)
plt.axvline(1e-4, color="black", linewidth=0.8, linestyle=":")
plt.text(1.5e-4, 4e-13, "h = 1e-4", color="black")
plt.text(3e-14, 1, "central, float32", color="C2", va="bottom")
plt.text(3e-8, 1e-6, "forward", color="C1", ha="right")
plt.text(1e-7, 1e-11, "central", color="C0", ha="right")
plt.ylim(1e-13, 20)
plt.xlabel("step h")
plt.ylabel("mean error of the slope")
plt.show()
# --8<-- [end:plot]
