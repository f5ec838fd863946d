"""With momentum m, moving statistics go 1 - m**t of the way in t steps."""

# --8<-- [start:one]
import math

import keras
import matplotlib.pyplot as plt
import numpy as np

keras.utils.set_random_seed(42)
MOMENTUM = 0.99
x = np.random.normal(5, 3, (256, 1)).astype("float32")
mean, variance = float(x.mean()), float(x.var())

bn = keras.layers.BatchNormalization(momentum=MOMENTUM)
bn(x, training=True)  # one step
mean_after_one = float(bn.moving_mean[0])
variance_after_one = float(bn.moving_variance[0])

print(f"batch   mean {mean:.4f}  variance {variance:.4f}")
print(f"moving  mean {mean_after_one:.4f}  variance {variance_after_one:.4f}")
assert abs(mean_after_one - 0.01 * mean) < 1e-5
assert abs(variance_after_one - (0.99 * 1 + 0.01 * variance)) < 1e-5
# --8<-- [end:one]

# --8<-- [start:many]
shares = [0.0, mean_after_one / mean]  # of the way to the batch mean
while shares[-1] < 0.99:
    bn(x, training=True)
    shares.append(float(bn.moving_mean[0]) / mean)
formula = 1 - MOMENTUM ** np.arange(len(shares))
assert np.allclose(shares, formula, atol=1e-4)

steps = {}
for goal in (0.5, 0.9, 0.99):
    steps[goal] = sum(share < goal for share in shares)
    print(f"{goal:.0%} of the way after {steps[goal]} steps")
assert list(steps.values()) == [69, 230, 459]
# --8<-- [end:many]

# --8<-- [start:plot]
_t = np.arange(1, 10_001)
for momentum, color in ((0.9, "C0"), (0.99, "C1"), (0.999, "C2")):
    start = math.log(0.7) / math.log(momentum)  # steps to 30% of the way
    plt.plot(_t, 1 - momentum**_t, color=color)
    plt.text(start * 0.85, 0.3, f"$m = {momentum}$", color=color, ha="right")
for goal, step in steps.items():
    plt.plot(step, goal, "o", color="C1")
    plt.text(step * 1.15, goal, f"{step}", color="C1", va="top")
plt.xscale("log")
plt.xlabel("training steps $t$")
plt.ylabel("share of the way, $1 - m^t$")
plt.show()
# --8<-- [end:plot]
