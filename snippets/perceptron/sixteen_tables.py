"""Of the 16 rules for two bits, one perceptron can follow 14; XOR is not among them."""

import itertools

import numpy as np

MACHINES = 100_000  # random perceptrons

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
rng = np.random.default_rng(42)
w = rng.normal(size=(2, MACHINES))
b = rng.normal(size=MACHINES)
answers = (X @ w + b > 0).T  # (100000, 4): four answers per perceptron

rules = list(itertools.product([0, 1], repeat=4))  # wanted answers
best = [int((answers == rule).sum(axis=1).max()) for rule in rules]
rule_count, possible_count = len(rules), best.count(4)
print(f"rules: {rule_count}, found: {possible_count}")
for rule, right in zip(rules, best, strict=True):
    if right < 4:
        print(f"not found: {rule}, best: {right} of 4")

xor_best = best[rules.index((0, 1, 1, 0))]
assert possible_count == 14 and xor_best == 3
assert best[rules.index((1, 0, 0, 1))] == 3  # the negation of XOR
