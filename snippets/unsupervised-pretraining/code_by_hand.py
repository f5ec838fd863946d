"""Two numbers squeezed through one: what they share gets through, the rest is lost."""

import numpy as np

X = np.array([[3, 1], [2, 2], [1, -1]])  # three inputs x, each (2,)
codes = X.mean(axis=1)  # f(x): one number for each input, (3,)
outputs = np.stack([codes, codes], axis=1)  # g(h) = (h, h), (3, 2)
errors = ((X - outputs) ** 2).sum(axis=1)
for x, h, output, error in zip(X, codes, outputs, errors, strict=True):
    print(f"x {x}  code {h:.0f}  output {output}  error {error:.0f}")
worse = float(((X[0] - X[0, 0]) ** 2).sum())  # f(x) = its first number
assert errors[0] < worse
