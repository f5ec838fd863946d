"""Shrinking a noisy estimate makes it wrong on average, yet closer to the truth."""

import numpy as np

MU, SIGMA, DRAWS = 1.0, 1.0, 200_000
rng = np.random.default_rng(42)
x = rng.normal(MU, SIGMA, DRAWS)  # one measurement of MU each

excess = {}  # lambda -> bias^2 + variance
print("lambda  bias^2  variance   sum  simulated")
for penalty in (0, 0.25, 1, 4):
    bias_2 = (penalty * MU / (1 + penalty)) ** 2
    variance = (SIGMA / (1 + penalty)) ** 2
    excess[penalty] = bias_2 + variance
    simulated = np.mean((x / (1 + penalty) - MU) ** 2)
    print(f"{penalty:6} {bias_2:7.2f} {variance:9.2f}", end="")
    print(f" {excess[penalty]:5.2f} {simulated:10.2f}")
    assert abs(simulated - excess[penalty]) < 0.02

best_penalty = SIGMA**2 / MU**2
best_for_four = SIGMA**2 / 4 / MU**2  # the mean of four measurements
assert min(excess, key=excess.get) == best_penalty
