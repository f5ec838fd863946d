"""In Keras: a penalty without 1/2, a length limit per unit, and no exact zeros."""

# --8<-- [start:rules]
import keras
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso
from sklearn.preprocessing import scale

w = np.float32([[1, 2], [3, -4]])
l2_term = float(keras.regularizers.L2(0.01)(w))
l1_term = float(keras.regularizers.L1(0.01)(w))
print(f"L2(0.01): {l2_term:.2f}   L1(0.01): {l1_term:.2f}")

kernel = np.float32([[3, 0.1], [4, 0.2]])  # (inputs, units): one column per unit
limited = np.array(keras.constraints.MaxNorm(1.0)(kernel))
long_unit, short_unit = limited[:, 0].tolist(), limited[:, 1].tolist()
default_limit = keras.constraints.MaxNorm().max_value
print("MaxNorm(1.0):", limited.astype(float).round(4).tolist())
assert np.isclose(l2_term, 0.30) and np.isclose(l1_term, 0.10)
assert np.allclose(limited, [[0.6, 0.1], [0.8, 0.2]])
# --8<-- [end:rules]

# --8<-- [start:zeros]
PENALTY, RATE, EPOCHS = 0.1, 0.1, 100
X, y = load_diabetes(return_X_y=True)
X, y = scale(X), scale(y)  # (442, 10), (442,)

keras.utils.set_random_seed(42)
l1 = keras.regularizers.L1(PENALTY)
output = keras.layers.Dense(1, kernel_regularizer=l1)
model = keras.Sequential([keras.Input((10,)), output])
model.compile(optimizer=keras.optimizers.SGD(RATE), loss="mean_squared_error")
model.fit(X, y, batch_size=len(X), epochs=EPOCHS, verbose=0)
by_keras = model.get_weights()[0][:, 0]
by_lasso = Lasso(alpha=PENALTY / 2).fit(X, y).coef_  # the same J and penalty

dropped = by_lasso == 0
lasso_zeros, keras_zeros = int(dropped.sum()), int((by_keras == 0).sum())
two_steps = 2 * RATE * PENALTY  # the penalty moves a weight by RATE * PENALTY
hovering = int((np.abs(by_keras[dropped]) < two_steps).sum())
print(f"exact zeros: Lasso {lasso_zeros}, Keras {keras_zeros}")
print(f"weights of Keras where Lasso has 0: {hovering} within {two_steps:.2f} of 0")
assert keras_zeros == 0 < lasso_zeros == hovering
# --8<-- [end:zeros]
