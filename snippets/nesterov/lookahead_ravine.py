"""Looking ahead calms the steep direction; whether it is faster depends on eta."""

# --8<-- [start:walk]
import matplotlib.pyplot as plt
import numpy as np

BETA, RATE, STEPS = 0.9, 0.1, 400
curvature = np.array([0.1, 2.0])  # of f(x, y) = x**2 / 20 + y**2
lookahead = {"momentum": 0, "Nesterov": BETA}  # gradient at theta + lookahead * m


def walk(start, rate, ahead, radius):
    theta, m, path = start, 0, [start + 0 * rate]  # one copy for every rate
    for _ in range(STEPS):
        m = BETA * m - rate * curvature * (theta + ahead * m)
        theta = theta + m
        path.append(theta)
    far = np.linalg.norm(path, axis=-1) > radius  # (401, ...)
    return np.array(path), STEPS + 1 - far[::-1].argmax(axis=0)  # within for good


paths, way_y, settled = {}, {}, {}
for name, ahead in lookahead.items():
    paths[name], settled[name] = walk(np.array([-7.0, 2.0]), RATE, ahead, radius=0.05)
    way_y[name] = float(np.abs(np.diff(paths[name][:, 1])).sum())
    print(f"{name}: settled at step {settled[name]}, way in y {way_y[name]:.1f}")
assert 2 * way_y["Nesterov"] < way_y["momentum"]
beta_seen = [float(b) for b in BETA * (1 - RATE * curvature)]  # along x, y
# --8<-- [end:walk]

# --8<-- [start:sweep]
angle = np.random.default_rng(42).uniform(0, 2 * np.pi, 10)
start = np.column_stack([np.cos(angle), np.sin(angle)])  # (10, 2), distance 1
limit = {"momentum": 1 + BETA, "Nesterov": (1 + BETA) / (1 + 2 * BETA)}  # of eta
rates, mean = {}, {}  # mean steps to 1 % of the distance
for name, ahead in lookahead.items():
    rates[name] = np.arange(0.02, limit[name], 0.04)
    _, steps = walk(start, rates[name][:, None, None], ahead, radius=0.01)
    mean[name] = steps.mean(axis=1)  # steps: (rates, 10)
    assert walk(start, 1.01 * limit[name], ahead, 0.01)[1].min() > STEPS  # too far
    for rate, s in list(zip(rates[name], steps, strict=True))[::5]:
        print(f"{name}, {rate:.2f}: {s.mean():4.0f} ({s.min()} to {s.max()})")
gains = mean["momentum"][: len(mean["Nesterov"])] / mean["Nesterov"]
best_gain, best_rate = float(gains.max()), float(rates["Nesterov"][gains.argmax()])
assert gains[0] < 1 < gains[1:].min()  # eta = 0.02; 0.06 to 0.66
# --8<-- [end:sweep]

# --8<-- [start:plot]
_, (top, bottom) = plt.subplots(2, 1, figsize=(5.2, 5.4))
x, y = np.mgrid[-8:5:80j, -2.6:2.6:60j]  # (80, 60) each
top.contour(x, y, x**2 / 20 + y**2, [0.05, 0.3, 1, 2, 4], colors="black", alpha=0.25)
for name, color in (("momentum", "C0"), ("Nesterov", "C1")):
    top.plot(*paths[name][:31].T, ".-", color=color, linewidth=1)
    bottom.plot(rates[name], mean[name], color=color)
    bottom.axvline(limit[name], color=color, linestyle=":")
    bottom.text(limit[name] - 0.03, 130, name, color=color, ha="right")
top.set(xlabel="x", ylabel="y")
bottom.set(xlabel="η", ylabel="steps to 1%", xlim=(0, 2), ylim=(0, 170))
plt.show()
# --8<-- [end:plot]
