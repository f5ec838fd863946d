"""One pass over the data: one step along the mean gradient, or one step per sample."""

# --8<-- [start:pass]
import numpy as np

RATE = 0.1

x = np.array([1.0, 2.0])  # two samples, model w * x
y = np.array([2.0, 2.0])
best_w = float(x @ y / (x @ x))  # minimum of the mean squared error

sample_gradients = 2 * (0 * x - y) * x  # at w = 0
full_gradient = float(sample_gradients.mean())
batch_w = 0 - RATE * full_gradient
print("gradients of the samples:", sample_gradients, " mean:", full_gradient)
print(f"batch step:            w = {batch_w:.2f}")

single_w = {}  # order of the samples: w after each step
for order in ("12", "21"):
    w, single_w[order] = 0.0, []
    for i in (int(digit) - 1 for digit in order):
        w -= RATE * 2 * (w * x[i] - y[i]) * x[i]
        single_w[order].append(w)
    print(f"samples in order {order}:   w =", *[f"{w:.2f}" for w in single_w[order]])
print(f"best:                  w = {best_w:.2f}")
assert batch_w < single_w["12"][1] < single_w["21"][1] < best_w
# --8<-- [end:pass]

# --8<-- [start:answers]
steps_per_epoch = int(np.ceil(55_000 / 32))
last_batch = 55_000 - (steps_per_epoch - 1) * 32
print(f"{steps_per_epoch} steps per epoch, {last_batch} samples in the last batch")

w_sum = 0 - RATE * float(sample_gradients.sum())  # loss summed, not averaged
limit_mean, limit_sum = float(2 / (2 * np.mean(x**2))), float(2 / (2 * np.sum(x**2)))
print(f"summed loss: w = {w_sum:.2f}; rate limits {limit_mean:.1f} and {limit_sum:.1f}")
# --8<-- [end:answers]
