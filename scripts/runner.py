"""Run snippets in parallel, each in a process forked from a server that has the imports warm.

A new TensorFlow process costs five seconds, a forked one a tenth of one. Nothing leaks from one
snippet to the next: neither Keras' layer numbers, nor seeds, nor figures.
"""

import contextlib
import functools
import json
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.util
import os
import re
import shutil
import sys
import tempfile
import time
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, cast

import worker
from captions import Description
from source import Snippet, shown

SETTINGS = Path(__file__).with_name("run.env").read_text(encoding="utf-8")
ENVIRONMENT = dict(re.findall(r"^(\w+)=(.*)$", SETTINGS, re.M))
ENVIRONMENT["MATPLOTLIBRC"] = str(Path(__file__).with_name("matplotlibrc"))
# What these packages import only when it is used: each fork would do it anew.
LATE = {
    "matplotlib": ("matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg"),
    "numpy": ("numpy.random",),
}


@dataclass
class Result:
    """What one run left. `problems` is empty when it succeeded."""

    snippet: Snippet
    seconds: float = 0.0
    sections: dict[str, str] = field(default_factory=dict)  # name -> standard output
    figures: dict[str, str] = field(default_factory=dict)  # file name -> SVG
    shown: dict[str, Description] = field(default_factory=dict)  # file name -> what it shows
    values: dict[str, Any] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)  # section -> the first one
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems


def run(
    snippets: list[Snippet],
    report: Callable[[Result, list[str]], None] = lambda result, running: None,
    timeout: float | None = None,
    jobs: int | None = None,
    later: Iterable[Snippet] = (),
) -> list[Result]:
    """Run each snippet once; results come back in the order of `snippets`.

    `report(result, running)` is called when a run ends, with the names of those that go on.
    Nothing is raised for a snippet that fails: see `Result.problems`. `timeout` is in seconds, each
    snippet's own limit if not given. The first call starts the server, which goes on importing what
    these snippets, and those that may come `later`, need.
    """
    results: dict[Path, Result] = {}
    watches: list[Any] = []
    live: dict[Connection, tuple[Snippet, Path, float]] = {}
    context: Any = multiprocessing.get_context("forkserver")
    folder = tempfile.TemporaryDirectory(dir=_home(), ignore_cleanup_errors=True)
    with folder, _surroundings(all(snippet.strict for snippet in snippets)):
        _start_server(context, {name for s in (*snippets, *later) for name in s.imports()})
        queue = list(reversed(snippets))

        def start(tasks: Connection | None = None) -> None:
            """Send the next snippet to a watch that has nothing to do, or to a new one."""
            if not tasks:
                tasks, theirs = context.Pipe()
                process = context.Process(target=worker.serve, args=(theirs,))
                process.start()
                watches.append(process)
                theirs.close()
            snippet, scratch = queue.pop(), Path(folder.name, str(len(queue)))
            scratch.mkdir()
            live[tasks] = (snippet, scratch, time.monotonic())
            tasks.send((snippet, scratch, timeout or snippet.limit))

        try:
            for _ in range(min(len(queue), jobs or os.cpu_count() or 1)):
                start()
            while live:
                for ready in wait(list(live)):
                    tasks = cast(Connection, ready)
                    snippet, scratch, started = live.pop(tasks)
                    seconds = time.monotonic() - started
                    alive = _ended(tasks)
                    if queue:  # at once: no core waits until this result has been reported
                        start(tasks if alive else None)
                    results[snippet.path] = result = _collect(snippet, scratch)
                    result.seconds = seconds
                    report(result, [s.name for s, _, _ in live.values()])
        finally:
            for process in watches:
                process.terminate()
            for process in watches:
                process.join()
    return [results[snippet.path] for snippet in snippets]


def _ended(tasks: Connection) -> bool:
    """Whether a watch says that its snippet has ended; otherwise it has itself been killed."""
    try:
        tasks.recv()
    except (EOFError, OSError):
        return False
    return True


@contextlib.contextmanager
def _surroundings(strict: bool) -> Iterator[None]:
    """What forked processes take over from this one; afterwards all is as before."""
    saved, main = dict(os.environ), sys.modules["__main__"]
    os.environ |= ENVIRONMENT | {"PYTHONPATH": str(Path(__file__).parent)}  # to import this module
    if not strict:
        os.environ["MATPLOTLIBRC"] = os.devnull  # the style of the notes is not theirs
    sys.modules["__main__"] = types.ModuleType("__main__")  # or each child imports the caller's
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        os.environ.clear()
        os.environ |= saved


def _start_server(context: Any, modules: set[str]) -> None:
    """Start the fork server with these imports, without the chatter of TensorFlow's C++."""
    third_party = {name for name in modules if name.split(".")[0] not in sys.stdlib_module_names}
    late = [part for name in third_party for part in LATE.get(name.split(".")[0], ())]
    modules = {"runner", *third_party, *late}
    context.set_forkserver_preload(sorted(modules))  # skips what is missing
    errors, quiet = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    default, tempfile.tempdir = tempfile.tempdir, _home()  # for the server's socket
    try:
        os.dup2(quiet, 2)
        multiprocessing.forkserver.ensure_running()
    finally:
        tempfile.tempdir = default
        os.dup2(errors, 2)
        os.close(errors)
        os.close(quiet)


@functools.cache
def _home() -> str:
    """The folder of this process for temporary files; removes those of builds that were killed."""
    for old in Path(tempfile.gettempdir()).glob("snippets-*-*"):
        try:
            os.kill(int(old.name.split("-")[1]), 0)
        except ProcessLookupError:
            shutil.rmtree(old, ignore_errors=True)
        except (OSError, ValueError):
            pass
    folder = tempfile.mkdtemp(prefix=f"snippets-{os.getpid()}-")
    # After multiprocessing has removed its own folder in this one, which it does with -100.
    multiprocessing.util.Finalize(None, shutil.rmtree, (folder, True), exitpriority=-101)
    return folder


def _collect(snippet: Snippet, scratch: Path) -> Result:
    try:
        record = json.loads(scratch.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        cause = "its process was killed; is the memory or the disk full?"
        record = {"problems": [f"{shown(snippet.path)}:1: {cause}"]}
    return Result(snippet, **record)
