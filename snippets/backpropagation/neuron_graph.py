"""Each node multiplies the gradient that arrives by its own local derivative."""

# --8<-- [start:sweeps]
import matplotlib.pyplot as plt


def forward(x, w, b, t):
    u = w * x
    z = u + b
    h = max(0.0, z)
    return u, z, h, (h - t) ** 2


x, w, b, t = 2.0, 4.0, -3.0, 2.0  # t: the target
u, z, h, loss = forward(x, w, b, t)
print(f"u = {u:g}, z = {z:g}, h = {h:g}, L = {loss:g}")

d_loss = 1.0  # dL/dL
d_h = d_loss * 2 * (h - t)  # square
d_z = d_h * (z > 0)  # ReLU: the gate is open
d_u, d_b = d_z, d_z  # sum: a copy for each input
d_w, d_x = d_u * x, d_u * w  # product: times the other input
print(f"dh = {d_h:g}, dz = {d_z:g}, db = {d_b:g}, dw = {d_w:g}, dx = {d_x:g}")

NUDGE = 0.001
rise = forward(x, w + NUDGE, b, t)[-1] - loss
print(f"w + {NUDGE}: L rises by {rise:.6f}")
assert abs(rise / NUDGE - d_w) < 0.01
# --8<-- [end:sweeps]

# --8<-- [start:plot]
WIDTH, HEIGHT, ROW = 374, 187, 92  # points
nodes = {"×": 72, "+": 138, "ReLU": 213, "(h−t)²": 308}
edges = [  # from, to, value, where, gradient, where
    ((16, 158), (62, 104), f"x={x:g}", (20, 171), f"{d_x:g}", (60, 140)),
    ((16, 28), (62, 80), f"w={w:g}", (20, 14), f"{d_w:g}", (60, 48)),
    ((84, ROW), (126, ROW), f"u={u:g}", (104, 108), f"{d_u:g}", (104, 76)),
    ((138, 26), (138, 78), f"b=−{-b:g}", (138, 14), f"{d_b:g}", (150, 48)),
    ((150, ROW), (188, ROW), f"z={z:g}", (168, 108), f"{d_z:g}", (168, 76)),
    ((238, ROW), (278, ROW), f"h={h:g}", (257, 108), f"{d_h:g}", (257, 76)),
    ((308, 26), (308, 78), f"t={t:g}", (308, 14), "", (320, 48)),
    ((338, ROW), (372, ROW), f"L={loss:g}", (355, 108), f"{d_loss:g}", (355, 76)),
]
figure, axes = plt.subplots(figsize=(WIDTH / 72, HEIGHT / 72))
middle = {"ha": "center", "va": "center", "fontsize": 13}
box = {"boxstyle": "round,pad=0.3", "facecolor": "none", "edgecolor": "black"}
arrow = {"arrowstyle": "->", "color": "black", "shrinkA": 0, "shrinkB": 0}
for name, place in nodes.items():
    axes.text(place, ROW, name, bbox=box, **middle)
for start, end, value, at_value, gradient, at_gradient in edges:
    axes.annotate("", xy=end, xytext=start, arrowprops=arrow)
    axes.text(*at_value, value, color="C0", **middle)
    axes.text(*at_gradient, gradient, color="C1", **middle)
axes.text(190, 171, "→  value", color="C0", fontsize=13, va="center")
axes.text(190, 149, "←  gradient of L", color="C1", fontsize=13, va="center")
axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
axes.set_axis_off()
plt.show()
# --8<-- [end:plot]
