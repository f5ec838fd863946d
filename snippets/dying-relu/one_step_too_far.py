"""One gradient step that is too long can push a ReLU unit below zero everywhere."""

import numpy as np

x = np.array([1.0, 2.0, 3.0])  # three training inputs
y = x / 2  # targets
w, b = 1.0, 0.0  # alive: z = 1, 2, 3

error = np.maximum(0, w * x + b) - y  # 0.5, 1, 1.5
grad_w = float(np.mean(2 * error * x))  # 14/3
grad_b = float(np.mean(2 * error))  # 2
print(f"gradient: dL/dw = {grad_w:.4f}, dL/db = {grad_b:.4f}")

z_after = {}  # learning rate -> weighted sums after one step
for learning_rate in (0.05, 0.1, 0.2, 0.5):
    z = (w - learning_rate * grad_w) * x + (b - learning_rate * grad_b)
    z_after[learning_rate] = z.round(4).tolist()
    state = "alive" if z.max() > 0 else "DEAD"
    print(f"learning rate {learning_rate:4}: z = {z_after[learning_rate]}  {state}")

# z(3) = 3 - rate * (3 * grad_w + grad_b) is the last one to reach zero
fatal_rate = 3 / (3 * grad_w + grad_b)
print(f"dead from learning rate {fatal_rate:.4f} on")
assert np.isclose(fatal_rate, 3 / 16)
assert max(z_after[0.1]) > 0 > max(z_after[0.2])
