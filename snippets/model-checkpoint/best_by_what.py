"""The epoch with the lowest val_loss need not be the one with the most hits."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

SEEDS, EPOCHS, EARLIER = 20, 30, 20
KEPT = ["lowest val_loss", "highest val_accuracy", "last epoch"]

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

test_loss, test_accuracy = {}, {}  # epochs trained -> (3, 20): model kept, seed
for epochs in (EPOCHS, EARLIER):
    by_loss = loss[0, :, :epochs].argmin(axis=1)  # of equals the first, as in Keras
    by_accuracy = accuracy[0, :, :epochs].argmax(axis=1)
    kept = np.array([by_loss, by_accuracy, np.full(SEEDS, epochs - 1)])
    test_loss[epochs] = loss[1, np.arange(SEEDS), kept]
    test_accuracy[epochs] = accuracy[1, np.arange(SEEDS), kept]
    print(f"kept, of {epochs} epochs     loss  accuracy")
    for i, name in enumerate(KEPT):
        means = test_loss[epochs][i].mean(), test_accuracy[epochs][i].mean()
        print(f"{name:20}  {means[0]:.3f}  {means[1]:.3f}")

mean_loss, mean_accuracy = test_loss[EPOCHS].mean(1), test_accuracy[EPOCHS].mean(1)
earlier_loss = test_loss[EARLIER].mean(1)
earlier_accuracy = test_accuracy[EARLIER].mean(1)
lower_loss = int((test_loss[EPOCHS][0] < test_loss[EPOCHS][2]).sum())  # seeds
fewer_hits = int((test_accuracy[EPOCHS][0] < test_accuracy[EPOCHS][2]).sum())
assert lower_loss > 0.8 * SEEDS and fewer_hits > 0.6 * SEEDS
assert earlier_loss[0] < earlier_loss[2]
