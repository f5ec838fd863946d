"""save_best_only overwrites the file only for a strictly better monitored value."""

# --8<-- [start:rule]
import keras
import numpy as np

VAL_LOSS = [0.9, 0.7, 0.7, 0.8, 0.5, 0.6]  # invented, one per epoch
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
checkpoint = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
checkpoint.set_model(model)

in_file = []
print("epoch  val_loss  epoch in file")
for epoch, value in enumerate(VAL_LOSS):
    model.set_weights([np.array([[epoch + 1]])])  # the weight tells the epoch
    checkpoint.on_epoch_end(epoch, {"val_loss": value})  # what fit() would call
    saved = keras.models.load_model("best.keras")
    in_file.append(int(saved.get_weights()[0][0, 0]))
    print(f"{epoch + 1:5} {value:9} {in_file[-1]:14}")
assert in_file == [1, 2, 2, 2, 5, 5]
# --8<-- [end:rule]

# --8<-- [start:resume]
resumed = {}
for threshold in (0.5, None):  # the best so far, or nothing
    model.set_weights([np.array([[7]])])
    new_cb = keras.callbacks.ModelCheckpoint(
        "best.keras", save_best_only=True, initial_value_threshold=threshold
    )
    new_cb.set_model(model)
    new_cb.on_epoch_end(6, {"val_loss": 0.8})  # epoch 7, worse than 0.5
    saved = keras.models.load_model("best.keras")
    now_in_file = int(saved.get_weights()[0][0, 0])
    resumed[str(threshold)] = now_in_file
    print(f"initial_value_threshold={threshold}: epoch in file {now_in_file}")
assert resumed == {"0.5": 5, "None": 7}
# --8<-- [end:resume]
