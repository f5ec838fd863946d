"""Clipping components turns the gradient; only one common factor for all does not."""

# --8<-- [start:table]
import keras
import matplotlib.pyplot as plt
import numpy as np

C = 1.0  # threshold


def clipped(gradients, **argument):
    """What is left of each gradient when Keras applies it to weights of zero."""
    weights = [keras.Variable(np.zeros(len(g))) for g in gradients]
    tensors = [keras.ops.convert_to_tensor(g, "float32") for g in gradients]
    keras.optimizers.SGD(learning_rate=1.0, **argument).apply(tensors, weights)
    return [-weight.numpy().astype(float) for weight in weights]


def turn(a, b):  # the angle between two vectors, in degrees
    cosine = a @ b / np.linalg.norm(a) / np.linalg.norm(b)
    return float(np.degrees(np.arccos(min(1, cosine))))


gradients = np.array([0.9, 100]), np.array([0.3, 0.4])  # of two weight tensors
turn_first, turn_whole = {}, {}
print(f"{'turns:':15}  first  whole {'first':>13} {'second':>13}")
for name in ("clipvalue", "clipnorm", "global_clipnorm"):
    first, second = clipped(gradients, **{name: C})
    turn_first[name] = turn(gradients[0], first)
    turn_whole[name] = turn(np.hstack(gradients), np.hstack([first, second]))
    row = "".join(f"  {a:.3f} {b:.3f}" for a, b in (first, second))
    print(f"{name:15} {turn_first[name]:5.1f}° {turn_whole[name]:5.1f}° {row}")

assert 41 < turn_first["clipvalue"] < 42 and 26 < turn_whole["clipnorm"] < 27
assert turn_first["clipnorm"] < 1e-3 and turn_whole["global_clipnorm"] < 1e-3
# --8<-- [end:table]

# --8<-- [start:picture]
g = np.array([3.0, 1.0])
by_value, by_norm = clipped([g], clipvalue=C)[0], clipped([g], clipnorm=C)[0]
angle = np.linspace(0, 2 * np.pi, 200)
plt.plot([-C, C, C, -C, -C], [-C, -C, C, C, -C], "C1", linewidth=1, alpha=0.6)
plt.plot(C * np.cos(angle), C * np.sin(angle), "C0", linewidth=1, alpha=0.6)
for tip, color in ((g, "black"), (by_value, "C1"), (by_norm, "C0")):
    arrow = {"arrowstyle": "->", "color": color, "linewidth": 2, "shrinkB": 0}
    plt.annotate("", tip, (0, 0), arrowprops=arrow)
plt.text(2.05, 0.44, "gradient")
plt.text(1.06, 1.03, "clipvalue", color="C1")
plt.text(1.06, 0.1, "clipnorm", color="C0")
plt.gca().set(xlim=(-1.2, 3.2), ylim=(-1.2, 1.3), aspect="equal", yticks=[-1, 0, 1])
plt.gca().set(xlabel="component 1", ylabel="component 2")
plt.show()
# --8<-- [end:picture]

# --8<-- [start:answers]
by_hand = clipped([[3, -0.5]], clipvalue=1.0)[0]
three_four = clipped([[3, 4]], clipnorm=1.0)[0]
longest, longest_global = 0.1 * 9**0.5, 0.1
print(by_hand.round(4), three_four.round(4), f"{longest:.1f} {longest_global}")
# --8<-- [end:answers]
