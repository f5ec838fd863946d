"""Glorot, He and LeCun differ only in one variance; Keras starts with Glorot."""

# --8<-- [start:measure]
import math

import keras

keras.utils.set_random_seed(42)
FAN_IN, FAN_OUT = 300, 100
variance = {"glorot": 2 / (FAN_IN + FAN_OUT), "he": 2 / FAN_IN, "lecun": 1 / FAN_IN}
std, bound, measured, largest = {}, {}, {}, {}
print("                 std    measured  largest")
for name, value in variance.items():
    std[name], bound[name] = math.sqrt(value), math.sqrt(3 * value)
    for shape in ("uniform", "normal"):
        rule = f"{name}_{shape}"
        W = keras.initializers.get(rule)((FAN_IN, FAN_OUT))
        W = keras.ops.convert_to_numpy(W)  # (300, 100)
        measured[rule], largest[rule] = float(W.std()), float(abs(W).max())
        print(f"{rule:15} {std[name]:.4f}   {measured[rule]:.4f}   {largest[rule]:.4f}")
        assert abs(measured[rule] / std[name] - 1) < 0.02
    assert largest[f"{name}_uniform"] <= bound[name] < largest[f"{name}_normal"]
# --8<-- [end:measure]

# --8<-- [start:today]
model = keras.Sequential([keras.Input(shape=(784,))])
for units in (300, 100):
    model.add(keras.layers.Dense(units, "relu", kernel_initializer="he_normal"))
model.add(keras.layers.Dense(10, "softmax"))  # no initializer given
for layer in model.layers:
    rule = type(layer.kernel_initializer).__name__
    kernel_std = float(layer.kernel.numpy().std())
    print(f"{rule:14} std {kernel_std:.3f}  zero biases: {not any(layer.bias.numpy())}")
assert rule == "GlorotUniform"

he_200 = math.sqrt(2 / 200)  # exercise 1
# --8<-- [end:today]

# --8<-- [start:trap]
HeNormal = keras.initializers.HeNormal
one = HeNormal()
pairs = {
    "one object, used twice": (one, one),
    "two objects, seed=42": (HeNormal(seed=42), HeNormal(seed=42)),
    "two objects": (HeNormal(), HeNormal()),
    "a string, used twice": ("he_normal", "he_normal"),
}
same = {}
for how, pair in pairs.items():
    twins = [keras.layers.Dense(64, kernel_initializer=choice) for choice in pair]
    below, above = keras.Sequential([keras.Input(shape=(64,)), *twins]).layers
    same[how] = bool((below.kernel.numpy() == above.kernel.numpy()).all())
    print(f"{how:22}  same weights: {same[how]}")
assert list(same.values()) == [True, True, False, False]
# --8<-- [end:trap]
