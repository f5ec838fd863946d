"""A trained network is its arrays: with them, NumPy repeats the forward pass."""

# --8<-- [start:train]
import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(42)
X, y = load_digits(return_X_y=True)  # (1797, 64): 8x8 pixels from 0 to 16
X_train, X_test, y_train, y_test = train_test_split(X / 16, y, random_state=42)

model = keras.Sequential(
    [
        keras.Input((64,)),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(X_train, y_train, epochs=15, verbose=0)
# --8<-- [end:train]

# --8<-- [start:forward]
W1, b1, W2, b2, W3, b3 = model.get_weights()
H1 = np.maximum(0, X_test @ W1 + b1)
H2 = np.maximum(0, H1 @ W2 + b2)
logits = H2 @ W3 + b3
powers = np.exp(logits - logits.max(axis=1, keepdims=True))
Y = powers / powers.sum(axis=1, keepdims=True)  # softmax: each row sums to 1

print("X", X_test.shape)
for W, b, H in [(W1, b1, H1), (W2, b2, H2), (W3, b3, Y)]:
    print("  @", W.shape, "+", b.shape, "->", H.shape)
# --8<-- [end:forward]

# --8<-- [start:compare]
by_keras = model.predict(X_test, verbose=0)
difference = np.abs(Y - by_keras).max()
same = int((Y.argmax(axis=1) == by_keras.argmax(axis=1)).sum())
accuracy = float(np.mean(Y.argmax(axis=1) == y_test))
print("largest difference below 1e-5:", difference < 1e-5)
print(f"same digit predicted: {same} of {len(X_test)}")
print("test accuracy above 0.9:", accuracy > 0.9)
assert difference < 1e-5 and same == len(X_test) and accuracy > 0.9
# --8<-- [end:compare]
