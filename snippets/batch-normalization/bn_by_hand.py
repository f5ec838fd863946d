"""Batch normalization standardizes each feature over the batch, then rescales it."""

# --8<-- [start:by-hand]
import keras
import numpy as np

EPSILON = 1e-3  # Keras's default
X = np.array([[3, 100], [9, 300], [11, 100], [17, 300]], dtype="float32")  # (4, 2)
gamma = np.array([2.0, 0.5], dtype="float32")  # (2,)
beta = np.array([1.0, -1.0], dtype="float32")  # (2,)

mean = X.mean(axis=0)  # (2,): down the batch, one per feature
variance = X.var(axis=0)  # (2,): divides by the batch size, not by size - 1
x_hat = (X - mean) / np.sqrt(variance + EPSILON)  # (4, 2)
z = gamma * x_hat + beta  # (4, 2)

print("mean", mean, "standard deviation", np.sqrt(variance))
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
print("output mean", keras_z.mean(axis=0).round(3), "= beta")
print("output standard deviation", keras_z.std(axis=0).round(3), "= |gamma|")
# --8<-- [end:keras]
