"""How fast is the build? `make bench` measures it, one table a question, as ratios in one run.

Works in copies in temporary folders: nothing here is written to. Judges nothing.
"""

import functools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import outputs
import plan
from bench_measure import Cost, measure, once, table
from runner import ENVIRONMENT
from source import ROOT, Snippet, discover

JOBS = os.cpu_count() or 1  # at a time, for every other way as for the build
SAMPLE = 12  # snippets that are also run in fresh processes
PROGRAM = '''"""Rows {rows}, seed {seed}."""

import numpy as np

rng = np.random.default_rng({seed})
x = rng.normal(size=({rows}, 20))
y = (x @ rng.normal(size=20) > 0).astype(float)
weights, losses = np.zeros(20), []
for step in range({steps}):
    p = 1 / (1 + np.exp(-x @ weights))
    weights -= 0.5 * x.T @ (p - y) / len(y)
    losses.append(-np.mean(np.log(np.where(y > 0, p, 1 - p))))
loss = losses[-1]
print(f"loss after {{len(losses)}} steps: {{loss:.3f}}")
'''
FIGURE = """
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.plot(losses, label="training")
ax.set(xlabel="step", ylabel="loss")
ax.legend()
"""
# What any way to run them must do: their code and their figures, with the imports there already.
BODIES = """
import sys, time
import matplotlib.pyplot as plt, numpy
spent = 0
for path in sys.argv[1:]:
    code = compile(open(path).read(), path, "exec")
    started = time.perf_counter()
    exec(code, {})
    for number in plt.get_fignums():
        plt.figure(number).savefig("/dev/null", format="svg")
    plt.close("all")
    spent += time.perf_counter() - started
print(spent)
"""


def command(root: Path, *names: str) -> list[str]:
    """`build`, as a contributor calls it."""
    return [sys.executable, str(root / "scripts" / "build.py"), "build", *names]


def change(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"# changed {time.time()}\n")


def forget(root: Path) -> None:
    """As if nothing had ever been built."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    for path in root.glob("snippets/*/*.json"):
        path.unlink()


def synthetic(root: Path, count: int) -> list[Path]:
    """A project of `count` programs that take 0.3 s, half of them with a figure.

    Without TensorFlow, those of the notes take 0.6 s in the median, and half of them draw.
    """
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=ignored)
    shutil.copy(ROOT / "requirements.txt", root)
    for seed in range(count):
        size = {"rows": 300 + 200 * (seed % 3), "steps": 5000 + 7000 * (seed % 5), "seed": seed}
        folder = root / "snippets" / f"concept-{seed // 10}"
        folder.mkdir(parents=True, exist_ok=True)
        code = PROGRAM.format(**size) + FIGURE * (seed % 2 == 0)
        (folder / f"s{seed:03}.py").write_text(code, encoding="utf-8")
        page = root / "docs" / "en" / f"{folder.name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        with page.open("a", encoding="utf-8") as file:
            file.write(f"The loss is #{{s{seed:03}.loss:.3f}}.\n\n")
    return sorted(root.glob("snippets/*/*.py"))


def bodies(paths: Sequence[Path]) -> float:
    """Seconds of these programs in warm processes, as many at a time as the build runs."""

    def warm(mine: Sequence[Path]) -> float:
        process = [sys.executable, "-c", BODIES, *map(str, mine)]
        environment = os.environ | ENVIRONMENT
        done = subprocess.run(process, env=environment, capture_output=True, check=True, text=True)
        return float(done.stdout.split()[-1])

    with ThreadPoolExecutor(JOBS) as pool:
        return sum(pool.map(warm, [paths[i::JOBS] for i in range(JOBS)]))


def fresh(snippets: Sequence[Snippet], root: Path) -> Cost:
    """Each snippet in a new interpreter."""

    def run(snippet: Snippet) -> Cost:
        with tempfile.TemporaryDirectory(dir=root) as folder:
            settings = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
            return once(["env", *settings, sys.executable, snippet.path], Path(folder))

    started = time.perf_counter()
    with ThreadPoolExecutor(JOBS) as pool:
        costs = list(pool.map(run, snippets))
    peak = JOBS * max(cost.memory for cost in costs)  # at most
    return Cost(time.perf_counter() - started, peak)


def own(root: Path) -> None:
    """The snippets of the project."""
    for name in ("scripts", "snippets", "images", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "requirements.txt", root)
    snippets = list(discover(root).values())
    keras = [s for s in snippets if "keras" in s.imports()]
    numpy = [s for s in snippets if not s.imports() & {"keras", "tensorflow"}]
    forget(root)
    cold = measure(command(root), root)
    costs = {f"cold: all {len(snippets)}": cold, "nothing changed": measure(command(root), root)}
    for label, group in (("one NumPy snippet", numpy), ("one TensorFlow snippet", keras)):
        snippet = min(group, key=lambda s: len(s.text))
        changed = measure(command(root), root, functools.partial(change, snippet.path))
        costs[f"{label} changed ({snippet.name})"] = changed
    sample = snippets[:: len(snippets) // SAMPLE]
    names = [snippet.name for snippet in sample]
    costs[f"{len(sample)} of them, {JOBS} at a time"] = measure(command(root, *names), root)
    costs["the same, one fresh process each"] = fresh(sample, root)
    rows = [[label, *cost.cells(cold.seconds)] for label, cost in costs.items()]
    title = f"The snippets of the project, {len(keras)} of them with TensorFlow"
    table(title, ["", "seconds", "cold = 1", "peak"], rows)
    rows = []
    for count in range(1, 6):
        shares = [plan.share(snippets, number, count) for number in range(1, count + 1)]
        loads = [f"{len(s)}: {sum(map(outputs.seconds, s)):.0f} s" for s in shares]
        rows.append([f"--shard i/{count}", str(sum(map(len, shares))), *loads])
    head = ["", "in all", *(f"i = {number}" for number in range(1, 6))]
    table("Shared between machines: the snippets of each, and how long these ran", head, rows)


def growth(root: Path, count: int, load: float) -> list[str]:
    """The row of `count` made-up snippets; `load` is the seconds that their imports take."""
    paths = synthetic(root, count)
    works: list[float] = []

    def prepare() -> None:
        works.append(bodies(paths))  # each time: the machine may be busier now than then
        forget(root)

    cold = measure(command(root), root, prepare)
    works.append(bodies(paths))
    work = statistics.median(works)
    ideal = work / JOBS + load
    same = measure(command(root), root)
    one = measure(command(root), root, functools.partial(change, paths[0]))
    seconds, ratio, peak = cold.cells(ideal)
    each = f"{1000 * cold.seconds / count:.0f} ms"
    rest = [f"{cost.seconds:.2f}" for cost in (same, one)]
    return [str(count), f"{work:.2f}", f"{ideal:.2f}", seconds, ratio, each, *rest, peak]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        load = measure([sys.executable, "-c", "import matplotlib.pyplot, numpy"], Path(folder))
        rows = [growth(Path(folder, str(count)), count, load.seconds) for count in (40, 400)]
        title = (
            f"Made-up snippets; ideal: the bodies in warm processes, {JOBS} at a time, one import"
        )
        head = ["", "bodies", "ideal", "cold", "ratio", "each", "unchanged", "one changed", "peak"]
        table(title, head, rows)
        own(Path(folder, "own"))


if __name__ == "__main__":
    main()
