"""Early stopping makes a too wide network wearable, not always a perfect fit."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

RUNS, EPOCHS, WRONG, RATE = 10, 80, 0.3, {"digits": 0.3, "two units": 0.05}
rng = np.random.default_rng(42)
images, label = load_digits(return_X_y=True)
rows = rng.permuted(np.tile(np.arange(1797), (RUNS, 1)), axis=1)[:, :300]
wrong = rng.random(rows.shape) < WRONG  # these get a random label
noisy = np.where(wrong, rng.integers(10, size=rows.shape), label[rows])
x, W = rng.normal(size=(RUNS, 300, 10)), rng.normal(0, 0.5, (RUNS, 10, 2))
rule = np.maximum(x @ W, 0) @ [[1.5], [-1.5]]  # two ReLU units
tasks = {"digits": (images[rows] / 16, np.eye(10)[noisy], np.eye(10)[label[rows]])}
tasks["two units"] = (x, rule + rng.normal(0, 0.5, rule.shape), rule)


def train(name, width):  # all runs side by side; no biases
    X, given, true = tasks[name]  # inputs, targets as given, true targets
    W1 = rng.normal(0, np.sqrt(2 / X.shape[2]), (RUNS, X.shape[2], width))
    W2 = rng.normal(0, np.sqrt(1 / width), (RUNS, width, given.shape[2]))
    valid, test = np.empty((2, EPOCHS, RUNS))
    for epoch in range(EPOCHS):  # five batches to train, then the rest to judge
        for part in [*np.split(rng.permutation(100), 5), np.arange(100, 300)]:
            h = np.maximum(X[:, part] @ W1, 0)  # (RUNS, 20 or 200, width)
            out = h @ W2
            if name == "digits":
                out = np.exp(out)
                out /= out.sum(axis=2, keepdims=True)  # softmax
            error = out - given[:, part]  # gradient of cross-entropy or squared error
            if len(part) == 20:
                W1 -= RATE[name] * X[:, part].mT @ (error @ W2.mT * (h > 0)) / 20
                W2 -= RATE[name] * h.mT @ error / 20
        valid[epoch] = (error[:, :100] ** 2).mean(axis=(1, 2))
        test[epoch] = ((out - true[:, 100:])[:, 100:] ** 2).mean(axis=(1, 2))
    test /= true.var(axis=1).mean(axis=1)  # 1: no better than a constant
    return valid[-1], test[-1], test[valid.argmin(axis=0), np.arange(RUNS)]  # stopped


# --8<-- [end:train]
# --8<-- [start:look]
WIDTHS, end, stop, grown, picked, wins = [1, 2, 4, 8, 16, 32, 64], {}, {}, {}, {}, {}
fig, panels = plt.subplots(2, 1, figsize=(5.2, 5.6), layout="constrained")
for axes, name in zip(panels, tasks, strict=True):
    valid, last, stopped = np.array([train(name, w) for w in WIDTHS]).swapaxes(0, 1)
    size = valid.argmin(axis=0)  # per run, the width best on validation data
    best = last[size, np.arange(RUNS)]
    judged = {"64 end": last[-1], "64 stopped": stopped[-1], "grown": best}
    for how, e in judged.items():
        print(f"{name:9} {how:10} {e.mean():.2f} ({e.min():.2f} to {e.max():.2f})")
    wins[name] = [int((stopped[-1] < e).sum()) for e in (last[-1], best)]
    print(f"  64 stopped beats 64 end, grown in {wins[name]} of {RUNS} runs")
    end[name], stop[name] = last.mean(axis=1), stopped.mean(axis=1)
    grown[name], picked[name] = best.mean(), [WIDTHS[i] for i in sorted(size)]
    axes.plot([str(w) for w in WIDTHS], end[name], "o-C1", label="to the end")
    axes.plot([str(w) for w in WIDTHS], stop[name], "o--C0", label="stopped")
    axes.set(xlabel="hidden units", ylabel=f"test error, {name}", ylim=(0, None))
    axes.legend()
assert min(wins["digits"]) >= 8 and wins["two units"][1] == 0
plt.show()
# --8<-- [end:look]
