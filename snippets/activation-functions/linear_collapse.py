"""Layers with nothing in between merge into one; a ReLU in between puts in a kink."""

# --8<-- [start:by-hand]
import itertools

import numpy as np

x = np.array([-1, 0, 1, 2])
inner = 5 * x - 1
linear_values = 2 * inner + 3
bent_values = 2 * np.maximum(0, inner) + 3  # ReLU in between
print("without ReLU", linear_values, " steps", np.diff(linear_values))
print("with ReLU   ", bent_values, " steps", np.diff(bent_values))
assert np.array_equal(linear_values, 10 * x + 1)
assert np.diff(bent_values, 2).any()  # not a straight line
# --8<-- [end:by-hand]

# --8<-- [start:stack]
SIZES = [5, 16, 2, 16, 4]  # inputs, three hidden layers, outputs
rng = np.random.default_rng(42)
layers = [
    (rng.normal(0, np.sqrt(2 / n_in), size=(n_in, n_out)), rng.normal(size=n_out))
    for n_in, n_out in itertools.pairwise(SIZES)
]
X = rng.normal(size=(1000, SIZES[0]))
linear, W_all, b_all = X, np.eye(SIZES[0]), np.zeros(SIZES[0])
for W, b in layers:
    linear = linear @ W + b  # layer by layer
    W_all, b_all = W_all @ W, b_all @ W + b  # the layers merged, no data needed
same = np.allclose(linear, X @ W_all + b_all, rtol=0, atol=1e-10)

stack_params = sum(W.size + b.size for W, b in layers)
one_layer_params = W_all.size + b_all.size
rank = int(np.linalg.matrix_rank(W_all))
print(f"4 layers ({stack_params} parameters) = 1 layer ({one_layer_params}): {same}")
print(f"W_all: shape {W_all.shape}, rank {rank}")
assert same and rank == min(SIZES)
# --8<-- [end:stack]
