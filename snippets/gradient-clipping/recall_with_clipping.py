"""Clipping lets a recurrent network learn at a rate that blows it up otherwise."""

# --8<-- [start:train]
import numpy as np

RUNS, STEPS, BATCH, TIMES, UNITS, LAG = 40, 250, 20, 20, 16, 8


def train(rate, c):
    """Train RUNS networks at once by SGD; c is the threshold of the global norm."""
    rng = np.random.default_rng(42)
    W = rng.normal(size=(RUNS, UNITS, UNITS)) * 2 / np.sqrt(UNITS)  # large on purpose
    U = rng.normal(size=(RUNS, 1, UNITS))
    v = rng.normal(size=(RUNS, UNITS, 1)) / np.sqrt(UNITS)
    losses, norms = np.empty((2, STEPS, RUNS))
    for step in range(STEPS):
        x = rng.normal(size=(TIMES, RUNS, BATCH, 1))
        h = [np.zeros((RUNS, BATCH, UNITS))]
        for x_t in x:
            h.append(np.tanh(h[-1] @ W + x_t @ U))
        error = h[-1] @ v - x[-LAG]  # recall an earlier input
        losses[step] = (error**2).mean(axis=(1, 2))
        d_y = 2 * error / BATCH
        d_h, g_W, g_U, g_v = d_y @ v.mT, 0, 0, h[-1].mT @ d_y
        for t in reversed(range(TIMES)):  # back through time
            d_z = d_h * (1 - h[t + 1] ** 2)
            g_W, g_U = g_W + h[t].mT @ d_z, g_U + x[t].mT @ d_z
            d_h = d_z @ W.mT
        norms[step] = np.sqrt(sum((g**2).sum(axis=(1, 2)) for g in (g_W, g_U, g_v)))
        pace = rate * np.minimum(1, c / norms[step])[:, None, None]  # the clipping
        W, U, v = W - pace * g_W, U - pace * g_U, v - pace * g_v
        W, U, v = W.round(6), U.round(6), v.round(6)  # else the CPU's last bits decide
    return losses, norms


# --8<-- [end:train]

# --8<-- [start:look]
loss, median, worse = {}, {}, {}
print("rate  threshold  clipped  above 1  median loss")
for rate in (0.01, 0.03, 0.1):
    for c in (np.inf, 10, 1):
        key = f"{rate:g} {c:g}"
        losses, norms = train(rate, c)
        end = losses[-50:].mean(axis=0)  # (40,)
        worse[key] = int((end > 1).sum())  # than the constant answer 0
        loss[key] = np.fmin(end, 1)  # such a run counts as 1
        low, median[key], high = np.quantile(loss[key], [0.25, 0.5, 0.75])
        counts = f"{(norms > c).mean():8.0%} {worse[key]:8}"
        print(f"{rate:4} {c:10} {counts}  {median[key]:.2f} ({low:.2f} to {high:.2f})")
wins = int((loss["0.1 1"] < loss["0.03 inf"]).sum())
average, largest = norms.mean(), norms.max()  # of the last row, before clipping
print(f"0.1, threshold 1: average norm {average:.1f}, largest {largest:.0f}")
print(f"0.1, threshold 1 beats 0.03, inf: {wins} of {RUNS}")

assert worse["0.1 inf"] > 0.7 * RUNS and worse["0.1 1"] < 0.2 * RUNS
assert median["0.1 1"] < median["0.03 inf"] and wins > 0.6 * RUNS
assert median["0.01 1"] > median["0.01 inf"] + 0.05  # clipping also slows
assert 1 < average / 2 < 10 < 10 * average and worse["0.1 10"] > RUNS / 2
# --8<-- [end:look]
