"""One gradient, three ways: by hand, by differences, by TensorFlow's tape."""

# --8<-- [start:net]
import keras
import numpy as np
import tensorflow as tf
from scipy.special import softmax
from sklearn.datasets import load_digits

X, labels = load_digits(return_X_y=True)
X, T = X[:10] / 16, np.eye(10)[labels[:10]]  # (m, 64), (m, 10): m = 10 images
rng = np.random.default_rng(42)
W1, b1 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)  # He
W2, b2 = rng.normal(0, np.sqrt(2 / 10), (10, 10)), np.zeros(10)


def forward():
    Z1 = X @ W1 + b1  # (m, 10)
    H = np.maximum(0, Z1)  # ReLU
    Y = softmax(H @ W2 + b2, axis=1)  # (m, 10)
    return Z1, H, Y, -np.sum(T * np.log(Y)) / len(X)


Z1, H, Y, _ = forward()
G2 = (Y - T) / len(X)  # of Z2, (m, 10): prediction minus target
G1 = G2 @ W2.T * (Z1 > 0)  # of Z1, (m, 10): through W2, then the gate
by_hand = {"W1": X.T @ G1, "b1": G1.sum(axis=0), "W2": H.T @ G2, "b2": G2.sum(axis=0)}
# --8<-- [end:net]

# --8<-- [start:check]
STEP = 1e-4
numerical = {}
for name, values in zip(by_hand, (W1, b1, W2, b2), strict=True):
    slopes = numerical[name] = np.zeros_like(values)
    for place in np.ndindex(values.shape):
        kept = values[place]
        for step in (STEP, -STEP):
            values[place] = kept + step
            slopes[place] += forward()[-1] / (2 * step)
        values[place] = kept
tries = by_hand | {"W1, no gate": X.T @ (G2 @ W2.T)}
tries["W1, no transpose"] = X.T @ (G2 @ W2 * (Z1 > 0))
for name, gradient in tries.items():
    slopes = numerical[name[:2]]
    off = np.abs(gradient - slopes).mean() / np.abs(slopes).mean()
    print(f"{name}: off by {off:.1%}")
    assert off < 1e-7 if name in by_hand else off > 0.5
# --8<-- [end:check]

# --8<-- [start:tape]
hidden, top = keras.layers.Dense(10, activation="relu"), keras.layers.Dense(10)
model = keras.Sequential([keras.Input(shape=(64,)), hidden, top])
model.set_weights([W1, b1, W2, b2])  # float32 from here on
with tf.GradientTape() as tape:  # records the forward pass
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)(T, model(X))
gradients = tape.gradient(loss, model.trainable_variables)  # the backward pass
for gradient, (name, ours) in zip(gradients, by_hand.items(), strict=True):
    assert np.allclose(gradient, ours, rtol=0, atol=1e-5)
    print(f"{name} {gradient.shape!s:8} same to 1e-5")
# --8<-- [end:tape]
