"""A dead unit cannot move itself; a layer below that still learns can wake it."""

import numpy as np

RATE, STEPS = 0.005, 2000

x = np.array([1.0, 2.0, 3.0])
y = 3 * x
asleep = {}  # steps that the unit stayed dead
for layer_1 in ("frozen", "learning"):
    a = 1.0  # layer 1: u = a * x
    w, b = 2.0, -10.0  # the unit of layer 2: z = w * u + b, at first -8, -6, -4
    v, v_unit = 1.0, 1.0  # output: v * u + v_unit * relu(z)
    asleep[layer_1] = 0
    for _ in range(STEPS):
        u = a * x
        z = w * u + b
        if z.max() > 0:
            break
        asleep[layer_1] += 1
        error = 2 * (v * u + v_unit * np.maximum(0, z) - y) / len(x)
        delta = error * v_unit * (z > 0)  # all zero while the unit is dead
        grad_a = np.sum((error * v + delta * w) * x)
        w, b = w - RATE * np.sum(delta * u), b - RATE * np.sum(delta)
        v -= RATE * np.sum(error * u)
        a -= RATE * grad_a * (layer_1 == "learning")
    assert (w, b) == (2.0, -10.0)  # not moved by one bit
    print(f"layer 1 {layer_1}: dead for {asleep[layer_1]} steps, ", end="")
    print(f"a = {a:.2f}, largest z = {z.max():.2f}")

a_awake = float(a)
assert asleep["frozen"] == STEPS > 100 > asleep["learning"]
