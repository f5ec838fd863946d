"""The mean of B samples has one B-th of the variance, and less if none is repeated."""

# --8<-- [start:pairs]
import itertools

import numpy as np

gradients = [0.0, 2.0, 4.0, 10.0]  # of four samples, for one parameter
mean, variance = float(np.mean(gradients)), float(np.var(gradients))

drawn = np.mean(list(itertools.product(gradients, repeat=2)), axis=1)  # 16 pairs
dealt = np.mean(list(itertools.combinations(gradients, 2)), axis=1)  # 6 pairs
drawn_variance, dealt_variance = float(np.var(drawn)), float(np.var(dealt))
print("means of the 6 dealt pairs:", dealt)
print(f"variance of one sample:  {variance:.0f}")
print(f"of a pair, drawn:        {drawn_variance:.0f}")
print(f"of a pair, dealt:        {dealt_variance:.2f}")
assert drawn.mean() == dealt.mean() == mean  # no bias either way
assert drawn_variance == variance / 2
assert np.isclose(dealt_variance, variance / 2 * (4 - 2) / (4 - 1))
# --8<-- [end:pairs]

# --8<-- [start:answers]
triples = np.mean(list(itertools.combinations(gradients, 3)), axis=1)  # 4 triples
triple_variance, scaled_rate = float(np.var(triples)), 0.1 * 8192 / 256
print(f"variance of a dealt triple: {triple_variance:.2f}")
print(f"scaled rate: {scaled_rate:.1f}")

many, one = {}, {}  # curvature 1, rate 0.1, from x = 1: k steps, or one step times k
for k in (4, 32):
    many[k], one[k] = 0.9**k, 1 - k * 0.1
    print(f"k = {k:2}: {many[k]:.3f} after k steps, {one[k]:.3f} after one")
assert np.isclose(triple_variance, variance / 3 * (4 - 3) / (4 - 1))
assert abs(many[4] - one[4]) < 0.06 and abs(one[32]) > 1 > many[32]
# --8<-- [end:answers]
