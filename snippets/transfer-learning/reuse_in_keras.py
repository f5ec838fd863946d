"""Clone the network, copy its weights, replace the head, and compile at every stage."""

# --8<-- [start:task-a]
import keras
import numpy as np

keras.utils.set_random_seed(42)
X = np.random.normal(size=(640, 60))  # noise will do: only the weights are watched
y_A, y_B = np.random.randint(8, size=640), np.random.randint(2, size=640)

A = keras.Sequential([keras.Input((60,))])
A.add(keras.layers.Dense(32, activation="relu"))
A.add(keras.layers.Dense(16, activation="relu"))
A.add(keras.layers.Dense(8, activation="softmax"))
A.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
A.fit(X, y_A, verbose=0)
# --8<-- [end:task-a]

# --8<-- [start:build]
twin = keras.models.clone_model(A)  # same architecture, new random weights
twin.set_weights(A.get_weights())  # now the same numbers too
B = keras.Sequential([keras.Input((60,)), *twin.layers[:-1]])
B.add(keras.layers.Dense(1, activation="sigmoid"))  # a new head
print("outputs of A and B:", A.output_shape, B.output_shape)
# --8<-- [end:build]

# --8<-- [start:stages]
trainable, moves = [], []


def stage(name, rate):
    adam = keras.optimizers.Adam(rate)  # a new optimizer for each stage
    B.compile(loss="binary_crossentropy", optimizer=adam)
    before = [layer.get_weights()[0] for layer in B.layers]
    B.fit(X, y_B, verbose=0)
    after = [layer.get_weights()[0] for layer in B.layers]
    moves.append([bool(np.any(a != b)) for a, b in zip(before, after, strict=True)])
    trainable.append(sum(np.size(weight) for weight in B.trainable_weights))
    print(f"{name:12}{trainable[-1]:5} trainable; moved:", *moves[-1])


hidden1, hidden2, head = B.layers
hidden1.trainable = hidden2.trainable = False
stage("head", rate=0.003)
hidden2.trainable = True
stage("+ hidden2", rate=0.001)
hidden1.trainable = True
stage("+ hidden1", rate=0.0003)
# --8<-- [end:stages]

# --8<-- [start:all-frozen]
B.trainable = False  # the head as well
stage("all frozen", rate=0.003)
assert moves == [[False, False, True], [False, True, True], [True] * 3, [False] * 3]
# --8<-- [end:all-frozen]
