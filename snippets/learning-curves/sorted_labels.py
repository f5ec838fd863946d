"""learning_curve trains on the first n rows of a fold; sorted labels fool it."""

# --8<-- [start:silent]
import textwrap

from sklearn.datasets import load_iris
from sklearn.model_selection import learning_curve
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

X, y = load_iris(return_X_y=True)  # 50 flowers of class 0, then 50 of 1, then 50 of 2

model = KNeighborsClassifier()
sizes, _, sorted_valid = learning_curve(model, X, y)
_, _, mixed_valid = learning_curve(model, X, y, shuffle=True, random_state=42)
sorted_score, mixed_score = sorted_valid.mean(axis=1), mixed_valid.mean(axis=1)

n = sizes.tolist()
print("n             ", *[f"{size:5}" for size in n])
print("as sorted     ", *[f"{score:5.2f}" for score in sorted_score])
print("shuffle=True  ", *[f"{score:5.2f}" for score in mixed_score])
assert (abs(sorted_valid[:2] - 1 / 3) < 1e-9).all()  # knows one class of three
assert mixed_valid[1].min() > 0.8
# --8<-- [end:silent]

# --8<-- [start:error]
try:
    learning_curve(SVC(), X, y, error_score="raise")
except ValueError as error:
    print(textwrap.fill(f"{type(error).__name__}: {error}", 60))
# --8<-- [end:error]
