"""What is frozen is settled when the training function is built, not when you say."""

# --8<-- [start:silent]
import keras
import numpy as np

keras.utils.set_random_seed(42)
X, y = np.random.normal(size=(64, 4)), np.random.normal(size=64)
hidden = keras.layers.Dense(3, activation="relu")
model = keras.Sequential([keras.Input((4,)), hidden, keras.layers.Dense(1)])


def hidden_moves(batch_size=8):
    before = hidden.get_weights()[0]
    model.fit(X, y, batch_size=batch_size, verbose=0)
    return bool(np.any(hidden.get_weights()[0] != before))


model.compile(loss="mean_squared_error", optimizer="sgd")
hidden_moves()  # the first fit builds the training function
hidden.trainable = False
freeze = hidden_moves()
model.compile(loss="mean_squared_error", optimizer="sgd")
freeze_compile = hidden_moves()
hidden.trainable = True
unfreeze = hidden_moves()
model.compile(loss="mean_squared_error", optimizer="sgd")
unfreeze_compile = hidden_moves()
print("does the hidden layer move?")
print("frozen,   not recompiled:", freeze)
print("frozen,   recompiled:    ", freeze_compile)
print("unfrozen, not recompiled:", unfreeze)
print("unfrozen, recompiled:    ", unfreeze_compile)
assert freeze and unfreeze_compile and not (freeze_compile or unfreeze)
# --8<-- [end:silent]

# --8<-- [start:later]
hidden.trainable = False
same_batches, other_batches = hidden_moves(), hidden_moves(batch_size=7)
print("frozen, not recompiled, batches of 8, then 7:", same_batches, other_batches)

hidden.trainable = True
model.compile(loss="mean_squared_error", optimizer="sgd")
hidden.trainable = False  # after compile, but before the first fit
before_fit = hidden_moves()
print("frozen between compile and the first fit:", before_fit)

hidden.trainable = True
model.compile(loss="mean_squared_error", optimizer=model.optimizer)  # the old one
try:
    hidden_moves()
except ValueError as error:
    message, _, advice = str(error).partition(": ")
    print("unfrozen, recompiled with the old optimizer: ValueError:", message)
    print(*advice.split(". ")[1:], sep=".\n")
assert same_batches and not other_batches and not before_fit
# --8<-- [end:later]
