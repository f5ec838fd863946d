"""Under a constant gradient Adam's step is the learning rate from the first step on."""

# --8<-- [start:steps]
import matplotlib.pyplot as plt
import numpy as np

STEPS, EPSILON = 1000, 1e-7
g = np.array([1e-3, 1.0, 1e3])  # (3,): constant; only the scales differ

size = {"AdaGrad": [], "RMSProp": [], "Adam": [], "uncorrected": []}
total, average, m, s = np.zeros((4, 3))
for t in range(1, STEPS + 1):
    total = total + g**2
    average = 0.9 * average + 0.1 * g**2
    m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
    size["AdaGrad"].append(g / (np.sqrt(total) + EPSILON))
    size["RMSProp"].append(g / (np.sqrt(average) + EPSILON))
    size["Adam"].append(m_hat / (np.sqrt(s_hat) + EPSILON))
    size["uncorrected"].append(m / (np.sqrt(s) + EPSILON))

first, after, traveled = {}, {}, {}  # in learning rates; for g = 1 the last two
print("             step 1, three g   step 10  100 1000")
for name, values in size.items():
    values = np.array(values)  # (1000, 3)
    first[name], traveled[name] = values[0], float(values[:, 1].sum())
    after[name] = {t: float(values[t - 1, 1]) for t in (100, 1000)}
    print(f"{name:<12}", *(f"{step:.2f}" for step in first[name]), end="     ")
    print(*(f"{values[t - 1, 1]:.2f}" for t in (10, 100, 1000)))
    assert np.allclose(values, values[:, 1:2], rtol=5e-3)  # the scale hardly matters
peak_at = int(np.argmax(np.array(size["uncorrected"])[:, 1])) + 1
peak = float(size["uncorrected"][peak_at - 1][1])
print(f"uncorrected, largest: {peak:.2f} at step {peak_at}")
print(f"after 1000 steps: AdaGrad is {traveled['AdaGrad']:.0f} away, Adam", end=" ")
print(f"{traveled['Adam']:.0f}")
assert np.allclose(first["Adam"], 1, rtol=1e-3)
assert np.isclose(after["AdaGrad"][1000], 1 / np.sqrt(1000))
# --8<-- [end:steps]

# --8<-- [start:answers]
after_burst = 1 / np.sqrt(10 * 100**2 + 1)  # AdaGrad: 10 gradients of 100, then 1
print(f"AdaGrad after the burst: {after_burst:.4f} learning rates")
# --8<-- [end:answers]

# --8<-- [start:plot]
labels = {"uncorrected": (23, 6.15), "RMSProp": (4.5, 2.1), "Adam": (300, 1.12)}
labels["AdaGrad"] = (30, 0.3)
for color, (name, place) in zip(("C5", "C4", "C3", "C2"), labels.items(), strict=True):
    plt.plot(range(1, STEPS + 1), np.array(size[name])[:, 1], color=color)
    plt.text(*place, name.replace("unc", "Adam, unc"), color=color)
plt.gca().set(xlabel="step", ylabel="step size / learning rate", xscale="log")
plt.show()
# --8<-- [end:plot]
