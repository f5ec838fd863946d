"""In Keras, Fixup needs a scaled first layer and a zero last layer: not two zeros."""

# --8<-- [start:block]
import keras
import numpy as np

L, WIDTH = 9, 64  # blocks; each branch has m = 2 layers


def scaled_he():  # variance 2/n times 1/L, so std times L**-0.5; anew for each layer
    return keras.initializers.VarianceScaling(2 / L, "fan_in")


def block(x, first):
    h = keras.layers.Activation("relu")(x)
    h = keras.layers.Dense(WIDTH, "relu", kernel_initializer=first)(h)
    h = keras.layers.Dense(WIDTH, kernel_initializer="zeros")(h)
    return keras.layers.Add()([x, h])


# --8<-- [end:block]
# --8<-- [start:check]
keras.utils.set_random_seed(42)
X = np.random.default_rng(42).normal(size=(256, WIDTH))
still, std = {}, {}
for name in ("Fixup", "all zeros"):
    inputs = x = keras.Input((WIDTH,))
    for _ in range(L):
        x = block(x, scaled_he() if name == "Fixup" else "zeros")
    model = keras.Model(inputs, x)
    assert np.allclose(model.predict(X, verbose=0), X, atol=1e-6)  # the identity

    before = model.get_weights()
    model.compile(keras.optimizers.SGD(0.1), "mse")
    model.fit(X, np.abs(X), epochs=3, verbose=0)
    pairs = zip(before, model.get_weights(), strict=True)
    kernels = [np.array_equal(a, b) for a, b in pairs if a.ndim == 2]
    still[name] = sum(kernels)
    std[name] = float(before[0].std())  # of the first kernel
    print(f"{name:9}  std {std[name]:.3f}, unmoved {still[name]} of {len(kernels)}")
target = float(np.sqrt(2 / WIDTH / L))
assert abs(std["Fixup"] / target - 1) < 0.05
assert still == {"Fixup": 0, "all zeros": 2 * L}
# --8<-- [end:check]
