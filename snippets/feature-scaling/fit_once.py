"""Learn the scaling from the training set, once, and reuse it for all later data."""

# --8<-- [start:warning]
import numpy as np
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
split = {"test_size": 0.25, "stratify": y}
X_train, X_test, y_train, y_test = train_test_split(X, y, **split, random_state=42)
LogisticRegression().fit(X_train, y_train)
# --8<-- [end:warning]

# --8<-- [start:pipeline]
model = make_pipeline(StandardScaler(), LogisticRegression())
model.fit(X_train, y_train)  # the scaler sees the training set only
iterations = int(model[-1].n_iter_[0])
print(f"iterations {iterations}, test accuracy {model.score(X_test, y_test):.2f}")

train_mean, full_mean = model[0].mean_[0], X[:, 0].mean()
print(f"mean alcohol: {train_mean:.3f} in the scaler, {full_mean:.3f} in all data")
assert np.isclose(train_mean, X_train[:, 0].mean()) and train_mean != full_mean
# --8<-- [end:pipeline]

# --8<-- [start:mistakes]
SPLITS = 20
scores = {"training set": [], "all data": [], "each set anew": [], "each row anew": []}
for seed in range(SPLITS):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, **split, random_state=seed
    )
    scaler, leaky = StandardScaler().fit(X_train), StandardScaler().fit(X)
    model = KNeighborsClassifier().fit(scaler.transform(X_train), y_train)
    anew = StandardScaler().fit_transform(X_test)
    rows = np.vstack([StandardScaler().fit_transform([row]) for row in X_test])
    scores["training set"].append(model.score(scaler.transform(X_test), y_test))
    scores["each set anew"].append(model.score(anew, y_test))
    scores["each row anew"].append(model.score(rows, y_test))
    model.fit(leaky.transform(X_train), y_train)
    scores["all data"].append(model.score(leaky.transform(X_test), y_test))

accuracy = {name: float(np.mean(values)) for name, values in scores.items()}
for name, values in scores.items():
    spread = f"{min(values):.2f} to {max(values):.2f}"
    print(f"fit on {name:13}  accuracy {accuracy[name]:.2f}  ({spread})")
leak = np.subtract(scores["all data"], scores["training set"])
leak_error = float(leak.std(ddof=1) / SPLITS**0.5)
print(f"leak: {leak.mean():+.3f}, standard error {leak_error:.3f}")
assert np.all(rows == 0)  # one row minus its own mean
assert accuracy["each row anew"] < 0.5 and abs(leak.mean()) < leak_error
# --8<-- [end:mistakes]
