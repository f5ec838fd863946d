"""Where gradients vanish, training leaves the lower layers where they started."""

# --8<-- [start:train]
import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit, softmax
from sklearn.datasets import load_digits

DEPTH, WIDTH, BATCH, STEPS, STARTS = 15, 64, 32, 150, 5
X, y = load_digits(return_X_y=True)
X, target = X / 16, np.eye(10)[y]  # (1797, 64), (1797, 10)

sigmoid = (expit, lambda h: h * (1 - h))  # (function, slope from the output h)
settings = {  # (activation, learning rate, epsilon of Adam)
    "tanh SGD 0.1": ((np.tanh, lambda h: 1 - h**2), 0.1, None),
    "sigmoid SGD 0.1": (sigmoid, 0.1, None),
    "sigmoid SGD 1": (sigmoid, 1.0, None),
    "sigmoid Adam": (sigmoid, 0.001, 1e-7),
    "Adam eps 1e-14": (sigmoid, 0.001, 1e-14),
}
moved, loss = {}, {}
for name, ((activation, slope_of), rate, epsilon) in settings.items():
    rng = np.random.default_rng(42)
    shapes = [(STARTS, WIDTH, WIDTH)] * DEPTH + [(STARTS, WIDTH, 10)]
    initial = [rng.normal(0, np.sqrt(1 / WIDTH), shape) for shape in shapes]
    weights, losses = list(initial), []
    mean, square = [0.0] * len(weights), [0.0] * len(weights)
    for step in range(1, STEPS + 1):  # five networks side by side
        batch = rng.integers(0, len(X), (STARTS, BATCH))
        H = [X[batch]]  # (5, 32, 64)
        for W in weights[:-1]:
            H.append(activation(H[-1] @ W))
        p = softmax(H[-1] @ weights[-1], axis=-1)  # (5, 32, 10)
        losses.append(-np.log((p * target[batch]).sum(axis=-1)).mean(axis=-1))
        G_z = (p - target[batch]) / BATCH
        for layer in reversed(range(len(weights))):
            W, g = weights[layer], H[layer].mT @ G_z
            G_z = G_z @ W.mT * slope_of(H[layer])
            if epsilon:  # Adam, as Keras writes it
                mean[layer] = 0.9 * mean[layer] + 0.1 * g
                square[layer] = 0.999 * square[layer] + 0.001 * g**2
                g = mean[layer] / (np.sqrt(square[layer]) + epsilon)
                g *= np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            weights[layer] = W - rate * g
    ends = list(zip(weights, initial, strict=True))[:DEPTH]
    moved[name] = [np.linalg.norm(W - W_0) / np.linalg.norm(W_0) for W, W_0 in ends]
    loss[name] = np.mean(losses[-20:], axis=0)  # (5,)
# --8<-- [end:train]

# --8<-- [start:look]
low, high = {}, {}
print("                 layer 1  layer 15  loss")
for name, m in moved.items():
    low[name], high[name] = loss[name].min(), loss[name].max()
    print(f"{name:15}  {m[0]:7.0e}   {m[-1]:7.0e}  {low[name]:.2f}..{high[name]:.2f}")
    assert high[name] < 1 if "tanh" in name else low[name] > 2.2
guessing = float(np.log(10))  # loss of ten equal probabilities
assert min(moved["tanh SGD 0.1"] + moved["Adam eps 1e-14"]) > 0.05
assert moved["sigmoid SGD 0.1"][0] < moved["sigmoid SGD 1"][0] < 1e-7
assert moved["sigmoid Adam"][0] < 1e-3 * moved["sigmoid Adam"][-1]
# --8<-- [end:look]

# --8<-- [start:plot]
places = [(9.5, 0.4), (7, 1e-8), (1, 7e-7), (1, 3e-3), (1, 3)]
lines = ["C2-", "C0-", "C3-", "C1-", "C1--"]
for line, place, (name, change) in zip(lines, places, moved.items(), strict=True):
    plt.semilogy(range(1, DEPTH + 1), change, line)
    plt.text(*place, name, color=line[:2])
plt.xticks([1, 5, 10, 15])
plt.xlabel("hidden layer (1: next to the input)")
plt.ylabel("change / initial size of weights")
plt.show()
# --8<-- [end:plot]
