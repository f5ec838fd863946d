"""The epoch with the lowest val_loss need not be the one with the most hits."""

# --8<-- [start:train]
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

SEEDS, EPOCHS, EARLIER = 20, 30, 20

X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_rest, y_train, y_rest = train_test_split(
    X / 16, y, train_size=200, stratify=y, random_state=42
)
rows = np.arange(len(X_rest))  # 300 for validation, 1297 for the test
valid, test = train_test_split(rows, train_size=300, stratify=y_rest, random_state=42)

loss, accuracy = np.empty((2, 2, SEEDS, EPOCHS))  # of the validation and the test set
for seed in range(SEEDS):
    model = MLPClassifier(  # its defaults: ReLU, softmax, Adam
        (100, 100), learning_rate_init=0.01, batch_size=32, random_state=seed
    )
    for epoch in range(EPOCHS):
        model.partial_fit(X_train, y_train, classes=range(10))  # one epoch
        probability = model.predict_proba(X_rest)  # (1597, 10)
        cost = -np.log(probability[rows, y_rest])  # cross-entropy of each image
        hit = probability.argmax(axis=1) == y_rest
        loss[:, seed, epoch] = cost[valid].mean(), cost[test].mean()
        accuracy[:, seed, epoch] = hit[valid].mean(), hit[test].mean()
# --8<-- [end:train]

# --8<-- [start:keep]
test_loss, test_accuracy = {}, {}  # epochs trained -> (3, 20): epoch kept, seed
for epochs in (EARLIER, EPOCHS):
    by_loss = loss[0, :, :epochs].argmin(axis=1)  # of equals the first, as in Keras
    by_accuracy = accuracy[0, :, :epochs].argmax(axis=1)
    kept = np.array([by_loss, by_accuracy, np.full(SEEDS, epochs - 1)])
    test_loss[epochs] = loss[1, np.arange(SEEDS), kept]
    test_accuracy[epochs] = accuracy[1, np.arange(SEEDS), kept]

print(f"{'test set, epochs run:':21} {EARLIER:5} {EPOCHS:5}")
for name, score in (("loss", test_loss), ("accuracy", test_accuracy)):
    for i, rule in enumerate(("min val_loss", "max val_acc", "last")):
        means = score[EARLIER][i].mean(), score[EPOCHS][i].mean()
        print(f"{name:8} {rule:12} {means[0]:5.3f} {means[1]:5.3f}")
    drift = abs(score[EARLIER].mean(axis=1) - score[EPOCHS].mean(axis=1))  # (3,)
    assert max(drift[:2]) < drift[2]  # what is kept depends less on when you stop

lower_loss = int((test_loss[EPOCHS][0] < test_loss[EPOCHS][2]).sum())  # seeds
fewer_hits = int((test_accuracy[EPOCHS][0] < test_accuracy[EPOCHS][2]).sum())
assert lower_loss > 0.8 * SEEDS and fewer_hits > 0.6 * SEEDS
# --8<-- [end:keep]
