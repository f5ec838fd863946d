"""Averaged over all masks, dropout on inputs adds an l2 penalty to a linear unit."""

import itertools

import numpy as np

x, w, y = np.array([2, 1]), np.array([1, 3]), 4  # two inputs, two weights, one target
RATE = 0.5

prediction = x @ w  # without dropout
predictions, errors = [], []
for mask in itertools.product([0, 1], repeat=2):
    predictions.append(float((mask * x / (1 - RATE)) @ w))
    errors.append((predictions[-1] - y) ** 2)
    print(f"mask {mask}  prediction {predictions[-1]:4.0f}  error^2 {errors[-1]:4.0f}")

mean_prediction, mean_error = float(np.mean(predictions)), float(np.mean(errors))
plain_error = float((prediction - y) ** 2)
penalty = float(RATE / (1 - RATE) * np.sum(x**2 * w**2))
print(f"mean            prediction {mean_prediction:4.0f}  error^2 {mean_error:4.0f}")
print(f"without dropout prediction {prediction:4}  error^2 {plain_error:4.0f}")
print(f"penalty p/(1-p) * sum(x^2 w^2) = {penalty:.0f}")
assert mean_prediction == prediction and mean_error == plain_error + penalty

masks_of_64_units = 2.0**64
scale = {rate: 1 / (1 - rate) for rate in (0.2, 0.5, 0.8)}  # for the exercises
masks = np.array(list(itertools.product([0, 1], repeat=2)))  # (4, 2)
chance_08 = np.prod(np.where(masks, 1 - 0.8, 0.8), axis=1)  # at rate 0.8, (4,)
predictions_08 = masks * x * scale[0.8] @ w
mean_error_08 = float(chance_08 @ (predictions_08 - y) ** 2)
penalty_08 = mean_error_08 - plain_error
assert np.isclose(chance_08 @ predictions_08, prediction)
assert np.isclose(penalty_08, 0.8 / (1 - 0.8) * np.sum(x**2 * w**2))
