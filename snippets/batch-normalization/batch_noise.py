"""In training mode a sample's output depends on who else is in its batch."""

# --8<-- [start:two-batches]
import keras
import numpy as np

keras.utils.set_random_seed(42)
X = np.random.normal(size=(1000, 16)).astype("float32")  # (1000, 16)
sample = X[:1]  # (1, 16)
bn = keras.layers.BatchNormalization(momentum=0.9)
for _ in range(100):
    bn(X, training=True)  # moves the moving statistics to those of X

batch_a = np.vstack([sample, X[1:32]])  # (32, 16)
batch_b = np.vstack([sample, X[32:63]])  # (32, 16)
difference = {}
for training in [True, False]:
    in_a = np.array(bn(batch_a, training=training))[0]  # (16,)
    in_b = np.array(bn(batch_b, training=training))[0]
    difference[training] = float(np.abs(in_a - in_b).max())
    print(f"training={training!s:5}", in_a[:2].round(3), in_b[:2].round(3))
assert difference[True] > 0.1
assert difference[False] < 1e-6
# --8<-- [end:two-batches]

# --8<-- [start:tiny-batches]
bn.beta.assign(np.linspace(-1, 1, 16))
beta = bn.beta.numpy()  # (16,)
one = np.array(bn(sample, training=True))  # (1, 16)
two = np.array(bn(X[:2], training=True))  # (2, 16)
print("z - beta, batch of 1", (one - beta)[0, :4].round(1) + 0.0)  # + 0.0: no "-0."
for row in two - beta:
    print("z - beta, batch of 2", row[:4].round(1))
assert np.abs(one - beta).max() < 1e-4
# --8<-- [end:tiny-batches]
