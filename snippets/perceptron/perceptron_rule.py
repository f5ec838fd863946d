"""Correct the weights only after a mistake: AND gets learned, XOR goes in circles."""

# --8<-- [start:rule]
import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def learn(y, passes):
    w, b, log = np.array([0, 0]), 0, []
    for n in range(1, passes + 1):
        for x_i, y_i in zip(X, y, strict=True):
            error = y_i - int(w @ x_i + b > 0)  # wanted - predicted: -1, 0 or 1
            if error:
                w, b = w + error * x_i, b + error  # learning rate 1
                log.append((n, x_i.tolist(), error, w.tolist(), b))
    return log  # one row per mistake


# --8<-- [end:rule]

# --8<-- [start:and]
log = learn([0, 0, 0, 1], passes=100)
print("pass    x     error     w     b")
for n, x_i, error, w, b in log:
    print(f"{n:4}  {x_i}  {error:4}    {w}  {b:2}")

mistakes, last_pass = len(log), log[-1][0]  # passes 6 to 100: none
w_and, b_and = log[-1][3:]
assert ((X @ w_and + b_and > 0) == [0, 0, 0, 1]).all()
# --8<-- [end:and]

# --8<-- [start:xor]
log = learn([0, 1, 1, 0], passes=100)
print("pass  mistakes  w and b at the end")
for n in (1, 2, 3, 4, 100):
    rows = [row for row in log if row[0] == n]
    print(f"{n:4}  {len(rows):8}  {rows[-1][3]} {rows[-1][4]}")

circle = [row[1:] for row in log if row[0] >= 3]
assert circle == circle[:4] * 98  # passes 3 to 100 are all the same
# --8<-- [end:xor]

# --8<-- [start:or]
log = learn([0, 1, 1, 1], passes=100)
print("pass    x     error     w     b")
for n, x_i, error, w, b in log:
    print(f"{n:4}  {x_i}  {error:4}    {w}  {b:2}")

or_mistakes = len(log)
w_or, b_or = log[-1][3:]
assert ((X @ w_or + b_or > 0) == [0, 1, 1, 1]).all()
# --8<-- [end:or]
