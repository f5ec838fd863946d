"""At inference BN only scales and shifts: a Dense layer can absorb it."""

# --8<-- [start:by-hand]
import keras
import numpy as np

w, x = 2, 5  # a Dense layer with one weight and no bias, and its input
gamma, beta, mean, std = 3, 1, 4, 2
two_layers = gamma * (w * x - mean) / std + beta
folded_w, folded_b = gamma * w / std, beta - gamma * mean / std
one_layer = folded_w * x + folded_b
print(two_layers, "=", one_layer)
assert two_layers == one_layer
# --8<-- [end:by-hand]

# --8<-- [start:behind]
keras.utils.set_random_seed(42)
X = np.random.normal(size=(256, 784)).astype("float32")
TOLERANCE = 1e-4  # float32 rounding in sums of 784 products

dense = keras.layers.Dense(300, use_bias=False)
bn = keras.layers.BatchNormalization()
pair = keras.Sequential([keras.Input((784,)), dense, bn])
bn.set_weights(np.random.uniform(0.5, 1.5, (4, 300)))  # as if trained

gamma, beta, mean, variance = bn.get_weights()
scale = gamma / np.sqrt(variance + bn.epsilon)  # (300,)
kernel = dense.get_weights()[0] * scale  # (784, 300): column j times scale[j]
single = keras.layers.Dense(300)
single.build((None, 784))
single.set_weights([kernel, beta - mean * scale])

same_behind = bool(np.abs(pair(X) - single(X)).max() < TOLERANCE)
print(f"same outputs within {TOLERANCE}: {same_behind}")
assert same_behind
# --8<-- [end:behind]

# --8<-- [start:in-front]
with_bn, plain = (keras.Sequential([keras.Input((784,))]) for _ in range(2))
for units, activation in ((300, "relu"), (100, "relu"), (10, "softmax")):
    bn = keras.layers.BatchNormalization()
    dense = keras.layers.Dense(units, activation=activation)
    with_bn.add(bn)
    with_bn.add(dense)
    bn.set_weights(np.random.uniform(0.5, 1.5, (4, *bn.gamma.shape)))

    gamma, beta, mean, variance = bn.get_weights()
    scale = gamma / np.sqrt(variance + bn.epsilon)
    kernel, bias = dense.get_weights()
    shift = beta - mean * scale
    folded = keras.layers.Dense(units, activation=activation)
    plain.add(folded)  # row i of the kernel times scale[i]
    folded.set_weights([scale[:, None] * kernel, bias + shift @ kernel])

before, after = with_bn.count_params(), plain.count_params()
same_in_front = bool(np.abs(with_bn(X) - plain(X)).max() < TOLERANCE)
print(f"{before:,} -> {after:,} parameters")
print(f"same outputs within {TOLERANCE}: {same_in_front}")
assert same_in_front and (before, after) == (271_346, 266_610)
# --8<-- [end:in-front]
