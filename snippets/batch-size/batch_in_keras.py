"""batch_size cuts arrays into batches; a Dataset ignores it without a word."""

# --8<-- [start:sizes]
import keras
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(42)
X = rng.normal(size=(100, 3)).astype("float32")
y = X.sum(axis=1, keepdims=True)  # (100, 1)
dataset = tf.data.Dataset.from_tensor_slices((X, y)).batch(50)


def write_down(y_true, y_pred):  # a "loss" that notes how many samples it gets
    sizes.append(len(y_true))
    return 0 * y_pred


seen = {}
for name, data, arguments in (
    ("arrays", (X, y), {}),
    ("arrays, 64", (X, y), {"batch_size": 64}),
    ("arrays, 500", (X, y), {"batch_size": 500}),
    ("Dataset, 10", (dataset,), {"batch_size": 10}),
):
    sizes = []
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss=write_down, run_eagerly=True)
    model.fit(*data, shuffle=False, verbose=0, **arguments)
    seen[name] = sizes
    print(f"{name:12} {sizes}")
assert seen["arrays"][0] == 32 and seen["Dataset, 10"] == [50, 50]
# --8<-- [end:sizes]

# --8<-- [start:accumulate]
schedule = keras.optimizers.schedules.CosineDecay(
    0.0, decay_steps=100, warmup_target=0.12, warmup_steps=12
)
weights, rate_now = {}, {}
for name, rate in (("constant", 0.1), ("warmup", schedule)):
    for batch_size, accumulate in ((32, None), (8, 4)):  # 3 updates, 3 updates
        keras.utils.set_random_seed(42)
        model = keras.Sequential([keras.layers.Dense(1)])
        optimizer = keras.optimizers.SGD(rate, gradient_accumulation_steps=accumulate)
        model.compile(optimizer, loss="mse")
        model.fit(X[:96], y[:96], batch_size=batch_size, shuffle=False, verbose=0)
        weights[name, batch_size] = model.get_weights()[0]  # (3, 1)
        rate_now[f"{name}, {batch_size}"] = float(optimizer.learning_rate)
    same = np.allclose(weights[name, 32], weights[name, 8], atol=1e-6)
    rates = [f"{rate_now[f'{name}, {batch_size}']:.2f}" for batch_size in (32, 8)]
    print(f"{name:8} same weights: {same!s:5}  rate now:", *rates)
    assert same == (name == "constant")
# --8<-- [end:accumulate]
