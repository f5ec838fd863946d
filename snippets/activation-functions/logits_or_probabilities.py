"""Output activation and loss must agree on who applies softmax, or the loss lies."""

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

CLASSES = 10
perfect = np.eye(1, CLASSES)  # probabilities: all of it on the right class
cross_entropy = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
floor = float(cross_entropy(label, perfect))  # softmax a second time
print(f"perfect probabilities taken for logits, {CLASSES} classes: {floor:.4f}")
assert np.allclose([loss["linear True"], loss["softmax False"]], truth)
assert np.isclose(loss["linear False"], np.log(2), atol=1e-5)
assert np.isclose(floor, np.log(1 + (CLASSES - 1) / np.e))
