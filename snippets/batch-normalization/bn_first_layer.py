"""A first batch normalization layer standardizes raw features, but only roughly."""

# --8<-- [start:fit]
import keras
import numpy as np

keras.utils.set_random_seed(42)
X = np.random.normal([5, -300], [1, 100], size=(2000, 2)).astype("float32")
y = (X[:, 0] - 5) + (X[:, 1] + 300) / 100  # (2000,): both features matter equally

normalization = keras.layers.Normalization()
normalization.adapt(X)  # one pass over the training set, before any training
outputs = {"raw": X, "Normalization": np.array(normalization(X))}

bn = keras.layers.BatchNormalization()
model = keras.Sequential([keras.Input((2,)), bn, keras.layers.Dense(1)])
outputs["BN, new"] = np.array(bn(X, training=False))

model.compile(keras.optimizers.SGD(learning_rate=0.05), "mse")
model.fit(X, y, epochs=20, verbose=0)
outputs["BN, trained"] = np.array(bn(X, training=False))
gamma, beta = bn.gamma.numpy(), bn.beta.numpy()  # (2,), (2,)
outputs["x_hat"] = (outputs["BN, trained"] - beta) / gamma
# --8<-- [end:fit]

# --8<-- [start:look]
means, deviations = {}, {}
print("              mean x1 mean x2   sd x1   sd x2")
for name, output in outputs.items():
    mean, deviation = output.mean(axis=0), output.std(axis=0)
    means[name], deviations[name] = mean.tolist(), deviation.tolist()
    numbers = [*np.round(mean, 2) + 0.0, *deviation]  # + 0.0: no "-0.00"
    print(f"{name:13}", " ".join(f"{number:7.2f}" for number in numbers))
print("gamma", gamma.round(2), "beta", beta.round(2))

assert np.abs(means["Normalization"]).max() < 1e-3
assert np.abs(means["BN, new"]).max() > 100
assert np.abs(means["x_hat"]).max() < 0.1
assert np.abs(np.array(deviations["x_hat"]) - 1).max() < 0.05
# --8<-- [end:look]
