"""Run one snippet in a process of its own and record what it printed, drew and computed.

Each runs in a fork of a process that watches it. What it leaves stands beside its scratch folder;
the record is written last, so a run that ended early is known by an empty one.
"""

import ast
import atexit
import faulthandler
import functools
import gc
import json
import os
import re
import signal
import sys
import threading
import traceback
import types
import warnings
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import drift
import sandbox
from drawing import Album
from failures import explain, loud, where
from source import Snippet

LARGEST = 100  # entries of a list that a page may quote from
LONGEST = 500  # characters of a text that a page may quote


def serve(tasks: Connection) -> None:
    """Run what the builder sends, one after another, and tell when each has ended."""
    os.environ.pop("PYTHONPATH")  # it was for the server alone
    gc.freeze()  # the collector need not walk through what TensorFlow has imported, again and again
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sandbox.become_watch()
    with suppress(EOFError):  # the builder needs no more
        while True:
            _attend(tasks, *tasks.recv())
            tasks.send(None)


def _attend(tasks: Connection, snippet: Snippet, scratch: Path, seconds: float) -> None:
    """Run `snippet` in `scratch` (its working directory), for at most `seconds`."""
    for number, suffix in enumerate((".out", ".err"), 1):
        file = os.open(scratch.with_suffix(suffix), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, number)
        os.close(file)
    record, stack = (scratch.with_suffix(suffix) for suffix in (".json", ".stack"))
    record.touch()
    stack.touch()
    server = Path(f"/proc/{os.getppid()}/status")
    if server.exists() and "\nThreads:\t1\n" not in server.read_text():
        cause = "an import of a snippet started threads in the fork server: its forks can hang"
    else:
        cause = sandbox.watch(functools.partial(_run, tasks, snippet, scratch), seconds, stack)
    if not cause and not record.stat().st_size:
        cause = "ended early: exit status 0"
    if cause:
        last = "".join(f" ({line})" for line in loud(scratch)[-1:])
        problem = f"{where(snippet, stack.read_text(), 0)} {cause}{last}"
        record.write_text(json.dumps({"problems": [problem]}), encoding="utf-8")


def _run(tasks: Connection, snippet: Snippet, scratch: Path) -> None:
    tasks.close()  # they are for the watch
    pid, record = os.getpid(), scratch.with_suffix(".json").open("w", encoding="utf-8")
    stack = scratch.with_suffix(".stack").open("w", encoding="utf-8")
    os.chdir(scratch)
    for path in snippet.beside():  # its data can be read, not written
        Path(path.name).symlink_to(path)
    sandbox.confine(scratch)
    faulthandler.enable(stack)
    faulthandler.register(signal.SIGUSR1, stack)
    if "numpy.random" in sys.modules:  # or all forks draw the same numbers, as if they had a seed
        sys.modules["numpy.random"].seed()
    atexit._clear()  # TensorFlow's teardown takes a second and changes nothing
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode, 1) for n, mode in enumerate("rww"))
    sys.__stdout__, sys.__stderr__ = sys.stdout, sys.stderr  # type: ignore[misc, assignment]
    result = _record(snippet, scratch)
    if os.getpid() == pid:  # and this is no copy that the snippet forked
        json.dump(result, record)
        record.flush()
    os._exit(0)


def _record(snippet: Snippet, scratch: Path) -> dict[str, Any]:
    """The fields of a Result."""
    result: dict[str, Any] = {"sections": {}, "warnings": {}, "problems": []}
    try:
        _execute(snippet, scratch.with_suffix(".out"), result)
    except BaseException as error:
        sandbox.use_spare_memory()
        result["problems"].append(explain(error, snippet))
    with suppress(OSError):  # a closed descriptor has been told
        _flush()
    if snippet.strict and (lines := loud(scratch)):
        message = f"{where(snippet, ' '.join(lines))} wrote to standard error: "
        result["problems"].append(message + " | ".join(lines[-5:]))
    return result


def _execute(snippet: Snippet, printed: Path, result: dict[str, Any]) -> None:
    """Run it as `python file.py` would, section by section, and add to `result` what came of it."""
    module = types.ModuleType("__main__")
    module.__file__ = str(snippet.path)
    sys.modules["__main__"], sys.argv = module, [str(snippet.path)]
    sys.path[:0] = [] if snippet.strict else [str(snippet.path.parent)]
    current = ""

    def show_warning(message: Any, category: type, *_: Any) -> None:
        print(text := f"{category.__name__}: {message}")
        place = where(snippet, "".join(traceback.format_stack()))
        result["warnings"].setdefault(current, f"{place} {text}")

    warnings.filterwarnings("ignore", message="FigureCanvasAgg is non-interactive")
    warnings.showwarning = show_warning  # type: ignore[assignment]
    album = Album(snippet)
    album.open()
    for section in snippet.sections:
        current = section.name
        body = [n for n in snippet.tree.body if section.first <= n.lineno <= section.last]
        code = compile(ast.Module(body, []), str(snippet.path), "exec")
        start = printed.stat().st_size
        try:
            exec(code, module.__dict__)
        except SystemExit as error:
            if snippet.strict or error.code:
                raise
        if section is snippet.sections[-1]:  # as Python does at the end of a script
            threading._shutdown()  # type: ignore[attr-defined]
            album.keep()  # before pyplot destroys them
            atexit._run_exitfuncs()
        _flush()
        text = printed.read_bytes()[start:].decode("utf-8")
        result["sections"][current] = re.sub(r"\r\n?", "\n", text)  # as files are read
    lines = "".join(result["sections"].values()).splitlines()
    result["problems"] += drift.idle(snippet, lines)
    result["figures"], result["shown"] = album.named()
    result["values"] = {
        name: plain
        for name, value in vars(module).items()
        if snippet.strict and not name.startswith("_") and (plain := _plain(value)) is not None
    }


def _flush() -> None:
    for stream in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__):
        with suppress(AttributeError, ValueError):  # replaced by something else, or closed
            stream.flush()  # type: ignore[union-attr]


def _plain(value: Any) -> Any:
    """`value` as JSON keeps it, or None when a page cannot quote it."""
    if hasattr(value, "tolist") and getattr(value, "size", 0) <= LARGEST:
        value = value.tolist()  # NumPy scalars and arrays
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, bool | int | str):
        with suppress(ValueError):  # a number of thousands of digits, half a character
            str(value).encode()
            return value if len(str(value)) <= LONGEST else None
        return None
    if not isinstance(value, list | tuple | dict) or not 0 < len(value) <= LARGEST:
        return None
    items = [_plain(item) for item in (value.values() if isinstance(value, dict) else value)]
    if any(item is None for item in items):
        return None
    return dict(zip(map(str, value), items, strict=True)) if isinstance(value, dict) else items
