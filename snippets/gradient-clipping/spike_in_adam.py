"""One huge gradient slows Adam for hundreds of steps; clipping prevents that."""

# --8<-- [start:run]
import keras
import matplotlib.pyplot as plt
import numpy as np

RATE, SPIKE_AT = 0.001, 20
gradients = np.ones(221)
gradients[SPIKE_AT] = 1000


def step_sizes(optimizer):
    """Feed the gradients to one weight; return its steps in units of the rate."""
    weight = keras.Variable([0.0])
    path = [0.0]
    for g in gradients:
        optimizer.apply([keras.ops.convert_to_tensor([g], "float32")], [weight])
        path.append(float(weight.numpy()[0]))
    return -np.diff(path) / RATE


steps = {
    "Adam": step_sizes(keras.optimizers.Adam(RATE)),
    "Adam, clipnorm=2": step_sizes(keras.optimizers.Adam(RATE, clipnorm=2.0)),
    "Adam, clipnorm=0.01": step_sizes(keras.optimizers.Adam(RATE, clipnorm=0.01)),
    "SGD, clipnorm=0.01": step_sizes(keras.optimizers.SGD(RATE, clipnorm=0.01)),
}
AFTER = (0, 1, 20, 100, 200)
shown, total = {}, {}
print("steps after spike  ", *[f"{k:5}" for k in AFTER], "  sum")  # of 1 to 200
for name, size in steps.items():
    shown[name] = [float(size[SPIKE_AT + k]) for k in AFTER]
    total[name] = float(size[SPIKE_AT + 1 :].sum())
    print(f"{name:19}", *[f"{s:5.2f}" for s in shown[name]], f"{total[name]:6.1f}")

assert shown["Adam"][0] < 1  # the spike itself does not make it leap
assert total["Adam"] < 15 and total["Adam, clipnorm=2"] > 190
assert total["Adam, clipnorm=0.01"] > 195 and total["SGD, clipnorm=0.01"] < 3
# --8<-- [end:run]

# --8<-- [start:plot]
for color, name in (("C1", "Adam"), ("C0", "Adam, clipnorm=2")):
    plt.plot(np.arange(221) - SPIKE_AT, steps[name], color)
plt.text(80, 0.86, "Adam, clipnorm=2", color="C0")
plt.text(40, 0.08, "Adam", color="C1")
plt.gca().set(xlabel="steps after the spike", ylabel="step / learning rate")
plt.ylim(0, None)
plt.show()
# --8<-- [end:plot]
