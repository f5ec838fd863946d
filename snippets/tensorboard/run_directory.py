"""The run directory is named once for each training, and fit() gets the callback."""

# --8<-- [start:run]
import os
import re
import time
from pathlib import Path

import keras
import numpy as np

root_logdir = os.path.join(os.curdir, "my_logs")


def get_run_logdir():
    run_id = time.strftime("run_%Y_%m_%d-%H_%M_%S")
    return os.path.join(root_logdir, run_id)


model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(loss="mean_squared_error")
x = np.ones((8, 1))

run_logdir = Path(get_run_logdir())  # anew for each training
tensorboard_cb = keras.callbacks.TensorBoard(run_logdir)
model.fit(x, x, validation_split=0.25, callbacks=[tensorboard_cb], verbose=0)

subfolders = sorted(folder.name for folder in run_logdir.iterdir())
print(re.sub(r"\d", "#", str(run_logdir)), subfolders)  # '#' is a digit
PATTERN = r"run_\d{4}_\d\d_\d\d-\d\d_\d\d_\d\d"
assert re.fullmatch(PATTERN, run_logdir.name)
assert subfolders == ["train", "validation"]
# --8<-- [end:run]

# --8<-- [start:answers]
AS_NOTED = [  # but for a shorter run_id
    "def get_run_logdir():\n    return os.path.join(root_logdir, 'run')",
    "tensorboard_cb = keras.callbacks.TensorBoard(run_logdir)",
]
MISSING = {  # name: (where to put it, the line)
    "run_logdir": (-1, "run_logdir = get_run_logdir()"),
    "os": (0, "import os"),
    "root_logdir": (1, "root_logdir = os.path.join(os.curdir, 'my_logs')"),
}
lines, complaints = list(AS_NOTED), []
while True:
    try:
        exec("\n".join(lines), {"keras": keras})
        break
    except NameError as error:
        complaints.append(error.name)
        lines.insert(*MISSING[error.name])
print("exercise 1:", complaints)

try:
    compile("print('training')\n%load_ext tensorboard", "train.py", "exec")
except SyntaxError as error:
    print(f"exercise 3: {type(error).__name__} in line {error.lineno}")
# --8<-- [end:answers]
