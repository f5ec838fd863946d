"""The task sets the first and the last width; only those in between are free."""

# --8<-- [start:build]
import keras
import numpy as np

keras.utils.set_random_seed(42)
HIDDEN, WIDTH = 2, 64  # the two numbers to tune


def build(inputs, outputs, activation):
    model = keras.Sequential([keras.Input((inputs,))])
    for _ in range(HIDDEN):
        model.add(keras.layers.Dense(WIDTH, activation="relu"))
    model.add(keras.layers.Dense(outputs, activation=activation))
    return model


tasks = {
    "price of a house": (8, 1, None),
    "position in a plane": (8, 2, None),
    "spam or not": (57, 1, "sigmoid"),
    "one of ten digits": (64, 10, "softmax"),
}
params = {}
for name, (inputs, outputs, activation) in tasks.items():
    model = build(inputs, outputs, activation)
    params[name] = model.count_params()
    print(f"{name:20} {inputs:2} -> {outputs:2}  {params[name]} parameters")
    assert model(np.zeros((5, inputs))).shape == (5, outputs)
# --8<-- [end:build]

# --8<-- [start:trap]
X, labels = np.zeros((10, 64)), np.arange(1, 11)  # labels 1 to 10, not 0 to 9
for outputs in (10, 11):
    model = build(64, outputs, "softmax")
    model.compile(loss="sparse_categorical_crossentropy", jit_compile=False)
    try:
        model.fit(X, labels, verbose=0)
        print(f"{outputs} outputs: no complaint")
    except Exception as error:  # of TensorFlow
        found = str(error).split("Received")[1].split(". ")[0]
        print(f"{outputs} outputs: {type(error).__name__}: Received{found}")
# --8<-- [end:trap]
