"""A range test finds an edge: below it training takes longer, above it it breaks."""

# --8<-- [start:network]
import matplotlib.pyplot as plt
import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy.special import log_softmax
from sklearn.datasets import load_digits

STARTS, UNITS, BATCH, STEPS = 10, 32, 32, 500

X, y = load_digits(return_X_y=True)
X = np.insert(X / 16, 64, 1, axis=1)  # (1797, 65), a constant 1 for the bias
target = np.eye(10)[y]  # (1797, 10)
rng = np.random.default_rng(42)
W1_start = rng.normal(0, np.sqrt(2 / 64), (STARTS, 65, UNITS))  # He
W1_start[:, -1] = 0  # biases
W2_start = rng.normal(0, np.sqrt(2 / UNITS), (STARTS, UNITS, 10))


def train(W1, W2, rates):  # per step one rate for all starts, or one for each
    losses = []
    for rate in rates:
        rate = np.reshape(rate, (-1, 1, 1))
        batch = rng.integers(0, len(X), (STARTS, BATCH))
        z = X[batch] @ W1  # (starts, batch, units)
        h = np.maximum(0, z)
        log_p = log_softmax(h @ W2, axis=-1)  # (starts, batch, 10)
        losses.append(-(log_p * target[batch]).sum(axis=-1).mean(axis=-1))
        d_out = (np.exp(log_p) - target[batch]) / BATCH
        d_z = d_out @ W2.mT * (z > 0)
        W2 = (W2 - rate * (h.mT @ d_out)).round(6)  # else the last bits
        W1 = (W1 - rate * (X[batch].mT @ d_z)).round(6)  # decide beyond the edge
    return W1, W2, np.array(losses)  # (steps, starts)


# --8<-- [end:network]

# --8<-- [start:test]
rates = np.geomspace(1e-5, 10, STEPS + 1)
W1_after, W2_after, losses = train(W1_start, W2_start, rates)

smoothed = uniform_filter1d(losses, 15, axis=0)  # mean of 15 neighboring batches
cumulative = np.cumsum(losses, axis=0) / np.arange(1, STEPS + 2)[:, None]  # of all
curves = {"smoothed": smoothed, "cumulative": cumulative}
turns = {name: rates[curve.argmin(axis=0)] for name, curve in curves.items()}
first = {name: turn.min() for name, turn in turns.items()}
last = {name: turn.max() for name, turn in turns.items()}
middle = {name: np.exp(np.log(turn).mean()) for name, turn in turns.items()}
tenth_rate, half_rate = middle["smoothed"] / 10, middle["smoothed"] / 2
for name in turns:
    print(f"{name:10} turning point {middle[name]:.2f}", end=" ")
    print(f"({first[name]:.2f}..{last[name]:.2f})")
assert (smoothed[-1] > 3 * smoothed.min(axis=0)).all()  # the loss falls, then rises
assert (turns["cumulative"] > 1.4 * turns["smoothed"]).all()  # it lags behind
# --8<-- [end:test]

# --8<-- [start:train]
soon, late, low, high, above = ({"smoothed": {}, "cumulative": {}} for _ in range(5))
jobs = [("smoothed", times) for times in (0.01, 0.03, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0)]
print("curve       times  step 100  step 500              above 1")
for name, times in [*jobs, ("cumulative", 0.1), ("cumulative", 1.0)]:
    losses = train(W1_start, W2_start, [times * turns[name]] * STEPS)[2]
    soon[name][times] = losses[85:100].mean()
    end = losses[-15:].mean(axis=0)  # (starts,)
    late[name][times], above[name][times] = end.mean(), int((end > 1).sum())
    low[name][times], high[name][times] = end.min(), end.max()
    print(f"{name:10} {times:6} {soon[name][times]:9.2f} {end.mean():9.2f}", end=" ")
    print(f"({end.min():.2f}..{end.max():.2f}) {above[name][times]:7}")
tenth = [0.1 * turns["smoothed"]] * STEPS
wrecked = train(W1_after, W2_after, tenth)[2][-15:].mean()
dead = (X @ W1_after <= 0).all(axis=1).mean()  # units that no image activates
print(f"a tenth, with the weights of the test: {wrecked:.2f}; dead: {dead:.0%}")
assert max(high["smoothed"][0.1], high["cumulative"][0.1]) < 0.5 < 2 < wrecked
faster = max(high["smoothed"][0.5], high["smoothed"][1.0])
assert faster < low["smoothed"][0.1]  # from every start, but with no margin:
assert above["smoothed"][3.0] > 5 and above["cumulative"][1.0] > 5
# --8<-- [end:train]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(5.2, 5))
for turn, curve in zip(turns["smoothed"], smoothed[::2].T, strict=True):
    shown = rates[::2] > 0.006 * turn
    x = rates[::2][shown] / turn
    top.plot(x, curve[shown], color="C0", alpha=0.4, linewidth=1)
band = [list(bound["smoothed"].values()) for bound in (low, high)]
bottom.fill_between(list(late["smoothed"]), *band, color="C0", alpha=0.15, linewidth=0)
bottom.plot(*zip(*late["smoothed"].items(), strict=True), "o-", color="C0")
bottom.plot(*zip(*soon["smoothed"].items(), strict=True), "o--", color="C4")
for axes in (top, bottom):
    axes.axvline(1, color="C1", linewidth=1)
    axes.axvline(0.1, color="C2", linewidth=1)
top.text(1.1, 0.1, "turning point", color="C1")
top.text(0.11, 0.1, "a tenth", color="C2")
bottom.text(0.009, 0.5, "step 500", color="C0")
bottom.text(0.035, 2.15, "step 100", color="C4")
top.set(xscale="log", xlim=(0.008, 5), ylim=(0, 4), ylabel="loss: rate grows")
bottom.set(yscale="log", ylabel="loss: rate constant")
bottom.set_xlabel("learning rate / turning point")
bottom.set_xticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
bottom.set_yticks([0.1, 1], ["0.1", "1"])
plt.show()
# --8<-- [end:plot]
