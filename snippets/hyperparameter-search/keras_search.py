"""A Keras model in a scikit-learn search: give epochs to fit(), not to the wrapper."""

# --8<-- [start:wrap]
import keras
from scipy.stats import loguniform
from sklearn.base import clone
from sklearn.datasets import load_digits
from sklearn.model_selection import GridSearchCV, ParameterSampler, ShuffleSplit

EPOCHS = 10

keras.utils.set_random_seed(42)
keras.config.disable_interactive_logging()  # predict() would show progress bars

X, y = load_digits(return_X_y=True)
X, y = X[:640] / 16, y[:640]  # (640, 64) and (640,)


def build(X, y, units, learning_rate):
    hidden = keras.layers.Dense(units, activation="relu")
    out = keras.layers.Dense(10, activation="softmax")
    model = keras.Sequential([keras.Input(shape=(64,)), hidden, out])
    sgd = keras.optimizers.SGD(learning_rate)
    model.compile(loss="categorical_crossentropy", optimizer=sgd)  # y arrives one-hot
    return model


# --8<-- [end:wrap]

# --8<-- [start:search]
space = {"units": [16, 64], "learning_rate": loguniform(0.01, 1)}
draws = list(ParameterSampler(space, n_iter=3, random_state=42))  # random search
one_split = ShuffleSplit(n_splits=1, test_size=128, random_state=42)
wrapper = keras.wrappers.SKLearnClassifier(build)
search = GridSearchCV(wrapper, {"model_kwargs": draws}, cv=one_split)
search.fit(X, y, epochs=EPOCHS, verbose=0)
for draw, score in zip(draws, search.cv_results_["mean_test_score"], strict=True):
    print(f"units {draw['units']}, rate {draw['learning_rate']:.3f}: {score:.2f}")
epochs_run = len(search.best_estimator_.history_.epoch)
print("epochs of the refitted best model:", epochs_run)
assert epochs_run == EPOCHS
# --8<-- [end:search]

# --8<-- [start:traps]
try:
    from keras.wrappers.scikit_learn import KerasClassifier  # noqa: F401
except ModuleNotFoundError as error:
    print(f"ModuleNotFoundError: {error}")
try:
    GridSearchCV(wrapper, {"learning_rate": [0.1]}).fit(X, y)
except ValueError as error:
    print(f"ValueError: {str(error)[:37]} ...")
patient = keras.wrappers.SKLearnClassifier(build, fit_kwargs={"epochs": EPOCHS})
print("fit_kwargs before clone:", patient.fit_kwargs)
print("fit_kwargs after clone: ", clone(patient).fit_kwargs)
assert clone(patient).fit_kwargs is None  # so fit() falls back to one epoch
# --8<-- [end:traps]
