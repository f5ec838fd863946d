"""The layer that meets the wide input owns most of the parameters."""

import itertools

import matplotlib.pyplot as plt

sizes = [784, 300, 100, 10]  # inputs, two hidden layers, outputs
names, params = [], []
for n_in, n_out in itertools.pairwise(sizes):
    names.append(f"{n_in} → {n_out}")
    params.append(n_in * n_out + n_out)

total = sum(params)
shares = [count / total for count in params]

plt.subplots(figsize=(5.2, 2.4))
bars = plt.barh(names, [count / 1000 for count in params])
labels = [f"{p:,} ({s:.1%})" for p, s in zip(params, shares, strict=True)]
plt.bar_label(bars, labels, padding=4)
plt.grid(visible=False, axis="y")
plt.gca().invert_yaxis()  # first layer on top
plt.xlim(0, 370)
plt.xlabel("parameters (thousands)")
plt.ylabel("Dense layer")
plt.show()

assert round(shares[0], 3) == 0.883
