"""With every weighted sum below zero, ReLU has no gradient; leaky ReLU has one."""

import keras
import tensorflow as tf

SLOPE = 0.1

x = tf.constant([1.0, 2.0, 3.0])
y = x  # targets
w = tf.Variable(1.0)
b = tf.Variable(-10.0)  # the culprit: z = -9, -8, -7

gradients = {}
for name, activation in (
    ("ReLU", keras.layers.ReLU()),
    ("leaky", keras.layers.LeakyReLU(negative_slope=SLOPE)),
):
    with tf.GradientTape() as tape:
        h = activation(w * x + b)
        loss = tf.reduce_mean((h - y) ** 2)
    grad_w, grad_b = (float(g) for g in tape.gradient(loss, [w, b]))
    gradients[name] = [grad_w, grad_b]
    print(f"{name:6} dL/dw = {grad_w:.4f}  dL/db = {grad_b:.4f}")

assert gradients["ReLU"] == [0.0, 0.0]  # exactly, not nearly
assert max(gradients["leaky"]) < 0  # so a step raises both w and b: the way back
