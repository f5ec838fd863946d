"""Keras stores phi = theta + beta * m, the point ahead of the book's theta."""

# --8<-- [start:match]
import keras

RATE, BETA = 0.1, 0.9

w = keras.Variable(1.0)
optimizer = keras.optimizers.SGD(learning_rate=RATE, momentum=BETA, nesterov=True)
theta, m = 1.0, 0.0  # as in the book
phi, v = 1.0, 0.0  # shifted
thetas, velocities, phis, gradients = [], [], [], []
print("step    theta        m    ahead      phi    Keras")
for t in range(1, 6):
    gradients.append(2 * (theta + BETA * m))  # of J(theta) = theta**2
    m = BETA * m - RATE * gradients[-1]
    theta = theta + m

    v = BETA * v - RATE * 2 * phi
    phi = phi + BETA * v - RATE * 2 * phi

    optimizer.apply([2 * w], [w])

    ahead = theta + BETA * m
    thetas.append(theta)
    velocities.append(m)
    phis.append(phi)
    print(f"{t:4} {theta:8.4f} {m:8.4f} {ahead:8.4f} {phi:8.4f} {float(w):8.4f}")
    assert abs(ahead - phi) < 1e-12 and abs(float(w) - phi) < 1e-6
# --8<-- [end:match]

# --8<-- [start:silent]
w = keras.Variable(1.0)
optimizer = keras.optimizers.SGD(learning_rate=RATE, nesterov=True)
for _ in range(2):
    optimizer.apply([2 * w], [w])
    print(f"{float(w):.4f}")
print("momentum:", optimizer.momentum)
assert abs(float(w) - 0.8**2) < 1e-6  # two steps of plain SGD
# --8<-- [end:silent]

# --8<-- [start:answers]
phi, v = 1.0, 0.0  # as in the exercise, v first
theta, m = 1.0, 0.0  # looking two glides ahead
swapped = []
print("  swapped  two glides ahead")
for _ in range(5):
    gradient = 2 * phi
    v = BETA * v - RATE * gradient
    phi = phi + BETA**2 * v - (1 + BETA) * RATE * gradient
    swapped.append(phi)

    m = BETA * m - RATE * 2 * (theta + (BETA + BETA**2) * m)
    theta = theta + m
    ahead = theta + (BETA + BETA**2) * m
    print(f"{phi:9.4f} {ahead:17.4f}")
    assert abs(ahead - phi) < 1e-12
# --8<-- [end:answers]
