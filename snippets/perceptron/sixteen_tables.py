"""Of the 16 rules for two bits, one perceptron can follow 14; XOR is not among them."""

import itertools

import numpy as np

MACHINES = 100_000  # random perceptrons

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
rules = list(itertools.product([0, 1], repeat=4))  # wanted outputs for the 4 inputs

rng = np.random.default_rng(42)
w = rng.normal(size=(2, MACHINES))
b = rng.normal(size=MACHINES)
outputs = (X @ w + b > 0).T  # (100000, 4): one truth table per machine

best = {rule: int((outputs == rule).sum(axis=1).max()) for rule in rules}
possible = [rule for rule in rules if best[rule] == 4]
missing = [rule for rule in rules if best[rule] < 4]
xor_best = best[(0, 1, 1, 0)]
rule_count, possible_count = len(rules), len(possible)
print(f"rules: {rule_count}, found: {possible_count}")
for rule in missing:
    print(f"not found: {rule}, best: {best[rule]} of 4")
assert missing == [(0, 1, 1, 0), (1, 0, 0, 1)]  # XOR and its negation
assert xor_best == 3
