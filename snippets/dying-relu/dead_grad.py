"""With every weighted sum below zero, ReLU has no gradient; leaky ReLU has one."""

# --8<-- [start:neuron]
import keras
import tensorflow as tf

SLOPE = 0.1

x = tf.constant([1.0, 2.0, 3.0])
y = tf.constant([1.0, 2.0, 3.0])
w = tf.Variable(1.0)
b = tf.Variable(-10.0)  # the culprit: z = -9, -8, -7
# --8<-- [end:neuron]

# --8<-- [start:gradients]
gradients = {}
for name, activation in (
    ("ReLU", keras.layers.ReLU()),
    ("leaky", keras.layers.LeakyReLU(negative_slope=SLOPE)),
):
    with tf.GradientTape() as tape:
        h = activation(w * x + b)
        loss = tf.reduce_mean((h - y) ** 2)
    gradients[name] = [float(g) for g in tape.gradient(loss, [w, b])]
    print(
        f"{name:6} dL/dw = {gradients[name][0]:.4f}  dL/db = {gradients[name][1]:.4f}"
    )

relu_grad, leaky_grad = gradients["ReLU"], gradients["leaky"]
assert relu_grad == [0.0, 0.0]  # exactly, not nearly
assert max(leaky_grad) < 0  # so a step raises both w and b: the way back
# --8<-- [end:gradients]
