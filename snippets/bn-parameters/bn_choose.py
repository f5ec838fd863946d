"""A small momentum is quick but noisy: choose it by the number of training steps."""

import numpy as np

RUNS = (50, 100, 500, 1000, 10_000)  # training steps

print(" steps  momentum  noise")
largest, noise = {}, {}
for steps in RUNS:
    m = 0.01 ** (1 / steps)  # from 1 - m**steps == 0.99
    shares = (1 - m) * m ** np.arange(steps)  # of each batch, the newest first
    largest[steps], noise[steps] = m, float(np.linalg.norm(shares))
    print(f"{steps:6}  {m:8.4f}  {noise[steps]:.3f}")
    # all the shares, from k = 0 to infinity: a geometric series
    assert abs(noise[steps] / ((1 - m) / (1 + m)) ** 0.5 - 1) < 1e-3

assert list(largest.values()) == sorted(largest.values())
assert list(noise.values()) == sorted(noise.values(), reverse=True)
