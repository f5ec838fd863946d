"""Under a constant gradient, momentum speeds up to 1 / (1 - beta) times plain SGD."""

# --8<-- [start:ramp]
import matplotlib.pyplot as plt
import numpy as np

RATE, GRADIENT, STEPS = 0.1, 1.0, 600

share, terminal, steps_to_99 = {}, {}, {}  # share[beta][t]: of the terminal velocity
print("beta  terminal  steps to 99%  velocity after 1, 2, 3 steps")
for beta in (0, 0.5, 0.9, 0.99):
    m, velocity = 0.0, [0.0]
    for _ in range(STEPS):
        m = beta * m - RATE * GRADIENT
        velocity.append(m)
    terminal[beta] = -RATE * GRADIENT / (1 - beta)
    share[beta] = np.array(velocity) / terminal[beta]
    steps_to_99[beta] = int(np.argmax(share[beta] >= 0.99))
    print(f"{beta:<5} {terminal[beta]:8.1f} {steps_to_99[beta]:13}", end="  ")
    print(*[f"{m:7.3f}" for m in velocity[1:4]])
    assert np.allclose(share[beta], 1 - beta ** np.arange(STEPS + 1.0))
# --8<-- [end:ramp]

# --8<-- [start:answers]
share_after_100 = float(share[0.99][100])
print(f"beta 0.99 after 100 steps: {share_after_100:.2f} of the terminal velocity")
# --8<-- [end:answers]

# --8<-- [start:plot]
labels = ((0, 3, 1.03), (0.5, 6, 0.9), (0.9, 20, 0.8), (0.99, 62, 0.4))
for i, (beta, x, y) in enumerate(labels):
    plt.plot(share[beta][:101], f"C{i}", drawstyle="steps-post" if beta == 0 else None)
    plt.text(x, y, f"β = {beta}", color=f"C{i}")
plt.gca().set(xlabel="step", ylabel="velocity / terminal velocity", ylim=(0, 1.15))
plt.show()
# --8<-- [end:plot]
