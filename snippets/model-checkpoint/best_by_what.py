"""Best by val_loss means a lower loss; it need not mean more right answers."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

SEEDS, EPOCHS, EARLIER = 20, 30, 20
KEPT = ["lowest val_loss", "highest val_accuracy", "last epoch"]

X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X_train, X_rest, y_train, y_rest = train_test_split(
    X / 16, y, train_size=200, stratify=y, random_state=42
)
X_valid, X_test, y_valid, y_test = train_test_split(
    X_rest, y_rest, train_size=300, stratify=y_rest, random_state=42
)

sets = [(X_valid, y_valid), (X_test, y_test)]
loss, accuracy = np.empty((2, len(sets), SEEDS, EPOCHS))
for seed in range(SEEDS):
    model = MLPClassifier(
        (100, 100), learning_rate_init=0.01, batch_size=32, random_state=seed
    )  # ReLU, softmax, and Adam are its defaults
    for epoch in range(EPOCHS):
        model.partial_fit(X_train, y_train, classes=range(10))  # one epoch
        for i, (images, labels) in enumerate(sets):
            probability = model.predict_proba(images)  # (images, 10)
            loss[i, seed, epoch] = log_loss(labels, probability)
            hits = accuracy_score(labels, probability.argmax(axis=1))
            accuracy[i, seed, epoch] = hits

test_loss, test_accuracy = {}, {}  # epochs trained -> (3, 20): model kept, seed
for budget in (EPOCHS, EARLIER):
    by_loss = loss[0, :, :budget].argmin(axis=1)  # of equals the first, as in Keras
    by_accuracy = accuracy[0, :, :budget].argmax(axis=1)
    kept = np.array([by_loss, by_accuracy, np.full(SEEDS, budget - 1)])
    test_loss[budget] = loss[1, np.arange(SEEDS), kept]
    test_accuracy[budget] = accuracy[1, np.arange(SEEDS), kept]
    print(f"kept, of {budget} epochs     loss  accuracy")
    for name, losses, hits in zip(
        KEPT, test_loss[budget], test_accuracy[budget], strict=True
    ):
        print(f"{name:20}  {losses.mean():.3f}  {hits.mean():.3f}")

mean_loss = test_loss[EPOCHS].mean(axis=1)
mean_accuracy = test_accuracy[EPOCHS].mean(axis=1)
earlier_loss = test_loss[EARLIER].mean(axis=1)
earlier_accuracy = test_accuracy[EARLIER].mean(axis=1)
lower_loss = int((test_loss[EPOCHS][0] < test_loss[EPOCHS][2]).sum())
last_hits_more = int((test_accuracy[EPOCHS][2] > test_accuracy[EPOCHS][1]).sum())
assert lower_loss > 0.9 * SEEDS and earlier_loss[0] < earlier_loss[2]
assert mean_accuracy[0] < mean_accuracy[1] < mean_accuracy[2]
