"""Nudge one coordinate at a time, both ways: that is the whole numerical gradient."""

# --8<-- [start:function]
import matplotlib.pyplot as plt
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)  # one partial derivative per entry of x
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = h  # all other entries stay put
        gradient[index] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


# --8<-- [end:function]


# --8<-- [start:bowl]
def bowl(x):
    return x[0] ** 2 + x[1] ** 2


def valley(x):
    return x[0] ** 2 / 20 + x[1] ** 2


at_3_4 = numerical_gradient(bowl, np.array([3.0, 4.0]))
print("gradient of bowl at (3, 4):", at_3_4.round(6))
assert np.allclose(at_3_4, [6, 8], atol=1e-6)

start = np.array([4.0, 2.0])
off_course = {}  # angle between the downhill arrow and the way to the minimum (0, 0)
for f in (bowl, valley):
    downhill = -numerical_gradient(f, start)
    cosine = downhill @ -start / np.linalg.norm(downhill) / np.linalg.norm(start)
    off_course[f.__name__] = float(np.degrees(np.arccos(min(cosine, 1))))
    angle = f"{off_course[f.__name__]:.1f} degrees off"
    print(f"{f.__name__:6} downhill {downhill.round(4)}: {angle}")
assert off_course["bowl"] < 0.01 and off_course["valley"] > 45
# --8<-- [end:bowl]

# --8<-- [start:plot]
x0, x1 = np.meshgrid(np.linspace(-4, 4, 5), np.linspace(-2, 2, 5))
level_x0, level_x1 = np.meshgrid(np.linspace(-6, 6, 121), np.linspace(-3, 3, 61))
fig, rows = plt.subplots(2, 1, sharex=True, figsize=(5.2, 5.4))
for axes, f, color in zip(rows, (bowl, valley), ("C0", "C1"), strict=True):
    points = np.stack([x0, x1], axis=-1)  # (5, 5, 2)
    arrows = -np.apply_along_axis(lambda x, f=f: numerical_gradient(f, x), -1, points)
    levels = f([level_x0, level_x1])
    axes.contour(level_x0, level_x1, levels, colors="black", alpha=0.3, linewidths=0.8)
    axes.quiver(x0, x1, arrows[..., 0], arrows[..., 1], color=color, pivot="mid")
    axes.plot(0, 0, "o", color="C2")
    axes.set(ylabel=r"$x_1$", aspect="equal")
rows[0].set_title(r"$x_0^2 + x_1^2$")
rows[1].set_title(r"$x_0^2/20 + x_1^2$")
rows[1].set_xlabel(r"$x_0$")
plt.show()
# --8<-- [end:plot]
