"""A layer's histogram can look healthy while each unit hardly reacts to its input."""

# --8<-- [start:run]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit

LAYERS, WIDTH, SAMPLES, SEEDS = 5, 100, 1000, 5
nets = {  # name: (activation, std of the weights)
    "sigmoid 1": (expit, 1.0),
    "sigmoid 0.01": (expit, 0.01),
    "sigmoid Glorot": (expit, np.sqrt(1 / WIDTH)),
    "tanh Glorot": (np.tanh, np.sqrt(1 / WIDTH)),
}
saturated, all_values, one_unit, outputs = {}, {}, {}, {}
for name, (activation, std) in nets.items():
    flat, pooled, single = [], [], []
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        H = [rng.normal(size=(SAMPLES, WIDTH))]
        for _ in range(LAYERS):
            H.append(activation(H[-1] @ rng.normal(0, std, (WIDTH, WIDTH))))
        share = H[-1] if activation is expit else (H[-1] + 1) / 2
        flat.append(np.mean((share < 0.05) | (share > 0.95)))
        pooled.append(H[-1].std())
        single.append(H[-1].std(axis=0).mean())  # from sample to sample
    outputs[name] = H  # of the last seed
    saturated[name], all_values[name] = np.mean(flat), np.mean(pooled)
    one_unit[name] = np.mean(single)
    assert max(single) < 1.3 * min(single)  # the seeds agree
# --8<-- [end:run]

# --8<-- [start:table]
print("layer 5         saturated  std: all  one unit")
for name in nets:
    print(f"{name:14}  {saturated[name]:9.0%}  {all_values[name]:8.4f}", end="")
    print(f"  {one_unit[name]:8.1e}")
assert saturated["sigmoid 1"] > 0.5 and saturated["sigmoid Glorot"] == 0
assert all_values["sigmoid Glorot"] > 100 * one_unit["sigmoid Glorot"]
assert all_values["tanh Glorot"] < 1.1 * one_unit["tanh Glorot"]
# --8<-- [end:table]

# --8<-- [start:plot]
figure, grid = plt.subplots(3, 2, figsize=(5.2, 4.6), sharex=True, sharey="row")
for row, name, color in zip(grid, outputs, ["C1", "C3", "C0"], strict=False):
    for axes, layer in zip(row, (1, LAYERS), strict=True):
        values, bins = outputs[name][layer].ravel(), np.linspace(0, 1, 61)
        axes.hist(values, bins, histtype="stepfilled", color=color)
        axes.set(xticks=(0, 0.5, 1), yticks=[])
    row[0].set_ylabel(name.replace(" ", "\n"))
for top, bottom, layer in zip(grid[0], grid[-1], (1, LAYERS), strict=True):
    top.set_title(f"layer {layer}")
    bottom.set_xlabel("output")
plt.show()
# --8<-- [end:plot]
