"""With equal steps and a tuned peak, one cycle does not clearly beat linear decay."""

# --8<-- [start:network]
import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy.special import log_softmax
from sklearn.datasets import load_digits

STARTS, UNITS, BATCH = 10, 32, 32

X, y = load_digits(return_X_y=True)
X, target = X / 16, np.eye(10)[y]  # (1797, 64), (1797, 10)
rng = np.random.default_rng(42)
order = np.array([rng.permutation(len(X)) for _ in range(STARTS)])
train, valid, test = np.split(order, [1000, 1400], axis=1)  # each start its own
W1_start = rng.normal(0, np.sqrt(2 / 64), (1, STARTS, 64, UNITS))  # He
W2_start = rng.normal(0, np.sqrt(2 / UNITS), (1, STARTS, UNITS, 10))


def forward(W1, W2, rows):
    h = np.maximum(0, X[rows] @ W1)  # (peaks, starts, rows, units); no biases
    log_p = log_softmax(h @ W2, axis=-1)
    return h, log_p, -(log_p * target[rows]).sum(axis=-1).mean(axis=-1)


def fit(rates, betas):  # rates: (steps, peaks)
    draw = np.random.default_rng(1)  # the same batches for every schedule
    W1, W2, m1, m2, losses = W1_start, W2_start, 0, 0, []
    for rate, beta in zip(rates[..., None, None, None], betas, strict=True):
        batch = draw.integers(0, 1000, (STARTS, BATCH))
        batch = np.take_along_axis(train, batch, axis=1)
        h, log_p, loss = forward(W1, W2, batch)
        losses.append(loss[0])  # (starts,)
        d_out = (np.exp(log_p) - target[batch]) / BATCH
        d_h = d_out @ W2.mT * (h > 0)
        m2 = beta * m2 - rate * (h.mT @ d_out)
        m1 = beta * m1 - rate * (X[batch].mT @ d_h)
        W1, W2 = (W1 + m1).round(6), (W2 + m2).round(6)  # else last bits decide
    return W1, W2, np.array(losses)


# --8<-- [end:network]

# --8<-- [start:race]
tested = np.geomspace(1e-4, 10, 500)  # the range test, with momentum 0.9
smoothed = uniform_filter1d(fit(tested[:, None], [0.9] * 500)[2], 15, axis=0)
turn = float(np.exp(np.log(tested[smoothed.argmin(axis=0)]).mean()))
print(f"turning point {turn:.2f}")

TIMES = np.array([0.1, 0.3, 0.5, 1, 2])  # peak / turning point
scores, mean, wins, times, steps = {}, {}, {}, {}, {}
for epochs in (3, 15):
    T = steps[epochs] = 31 * epochs
    t, h = np.arange(T), int(0.45 * T)
    cycle = np.interp(t, [0, h, 2 * h, T - 1], [0.1, 1, 0.1, 1e-4])
    swing = np.interp(t, [0, h, 2 * h], [0.95, 0.85, 0.95])
    print(f"{epochs:2} epochs    peak  test loss          beats linear")
    for name, shape, betas in (
        ("linear", 1 - t / T, [0.9] * T),
        ("constant", np.ones(T), [0.9] * T),
        ("cycle, 0.9", cycle, [0.9] * T),
        ("one cycle", cycle, swing),
    ):
        W1, W2, _ = fit(shape[:, None] * TIMES * turn, betas)
        best = forward(W1, W2, valid)[2].mean(axis=1).argmin()  # same for all starts
        key, final = f"{epochs} {name}", forward(W1, W2, test)[2][best]  # (starts,)
        scores[key], mean[key], times[key] = final, float(final.mean()), TIMES[best]
        wins[key] = int((final < scores[f"{epochs} linear"]).sum())
        print(f"{name:11} x {times[key]:3}  {mean[key]:9.2f}", end=" ")
        print(f"({final.min():.2f}..{final.max():.2f}) {wins[key]:9} of {STARTS}")
over_constant = int((scores["15 one cycle"] < scores["15 constant"]).sum())
assert wins["3 one cycle"] == 0 and 2 < wins["15 one cycle"] < 8
assert mean["3 cycle, 0.9"] < (mean["3 linear"] + mean["3 one cycle"]) / 2
assert times["15 constant"] < times["15 linear"] == times["15 one cycle"]
# --8<-- [end:race]
