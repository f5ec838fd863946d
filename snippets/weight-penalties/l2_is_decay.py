"""With SGD an L2 penalty is weight decay; with Adam it is something else."""

import keras
import numpy as np

STEPS, RATE, PENALTY = 300, 0.003, 0.5
PUSH = np.float32([0.1, 1, 10])  # size of each weight's gradient from the data
DECAY = 2 * PENALTY  # the gradient of PENALTY * w^2 is 2 * PENALTY * w


def train(optimizer, penalty=0.0):
    w = keras.Variable(np.ones(3, "float32"))
    optimizer.build([w])
    for step in range(STEPS):
        push = PUSH * (-1) ** step  # back and forth: on balance, no direction
        optimizer.apply([push + 2 * penalty * w])
    return keras.ops.convert_to_numpy(w)


SGD, Adam, AdamW = keras.optimizers.SGD, keras.optimizers.Adam, keras.optimizers.AdamW
left = {
    "SGD + L2": train(SGD(RATE), PENALTY),
    "SGD, decay": train(SGD(RATE, weight_decay=DECAY)),
    "Adam + L2": train(Adam(RATE), PENALTY),
    "AdamW": train(AdamW(RATE, weight_decay=DECAY)),
}
print("gradient from the data:" + "".join(f"{push:7.1f}" for push in PUSH))
for name, w in left.items():
    print(f"{name:>22}:" + "".join(f"{value:7.2f}" for value in w))

expected = (1 - RATE * DECAY) ** STEPS  # what decay alone leaves of a weight
sgd_l2, sgd_decay, adam_l2, adamw = (w.tolist() for w in left.values())
adam_decay = train(Adam(RATE, weight_decay=DECAY))  # the same argument as AdamW's
default_decay = AdamW().weight_decay
assert np.allclose(sgd_l2, sgd_decay, atol=1e-4)
assert np.allclose(adamw, expected, atol=0.02) and np.allclose(adam_decay, adamw)
assert adam_l2[0] < 0.9 * expected and adam_l2[2] > 2 * expected
