"""A stack of linear layers is one affine layer; ReLU in between breaks the shortcut."""

# --8<-- [start:by-hand]
import itertools

import matplotlib.pyplot as plt
import numpy as np

x = np.array([-1, 0, 1, 2])
inner = 5 * x - 1
linear_values = 2 * inner + 3
bent_values = 2 * np.maximum(0, inner) + 3  # ReLU in between
print("without ReLU", linear_values, " steps", np.diff(linear_values))
print("with ReLU   ", bent_values, " steps", np.diff(bent_values))
assert np.array_equal(linear_values, 10 * x + 1)
# --8<-- [end:by-hand]

# --8<-- [start:stack]
SIZES = [5, 16, 2, 16, 4]  # inputs, three hidden layers, outputs
rng = np.random.default_rng(46)  # any seed collapses; this one draws well
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

# --8<-- [start:bend]
t = np.linspace(-3, 3, 601)
walk = hidden = t[:, None] * X[0]  # (601, 5): a straight line in input space
for W, b in layers[:-1]:
    hidden = np.maximum(0, hidden @ W + b)
W, b = layers[-1]
outputs = {"without ReLU": walk @ W_all + b_all, "with ReLU": hidden @ W + b}
for name, output in outputs.items():
    straight = np.allclose(np.diff(output, 2, axis=0), 0, atol=1e-10)  # no bends
    print(f"{name:12s} straight: {straight}")
    assert straight == (name == "without ReLU")
# --8<-- [end:bend]

# --8<-- [start:plot]
plt.plot(t, outputs["without ReLU"][:, 0], color="black", linestyle="--")
plt.plot(t, outputs["with ReLU"][:, 0], color="C1")
plt.text(-2.9, 2.0, "without ReLU")
plt.text(-1.9, 5.6, "with ReLU", color="C1")
plt.xlabel("position $t$ on a line through the input space")
plt.ylabel("first output")
plt.show()
# --8<-- [end:plot]
