"""Which dropout rate is best depends on the label noise and on how long one trains."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from scipy import special
from sklearn.datasets import load_digits

RUNS, TRAIN, UNITS, LEARNING_RATE = 10, 120, 64, 0.5
RATES = [0, 0.2, 0.5, 0.8, 0.95]  # share of hidden units dropped
STEPS = [20, 30, 50, 80, 130, 200, 300]  # measure after so many
X, y = load_digits().data / 16, load_digits().target  # (1797, 64), (1797,)


def accuracies(rate, wrong):  # (7, 2, 10): 7 times, train and test, 10 runs
    rng = np.random.default_rng(42)  # same splits and labels for every rate
    rows = rng.permuted(np.tile(np.arange(len(X)), (RUNS, 1)), axis=1)
    fit, test, results = rows[:, :TRAIN], rows[:, TRAIN : TRAIN + 600], []
    spoiled = rng.random(fit.shape) < wrong  # these get a random label
    labels = np.where(spoiled, rng.integers(10, size=fit.shape), y[fit])
    W = rng.normal(0, np.sqrt(2 / 64), (RUNS, 64, UNITS))
    V = rng.normal(0, np.sqrt(2 / UNITS), (RUNS, UNITS, 10))
    for step in range(1, STEPS[-1] + 1):  # full-batch gradient descent
        keep = (rng.random((RUNS, TRAIN, UNITS)) >= rate) / (1 - rate)
        hidden = np.maximum(0, X[fit] @ W) * keep
        error = (special.softmax(hidden @ V, axis=-1) - np.eye(10)[labels]) / TRAIN
        W_step = X[fit].mT @ (error @ V.mT * keep * (hidden > 0))
        V -= LEARNING_RATE * hidden.mT @ error
        W -= LEARNING_RATE * W_step
        if step in STEPS:  # dropout off
            for inputs, targets in [(X[fit], labels), (X[test], y[test])]:
                guesses = (np.maximum(0, inputs @ W) @ V).argmax(-1)
                results.append(np.mean(guesses == targets, axis=1))
    return np.reshape(results, (len(STEPS), 2, RUNS))


# --8<-- [end:train]

# --8<-- [start:sweep]
WRONG, curves, table = 0.3, {}, {}
print("labels  rate  train  test   spread   wins   best   at  wins")
for name, wrong in [("noisy", WRONG), ("clean", 0)]:
    runs = np.array([accuracies(rate, wrong) for rate in RATES])  # (5, 7, 2, 10)
    train, test = runs[:, -1, 0].mean(axis=1), runs[:, :, 1]  # (5,), (5, 7, 10)
    curves[name] = test.mean(axis=2)  # (5, 7)
    at = curves[name].argmax(axis=1)  # each rate at its own best time
    last, best = test[:, -1], test[range(5), at]  # (5, 10)
    columns = [RATES, train, last.mean(1), last.min(1), last.max(1)]
    columns += [(last > last[0]).sum(1)]  # wins: runs that beat rate 0
    columns += [best.mean(1), np.take(STEPS, at), (best > best[0]).sum(1)]
    table[name] = np.transpose(columns)  # (5, 9)
    form = "   {:4g} {:6.2f} {:6.2f}  {:.2f}-{:.2f} {:4g} {:7.2f} {:4g} {:4g}"
    for row in table[name]:
        print(name + form.format(*row))
    assert best[4].mean() < best[0].mean() - 0.03  # too much harms
gain = (table["noisy"] - table["noisy"][0])[:, [2, 6]]  # at the end, at best
assert np.all(gain[1:4] > 0) and gain[:, 1].max() < 0.6 * gain[:, 0].max()
assert np.ptp(table["clean"][:4, 2]) < 0.015
# --8<-- [end:sweep]

# --8<-- [start:plot]
for i, rate in enumerate(RATES):
    plt.semilogx(STEPS, curves["noisy"][i], "o-", color=f"C{i}")
    plt.text(315, curves["noisy"][i, -1], f"rate {rate}", color=f"C{i}", va="center")
plt.xticks(STEPS, STEPS)
plt.minorticks_off()
plt.gca().set(xlabel="training steps", ylabel="test accuracy")
plt.gca().set(xlim=(18, 500), ylim=(0.48, 0.79))  # rate 0.95 starts below
plt.show()
# --8<-- [end:plot]
