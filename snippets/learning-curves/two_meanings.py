"""A learning curve has epochs or training samples on its horizontal axis: say which."""

# --8<-- [start:epochs]
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import ShuffleSplit, learning_curve, train_test_split
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

EPOCHS = 40
X, y = load_digits(return_X_y=True)  # (1797, 64), (1797,)
X = X / 16
X_train, X_valid, y_train, y_valid = train_test_split(
    X, y, train_size=300, test_size=500, stratify=y, random_state=42
)

keras.utils.set_random_seed(42)
hidden = keras.layers.Dense(50, activation="relu")
output = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([keras.Input((64,)), hidden, output])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
unseen = (X_valid, y_valid)
history = model.fit(
    X_train, y_train, epochs=EPOCHS, validation_data=unseen, verbose=0
).history

for key, values in history.items():
    print(f"{key:8} {len(values)} epochs  first {values[0]:.2f}  last {values[-1]:.2f}")
# --8<-- [end:epochs]

# --8<-- [start:samples]
SIZES, SPLITS = [50, 100, 200, 400, 800, 1400], 20
splits = ShuffleSplit(SPLITS, test_size=300, random_state=42)
tree = DecisionTreeClassifier(max_depth=7, random_state=42)
n, train, valid = learning_curve(tree, X, y, train_sizes=SIZES, cv=splits)
print(n.shape, train.shape, valid.shape)  # a row per size, a column per split

train_score, valid_score = train.mean(axis=1), valid.mean(axis=1)
gap = train_score - valid_score
print("n         ", *[f"{size:6}" for size in n])
for name, row in (("training", train_score), ("validation", valid_score), ("gap", gap)):
    print(f"{name:10}", *[f"{value:6.3f}" for value in row])
assert (np.diff(gap) < 0).all() and (np.diff(valid_score) > 0).all()
# --8<-- [end:samples]

# --8<-- [start:model]
_, _, valid_svc = learning_curve(SVC(), X, y, train_sizes=[200], cv=splits)  # (1, 20)
svc_score = float(valid_svc.mean())
print(f"SVC, n = 200: {svc_score:.3f}")
assert valid_svc.min() > valid[-1].max()  # beats the tree with n = 1400
# --8<-- [end:model]

# --8<-- [start:look]
fig, (top, bottom) = plt.subplots(2, 1, figsize=(5.2, 5.4))
for key, color, height in (("loss", "C0", 0.08), ("val_loss", "C1", 0.31)):
    top.plot(range(1, EPOCHS + 1), history[key], color=color)
    top.text(40.5, height, key, color=color)
top.text(12, 1.6, "one training")
top.set(xlabel="epoch", ylabel="cross-entropy", xlim=(0, 47), ylim=(0, 2.5))

for score, color in ((train, "C0"), (valid, "C1")):
    low, high = score.min(axis=1), score.max(axis=1)
    bottom.plot(n, score.mean(axis=1), "o-", color=color, markersize=4)
    bottom.fill_between(n, low, high, color=color, alpha=0.15, linewidth=0)
bottom.text(1400, 0.95, "training score", color="C0", ha="right")
bottom.text(1400, 0.7, "validation score", color="C1", ha="right")
bottom.text(420, 0.48, "each point: 20 trainings")
bottom.set(xlabel="number of training samples n", ylabel="accuracy")
plt.show()
# --8<-- [end:look]
