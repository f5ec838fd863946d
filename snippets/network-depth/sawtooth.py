"""Units in a layer add kinks, layers multiply pieces: 2k units make 2^k pieces."""

# --8<-- [start:networks]
import matplotlib.pyplot as plt
import numpy as np

POINTS = 2**12  # grid steps on [0, 1]: a power of two, so floats stay exact


def relu(z):
    return np.maximum(0, z)


def deep(x, k):  # k hidden layers of 2 units
    for _ in range(k):
        x = 2 * relu(x) - 4 * relu(x - 0.5)
    return x


def shallow(x, k):  # 1 hidden layer of 2^k units
    kinks = np.arange(2**k) / 2**k
    jumps = np.where(np.arange(2**k) % 2, -2, 2) * 2.0**k  # change of slope
    jumps[0] = 2**k
    return relu(x[:, np.newaxis] - kinks) @ jumps


# --8<-- [end:networks]

# --8<-- [start:count]
x = np.linspace(0, 1, POINTS + 1)
pieces, deep_units, deep_params, shallow_units, shallow_params = {}, {}, {}, {}, {}
print(" k   pieces   deep: units params   shallow: units params")
for k in (1, 2, 3, 4, 8, 10):
    y = deep(x, k)
    assert np.array_equal(y, shallow(x, k))  # the same function
    slopes = np.diff(y) * POINTS
    pieces[k] = 1 + int(np.count_nonzero(np.diff(slopes)))
    assert pieces[k] == 2**k
    deep_units[k], shallow_units[k] = 2 * k, 2**k
    deep_params[k] = (1 + 1) * 2 + (k - 1) * (2 + 1) * 2 + (2 + 1)
    shallow_params[k] = (1 + 1) * 2**k + 2**k + 1
    print(f"{k:2} {pieces[k]:8} {deep_units[k]:13} {deep_params[k]:6}", end="")
    print(f" {shallow_units[k]:16} {shallow_params[k]:6}")
# --8<-- [end:count]

# --8<-- [start:fold]
walk = {start: [float(deep(start, k)) for k in (1, 2, 3)] for start in (0.3, 0.7)}
for start, values in walk.items():
    print(f"{start} -> " + " -> ".join(f"{value:.1f}" for value in values))
assert np.allclose(walk[0.3], walk[0.7])
# --8<-- [end:fold]

# --8<-- [start:answers]
by_counting = 2**10 - 1  # units that 2^10 pieces need at least in one layer
most_pieces = [(6 // layers + 1) ** layers for layers in (1, 2, 3)]  # 6 units in all
print(f"k = 10: at least {by_counting} units; 6 units: at most {most_pieces} pieces")
# --8<-- [end:answers]

# --8<-- [start:plot]
fig, panels = plt.subplots(2, 2, sharex=True, sharey=True, figsize=(5.2, 4))
for k, axes in enumerate(panels.flat, start=1):
    axes.plot(x, deep(x, k), color=f"C{k - 1}")
    axes.set_title(f"k = {k}: {2 * k} units, {2**k} pieces", color=f"C{k - 1}")
    axes.set(xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
for axes in panels[1]:
    axes.set_xlabel("x")
for axes in panels[:, 0]:
    axes.set_ylabel("output")
plt.show()
# --8<-- [end:plot]
