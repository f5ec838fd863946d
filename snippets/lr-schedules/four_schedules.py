"""Each schedule is one line of arithmetic; its Keras class counts in steps."""

# --8<-- [start:check]
import keras
import matplotlib.pyplot as plt
import numpy as np

ETA_0, S = 0.01, 20
t = np.arange(61)
schedules = keras.optimizers.schedules
exponential = schedules.ExponentialDecay(ETA_0, S, 0.1)
staircase = schedules.ExponentialDecay(ETA_0, S, 0.1, staircase=True)
piecewise = schedules.PiecewiseConstantDecay([5, 15], [0.01, 0.005, 0.001])
cosine = schedules.CosineDecay(0.0, 50, warmup_target=ETA_0, warmup_steps=10)
half_wave = (1 + np.cos(np.pi * (t - 10) / 50)) / 2
pairs = {  # the Keras object, and the formula for all t
    "power": (schedules.InverseTimeDecay(ETA_0, S, 1), ETA_0 / (1 + t / S)),
    "exponential": (exponential, ETA_0 * 0.1 ** (t / S)),
    "staircase": (staircase, ETA_0 * 0.1 ** (t // S)),
    "piecewise": (piecewise, np.select([t <= 5, t <= 15], [0.01, 0.005], 0.001)),
    "cosine": (cosine, ETA_0 * np.where(t < 10, t / 10, half_wave)),
}
rate = {}
print("step        ", *[f"{k:7}" for k in (0, 10, 20, 40, 60)])
for name, (schedule, formula) in pairs.items():
    rate[name] = np.array([float(schedule(k)) for k in t])
    assert np.allclose(rate[name], formula, rtol=1e-5, atol=1e-9)
    print(f"{name:12}", *[f"{rate[name][k]:7.5f}" for k in (0, 10, 20, 40, 60)])
# --8<-- [end:check]

# --8<-- [start:units]
steps_per_epoch = int(np.ceil(1000 / 32))  # 1000 samples, batch size 32
decay_steps = 20 * steps_per_epoch
meant = schedules.ExponentialDecay(ETA_0, decay_steps, 0.1)
got = {n: float(exponential(n * steps_per_epoch)) for n in (1, 5, 20)}
wanted = {n: float(meant(n * steps_per_epoch)) for n in got}
for epochs in got:
    print(f"after {epochs:2} epochs: {got[epochs]:.1e} instead of {wanted[epochs]:.1e}")
assert np.isclose(wanted[20], 0.001) and got[20] < 1e-30
# --8<-- [end:units]

# --8<-- [start:edges]
edges = {k: round(float(rate["piecewise"][k]), 4) for k in (0, 4, 5, 6, 15, 16)}
book = {k: 0.01 if k < 5 else 0.005 if k < 15 else 0.001 for k in edges}
for k in edges:
    print(f"step {k:2}:  Keras {edges[k]:5}  book {book[k]:5}")
assert [k for k in edges if edges[k] != book[k]] == [5, 15]
# --8<-- [end:edges]

# --8<-- [start:plot]
for name, color in (("power", "C0"), ("exponential", "C1"), ("cosine", "C4")):
    plt.plot(t, rate[name], color=color)
plt.plot(t, rate["piecewise"], color="C2", drawstyle="steps-pre")
plt.text(47, 0.0033, "power", color="C0")
plt.text(20.5, 0.00125, "exponential", color="C1")
plt.text(15.7, 0.0026, "piecewise constant", color="C2")
plt.text(31, 0.0075, "warmup, then cosine", color="C4")
plt.gca().set(xlabel="step t", ylabel="learning rate", ylim=(0, 0.011))
plt.show()
# --8<-- [end:plot]
