"""A Normalization layer does nothing until it is adapted, and too late is too late."""

# --8<-- [start:late]
import keras
import numpy as np

X_train = np.array([[1, 100], [3, 300], [5, 800]], dtype="float32")

normalization = keras.layers.Normalization()
model = keras.Sequential([keras.Input((2,)), normalization])
model.compile(loss="mse")
never = model.predict(X_train, verbose=0)
normalization.adapt(X_train)
late = model.predict(X_train, verbose=0)
called = np.array(normalization(X_train))
model.compile(loss="mse")
again = model.predict(X_train, verbose=0)

rows = {"never adapted": never, "adapted late": late}
rows |= {"layer called": called, "recompiled": again}
for name, output in rows.items():
    print(f"{name:13}", *[f"{value:7.2f}" for value in output[:, 1]])
assert np.all(never == X_train) and np.all(late == X_train)  # no warning either
assert np.allclose(again, called) and abs(again.mean()) < 1e-6
# --8<-- [end:late]

# --8<-- [start:file]
normalization = keras.layers.Normalization()
normalization.adapt(X_train)  # on the training set, before the model is built
keras.utils.set_random_seed(42)
model = keras.Sequential([keras.Input((2,)), normalization, keras.layers.Dense(1)])
model.save("scaled.keras")
loaded = keras.models.load_model("scaled.keras")
new = np.array([[2, 200]], dtype="float32")  # raw units
difference = float(np.abs(loaded(new) - model(new)).max())
print("mean in the file:", np.array(loaded.layers[0].mean).ravel())
print("difference:", difference)
assert difference < 1e-6
# --8<-- [end:file]
