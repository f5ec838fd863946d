"""Read the gradient norm of every layer before training; stop at the first NaN."""

# --8<-- [start:norms]
import keras
import numpy as np
import tensorflow as tf
from keras import layers
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = X / 16  # (1797, 64)


def build(activation, scale):
    keras.utils.set_random_seed(42)
    model = keras.Sequential([keras.Input((64,))])
    for _ in range(15):  # each its own initializer: one instance repeats its numbers
        initializer = keras.initializers.VarianceScaling(scale)  # variance scale / 64
        model.add(layers.Dense(64, activation, kernel_initializer=initializer))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile("sgd", "sparse_categorical_crossentropy")
    return model


def kernel_norms(model, X, y):
    with tf.GradientTape() as tape:
        loss = model.compute_loss(y=y, y_pred=model(X, training=True))
    kernels = [layer.kernel for layer in model.layers]
    return [float(tf.norm(g)) for g in tape.gradient(loss, kernels)]


nets = {
    "sigmoid, Glorot": ("sigmoid", 1),
    "ReLU, He": ("relu", 2),
    "ReLU, variance 1": ("relu", 64),
}
norms = {}
print("layer                    1         6        11    output")
for name, net in nets.items():
    norms[name] = kernel_norms(build(*net), X[:500], y[:500])
    print(f"{name:16}", *[f"{norm:9.0e}" for norm in norms[name][::5]])
assert norms["sigmoid, Glorot"][0] < 1e-8 and min(norms["ReLU, variance 1"]) > 1e8
# --8<-- [end:norms]

# --8<-- [start:nan]
model = build("relu", 64)
history = model.fit(X, y, epochs=3, verbose=0)
print("loss:", *history.history["loss"])
nan_share = float(np.mean([np.isnan(w).mean() for w in model.get_weights()]))
print(f"share of NaN among the weights: {nan_share:.0%}")

stop = keras.callbacks.TerminateOnNaN()
history = build("relu", 64).fit(X, y, epochs=3, verbose=0, callbacks=[stop])
epochs = len(history.history["loss"])
print("epochs with TerminateOnNaN:", epochs)
assert nan_share == 1 and epochs == 1
# --8<-- [end:nan]
