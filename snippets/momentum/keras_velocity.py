"""Keras' SGD(momentum=0.9) follows the formula: the gradient changes the velocity."""

# --8<-- [start:steps]
import keras

RATE, BETA = 0.1, 0.9

w = keras.Variable(1.0)
optimizer = keras.optimizers.SGD(learning_rate=RATE, momentum=BETA)
theta, m = 1.0, 0.0
gradients, velocities, positions = [], [], []
print("step  gradient  velocity   theta   Keras")
for t in range(1, 6):
    gradients.append(2 * theta)  # of J(theta) = theta**2
    m = BETA * m - RATE * gradients[-1]
    theta = theta + m
    velocities.append(m)
    positions.append(theta)
    optimizer.apply([2 * w], [w])
    print(f"{t:4} {gradients[-1]:9.3f} {m:9.4f} {theta:7.4f} {float(w):7.4f}")
    assert abs(float(w) - theta) < 1e-6
# --8<-- [end:steps]

# --8<-- [start:defaults]
default_momentum = keras.optimizers.SGD().momentum
print("SGD() has momentum", default_momentum)
print("'sgd' has momentum", keras.optimizers.get("sgd").momentum)
assert default_momentum == 0
# --8<-- [end:defaults]
