"""L2 shrinks in proportion, L1 cuts off: which is better depends on the truth."""

# --8<-- [start:hand]
import numpy as np


def shrink(x, penalty):  # the minimum of (w - x)^2 + penalty * w^2
    return x / (1 + penalty)


def cut(x, penalty):  # the minimum of (w - x)^2 + penalty * |w|
    return np.sign(x) * np.maximum(np.abs(x) - penalty / 2, 0)


X, PENALTY = np.array([3.0, -1.5, 0.5]), 2
by_l2, by_l1 = shrink(X, PENALTY), cut(X, PENALTY)
print("x:", X, " l2:", by_l2.round(2), " l1:", by_l1)
w = np.linspace(-4, 4, 80_001)[:, None]  # search the minimum on a fine grid
for penalized, minimum in ((w**2, by_l2), (np.abs(w), by_l1)):
    found = w[((w - X) ** 2 + PENALTY * penalized).argmin(axis=0), 0]
    assert np.allclose(found, minimum, atol=1e-4)
# --8<-- [end:hand]

# --8<-- [start:truth]
RUNS, COUNT, FEW = 1000, 100, 10
penalties = np.linspace(0, 8, 161)
rng = np.random.default_rng(42)
error = {}
print("truth           nothing   best l2   best l1   l1 better in")
for name, nonzero in (("all nonzero", COUNT), ("few nonzero", FEW)):
    truth = rng.normal(0, np.sqrt(COUNT / nonzero), (RUNS, COUNT))  # mean square 1
    truth[:, nonzero:] = 0
    x = truth + rng.normal(0, 1, truth.shape)  # each number measured once
    runs = {}
    for rule in (shrink, cut):
        miss = [((rule(x, p) - truth) ** 2).mean(axis=1) for p in penalties]
        runs[rule] = min(miss, key=np.mean)  # (1000,) at the best penalty on average
        error[f"{name}, {rule.__name__}"] = runs[rule].mean()
    error[f"{name}, nothing"] = ((x - truth) ** 2).mean()
    l1_wins = (runs[cut] < runs[shrink]).mean()
    error[f"{name}, l1 wins"] = l1_wins
    row = [error[f"{name}, nothing"], runs[shrink].mean(), runs[cut].mean()]
    print(f"{name:12}" + "".join(f"{value:10.2f}" for value in row), end="")
    print(f"{l1_wins:11.0%} of runs")
assert error["all nonzero, l1 wins"] < 0.1 and error["few nonzero, l1 wins"] > 0.9
assert error["few nonzero, cut"] < error["few nonzero, shrink"] / 2
# --8<-- [end:truth]
