"""A leaky unit that never fires wakes up again; the smaller the leak, the later."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np

RATE = 0.1
STEPS = 260

x = np.array([1.0, 2.0, 3.0])
y = x  # the same neuron as before: w = 1, b = -10
largest_z = {}  # slope -> the largest of the three sums, step by step
for slope in (0.0, 0.01, 0.03, 0.1):
    w, b = 1.0, -10.0
    largest_z[slope] = np.zeros(STEPS)
    for step in range(STEPS):
        z = w * x + b
        largest_z[slope][step] = z.max()
        delta = 2 * (np.maximum(slope * z, z) - y) * np.where(z > 0, 1, slope)
        w -= RATE * np.mean(delta * x)
        b -= RATE * np.mean(delta)
woke_at = {}
for slope, path in largest_z.items():
    if path.max() > 0:
        woke_at[slope] = int(np.argmax(path > 0))
    print(f"slope {slope:4}: first z > 0 at step {woke_at.get(slope, 'never')}")
assert np.all(largest_z[0.0] == -7)  # ReLU: not moved by one bit
assert woke_at[0.1] < woke_at[0.03] < woke_at[0.01]
# --8<-- [end:train]

# --8<-- [start:plot]
ends = {0.0: (150, -6.7), 0.01: (140, -3.2), 0.03: (50, -3.2), 0.1: (22, 1.6)}
for color, (slope, path) in zip(
    ("C1", "C0", "C2", "C4"), largest_z.items(), strict=True
):
    plt.plot(path, color=color)
    plt.text(*ends[slope], f"slope {slope:g}", color=color)
plt.axhline(0, color="black", linewidth=0.8)
plt.xlabel("step")
plt.ylabel("largest z")
plt.show()
# --8<-- [end:plot]
