"""Two steps of AdaGrad, RMSProp and Adam, by hand and by Keras."""

import keras
import numpy as np

RATE, RHO, BETA_1, BETA_2 = 0.1, 0.9, 0.9, 0.999
GRADIENTS = [4.0, 3.0]  # given, of one parameter

total, average, m, s = 0.0, 0.0, 0.0, 0.0
steps = {"AdaGrad": [], "RMSProp": [], "Adam": []}  # in learning rates
for t, g in enumerate(GRADIENTS, start=1):
    total += g**2
    steps["AdaGrad"].append(g / total**0.5)
    average = RHO * average + (1 - RHO) * g**2
    steps["RMSProp"].append(g / average**0.5)
    m = BETA_1 * m + (1 - BETA_1) * g
    s = BETA_2 * s + (1 - BETA_2) * g**2
    m_hat, s_hat = m / (1 - BETA_1**t), s / (1 - BETA_2**t)
    steps["Adam"].append(m_hat / s_hat**0.5)

print("          by hand          Keras")
for name, optimizer in (
    ("AdaGrad", keras.optimizers.Adagrad(RATE, initial_accumulator_value=0)),
    ("RMSProp", keras.optimizers.RMSprop(RATE, rho=RHO)),
    ("Adam", keras.optimizers.Adam(RATE, beta_1=BETA_1, beta_2=BETA_2)),
):
    w, places = keras.Variable(1.0), [1.0]
    for g in GRADIENTS:
        optimizer.apply([keras.ops.array(g)], [w])
        places.append(float(w))
    in_keras = -np.diff(places) / RATE
    print(f"{name:<8}", *(f"{step:7.3f}" for step in [*steps[name], *in_keras]))
    assert np.allclose(in_keras, steps[name], atol=1e-3)
