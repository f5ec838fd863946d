"""Keras bakes momentum into the compiled step: assigning a new value does nothing."""

# --8<-- [start:trap]
import keras
import numpy as np
from keras import ops

X, y = np.ones((1, 1)), np.zeros((1, 1))  # so the loss is w squared


def start_at_one(optimizer, eagerly=False):
    layer = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
    model = keras.Sequential([keras.Input((1,)), layer])
    model.compile(optimizer, loss="mse", run_eagerly=eagerly)
    return model


paths = []
print("then  run_eagerly       w after steps 1 to 4       optimizer.momentum")
for then, eagerly in ((0.5, False), (0.0, False), (0.0, True)):
    model = start_at_one(keras.optimizers.SGD(0.1, momentum=0.5), eagerly)
    paths.append([])
    for _ in range(4):
        model.train_on_batch(X, y)
        paths[-1].append(round(float(model.weights[0][0, 0]), 4))
        model.optimizer.momentum = then
    cells = [f"{w:7.3f}" for w in paths[-1]]
    print(f"{then:4}  {eagerly!s:9}", *cells, f"{model.optimizer.momentum:8}")
assert paths[0] == paths[1] != paths[2]  # ignored, in silence
# --8<-- [end:trap]


# --8<-- [start:optimizer]
@keras.saving.register_keras_serializable()
class OneCycle(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, peak, steps):
        self.peak, self.steps = peak, steps
        self.half = (steps - steps // 10) // 2

    def height(self, step):  # from 0 up to 1 and down again; 0 in the tail
        return ops.maximum(0, 1 - ops.abs(ops.cast(step, "float32") / self.half - 1))

    def __call__(self, step):
        gone = ops.cast(step, "float32") - 2 * self.half
        tail = ops.clip(gone / (self.steps - 1 - 2 * self.half), 0, 1)
        return 0.1 * self.peak * (1 + 9 * self.height(step) - 0.999 * tail)

    def get_config(self):
        return {"peak": self.peak, "steps": self.steps}


@keras.saving.register_keras_serializable()
class OneCycleSGD(keras.optimizers.SGD):
    def update_step(self, gradient, variable, learning_rate):
        beta = self.momentum - 0.1 * self._learning_rate.height(self._iterations)
        velocity = self.momentums[self._get_variable_index(variable)]
        self.assign(velocity, beta * velocity - learning_rate * gradient)
        self.assign_add(variable, velocity)


# --8<-- [end:optimizer]

# --8<-- [start:check]
T = 20
model = start_at_one(OneCycleSGD(OneCycle(0.1, T), momentum=0.95))
model.fit(X, y, epochs=12, verbose=0)  # one step per epoch
model.save("after_12.keras")
loaded = keras.models.load_model("after_12.keras")
loaded.fit(X, y, epochs=T - 12, verbose=0)

rates = np.interp(np.arange(T), [0, 9, 18, T - 1], [0.01, 0.1, 0.01, 1e-5])
betas = np.interp(np.arange(T), [0, 9, 18], [0.95, 0.85, 0.95])
path, m = [1.0], 0
for rate, beta in zip(rates, betas, strict=True):
    m = beta * m - rate * 2 * path[-1]
    path.append(path[-1] + m)
for steps, each in ((12, model), (T, loaded)):
    w = float(each.weights[0][0, 0])
    print(f"step {steps}: Keras {w:.4f}, by hand {path[steps]:.4f}")
    assert abs(w - path[steps]) < 1e-5
# --8<-- [end:check]
