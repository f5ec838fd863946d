"""AdaGrad, RMSProp and Adam even out the axes; a turned ravine takes that away."""

# --8<-- [start:walk]
import matplotlib.pyplot as plt
import numpy as np

BOOK = {"SGD": 0.95, "momentum": 0.1, "AdaGrad": 1.5, "Adam": 0.3, "RMSProp": 0.3}
START, STEPS = np.array([-7.0, 2.0]), 100
bowl = np.array([0.1, 2.0])  # f(x, y) = x**2 / 20 + y**2 has the gradient bowl * theta
turn = np.array([[1, -1], [1, 1]]) / np.sqrt(2)  # rotates by 45 degrees

paths, straight, turned = {}, {}, {}
print("               straight          turned")
print("          eta    30   100 tuned    30   100 tuned")
for name, eta in BOOK.items():
    rate = np.array([eta, *np.geomspace(0.01, 10, 200)])[:, None]  # (201, 1)
    for found, Q in ((turned, turn), (straight, np.eye(2))):
        # No @: processors round it in different ways, and RMSProp magnifies that.
        A = (Q[:, None] * Q * bowl).sum(axis=2)  # (2, 2)
        start = (Q * START).sum(axis=1)  # (2,)
        theta, m, s = np.tile(start, (201, 1)), 0, 0  # theta: (201, 2)
        path = [theta]
        for t in range(1, STEPS + 1):
            g = (theta[:, None] * A).sum(axis=2)  # (201, 2)
            if name in ("SGD", "momentum"):
                m = (0.9 if name == "momentum" else 0) * m - rate * g
                theta = theta + m
            elif name == "Adam":
                m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
                m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
                theta = theta - rate * m_hat / (np.sqrt(s_hat) + 1e-7)
            else:
                s = s + g**2 if name == "AdaGrad" else 0.9 * s + 0.1 * g**2
                theta = theta - rate * g / (np.sqrt(s) + 1e-7)
            path.append(theta)
        far = np.linalg.norm(path, axis=2)  # (101, 201): distance; steps, rates
        found[name] = [float(d) for d in (far[30, 0], far[100, 0], far[30].min())]
    paths[name] = np.array(path)[:, 0]  # (101, 2): with the book's rate
    row = [*straight[name], *turned[name]]
    print(f"{name:<8} {eta:4}", *(f"{distance:5.2f}" for distance in row))

for name in ("SGD", "momentum"):
    assert np.allclose(turned[name], straight[name])  # they do not see the axes
for name in ("AdaGrad", "Adam", "RMSProp"):
    assert all(turned[name][k] > 5 * straight[name][k] for k in (0, 2))
assert all(straight[name][1] < 0.1 for name in BOOK if name != "RMSProp")
assert straight["RMSProp"][1] > straight["RMSProp"][0]  # it does not settle
# --8<-- [end:walk]

# --8<-- [start:plot]
figure, axes = plt.subplots(2, 2, figsize=(5.2, 4.4), sharex=True, sharey=True)
x, y = np.mgrid[-8:4:80j, -3:3.4:80j]  # (80, 80) each
for i, (name, ax) in enumerate(zip(list(BOOK)[:4], axes.flat, strict=True)):
    ax.contour(x, y, x**2 / 20 + y**2, [0.2, 1, 3], colors="black", alpha=0.25)
    ax.plot(*paths[name][:31].T, ".-", color=f"C{i}", linewidth=1, markersize=4)
    ax.plot(0, 0, "*", color="black", zorder=3)
    ax.text(-7.6, 2.55, name, color=f"C{i}")
    ax.set(xlabel="x" if i > 1 else None, ylabel=None if i % 2 else "y", xticks=[-6, 0])
plt.show()
# --8<-- [end:plot]
