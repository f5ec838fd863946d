"""Gradient descent ends in the valley where it starts, be it deep or shallow."""

RATE, STEPS = 0.02, 500

end, height = {}, {}  # of f(x) = x**4 - 4 * x**2 + x
for start in (-2.0, 0.0, 0.2, 2.0):
    x = start
    for _ in range(STEPS):
        x -= RATE * (4 * x**3 - 8 * x + 1)
    end[start], height[start] = x, x**4 - 4 * x**2 + x
    print(f"start {start:4}: ends at x = {x:5.2f}, f = {height[start]:5.2f}")
assert abs(end[0.0] - end[-2.0]) < 1e-6 > abs(end[0.2] - end[2.0])
assert height[0.0] < height[0.2] - 2
