"""trainable=False also puts BatchNormalization in inference mode, after compile."""

# --8<-- [start:four-cases]
import keras
import numpy as np

keras.utils.set_random_seed(42)
x = np.random.normal(5, 3, (256, 4)).astype("float32")

print("trainable training | statistics moved learns")
outputs = {}
for trainable in (True, False):
    for training in (True, False):
        bn = keras.layers.BatchNormalization(trainable=trainable)
        output = bn(x, training=training).numpy()
        outputs[trainable, training] = output
        used = "batch" if abs(output.mean()) < 0.01 else "moving"
        moved = bool(np.any(bn.moving_mean != 0))
        learns = len(bn.trainable_variables) == 2  # gamma and beta
        print(f"{trainable!s:9} {training!s:8} | {used:10} {moved!s:5} {learns}")
        assert (used == "batch") == moved == (trainable and training)

assert np.array_equal(outputs[False, True], outputs[False, False])
# --8<-- [end:four-cases]

# --8<-- [start:compile]
bn = keras.layers.BatchNormalization()
model = keras.Sequential([keras.Input((4,)), bn, keras.layers.Dense(1)])
target = x[:, 0]
changed = {}
for case in ("trainable", "frozen", "frozen+compile"):
    bn.trainable = case == "trainable"
    if case != "frozen":
        model.compile(optimizer="sgd", loss="mse")
    before = bn.get_weights()  # gamma, beta, moving mean, moving variance
    model.fit(x, target, verbose=0)
    pairs = zip(before, bn.get_weights(), strict=True)
    changed[case] = sum(not np.array_equal(old, new) for old, new in pairs)
    print(f"{case:15} {changed[case]} of 4 vectors changed")

assert list(changed.values()) == [4, 4, 0]
# --8<-- [end:compile]
