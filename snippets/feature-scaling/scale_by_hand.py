"""Min-max scaling pins the two ends; standardization pins the mean and the spread."""

# --8<-- [start:by-hand]
import numpy as np
from sklearn import preprocessing

x = np.array([2.0, 4, 4, 4, 5, 5, 7, 9])  # one feature, 8 samples
mean, deviation = x.mean(), x.std()  # divides by 8, not by 7
min_max = (x - x.min()) / (x.max() - x.min())
standardized = (x - mean) / deviation
print(f"mean {mean:.0f}, standard deviation {deviation:.0f}")
print("x           ", *[f"{value:5.0f}" for value in x])
print("min-max     ", *[f"{value:5.2f}" for value in min_max])
print("standardized", *[f"{value:5.2f}" for value in standardized])

column = x.reshape(-1, 1)  # scikit-learn wants (samples, features)
assert np.allclose(preprocessing.MinMaxScaler().fit_transform(column)[:, 0], min_max)
by_sklearn = preprocessing.StandardScaler().fit_transform(column)[:, 0]
assert np.allclose(by_sklearn, standardized)
assert abs(standardized.mean()) < 1e-9 and abs(standardized.std() - 1) < 1e-9
# --8<-- [end:by-hand]

# --8<-- [start:outlier]
normal = np.arange(11.0)  # 0 to 10
data = {"no outlier": normal, "1 of 12": np.append(normal, 1000)}
data["1 of 11001"] = np.append(np.repeat(normal, 1000), 1000)
scalers = {
    "min-max": preprocessing.MinMaxScaler(),
    "standard": preprocessing.StandardScaler(),
    "robust": preprocessing.RobustScaler(),  # (x - median) / interquartile range
}
room = {name: [] for name in scalers}  # the distance that is left between 0 and 10
print("outlier   ", *[f"{name:>9}" for name in scalers])
for case, values in data.items():
    for name, scaler in scalers.items():
        low, high = scaler.fit(values.reshape(-1, 1)).transform([[0], [10]])[:, 0]
        room[name].append(float(high - low))
    print(f"{case:10}", *[f"{room[name][-1]:9.3f}" for name in scalers])
assert np.allclose(room["min-max"][1:], 0.01)  # however many samples there are
assert room["standard"][1] < 0.05 < 0.9 < room["standard"][2] < room["standard"][0]
# --8<-- [end:outlier]
