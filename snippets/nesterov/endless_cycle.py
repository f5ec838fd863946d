"""Tuned for parabolas, momentum can cycle forever; tuned Nesterov cannot."""

import numpy as np

FLAT, STEEP = 1, 25  # smallest and largest curvature, so kappa = 25
STEPS, STUCK = 1000, 3.3


def slope(x):  # curvature 25, but 1 between x = 1 and x = 2; minimum at 0
    return STEEP * x - (STEEP - FLAT) * np.clip(x - 1, 0, 1)


root = np.sqrt(STEEP / FLAT)
ratio = (root - 1) / (root + 1)
tuned = {  # eta, beta, how far ahead to look
    "momentum": (4 / (np.sqrt(STEEP) + np.sqrt(FLAT)) ** 2, ratio**2, 0),
    "Nesterov": (1 / STEEP, ratio, ratio),
}
starts = np.append(np.linspace(-4, 4, 80), STUCK)
tried, lost, end = len(starts), {}, {}
for name, (rate, beta, ahead) in tuned.items():
    x, m, last = starts, np.zeros_like(starts), []
    for _ in range(STEPS):
        m = beta * m - rate * slope(x + ahead * m)
        x = x + m
        last = [*last[-5:], float(x[-1])]
    lost[name] = int((np.abs(x) > 0.1).sum())
    end[name] = [f"{v:.2f}" if abs(v) > 1e-6 else "0" for v in last]
    print(f"{name}, after {STEPS} steps: {lost[name]} of {tried} starts away")
    print(f"  from {STUCK}: ...", *end[name])
assert lost["momentum"] > 0 == lost["Nesterov"]
