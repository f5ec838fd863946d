"""With eta tuned, Nesterov wins or loses; with beta tuned too, it is nearly a draw."""

# --8<-- [start:race]
import numpy as np

STARTS = 10  # random directions, distance 1 from the minimum
angle = np.random.default_rng(42).uniform(0, 2 * np.pi, STARTS)
start = np.column_stack([np.cos(angle), np.sin(angle)])  # (10, 2)
betas = 1 - np.geomspace(1, 0.01, 21)  # 0 to 0.99; number 10 is 0.9
shares = np.append(np.geomspace(0.01, 0.49, 30), np.linspace(0.5, 0.999, 50))

mean, low, high, best_beta = {}, {}, {}, {}
for kappa, limit in ((20, 100), (200, 100), (2000, 700)):  # steps at most
    curvature = np.array([1 / kappa, 1])
    for name in ("momentum", "Nesterov"):
        steps = np.zeros((len(betas), len(shares), STARTS), dtype=int)
        for i, beta in enumerate(betas):
            ahead = beta if name == "Nesterov" else 0
            rates = shares * 2 * (1 + beta) / (1 + 2 * ahead)  # share 1: the limit
            theta = np.tile(start, (len(rates), 1, 1))  # (80, 10, 2)
            m = np.zeros_like(theta)
            for t in range(limit):
                steps[i, np.linalg.norm(theta, axis=2) > 0.01] = t + 1
                gradient = curvature * (theta + ahead * m)
                m = beta * m - rates[:, None, None] * gradient
                theta = theta + m
        at_best = steps[np.arange(len(betas)), steps.mean(axis=2).argmin(axis=1)]
        winner = at_best.mean(axis=1).argmin()  # at_best: (21, 10)
        best_beta[f"{kappa}, {name}"] = float(betas[winner])
        for tuned, i in (("eta", 10), ("both", winner)):
            key = f"{kappa}, {name}, {tuned}"
            mean[key] = float(at_best[i].mean())
            low[key], high[key] = int(at_best[i].min()), int(at_best[i].max())
            assert high[key] < limit
# --8<-- [end:race]

# --8<-- [start:table]
print("kappa      steps: beta 0.9      best beta")
for run, beta in best_beta.items():
    kappa, name = run.split(", ")
    print(f"{kappa:>4} {name}", end="")
    for tuned in ("eta", "both"):
        key = f"{run}, {tuned}"
        print(f"{mean[key]:5.0f} {f'({low[key]}-{high[key]})':9}", end=" ")
    print(f"{beta:.2f}")
for kappa in (20, 200, 2000):
    lead = mean[f"{kappa}, momentum, both"] / mean[f"{kappa}, Nesterov, both"]
    assert 0.8 < lead < 1
assert high["20, Nesterov, eta"] < low["20, momentum, eta"]
assert high["200, Nesterov, eta"] < low["200, momentum, eta"]
assert low["2000, Nesterov, eta"] > high["2000, momentum, eta"]
# --8<-- [end:table]
