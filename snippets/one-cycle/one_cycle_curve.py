"""In one cycle the rate rises and falls, then fades away; momentum mirrors it."""

# --8<-- [start:curve]
import matplotlib.pyplot as plt
import numpy as np

STEPS, HALF = 200, 90  # T and h: the cycle takes 2h steps, the tail the rest
PEAK, HIGH, LOW = 0.05, 0.95, 0.85
start = PEAK / 10
last = start / 1000

step = np.arange(STEPS)
rate = np.interp(step, [0, HALF, 2 * HALF, STEPS - 1], [start, PEAK, start, last])
beta = np.interp(step, [0, HALF, 2 * HALF], [HIGH, LOW, HIGH])
reach = rate / (1 - beta)  # times the gradient: terminal velocity
shown = {}
print("step      rate  momentum  rate / (1 - momentum)")
for t in (0, 18, HALF, 2 * HALF, STEPS - 1):
    shown[t] = [float(rate[t]), float(beta[t]), float(reach[t])]
    print(f"{t:4} {rate[t]:9.6f} {beta[t]:9.2f} {reach[t]:12.4f}")
rate_grows, reach_grows = float(PEAK / start), float(reach[HALF] / reach[0])
print(f"to the peak: rate x {rate_grows:.0f}, terminal velocity x {reach_grows:.1f}")
assert rate.argmax() == beta.argmin() == HALF
assert rate[-1] < start / 100 and beta[-1] == HIGH
slow = int(np.ceil(np.log(0.01) / np.log(HIGH)))  # steps to 99% of that velocity
# --8<-- [end:curve]

# --8<-- [start:answers]
steps_per_epoch = int(np.ceil(2000 / 32))
total = 20 * steps_per_epoch
half = (total - total // 10) // 2
print(f"{steps_per_epoch} steps per epoch, T = {total}, h = {half}")
# --8<-- [end:answers]

# --8<-- [start:plot]
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(5.2, 4.4))
top.plot(step, rate, color="C0")
bottom.plot(step, beta, color="C1")
for axes in (top, bottom):
    for edge in (HALF, 2 * HALF):
        axes.axvline(edge, color="C5", linewidth=1, alpha=0.5)
top.text(HALF + 4, PEAK, r"$\eta_1$", color="C0", va="center")
top.text(4, 0.002, r"$\eta_0=\eta_1/10$", color="C0", va="center")
top.text(2 * HALF + 2, PEAK / 2, "tail", color="C5")
bottom.text(4, HIGH, r"$\beta_{\max}$", color="C1", va="bottom")
bottom.text(HALF + 14, LOW, r"$\beta_{\min}$", color="C1", va="center")
top.set(ylim=(-0.003, 0.056), ylabel="learning rate")
bottom.set(ylim=(0.84, 0.965), xlabel="step", ylabel="momentum")
bottom.set_xticks([0, HALF, 2 * HALF, STEPS], ["0", "$h$", "$2h$", "$T$"])
bottom.set_yticks([0.85, 0.9, 0.95])
plt.show()
# --8<-- [end:plot]
