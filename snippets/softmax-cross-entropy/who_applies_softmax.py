"""Softmax must be applied once, by the model or by the loss: no array tells which."""

# --8<-- [start:arrays]
import textwrap
import warnings

import keras
import numpy as np

CrossEntropy = keras.losses.SparseCategoricalCrossentropy  # integer labels
logits = np.array([[2.0, 1.0, 0.0]])  # (1 sample, 3 classes)
label = np.array([0])
probabilities = np.exp(logits) / np.exp(logits).sum()
by_hand = float(-np.log(probabilities[0, 0]))

loss = {}
for name, outputs in (("logits", logits), ("probabilities", probabilities)):
    for flag in (True, False):
        value = float(CrossEntropy(from_logits=flag)(label, outputs))
        loss[f"{name} {flag}"] = value
        verdict = "right" if abs(value - by_hand) < 1e-6 else "WRONG"
        print(f"{name:13}  from_logits={flag!s:5}  {value:.4f}  {verdict}")

one_hot = keras.losses.CategoricalCrossentropy()(np.eye(1, 3), probabilities)
print(f"one-hot label, CategoricalCrossentropy(): {float(one_hot):.4f}")
assert np.isclose(one_hot, by_hand, rtol=0, atol=1e-6)

perfect = np.eye(1, 10)  # exercise 4: probabilities 1, 0, ..., 0
floor = float(CrossEntropy(from_logits=True)(label, perfect))
assert np.isclose(floor, np.log(np.e + 9) - 1)
# --8<-- [end:arrays]

# --8<-- [start:model]
model = keras.Sequential([keras.Input((3,)), keras.layers.Softmax()])
for flag in (False, True):  # True is one softmax too many
    model.compile(loss=CrossEntropy(from_logits=flag))
    with warnings.catch_warnings(record=True) as caught:
        value = float(model.evaluate(logits, label, verbose=0))
    print(f"in the model   from_logits={flag!s:5}  {value:.4f}")
    for warning in caught:
        print(textwrap.fill(f"UserWarning: {warning.message}", 46))
    assert abs(value - by_hand) < 1e-6
# --8<-- [end:model]
