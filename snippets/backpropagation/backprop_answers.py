"""The rules of the nodes and the layer, small enough to redo by hand."""

from itertools import pairwise

import numpy as np

# 1: total = price * count * tax
price, count, tax = 100.0, 2.0, 1.1
subtotal = price * count
total = subtotal * tax
d_subtotal, d_tax = 1.0 * tax, 1.0 * subtotal
d_price, d_count = d_subtotal * count, d_subtotal * price
print(f"total {total:.0f}; price {d_price:.1f}, count {d_count:.0f}, tax {d_tax:.0f}")
assert np.allclose([total, d_price, d_count, d_tax], [220, 2.2, 110, 200])

# 2: a product, then a ReLU, then a value used twice
upstream = 5.0
to_first, to_second = upstream * 3.0, upstream * 2.0
through_relu = upstream * float(-1.0 > 0)
square = upstream * 3.0 + upstream * 3.0
print(f"product {to_first:g}, {to_second:g}; ReLU {through_relu:g}; square {square:g}")
assert (to_first, to_second, through_relu, square) == (15, 10, 0, 30)

# 3: Z = X W + b with upstream gradient G
X = np.array([[1, 2], [3, 0]])
W = np.array([[1, -1, 0], [2, 0, 1]])
G = np.array([[1, 0, -1], [2, 1, 0]])
d_W, d_b, d_X = X.T @ G, G.sum(axis=0), G @ W.T
print("W", d_W.tolist(), "b", d_b.tolist(), "X", d_X.tolist())
assert d_W.shape == W.shape and d_X.shape == X.shape

# 4: multiplications for one sample: one per weight forward, two backward
SIZES, BATCH = [784, 300, 100, 10], 32
weights = [inputs * units for inputs, units in pairwise(SIZES)]
lowest = weights[0] / sum(weights)
backward = 2 - lowest  # in forward passes; the lowest layer saves one product
in_all = 1 + backward
passes = 2 * (sum(weights) + sum(SIZES[1:]))  # central differences
saving = round(passes / in_all, -3)
stored = BATCH * sum(SIZES)  # the input and the output of each layer
print(f"{passes:,} forward passes, or 1 and {backward:.2f} backward")
print(f"ratio about {saving:,.0f}; {stored:,} numbers stored")
