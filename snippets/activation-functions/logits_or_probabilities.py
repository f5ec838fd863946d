"""The output activation and the loss must agree on who applies softmax, or the loss lies."""

import keras
import numpy as np

logits = np.array([[2.0, 1.0, 0.0]])  # one sample, three classes
label = np.array([0])

loss = {}
for output in ["linear", "softmax"]:
    for from_logits in [False, True]:
        model = keras.Sequential([keras.Input((3,)), keras.layers.Activation(output)])
        model.compile(
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits)
        )
        value = round(model.evaluate(logits, label, verbose=0), 4)
        loss[f"{output} {from_logits}"] = value
        print(f"output {output:7s}  from_logits={from_logits!s:5s}  loss {value:.4f}")
assert loss["linear True"] == loss["softmax False"] == 0.4076
assert min(loss["linear False"], loss["softmax True"]) > 0.6

keras.layers.Dense(1, activation="softmax")(logits)
