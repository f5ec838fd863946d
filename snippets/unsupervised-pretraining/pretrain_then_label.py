"""Learn the codes from unlabeled data; then a few labels go further."""

# --8<-- [start:data]
import keras
import matplotlib.pyplot as plt
import numpy as np

INPUTS, NOISE, STEPS = 60, 0.5, 100
rng = np.random.default_rng(7)
z = rng.uniform(-1, 1, size=(4000, 2))  # two hidden causes; no model sees them
hidden = np.tanh(3 * z @ rng.normal(size=(2, 20)) + rng.normal(size=20))
X = np.tanh(0.34 * hidden @ rng.normal(size=(20, INPUTS)))  # (4000, 60)
X += rng.normal(scale=NOISE, size=X.shape)
y = (abs(z[:, 0]) < 0.5).astype(int)  # about half is class 1

X_unlabeled, X_test, y_test = X[:2000], X[2000:], y[2000:]
X_labeled, y_labeled = X[:30], y[:30]
# --8<-- [end:data]

# --8<-- [start:pretrain]
keras.utils.set_random_seed(42)
dense = keras.layers.Dense
encoder = keras.Sequential([dense(50, activation="tanh"), dense(2, activation="tanh")])
decoder = keras.Sequential([dense(50, activation="tanh"), dense(INPUTS)])
autoencoder = keras.Sequential([keras.Input((INPUTS,)), encoder, decoder])
autoencoder.compile(keras.optimizers.Adam(0.005), loss="mean_squared_error")
autoencoder.fit(X_unlabeled, X_unlabeled, batch_size=100, epochs=40, verbose=0)
error = float(np.mean((np.array(autoencoder(X_test)) - X_test) ** 2))
print(f"test error {error:.2f}, of which noise {NOISE**2:.2f}")
# --8<-- [end:pretrain]

# --8<-- [start:reuse]
fresh = keras.models.clone_model(encoder)  # same layers, new random weights
encoder.trainable = False  # before compile
accuracy = {}
for name, lower in {"scratch": fresh, "frozen": encoder}.items():
    head = [dense(20, activation="tanh"), dense(1, activation="sigmoid")]
    model = keras.Sequential([keras.Input((INPUTS,)), lower, *head])
    model.compile(keras.optimizers.Adam(0.02), loss="binary_crossentropy")
    for _ in range(STEPS):
        model.train_on_batch(X_labeled, y_labeled)  # all 30 rows at once
    guess = np.array(model(X_test))[:, 0] > 0.5  # (2000,)
    accuracy[name] = float(np.mean(guess == y_test))
    print(f"{name:8}{accuracy[name]:.2f}")
assert accuracy["frozen"] > accuracy["scratch"] + 0.05
# --8<-- [end:reuse]

# --8<-- [start:look]
dots, known = np.array(encoder(X_test[:270])), np.array(encoder(X_labeled))
for c, mark in enumerate("so"):
    plt.plot(*dots[y_test[:270] == c].T, f"C{c}{mark}", markersize=2.5, alpha=0.6)
    plt.plot(*known[y_labeled == c].T, f"C{c}{mark}", markeredgecolor="black")
    plt.text(0.35 * c - 1, 1.08, f"class {c}", color=f"C{c}")
plt.xticks([-1, -0.5, 0, 0.5, 1])
plt.yticks([-1, -0.5, 0, 0.5, 1])
plt.gca().set(xlabel="first number of the code", ylabel="second number")
plt.show()
# --8<-- [end:look]
