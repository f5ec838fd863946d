"""A small momentum is quick but noisy: choose it by the number of training steps."""

# --8<-- [start:largest]
import numpy as np

RUNS = (50, 100, 500, 1000, 10_000)  # training steps

print(" steps  momentum  noise")
largest, noise = {}, {}
for steps in RUNS:
    m = 0.01 ** (1 / steps)  # from 1 - m**steps == 0.99
    largest[steps] = m
    noise[steps] = ((1 - m) / (1 + m)) ** 0.5  # std; one batch: 1
    print(f"{steps:6}  {m:8.4f}  {noise[steps]:.3f}")
assert list(largest.values()) == sorted(largest.values())
assert list(noise.values()) == sorted(noise.values(), reverse=True)
# --8<-- [end:largest]

# --8<-- [start:simulate]
rng = np.random.default_rng(42)
momenta = np.array([[0.9], [0.99], [0.999]])
moving = np.zeros((3, 2000))  # 2000 independent runs for each momentum
for _ in range(5000):
    batch_mean = rng.normal(size=2000)  # true mean 0, std 1
    moving = momenta * moving + (1 - momenta) * batch_mean

measured = {}
for m, values in zip((0.9, 0.99, 0.999), moving, strict=True):
    measured[m] = float(values.std())
    theory = ((1 - m) / (1 + m)) ** 0.5
    print(f"{m:5}  measured {measured[m]:.3f}  formula {theory:.3f}")
    assert abs(measured[m] / theory - 1) < 0.1
# --8<-- [end:simulate]
