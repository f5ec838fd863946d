"""Without a differentiable path the gradient is None, and nothing below it learns."""

# --8<-- [start:none]
import textwrap
import warnings

import keras
import numpy as np
import tensorflow as tf

w, x = tf.Variable(2.0), tf.constant(3.0)
with tf.GradientTape(persistent=True) as tape:  # by default, one question only
    square = (w * x) ** 2
    rounded = tf.round(w * x)
    outside = tf.constant((w.numpy() * 3) ** 2)
gradients = {
    "square, w": tape.gradient(square, w),
    "rounded, w": tape.gradient(rounded, w),  # flat almost everywhere
    "outside, w": tape.gradient(outside, w),  # NumPy leaves no record
    "square, x": tape.gradient(square, x),  # constants are not watched
}
for name, gradient in gradients.items():
    print(f"{name:10}", gradient if gradient is None else float(gradient))
# --8<-- [end:none]

# --8<-- [start:cut]
keras.utils.set_random_seed(42)
X, y = np.random.normal(size=(32, 4)), np.random.normal(size=32)
below, above = keras.layers.Dense(8, name="below"), keras.layers.Dense(1, name="above")
cut = keras.layers.Lambda(keras.ops.round)
model = keras.Sequential([keras.Input(shape=(4,)), below, cut, above], name="net")
model.compile(optimizer="sgd", loss="mse")
before = {layer.name: layer.get_weights() for layer in (below, above)}
with warnings.catch_warnings(record=True) as caught:
    losses = model.fit(X, y, epochs=5, verbose=0).history["loss"]
print(textwrap.fill(f"UserWarning: {caught[0].message}", 60))
moved = {
    layer.name: not all(map(np.array_equal, layer.get_weights(), before[layer.name]))
    for layer in (below, above)
}
print("moved:", moved)
print(f"loss:  {losses[0]:.2f} -> {losses[-1]:.2f}")
assert moved == {"below": False, "above": True} and losses[-1] < losses[0]
# --8<-- [end:cut]
