"""What a command costs, seconds and memory, and tables of that: for the benchmarks."""

import math
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

RUNS, LONG = 5, 10.0  # a run is repeated this often, unless all took this many seconds


@dataclass
class Cost:
    """What a command took: seconds (nan if it failed) and bytes at the peak (0: unknown)."""

    seconds: float
    memory: int

    def cells(self, unit: float) -> list[str]:
        """Its seconds, these as a multiple of `unit`, and its memory, for a row of a table."""
        memory = f"{self.memory / 1e6:.0f} MB" if self.memory else "-"
        return [f"{self.seconds:.2f}", f"{self.seconds / unit:.3f}", memory]


def memory(process: int) -> int:
    """Bytes that a process and all that it started hold, shared pages shared out. 0: unknown."""
    folder = Path(f"/proc/{process}")
    try:
        own = re.search(r"^Pss: +(\d+)", (folder / "smaps_rollup").read_text(), re.M)
        lists = [task.read_text() for task in folder.glob("task/*/children")]
    except OSError:  # it has just ended, or this is not Linux
        return 0
    below = sum(memory(int(child)) for children in lists for child in children.split())
    return (int(own[1]) * 1024 if own else 0) + below


def once(command: Sequence[str | Path], folder: Path) -> Cost:
    """One run, in `folder`. A failure is told, and the benchmark goes on."""
    peak, started = 0, time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        while process.poll() is None:
            asked = time.perf_counter()
            peak = max(peak, memory(process.pid))
            # To look takes a twentieth of one core at most.
            pause = max(0.02, 20 * (time.perf_counter() - asked))
            try:
                process.wait(pause)
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - started
        out.seek(0)
        said = out.read().splitlines()
    if process.returncode:
        print(f"FAILED: {' '.join(map(str, command))}: {' / '.join(said[-3:])}", flush=True)
        seconds = math.nan
    return Cost(seconds, peak)


def measure(
    command: Sequence[str | Path], folder: Path, prepare: Callable[[], object] = lambda: None
) -> Cost:
    """The median of several runs if they are short, each after `prepare`, and the highest peak."""
    costs: list[Cost] = []
    while len(costs) < RUNS and sum(cost.seconds for cost in costs) < LONG:
        prepare()
        costs.append(once(command, folder))
    seconds = statistics.median(cost.seconds for cost in costs)
    return Cost(seconds, max(cost.memory for cost in costs))


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column to the left, the others to the right."""
    columns = list(zip_longest(head, *rows, fillvalue=""))
    widths = [max(map(len, column)) for column in columns]
    print(f"\n{title}")
    for first, *rest in zip(*columns, strict=True):
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *cells]).rstrip(), flush=True)
