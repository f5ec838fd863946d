"""Keras adds epsilon in other places than the formulas: tiny gradients feel it."""

# --8<-- [start:defaults]
import keras
import numpy as np

shown = ["momentum", "rho", "beta_1", "beta_2", "weight_decay"]
shown += ["initial_accumulator_value"]
print("        rate  epsilon")
for name in ("SGD", "Adagrad", "RMSprop", "Adam", "AdamW", "Adamax", "Nadam"):
    config = keras.optimizers.get(name).get_config()
    others = [f"{key}={config[key]}" for key in shown if config.get(key) is not None]
    rate = round(config["learning_rate"], 6)  # is stored in float32
    print(f"{name:<7} {rate:<5} {config.get('epsilon', '-'):<7}", *others)
    if name == "Adam":
        adam = {"rate": rate} | {k: config[k] for k in ("beta_1", "beta_2", "epsilon")}
assert adam == {"rate": 0.001, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7}
# --8<-- [end:defaults]

# --8<-- [start:epsilon]
EPSILON = 1e-7
first_ = {}  # first step of Adam, RMSprop, Adagrad in Keras, in learning rates
print("         Adam        RMSprop     Adagrad")
print("g       rule  Keras  rule  Keras  rule  Keras")
for g in (1.0, 1e-2, 1e-4, 1e-6):
    rule = [g / (root + EPSILON) for root in (g, 0.1**0.5 * g, g)]
    first_[g] = []
    for name in ("Adam", "RMSprop", "Adagrad"):
        w, optimizer = keras.Variable(0.0), keras.optimizers.get(name)
        optimizer.learning_rate = 1.0
        optimizer.apply([keras.ops.array(g)], [w])
        first_[g].append(-float(w))
    pairs = zip(rule, first_[g], strict=True)
    print(f"{g:<6g}", *(f"{a:5.2f} {b:6.3f}" for a, b in pairs))
    in_keras = [
        g / (g + EPSILON / 0.001**0.5),  # epsilon before the bias correction
        g / (0.1 * g**2 + EPSILON) ** 0.5,  # inside the root
        g / (0.1 + g**2 + EPSILON) ** 0.5,  # inside; the sum starts at 0.1
    ]
    assert np.allclose(first_[g], in_keras, rtol=1e-3)
adam_tiny, adagrad_small = first_[1e-6][0], first_[1e-2][2]
root_of_epsilon = EPSILON**0.5
larger_at_first = 1 / 0.001**0.5  # times epsilon, in Adam's first step
# --8<-- [end:epsilon]
