"""Keras adds the penalty to every loss it reports: compare models by a metric."""

# --8<-- [start:model]
import keras
import numpy as np

l2 = keras.regularizers.L2(1e-3)
max_norm = keras.constraints.MaxNorm(1.0)
smoothed = keras.losses.CategoricalCrossentropy(label_smoothing=0.1)
early_stopping_cb = keras.callbacks.EarlyStopping(
    patience=10, restore_best_weights=True
)
model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        keras.layers.RandomTranslation(0.1, 0.1),  # augmentation
        keras.layers.Flatten(),
        keras.layers.Dense(100, activation="relu", kernel_regularizer=l2),
        keras.layers.Dropout(0.2),
        keras.layers.Dense(100, activation="relu", kernel_constraint=max_norm),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer="adam", loss=smoothed, metrics=["accuracy"])
default_l2 = float(keras.regularizers.get("l2").l2)  # kernel_regularizer="l2"
# --8<-- [end:model]

# --8<-- [start:trap]
X = np.array([[1.0, 1.0], [2.0, 0.0]])
w = np.array([[2.0], [1.0]])
y = X @ w  # so the predictions below are exactly right

loss, mse = {}, {}
for penalty in (0.0, 0.1, 0.2):
    l2 = keras.regularizers.L2(penalty)
    output = keras.layers.Dense(1, use_bias=False, kernel_regularizer=l2)
    exact = keras.Sequential([keras.Input((2,)), output])
    exact.compile(loss="mean_squared_error", metrics=["mean_squared_error"])
    exact.set_weights([w])
    result = exact.evaluate(X, y, verbose=0, return_dict=True)
    loss[penalty], mse[penalty] = result["loss"], result["mean_squared_error"]
    print(f"L2({penalty}): loss {loss[penalty]:.1f}, metric {mse[penalty]:.1f}")
    assert abs(loss[penalty] - penalty * (2**2 + 1**2)) < 1e-6 and mse[penalty] == 0
# --8<-- [end:trap]
