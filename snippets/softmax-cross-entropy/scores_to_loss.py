"""Softmax makes probabilities of scores; the loss is minus the log of the right one."""

# --8<-- [start:example]
import matplotlib.pyplot as plt
import numpy as np

a = np.array([2.0, 1.0, 0.0])  # scores (logits) of one sample, three classes
t = np.array([1, 0, 0])  # one-hot target: class 0 is right

powers = np.exp(a)  # e², e, 1
y = powers / powers.sum()  # probabilities
loss = float(-np.sum(t * np.log(y)))
print("e^a  ", powers.round(3), " sum", powers.sum().round(3))
print("y    ", y.round(3), " sum", y.sum())
print(f"loss  {loss:.4f}")

losses = (-np.log(y)).tolist()  # had class 0, 1, 2 been the right one
print("-ln y", np.round(losses, 4))
assert np.allclose(np.diff(losses), 1)  # one point of score costs one unit of loss
# --8<-- [end:example]


# --8<-- [start:gradient]
def cross_entropy(a):
    return -np.sum(t * (a - np.log(np.exp(a).sum())))


h = 1e-4
steps = h * np.eye(3)  # one row per score to be nudged
slopes = [(cross_entropy(a + s) - cross_entropy(a - s)) / (2 * h) for s in steps]
gradient = (y - t).tolist()
gap = float(np.abs(np.subtract(slopes, gradient)).max())
print("measured", np.round(slopes, 4))
print("y - t   ", np.round(gradient, 4), " sum", abs(round(sum(gradient), 4)))
assert gap < 1e-8 and abs(sum(gradient)) < 1e-12

exercise = (np.array([0.7, 0.2, 0.1]) - t).tolist()  # answer to exercise 3
# --8<-- [end:gradient]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(5.2, 4.4))
for axes, heights, digits in ((top, a, 0), (bottom, y, 3)):
    bars = axes.bar(range(3), heights, width=0.55, color=["C0", "C5", "C5"])
    axes.bar_label(bars, fmt=f"%.{digits}f", padding=2, color="black")
    axes.margins(y=0.2)
    axes.grid(axis="x", visible=False)
bottom.text(0.4, 0.55, f"loss = −ln {y[0]:.3f} = {loss:.3f}", color="C0")
top.set_ylabel("score a")
bottom.set(xlabel="class", ylabel="softmax y", xticks=range(3))
bottom.set_xticklabels(["0 (right)", "1", "2"])
plt.show()
# --8<-- [end:plot]
