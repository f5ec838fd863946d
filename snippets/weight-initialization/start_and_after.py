"""Initialization decides where training starts; it does not guard what comes after."""

# --8<-- [start:nets]
import itertools

import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

DEPTH, WIDTH, BATCH, STEPS, STARTS, RATE = 15, 50, 32, 100, 5, 0.03
X, y = load_digits(return_X_y=True)
X, target = (X - X.mean()) / X.std(), np.eye(10)[y]  # inputs of root mean square 1
np.seterr(all="ignore")  # overflow is the point of one net

relu = (lambda z: np.maximum(0, z), lambda h: h > 0)  # (function, slope from h)
elu = (lambda z: np.where(z > 0, z, np.exp(z) - 1), lambda h: np.minimum(0, h) + 1)
tanh = (np.tanh, lambda h: 1 - h**2)
nets = {  # name: (activation, learning rate)
    "ReLU Glorot": (relu, RATE),
    "ReLU Glorot x10": (relu, 10 * RATE),
    "ReLU He": (relu, RATE),
    "ELU He": (elu, RATE),
    "ELU He x10": (elu, 10 * RATE),
    "tanh Glorot": (tanh, RATE),
    "tanh Glorot x30": (tanh, 30 * RATE),
}
# --8<-- [end:nets]

# --8<-- [start:train]
start, change, loss, guessing = {}, {}, {}, np.log(10)
for name, ((activation, slope_of), rate) in nets.items():
    rng, weights = np.random.default_rng(42), []
    for n, m in itertools.pairwise([64] + [WIDTH] * DEPTH + [10]):  # fan-in, fan-out
        variance = 2 / n if "He" in name else 2 / (n + m)
        weights.append(rng.normal(0, np.sqrt(variance), (STARTS, n, m)))
    norms, losses = [], []
    for _ in range(STEPS):
        batch = rng.integers(0, len(X), (STARTS, BATCH))
        H = [X[batch]]  # (5, 32, 64)
        for W in weights[:-1]:
            H.append(activation(H[-1] @ W))
        probability = softmax(H[-1] @ weights[-1], axis=-1)
        losses.append(-np.log((probability * target[batch]).sum(-1) + 1e-30).mean(-1))
        G = (probability - target[batch]) / BATCH
        for layer in reversed(range(DEPTH + 1)):
            gradient, W = H[layer].mT @ G, weights[layer]
            G = G @ W.mT * slope_of(H[layer])
            # rounded, so that the last bits of the CPU do not matter
            weights[layer] = (W - rate * gradient).round(6)
        norms.append(np.linalg.norm(gradient, axis=(1, 2)))  # of layer 1, (5,)
    ratio, last = norms[-1] / norms[0], np.mean(losses[-10:], axis=0)  # (5,) each
    change[name] = [ratio.min(), ratio.max()]
    start[name], loss[name] = np.median(norms[0]), [last.min(), last.max()]
# --8<-- [end:train]

# --8<-- [start:table]
print("layer-1 gradient start  loss          end / start")
for name, (low, high) in change.items():
    print(f"{name:15} {start[name]:6.3f}", end="")
    print(" {:5.2f} to {:5.2f}".format(*loss[name]), end="")
    print(f"  {low:7.2g} to {high:.2g}")
assert min(loss["ReLU Glorot"] + loss["ReLU Glorot x10"]) > 2 > loss["ReLU He"][1]
assert loss["ReLU He"][0] > loss["ELU He"][1] and np.isnan(change["ELU He x10"]).all()
assert change["tanh Glorot"][0] > 0.1 and change["tanh Glorot x30"][1] < 1e-3
# --8<-- [end:table]
