"""Each optimizer takes one clipping argument, and none of them repairs NaN."""

# --8<-- [start:one]
import textwrap

import keras
import numpy as np

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
optimizer = keras.optimizers.SGD(clipvalue=1.0)
model.compile(loss="mean_squared_error", optimizer=optimizer)
default = keras.optimizers.SGD()
print("set:    ", model.optimizer.clipvalue)
print("default:", default.clipvalue, default.clipnorm, default.global_clipnorm)
try:
    keras.optimizers.SGD(clipvalue=1.0, clipnorm=1.0)
except ValueError as error:
    message = str(error)
    print(textwrap.fill(f"ValueError: {message}", 60))

assert optimizer.clipvalue == 1.0 and message.startswith("Only one of")
# --8<-- [end:one]

# --8<-- [start:limits]
GRADIENTS = ([3, 4], [1e20, 1], [np.inf, 1], [np.nan, 1])
ARGUMENTS = ("clipvalue", "clipnorm", "global_clipnorm")
survives = {}
print("gradient   ", *[f"{name:>15}" for name in ARGUMENTS])
for g in GRADIENTS:
    row = []
    for name in ARGUMENTS:
        weight = keras.Variable([0.0, 0.0])
        sgd = keras.optimizers.SGD(learning_rate=1.0, **{name: 1.0})
        sgd.apply([keras.ops.convert_to_tensor(g, "float32")], [weight])
        left = 0 - weight.numpy()
        survives[f"{g[0]:g} {name}"] = bool(np.isfinite(left).all())
        row.append(f"[{left[0]:.1f}, {left[1]:.1f}]")
    print(f"[{g[0]:g}, {g[1]}]".ljust(11), *[f"{cell:>15}" for cell in row])

assert not any(survives[f"nan {name}"] for name in ("clipvalue", "clipnorm"))
assert survives["inf clipvalue"] and not survives["1e+20 global_clipnorm"]
# --8<-- [end:limits]
