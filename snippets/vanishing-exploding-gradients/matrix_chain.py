"""A factor per layer becomes a power: of s with new matrices, of rho with one."""

# --8<-- [start:new]
import matplotlib.pyplot as plt
import numpy as np

SIZE, RUNS, LAYERS, TIMES = 100, 10, 50, 200
rng = np.random.default_rng(42)

layers = {s: np.ones((RUNS, LAYERS + 1)) for s in (0.5, 1.0, 1.5)}  # norms
low, high = {}, {}
print(f"norm after {LAYERS} layers, each with a new W ({RUNS} runs)")
for s, path in layers.items():
    for run in range(RUNS):
        g = np.full(SIZE, 0.1)  # (100,), norm 1
        for layer in range(LAYERS):
            W = rng.normal(0, s / np.sqrt(SIZE), (SIZE, SIZE))
            g = g @ W.T
            path[run, layer + 1] = np.linalg.norm(g)
    low[s], high[s] = path[:, -1].min(), path[:, -1].max()
    print(f"s = {s}: {low[s]:.1e} to {high[s]:.1e}   s^50 = {s**LAYERS:.1e}")
    assert low[s] > s**LAYERS / 10 and high[s] < s**LAYERS * 10
# --8<-- [end:new]

# --8<-- [start:same]
times = {rho: np.ones((RUNS, TIMES + 1)) for rho in (0.9, 1.0, 1.1)}  # norms
print(f"one W for {TIMES} time steps ({RUNS} runs)")
print("rho   growth per step   largest singular value")
for rho, path in times.items():
    largest = []  # singular values
    for run in range(RUNS):
        W = rng.normal(size=(SIZE, SIZE))
        W *= rho / np.abs(np.linalg.eigvals(W)).max()  # spectral radius rho
        largest.append(np.linalg.norm(W, 2))
        g = np.full(SIZE, 0.1)
        for step in range(TIMES):
            g = g @ W.T
            path[run, step + 1] = np.linalg.norm(g)
    growth = (path[:, -1] / path[:, TIMES // 2]) ** (2 / TIMES)  # second half
    growths = f"{growth.min():.3f} to {growth.max():.3f}"
    print(f"{rho}   {growths}    {min(largest):.1f} to {max(largest):.1f}")
    assert abs(growth.mean() - rho) < 0.01 and min(largest) > 1.4
# --8<-- [end:same]

# --8<-- [start:plot]
fig, panels = plt.subplots(2, 1, figsize=(5.2, 5.6))
for axes, paths, symbol in zip(panels, (layers, times), ("s", "rho"), strict=True):
    for color, (value, path) in zip(["C0", "C2", "C1"], paths.items(), strict=True):
        steps = range(0, path.shape[1], 10)  # every tenth is enough to draw
        axes.semilogy(steps, path[:, ::10].T, color=color, alpha=0.5, linewidth=0.8)
        end = np.exp(np.log(path[:, -1]).mean())
        axes.text(path.shape[1] * 1.02, end, f"{symbol} = {value}", color=color)
    axes.set(ylabel="gradient norm", xlim=(0, path.shape[1] * 1.22))
panels[0].set(xlabel="layers passed (a new W in each)", xticks=range(0, 51, 10))
panels[1].set(xlabel="time steps passed (one W for all)")
plt.show()
# --8<-- [end:plot]
