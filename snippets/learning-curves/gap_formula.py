"""More data close the gap; only a richer model lowers the level where curves meet."""

# --8<-- [start:measure]
import matplotlib.pyplot as plt
import numpy as np

FEATURES, WEIGHT, NOISE = 10, 0.3, 1.0  # each true weight; variance of the noise
SIZES, REPEATS = [15, 20, 30, 50, 80, 110], 2000
rng = np.random.default_rng(42)

train, new = {10: [], 5: []}, {10: [], 5: []}  # features used -> mean squared errors
largest_off = 0.0  # measured against formula
print(" p    n   training formula   new data formula")
for p in (10, 5):
    variance = NOISE + (FEATURES - p) * WEIGHT**2  # noise and unseen features
    for n in SIZES:
        X = rng.normal(size=(REPEATS, n, FEATURES))
        y = WEIGHT * X.sum(axis=2) + rng.normal(0, NOISE**0.5, (REPEATS, n))
        y, seen = y[:, :, None], X[:, :, :p]
        w = np.linalg.solve(seen.mT @ seen, seen.mT @ y)  # least squares, (2000, p, 1)
        T = ((seen @ w - y) ** 2).mean()
        V = variance + ((w - WEIGHT) ** 2).sum(axis=1).mean()  # exact, given w
        T_formula, V_formula = variance * (1 - p / n), variance * (1 + p / (n - p - 1))
        print(f"{p:2} {n:4} {T:10.2f} {T_formula:7.2f} {V:10.2f} {V_formula:7.2f}")
        largest_off = max(largest_off, abs(T / T_formula - 1), abs(V / V_formula - 1))
        train[p].append(float(T))
        new[p].append(float(V))
assert largest_off < 0.03
# --8<-- [end:measure]

# --8<-- [start:look]
fig, ax = plt.subplots()
for p, style in ((10, "-"), (5, "--")):
    ax.plot(SIZES, train[p], style, color="C0")
    ax.plot(SIZES, new[p], style, color="C1")
ax.hlines(NOISE, SIZES[0], SIZES[-1], color="black", linewidth=0.8)
ax.text(112, NOISE, "noise", va="center")
ax.text(20, 2.6, "new data, 10 features", color="C1")
ax.text(110, 1.65, "new data, 5 features", color="C1", ha="right")
ax.text(112, 1.4, "training,\n5 feat.", color="C0", va="center")
ax.text(110, 0.6, "training, 10 features", color="C0", ha="right")
ax.set(xlabel="number of training samples n", ylabel="mean squared error")
ax.set(xlim=(10, 132), ylim=(0, 3.6))
plt.show()
# --8<-- [end:look]

# --8<-- [start:answers]
n = np.arange(12, 200)
level = NOISE + 5 * WEIGHT**2  # where the curves of 5 features meet
full, half = NOISE * (1 + 10 / (n - 11)), level * (1 + 5 / (n - 6))
by_hand = float(full[n == 20][0])
crossing = int(n[full < half][0])  # from here on 10 features are better
enough = int(n[full <= 1.1 * NOISE + 1e-9][0])
print(f"10 features are better from n = {crossing}, within 10% from n = {enough}")
assert ((full < half) == (n >= crossing)).all()
# --8<-- [end:answers]
