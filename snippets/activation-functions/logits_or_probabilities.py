"""Output activation and loss must agree on who applies softmax, or the loss lies."""

# --8<-- [start:four]
import keras
import numpy as np

logits = np.array([[2.0, 1.0, 0.0]])  # one sample, three classes
label = np.array([0])
truth = float(np.log(1 + np.exp(-1) + np.exp(-2)))  # -log softmax(logits)[0]

loss = {}
for output in ["linear", "softmax"]:
    for from_logits in [True, False]:
        cross_entropy = keras.losses.SparseCategoricalCrossentropy(from_logits)
        model = keras.Sequential([keras.Input((3,)), keras.layers.Activation(output)])
        model.compile(loss=cross_entropy)
        value = float(model.evaluate(logits, label, verbose=0))
        loss[f"{output} {from_logits}"] = value
        print(f"output {output:7s}  from_logits={from_logits!s:5s}  loss {value:.4f}")
assert np.isclose(loss["linear True"], truth) and np.isclose(
    loss["softmax False"], truth
)
assert np.isclose(loss["linear False"], np.log(2), atol=1e-5)
# --8<-- [end:four]

# --8<-- [start:array]
probabilities = model.predict(logits, verbose=0)  # an array: its softmax is forgotten
cross_entropy = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
twice = float(cross_entropy(label, probabilities))
print(f"softmax applied twice: loss {twice:.4f}")

classes = 10
perfect = np.eye(1, classes)  # all probability on the right class
floor = float(cross_entropy(label, perfect))
print(f"smallest possible with {classes} classes: {floor:.4f}")
assert twice > 1.5 * truth and np.isclose(floor, np.log(1 + (classes - 1) / np.e))
# --8<-- [end:array]

# --8<-- [start:one-unit]
layer = keras.layers.Dense(1, activation="softmax")
print(keras.ops.convert_to_numpy(layer(logits)))
# --8<-- [end:one-unit]
