"""Fixup's scale makes one step move the output equally far at any depth."""

import numpy as np

WIDTH, SAMPLES, SEEDS, DEPTHS = 64, 50, 10, (4, 32, 256)
moved = {}  # one list per row of the table
print("one SGD step moves the output by (in units of the learning rate)")
print("m  start     " + "".join(f"{f'L = {L}':>13}" for L in DEPTHS))
for m in (2, 3):  # layers per branch
    for name in ("last = 0", "Fixup"):
        row, cells = [], []
        for L in DEPTHS:
            scale = L ** (-1 / (2 * m - 2)) if name == "Fixup" else 1
            runs = []
            for seed in range(SEEDS):
                rng = np.random.default_rng(seed)
                x = rng.normal(size=(SAMPLES, WIDTH))
                # loss: minus the mean output along one random direction
                g = np.tile(-rng.normal(size=WIDTH) / SAMPLES, (SAMPLES, 1))
                step = np.zeros((SAMPLES, WIDTH))
                for _ in range(L):  # last layers are 0: every branch sees x and g
                    h = np.maximum(0, x)
                    for _ in range(m - 1):
                        W = rng.normal(0, scale * np.sqrt(2 / WIDTH), (WIDTH, WIDTH))
                        h = np.maximum(0, h @ W)
                    step += h @ -(h.T @ g)  # last layer moves from 0 by -h.T @ g
                runs.append(np.sqrt(np.mean(step**2)))
            row.append(np.mean(runs))
            cells.append(f"{min(runs):.0f} to {max(runs):.0f}")
        moved[f"{name} {m}"] = row
        print(f"{m}  {name:10}" + "".join(f"{cell:>13}" for cell in cells))
        growth = row[2] / row[0]  # from 4 to 256 branches
        assert 55 < growth < 75 if name == "last = 0" else 0.85 < growth < 1.15
keras_scale = 2 * scale**2  # the last scale is that of m = 3, L = 256
