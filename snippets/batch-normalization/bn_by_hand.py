"""Batch normalization standardizes each feature over the batch, then rescales it."""

# --8<-- [start:by-hand]
import keras
import numpy as np
import tensorflow as tf

EPSILON = 1e-3  # Keras's default
X = np.array([[3, 100], [9, 300], [11, 100], [17, 300]], dtype="float32")  # (4, 2)
gamma = np.array([2.0, 0.5], dtype="float32")  # (2,)
beta = np.array([1.0, -1.0], dtype="float32")  # (2,)

mean = X.mean(axis=0)  # (2,): down the batch, one per feature
variance = X.var(axis=0)  # (2,): divides by the batch size, not by size - 1
x_hat = (X - mean) / np.sqrt(variance + EPSILON)  # (4, 2)
z = gamma * x_hat + beta  # (4, 2)

print("mean", mean, "std", np.sqrt(variance))
print("    x1     x2 x_hat1 x_hat2     z1     z2")
for row in np.hstack([X, x_hat, z]):
    print(" ".join(f"{value:6.1f}" for value in row))
# --8<-- [end:by-hand]

# --8<-- [start:keras]
bn = keras.layers.BatchNormalization(epsilon=EPSILON)
bn.build(X.shape)
bn.gamma.assign(gamma)
bn.beta.assign(beta)
keras_z = np.array(bn(X, training=True))  # training=True: statistics of this batch
difference = float(np.abs(keras_z - z).max())

assert difference < 1e-5
assert np.allclose(keras_z.mean(axis=0), beta, atol=1e-4)
assert np.allclose(keras_z.std(axis=0), np.abs(gamma), atol=1e-4)
print("mean of z", keras_z.mean(axis=0).round(3), "= beta")
print("std of z ", keras_z.std(axis=0).round(3), "= |gamma|")
# --8<-- [end:keras]

# --8<-- [start:backward]
inputs = tf.constant(X)
with tf.GradientTape() as tape:
    tape.watch(inputs)
    loss = bn(inputs, training=True)[0, 0]  # z of sample 1, feature 1, nothing else
gradient = tape.gradient(loss, inputs).numpy()[:, 0]  # (4,)

g = np.array([1.0, 0.0, 0.0, 0.0])  # dJ/dz of feature 1
unit = x_hat[:, 0]
inner = g - g.mean() - unit * (g * unit).mean()
by_hand = gamma[0] / np.sqrt(variance[0] + EPSILON) * inner
print("Keras  ", gradient.round(3))
print("by hand", by_hand.round(3))
assert np.allclose(gradient, by_hand, atol=1e-6)
assert abs(gradient.sum()) < 1e-6 and np.all(gradient != 0)
# --8<-- [end:backward]
