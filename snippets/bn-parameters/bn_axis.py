"""`axis` names the axis that keeps its own statistics; all the others are averaged."""

# --8<-- [start:one-axis]
import textwrap

import keras
import numpy as np
from sklearn.datasets import load_digits

images = load_digits().images.astype("float32")  # image, row, column

# momentum=0: the moving statistics are those of the last batch
columns = keras.layers.BatchNormalization(axis=-1, momentum=0.0)
columns(images, training=True)
rows = keras.layers.BatchNormalization(axis=1, momentum=0.0)
rows(images, training=True)
print("axis=-1", np.round(columns.moving_mean, 1))
print("axis=1 ", np.round(rows.moving_mean, 1))
assert np.allclose(columns.moving_mean, images.mean(axis=(0, 1)), atol=1e-4)
assert np.allclose(rows.moving_mean, images.mean(axis=(0, 2)), atol=1e-4)
# --8<-- [end:one-axis]

# --8<-- [start:two-axes]
try:
    keras.layers.BatchNormalization(axis=[1, 2])
except TypeError as error:
    print(textwrap.fill(f"{type(error).__name__}: {error}", width=56))
# --8<-- [end:two-axes]

# --8<-- [start:per-pixel]
pixels = keras.Sequential(
    [
        keras.Input((8, 8)),
        keras.layers.Flatten(),
        keras.layers.BatchNormalization(momentum=0.0),
        keras.layers.Reshape((8, 8)),
    ]
)
pixels(images, training=True)
pixel_means = pixels.layers[1].moving_mean.numpy()  # (64,)
assert np.allclose(pixel_means.reshape(8, 8), images.mean(axis=0), atol=1e-4)

column_parameters = columns.count_params()
pixel_parameters = pixels.count_params()
print(column_parameters, pixel_parameters)
assert (column_parameters, pixel_parameters) == (4 * 8, 4 * 64)
# --8<-- [end:per-pixel]
