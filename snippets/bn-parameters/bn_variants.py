"""What changes the number of BN parameters: options, channels and dropped biases."""

# --8<-- [start:options]
import keras

cases = {
    "dense": ((None, 300), {}),
    "no_center": ((None, 300), {"center": False}),
    "no_scale": ((None, 300), {"scale": False}),
    "renorm": ((None, 300), {"renorm": True}),
    "image": ((None, 8, 8, 3), {}),  # the last axis: 3 channels
    "large_image": ((None, 64, 64, 3), {}),
    "not_flat": ((None, 28, 28), {}),  # the last axis: 28 columns of pixels
}
sizes = {}
for case, (shape, options) in cases.items():
    layer = keras.layers.BatchNormalization(**options)
    layer.build(shape)
    sizes[case] = layer.count_params()
    print(f"{case:12}{sizes[case]:6,}  {len(layer.variables)} vectors")

assert list(sizes.values()) == [1200, 900, 900, 2100, 12, 12, 112]
# --8<-- [end:options]

# --8<-- [start:before]
before = keras.Sequential(
    [
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.BatchNormalization(),
        keras.layers.Dense(300, use_bias=False),  # beta takes over
        keras.layers.BatchNormalization(),
        keras.layers.Activation("relu"),
        keras.layers.Dense(100, use_bias=False),
        keras.layers.BatchNormalization(),
        keras.layers.Activation("relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
total_before = before.count_params()
print(f"{total_before:,}")
assert total_before == 271_346 - 300 - 100
# --8<-- [end:before]
