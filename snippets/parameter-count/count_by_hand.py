"""Multiply neighboring sizes and add the biases: Keras finds the same count."""

# --8<-- [start:rule]
import itertools

import keras
import numpy as np


def count(sizes, use_bias=True):
    total = 0
    for n_in, n_out in itertools.pairwise(sizes):
        total += n_in * n_out  # W: (n_in, n_out)
        total += n_out if use_bias else 0  # b: (n_out,)
    return total


# --8<-- [end:rule]


# --8<-- [start:small]
def build(sizes, use_bias=True):
    layers = [keras.layers.Dense(n, use_bias=use_bias) for n in sizes[1:]]
    return keras.Sequential([keras.Input(sizes[:1]), *layers])


small = [array.shape for array in build((2, 3, 1)).get_weights()]
small_sizes = [int(np.prod(shape)) for shape in small]
hidden_params, output_params = sum(small_sizes[:2]), sum(small_sizes[2:])
small_total = count((2, 3, 1))
print("W1, b1, W2, b2:", *small)
print("numbers inside:", *small_sizes, "sum:", small_total)
# --8<-- [end:small]

# --8<-- [start:compare]
rng = np.random.default_rng(42)
random_nets = [tuple(rng.integers(1, 500, size=n).tolist()) for n in (3, 4, 5)]

print(f"{'sizes':19}{'by hand':>8}{'Keras':>8}{'no bias':>8}")
for sizes in [(2, 3, 1), (784, 50, 100, 10), (784, 300, 100, 10), *random_nets]:
    by_hand, by_keras = count(sizes), build(sizes).count_params()
    no_bias = count(sizes, use_bias=False)
    name = "-".join(map(str, sizes))
    print(f"{name:19}{by_hand:8,}{by_keras:8,}{no_bias:8,}")
    assert by_hand == by_keras
    assert no_bias == build(sizes, use_bias=False).count_params()
# --8<-- [end:compare]
