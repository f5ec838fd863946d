"""On a parabola the learning rate decides: creep, arrive, zigzag or fly away."""

# --8<-- [start:walk]
import matplotlib.pyplot as plt
import numpy as np

START, STEPS = -5.0, 20

paths = {}  # learning rate: x after 0, 1, ..., 20 steps
print("learning rate  factor  x after 1 step  after 20")
for rate in (0.01, 0.1, 0.9, 1.1):
    path = [START]
    for _ in range(STEPS):
        slope = 2 * path[-1]  # of f(x) = x**2
        path.append(path[-1] - rate * slope)
    paths[rate] = np.array(path)
    factor = 1 - 2 * rate
    print(f"{rate:13} {factor:7.2f} {path[1]:15.2f} {path[-1]:9.3f}")
    assert np.allclose(path, START * factor ** np.arange(STEPS + 1))

first = {rate: path[1] for rate, path in paths.items()}
last = {rate: path[-1] for rate, path in paths.items()}
assert abs(last[1.1]) > 5 > abs(last[0.01]) > abs(last[0.1])
# --8<-- [end:walk]

# --8<-- [start:plot]
figure, panels = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(5.2, 4.4))
x = np.linspace(-8, 8, 161)
for axes, color, rate in zip(panels.flat, ("C4", "C0", "C2", "C1"), paths, strict=True):
    path = paths[rate]
    axes.plot(x, x**2, color="black", linewidth=0.8)
    axes.plot(path, path**2, "o-", color=color, markersize=4, linewidth=1)
    axes.set_title(f"η = {rate}", color=color)
    axes.set(xlim=(-7.8, 7.8), ylim=(-3, 60))
for axes in panels[1]:
    axes.set_xlabel("x")
for axes in panels[:, 0]:
    axes.set_ylabel("f(x) = x²")
plt.show()
# --8<-- [end:plot]
