"""A grid's cost multiplies with every hyperparameter; a lucky draw's odds do not."""

import math

from scipy.stats import loguniform, uniform
from sklearn.model_selection import ParameterGrid

FOLDS = 5
TOP = 0.05  # a trial is lucky if it lies among the best 5% of the search space
WANTED = 0.95  # probability of at least one lucky trial

grid = {"C": [1, 10, 100], "gamma": [1e-4, 1e-3, 1e-2, 1e-1]}
fits = len(ParameterGrid(grid)) * FOLDS + 1  # + 1: refit the best on all the data
fits_5 = 4**5 * FOLDS + 1  # five hyperparameters with four values each
print(f"fits, 3 x 4 grid: {fits}; 4 x 4 x 4 x 4 x 4 grid: {fits_5:,}")

chance = {}  # trials -> probability that at least one is lucky
for trials in (10, 20, 58, 59, 60):
    chance[trials] = 1 - (1 - TOP) ** trials
    print(f"{trials} random trials: {chance[trials]:.3f}")
draws = math.log(1 - WANTED) / math.log(1 - TOP)
needed = math.ceil(draws)
assert needed == 59 and chance[58] < WANTED <= chance[59]

above = {}  # share of draws from [0.0001, 1] that exceed 0.1
for name, law in (("uniform", uniform(1e-4, 1 - 1e-4)), ("log", loguniform(1e-4, 1))):
    above[name] = float(law.sf(0.1))
    print(f"{name:7} draws above 0.1: {above[name]:.0%}")
