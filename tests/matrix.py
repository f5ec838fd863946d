"""Does the check raise false alarms? `make matrix` runs it where and as other people may.

Each row is a `build.py check` of everything in a copy of the project, and must find nothing.
`python tests/matrix.py NAME… --python PATH…` checks only some, with other interpreters, too.
"""

import argparse
import contextlib
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from source import ROOT

PLAIN = "notes"
AWKWARD = "a folder 笔记"


@dataclass(frozen=True)
class Row:
    """One set of circumstances; `settings` replace lines of scripts/run.env in the copy."""

    name: str
    environment: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    folder: str = PLAIN
    inside: bool = True  # the working directory is the project
    terminal: bool = False
    python: str = sys.executable


def rows(pythons: list[str]) -> Iterator[Row]:
    yield from (Row("as it is"), Row("again"))
    for count in "128":
        pools = ("OMP", "OPENBLAS", "TF_NUM_INTEROP", "TF_NUM_INTRAOP")
        names = [f"{pool}_{'' if 'TF' in pool else 'NUM_'}THREADS" for pool in pools]
        yield Row(f"{count} threads", settings=dict.fromkeys(names, count))
    for kind in ("Prescott", "Nehalem", "Haswell", "Zen", "SkylakeX"):
        yield Row(f"OPENBLAS_CORETYPE={kind}", {"OPENBLAS_CORETYPE": kind})
    for features in ("AVX512F AVX512_SKX", "X86_V4 X86_V3"):
        yield Row(f"NPY_DISABLE_CPU_FEATURES={features}", {"NPY_DISABLE_CPU_FEATURES": features})
    for seed in ("1", "42"):
        yield Row(f"hash seed {seed}", settings={"PYTHONHASHSEED": seed})
    for zone in ("Asia/Shanghai", "America/St_Johns"):
        yield Row(f"TZ={zone}", {"TZ": zone}, {"TZ": zone})
    for locale in ("C", "zh_CN.UTF-8"):
        yield Row(f"LANG={locale}", {"LANG": locale, "LC_ALL": locale}, {"LC_ALL": locale})
    yield Row("COLUMNS=200", {"COLUMNS": "200"})
    yield Row("in a terminal", terminal=True)
    yield Row("from another directory", inside=False)
    yield Row(f"in '{AWKWARD}'", folder=AWKWARD)
    for python in pythons:
        yield Row(python, python=python)


def copy(root: Path, settings: dict[str, str]) -> None:
    """The project without its site and environments, with other settings for its snippets."""
    for name in ("scripts", "snippets", "images", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "requirements.txt", root)
    path = root / "scripts/run.env"
    text = path.read_text(encoding="utf-8")
    for name, value in settings.items():
        text, found = re.subn(rf"^{name}=.*$", f"{name}={value}", text, flags=re.M)
        assert found == 1, f"scripts/run.env does not set {name}"
    path.write_text(text, encoding="utf-8")


def check(row: Row, names: list[str]) -> tuple[int, str]:
    """(exit status, all that the check says) under these circumstances."""
    with tempfile.TemporaryDirectory(prefix="matrix-") as folder:
        root = Path(folder, row.folder)
        copy(root, row.settings)
        command = [row.python, str(root / "scripts/build.py"), "check", *names]
        screen, cable = pty.openpty() if row.terminal else os.pipe()
        process = subprocess.Popen(
            command,
            cwd=root if row.inside else "/",
            env=os.environ | row.environment,
            stdout=cable,
            stderr=cable,
        )
        os.close(cable)
        said = b""
        with contextlib.suppress(OSError):  # how a terminal says that it was left
            while chunk := os.read(screen, 65536):
                said += chunk
        os.close(screen)
        return process.wait(), said.decode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="a snippet or a concept")
    parser.add_argument("--python", nargs="*", default=[], metavar="PATH")
    options = parser.parse_args()
    alarms = 0
    print("alarm  seconds", flush=True)
    for row in rows(options.python):
        started = time.perf_counter()
        status, said = check(row, options.names)
        alarms += status != 0
        seconds = time.perf_counter() - started
        print(f"{'YES' if status else '-':5} {seconds:8.0f}  {row.name}", flush=True)
        if status:
            print(re.sub(r"^\[ *\d+/\d+\] ok .*\n", "", said, flags=re.M))
    print(f"{alarms} with alarms")
    return 1 if alarms else 0


if __name__ == "__main__":
    sys.exit(main())
