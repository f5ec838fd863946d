"""On a parabola the best rate is half the largest one; in a valley it is higher."""

# --8<-- [start:table]
import matplotlib.pyplot as plt
import numpy as np

SMALL = 1e-6  # steps are counted until the error has shrunk to this share

steps = np.arange(10_000)
rates = np.arange(1, 2201) / 1000  # 0.001 ... 2.2
tries = len(rates)
share, needed = {}, {}  # best rate / largest rate; steps at some rates
print("kappa  best/max  k/(k+1)    steps: best  half  tenth")
for kappa in (1, 2, 10, 100):
    curvature = np.array([1, 1 / kappa])[:, None]  # steepest and flattest direction
    error = np.ones((2, len(rates)))  # distance to the minimum along both
    for _ in range(30):
        error -= rates * curvature * error  # gradient = curvature * error
    worst = np.abs(error).max(axis=0)
    largest, best = rates[worst < 1].max(), rates[worst.argmin()]
    share[kappa] = best / largest

    needed[kappa] = []
    for rate in (2 / curvature.sum(), 1.0, 0.2):  # best, half and tenth of 2
        worst = (np.abs(1 - rate * curvature) ** steps).max(axis=0)
        needed[kappa].append(int(np.argmax(worst < SMALL)))
    print(f"{kappa:5} {share[kappa]:9.3f} {kappa / (kappa + 1):8.3f}", end="")
    print("{:15} {:5} {:6}".format(*needed[kappa]))
    assert abs(share[kappa] - kappa / (kappa + 1)) < 5e-3
    assert needed[kappa][1] <= 2 * needed[kappa][0]  # half: at most twice the steps
# --8<-- [end:table]

# --8<-- [start:plot]
KAPPA = 4
x = np.linspace(0, 1.12, 561)  # learning rate / largest rate
steep, flat = np.abs(1 - 2 * x), np.abs(1 - 2 * x / KAPPA)
plt.plot(x, np.maximum(steep, flat), color="black", alpha=0.2, linewidth=7)
plt.plot(x, steep, color="C1")
plt.plot(x, flat, color="C0")
plt.text(0.17, 0.5, "steepest\ndirection", color="C1", ha="right")
plt.text(0.26, 0.93, "flattest direction", color="C0")
for place, height, name in ((0.5, 0.75, "half"), (0.8, 0.6, "best"), (1, 1, "largest")):
    plt.plot(place, height, "o", color="black", zorder=3)
    plt.annotate(name, (place, height), (-6, -16), textcoords="offset points")
plt.axhline(1, color="black", linewidth=0.8, linestyle="--")
plt.text(0.6, 1.04, "above: diverges", color="black")
plt.xlabel("learning rate / largest rate")
plt.ylabel("factor per step")
plt.show()
# --8<-- [end:plot]

# --8<-- [start:answers]
example = {"largest": 2 / 2, "best": 2 / (2 + 0.5)}
answer = {"largest": 2 / 4, "best of 4 alone": 1 / 4, "best": 2 / (4 + 2)}
factor = (10 / 1e-5) ** (1 / 500)
for curvatures, found in (("2, 0.5", example), ("4, 2", answer)):
    print(f"{curvatures}:", ", ".join(f"{name} {found[name]:.3f}" for name in found))
print(f"factor {factor:.4f}")
# --8<-- [end:answers]
