"""A gradient check in float32 blames a correct gradient; the loss matters, too."""

import keras
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_iris

SEEDS = 5
X, y = load_iris(return_X_y=True)
X = (X - X.mean(axis=0)) / X.std(axis=0)  # (150, 4)


def loss(kernel):
    logits, _ = layer.stateless_call([kernel], [], X)
    return cross_entropy(y, logits)


error = {}  # case -> mean relative error over the seeds, for either step
print("floatx   layer    h = 1e-04  h = 1e-06")
for floatx, dtype in (
    ("float32", "float32"),  # what Keras does by default
    ("float32", "float64"),
    ("float64", "float64"),
):
    keras.config.set_floatx(floatx)
    cross_entropy = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    rows = np.zeros((SEEDS, 2))
    for seed in range(SEEDS):
        keras.utils.set_random_seed(seed)
        layer = keras.layers.Dense(3, use_bias=False, dtype=dtype)
        layer.build((None, 4))
        for column, h in enumerate((1e-4, 1e-6)):
            tape, steps = tf.test.compute_gradient(loss, [layer.kernel.value], h)
            a, n, norm = tape[0], steps[0], np.linalg.norm  # a, n: (1, 12)
            rows[seed, column] = norm(a - n) / (norm(a) + norm(n))
    case = f"{floatx} {dtype}"
    error[case] = rows.mean(axis=0).tolist()
    print(f"{case}  {error[case][0]:9.0e}  {error[case][1]:9.0e}")
    assert rows.max() < 1e-7 if floatx == "float64" else rows.min() > 1e-4
