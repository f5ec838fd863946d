"""One gradient, three ways: by hand, by differences, by TensorFlow's tape."""

# --8<-- [start:net]
import keras
import numpy as np
import tensorflow as tf
from scipy.special import softmax
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = X[:10] / 16, y[:10]  # (m, 64), (m,) with m = 10 images
T = np.eye(10)[y]  # (m, 10), one-hot
rng = np.random.default_rng(42)
W1, b1 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)  # He
W2, b2 = rng.normal(0, np.sqrt(2 / 10), (10, 10)), np.zeros(10)


def forward():
    Z1 = X @ W1 + b1  # (m, 10)
    H = np.maximum(0, Z1)  # ReLU
    Y = softmax(H @ W2 + b2, axis=1)  # (m, 10)
    return Z1, H, Y, -np.sum(T * np.log(Y)) / len(X)


Z1, H, Y, loss = forward()
G2 = (Y - T) / len(X)  # (m, 10), prediction minus target
G1 = G2 @ W2.T * (Z1 > 0)  # (m, 10), through the layer, then the gate
by_hand = {"W1": X.T @ G1, "b1": G1.sum(axis=0), "W2": H.T @ G2, "b2": G2.sum(axis=0)}
# --8<-- [end:net]

# --8<-- [start:check]
STEP = 1e-4
numerical = {name: np.zeros_like(gradient) for name, gradient in by_hand.items()}
for values, (name, slopes) in zip((W1, b1, W2, b2), numerical.items(), strict=True):
    for place in np.ndindex(values.shape):
        kept = values[place]
        for step in (STEP, -STEP):
            values[place] = kept + step
            slopes[place] += forward()[-1] / (2 * step)
        values[place] = kept
    off = np.abs(by_hand[name] - slopes).mean() / np.abs(slopes).mean()
    print(f"{name}: off by {off:.1%}")
    assert off < 1e-7
for bug, G in (("no gate", G2 @ W2.T), ("no transpose", G2 @ W2 * (Z1 > 0))):
    off = np.abs(X.T @ G - numerical["W1"]).mean() / np.abs(numerical["W1"]).mean()
    print(f"{bug}: W1 off by {off:.1%}")
    assert off > 0.5
# --8<-- [end:check]

# --8<-- [start:tape]
hidden, top = keras.layers.Dense(10, activation="relu"), keras.layers.Dense(10)
model = keras.Sequential([keras.Input(shape=(64,)), hidden, top])
model.set_weights([W1, b1, W2, b2])  # float32 from here on
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
with tf.GradientTape() as tape:  # records the forward pass
    loss = loss_function(y, model(X, training=True))
gradients = tape.gradient(loss, model.trainable_variables)  # the backward pass
for gradient, (name, ours) in zip(gradients, by_hand.items(), strict=True):
    same = np.allclose(gradient, ours, rtol=0, atol=1e-5)
    print(f"{name} {gradient.shape!s:8} same to 1e-5: {same}")
    assert same
# --8<-- [end:tape]
