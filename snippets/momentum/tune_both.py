"""With the learning rate tuned for every beta, 0.9 pays only in a narrow ravine."""

# --8<-- [start:tune]
import numpy as np

KAPPAS = (20, 200, 2000)  # condition number; the largest curvature is 1
BETAS = (0, 0.4, 0.75, 0.9)
STARTS = 10  # random directions, distance 1 from the minimum

shares = np.concatenate([np.geomspace(0.01, 0.5, 40), np.linspace(0.5, 0.999, 60)])
rates_tried = len(shares)
angle = np.random.default_rng(42).uniform(0, 2 * np.pi, STARTS)
start = np.column_stack([np.cos(angle), np.sin(angle)])  # (10, 2)

mean, low, high, best_rate = {}, {}, {}, {}
for kappa in KAPPAS:
    curvature = np.array([1 / kappa, 1])
    for beta in BETAS:
        rates = shares * 2 * (1 + beta)  # at share 1 it no longer converges
        theta = np.tile(start, (len(rates), 1, 1))  # (100, 10, 2)
        m = np.zeros_like(theta)
        steps = np.zeros((len(rates), STARTS), dtype=int)
        for t in range(5 * kappa):
            steps[np.linalg.norm(theta, axis=2) > 0.01] = t + 1
            m = beta * m - rates[:, None, None] * curvature * theta
            theta = theta + m
        best = steps.mean(axis=1).argmin()  # one learning rate for all starts
        key = f"{kappa}, {beta}"
        mean[key], best_rate[key] = float(steps[best].mean()), float(rates[best])
        low[key], high[key] = int(steps[best].min()), int(steps[best].max())
# --8<-- [end:tune]

# --8<-- [start:table]
print("kappa  beta  best eta  steps to 1% (lowest to highest)")
for kappa in KAPPAS:
    for beta in BETAS:
        key = f"{kappa}, {beta}"
        print(f"{kappa:5}  {beta:<4} {best_rate[key]:9.2f} {mean[key]:9.0f}", end="   ")
        print(f"({low[key]} to {high[key]})")
gain = mean["2000, 0"] / mean["2000, 0.9"]
assert high["20, 0.4"] < low["20, 0"] and high["20, 0"] < low["20, 0.9"]
assert high["200, 0.75"] < high["200, 0.9"] < low["200, 0"]
assert 5 * high["2000, 0.9"] < low["2000, 0"]
# --8<-- [end:table]

# --8<-- [start:theory]
tie, ideal = {}, {}  # kappa above which beta can win; its best kappa
for beta in BETAS[1:]:
    root = np.sqrt(beta)
    tie[beta] = float((1 + root) / (1 - root))
    ideal[beta] = tie[beta] ** 2
    print(f"beta {beta:<4}  tie: kappa {tie[beta]:4.1f}", end="   ")
    print(f"best: kappa {ideal[beta]:4.0f}")
for kappa in KAPPAS:
    for beta in BETAS[1:]:  # the table agrees
        wins = mean[f"{kappa}, {beta}"] < mean[f"{kappa}, 0"]
        assert wins == (kappa > tie[beta])
best_beta = float(((np.sqrt(100) - 1) / (np.sqrt(100) + 1)) ** 2)
print(f"best beta for kappa 100: {best_beta:.2f}")
# --8<-- [end:theory]
