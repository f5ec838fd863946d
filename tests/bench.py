"""How fast is the build? `make bench` times it on the project's own snippets, as ratios in one run.

Works in a copy of the project: nothing here is written to. Prints a table; judges nothing.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from runner import ENVIRONMENT
from source import ROOT, Snippet, discover

JOBS = 2  # at a time, for the fresh processes as for the build


def build(root: Path) -> float:
    """Seconds of one `build`, as a contributor runs it."""
    started = time.perf_counter()
    command = [sys.executable, str(root / "scripts" / "build.py"), "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - started


def touch(snippet: Snippet) -> None:
    with snippet.path.open("a", encoding="utf-8") as file:
        file.write(f"# changed {time.time()}\n")


def fresh_processes(snippets: list[Snippet], root: Path) -> float:
    """Seconds to run each snippet in a new interpreter, two at a time."""

    def run(snippet: Snippet) -> None:
        with tempfile.TemporaryDirectory(dir=root) as folder:
            command = [sys.executable, str(snippet.path)]
            environment = ENVIRONMENT | {"PATH": "/usr/bin:/bin", "HOME": folder}
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
            if done.returncode:
                sys.exit(f"{snippet.name} failed:\n{done.stderr.decode()[-2000:]}")

    started = time.perf_counter()
    with ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(run, snippets))
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder)
        for name in ("scripts", "snippets", "images", "docs"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "requirements.txt", root)
        snippets = discover(root)
        keras = [s for s in snippets.values() if "keras" in s.imports()]
        numpy = [s for s in snippets.values() if not s.imports() & {"keras", "tensorflow"}]
        print(f"{len(snippets)} snippets, {len(keras)} of them with TensorFlow", flush=True)
        cold = build(root)
        seconds = {"cold: all snippets": cold, "nothing changed": build(root)}
        for label, group in (("one NumPy snippet", numpy), ("one TensorFlow snippet", keras)):
            snippet = min(group, key=lambda s: len(s.text))
            touch(snippet)
            seconds[f"{label} changed ({snippet.name})"] = build(root)
        seconds["all, one fresh process each"] = fresh_processes(list(snippets.values()), root)
    width = max(map(len, seconds))
    print(f"{'':{width}}  seconds  cold = 1")
    for label, value in seconds.items():
        print(f"{label:{width}} {value:8.2f} {value / cold:9.3f}")
    ratio = seconds["all, one fresh process each"] / cold
    print(f"the build is {ratio:.1f} times as fast as fresh processes")


if __name__ == "__main__":
    main()
