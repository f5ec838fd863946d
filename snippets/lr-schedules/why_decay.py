"""A large rate arrives early, a small one settles low; a falling rate does both."""

# --8<-- [start:formula]
import matplotlib.pyplot as plt
import numpy as np

STEPS, RUNS, START = 1000, 4000, 10.0  # curvature 1
t = np.arange(STEPS)


def expected(rates, noise=1.0):  # E[theta**2] at the start and after each step
    v = [START**2]
    for eta in rates:
        v.append((1 - eta) ** 2 * v[-1] + eta**2 * noise**2)
    return np.array(v)


def best(family):  # the key of the smallest expected error at the end
    return min(family, key=lambda key: expected(family[key])[-1])


constants = {eta: np.full(STEPS, eta) for eta in np.geomspace(0.001, 1, 100).tolist()}
powers = {s: 0.5 / (1 + t / s) for s in range(1, 51)}
exponentials = {s: 0.5 * 0.1 ** (t / s) for s in range(10, 1001, 10)}
small, s_power, s_exp = best(constants), best(powers), best(exponentials)
arms = {"constant 0.5": np.full(STEPS, 0.5), f"constant {small:.4f}": constants[small]}
arms |= {f"power s={s_power}": powers[s_power]}
arms |= {f"exponential s={s}": exponentials[s] for s in (s_exp, 20)}
# --8<-- [end:formula]

# --8<-- [start:run]
noise = np.random.default_rng(42).normal(size=(STEPS, RUNS))  # for all arms the same
errors, theory = [], []
print("mean of theta**2 step 100    1000   (middle half)   formula")
for name, rates in arms.items():
    theta = np.full((STEPS + 1, RUNS), START)
    for k, eta in enumerate(rates):
        theta[k + 1] = theta[k] - eta * (theta[k] + noise[k])
    error = (theta**2).mean(axis=1)
    errors.append(error)
    theory.append(float(expected(rates)[-1]))
    half = "({:.4f} to {:.4f})".format(*np.quantile(theta[-1] ** 2, [0.25, 0.75]))
    print(f"{name:17}{error[100]:8.3f}{error[-1]:8.4f} {half}{theory[-1]:8.4f}")
early, late = np.array(errors)[:, [100, -1]].T
reached = [int(np.argmax(expected(arms[a]) < theory[1])) for a in list(arms)[2:4]]
untuned = float(expected(powers[20])[-1])
calm = [float(expected(arm, noise=0)[100]) for arm in arms.values()]
assert np.allclose(late, theory, rtol=0.1)
assert max(late[2:4]) < late[1] < untuned < late[4] < late[0] and early.argmax() == 1
# --8<-- [end:run]

# --8<-- [start:plot]
heights, colors = [0.28, 0.0045, 0.0008, 0.0019, 0.027], ["C5", "C1", "C0", "C2", "C4"]
for name, error, y, color in zip(arms, errors, heights, colors, strict=True):
    plt.loglog(range(1, STEPS + 1), error[1:], color=color)
    plt.text(1150, y, name, color=color)
plt.xticks([1, 10, 100, 1000])
plt.gca().set(xlabel="step t", ylabel="mean squared distance", xlim=(0.9, 40000))
plt.show()
# --8<-- [end:plot]
