"""After set_random_seed, fit on arrays repeats one order in every epoch."""

import keras
import numpy as np
import tensorflow as tf

SAMPLES, EPOCHS = 10, 4

number = np.arange(SAMPLES).reshape(-1, 1)  # sample i is the number i


def write_down(y_true, y_pred):  # a "loss" that notes the order of the samples
    orders.append("".join(str(i) for i in y_true.numpy().astype(int).flat))
    return 0 * y_pred


different = {}
for name, seed in (("arrays", None), ("arrays", 42), ("Dataset", 42)):
    if seed is not None:
        keras.utils.set_random_seed(seed)
    orders = []  # one per epoch
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss=write_down, run_eagerly=True)
    if name == "arrays":
        model.fit(number, number, batch_size=SAMPLES, epochs=EPOCHS, verbose=0)
    else:
        data = tf.data.Dataset.from_tensor_slices((number, number))
        data = data.shuffle(SAMPLES).batch(SAMPLES)
        model.fit(data, epochs=EPOCHS, shuffle=False, verbose=0)
    different[f"{name}, {seed}"] = len(set(orders))
    print(f"{name}, seed {seed}: different orders: {len(set(orders))}")
    if seed is not None:
        print("  ", *orders)
assert different == {"arrays, None": 4, "arrays, 42": 1, "Dataset, 42": 4}
