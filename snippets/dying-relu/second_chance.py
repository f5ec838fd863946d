"""A dead unit cannot move itself; a layer below that still learns can wake it."""

import numpy as np

RATE, STEPS = 0.005, 2000

x = np.array([1.0, 2.0, 3.0])
y = 3 * x
woke_at = {}
for lower_layer in ("frozen", "learns"):
    a = 1.0  # layer 1: u = a * x
    w, b = 2.0, -10.0  # the dead unit of layer 2: z = 2u - 10 < 0
    v, v_dead = 1.0, 1.0  # output: v * u + v_dead * relu(z)
    woke_at[lower_layer] = None
    for step in range(STEPS):
        u = a * x
        z = w * u + b
        if z.max() > 0:
            woke_at[lower_layer] = step
            break
        assert (w, b) == (2.0, -10.0)  # dead: not moved by one bit
        error = 2 * (v * u + v_dead * np.maximum(0, z) - y) / len(x)
        delta = error * v_dead * (z > 0)  # all zero while the unit is dead
        grad_a = np.sum((error * v + delta * w) * x)
        w, b = w - RATE * np.sum(delta * u), b - RATE * np.sum(delta)
        v = v - RATE * np.sum(error * u)
        if lower_layer == "learns":
            a = a - RATE * grad_a
    print(f"layer 1 {lower_layer}: a = {a:.4f}, largest z = {z.max():.4f}, ", end="")
    print(f"w = {w}, b = {b}, woke at step {woke_at[lower_layer]}")
assert woke_at["frozen"] is None and woke_at["learns"] is not None
