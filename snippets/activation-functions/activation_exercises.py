"""The numbers behind the exercises."""

import itertools

import numpy as np

slope_bound = 0.25**10  # ten sigmoid layers, slopes alone
weight_scale = 1 / (0.25 * np.sqrt(100))  # so that sqrt(100) * std * 0.25 = 1

z = np.linspace(-10, 10, 2001)
twin = 2 / (1 + np.exp(-2 * z)) - 1  # 2 sigmoid(2z) - 1
same_curve = np.allclose(twin, np.tanh(z), rtol=0, atol=1e-12)

xor = {
    (a, b): max(0, a - b) + max(0, b - a)
    for a, b in itertools.product([0, 1], repeat=2)
}
stuck = {classes: float(np.log(1 + (classes - 1) / np.e)) for classes in (3, 10)}

print(f"0.25**10 = {slope_bound:.1e}, std for factor 1: {weight_scale:.1f}")
print("2 sigmoid(2z) - 1 == tanh(z):", same_curve)
print("two ReLU units:", xor)
print(
    "smallest loss after a double softmax:", {k: round(v, 3) for k, v in stuck.items()}
)
assert same_curve and all(value == a ^ b for (a, b), value in xor.items())
