"""Run one snippet in a process of its own and record what it printed, drew and computed.

Called in a forked child. What it leaves stands beside its scratch folder; the record is written
last, so a run that ended early is known by an empty one.
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
from pathlib import Path
from typing import Any

import drift
import sandbox
from drawing import Album
from source import Snippet, SourceError, shown

LARGEST = 100  # entries of a list that a page may quote from
LONGEST = 500  # characters of a text that a page may quote
# What TensorFlow's C++ writes on every start; any other line on standard error is the snippet's.
CHATTER = re.compile(
    r"^(WARNING: All log messages before absl|[IW]\d{4} \d\d:|\d{4}-\d\d-\d\d \d\d:\d\d:.*: [IW] |"
    r"E\d{4} .*cuda|.*failed call to cuInit|To enable the following instructions|\s*$)"
)


def main(snippet: Snippet, scratch: Path, seconds: float) -> None:
    """Run `snippet` in `scratch` (its working directory), for at most `seconds`."""
    os.environ.pop("PYTHONPATH")  # it was for the server alone
    gc.freeze()  # the collector need not walk through what TensorFlow has imported, again and again
    for number, suffix in enumerate((".out", ".err"), 1):
        path = scratch.with_suffix(suffix)
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    record, stack = (scratch.with_suffix(suffix) for suffix in (".json", ".stack"))
    record.touch()
    stack.touch()
    server = Path(f"/proc/{os.getppid()}/status")
    if server.exists() and "\nThreads:\t1\n" not in server.read_text():
        cause = "an import of a snippet started threads in the fork server: its forks can hang"
    else:
        cause = sandbox.watch(functools.partial(_run, snippet, scratch), seconds, stack)
    if not cause and not record.stat().st_size:
        cause = "ended early: exit status 0"
    if cause:
        last = "".join(f" ({line})" for line in _loud(scratch)[-1:])
        problem = f"{_where(snippet, stack.read_text(), 0)} {cause}{last}"
        record.write_text(json.dumps({"problems": [problem]}), encoding="utf-8")


def _run(snippet: Snippet, scratch: Path) -> None:
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
        result["problems"].append(_explain(error, snippet))
    with suppress(OSError):  # a closed descriptor has been told
        _flush()
    if snippet.strict and (loud := _loud(scratch)):
        message = f"{_where(snippet, ' '.join(loud))} wrote to standard error: "
        result["problems"].append(message + " | ".join(loud[-5:]))
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
        where = _where(snippet, "".join(traceback.format_stack()))
        result["warnings"].setdefault(current, f"{where} {text}")

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


def _where(snippet: Snippet, stack: str, innermost: int = -1) -> str:
    """`file:line:`, with the innermost line of the snippet itself; faulthandler writes it first."""
    lines = re.findall(rf'File "{re.escape(str(snippet.path))}", line (\d+)', stack)
    return f"{shown(snippet.path)}:{lines[innermost] if lines else 1}:"


def _loud(scratch: Path) -> list[str]:
    """The lines on standard error, without the chatter of TensorFlow."""
    text = scratch.with_suffix(".err").read_text(encoding="utf-8", errors="replace")
    return [line.strip()[:200] for line in text.splitlines() if not CHATTER.match(line)]


def _flush() -> None:
    for stream in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__):
        with suppress(AttributeError, ValueError):  # replaced by something else, or closed
            stream.flush()  # type: ignore[union-attr]


def _explain(error: BaseException, snippet: Snippet) -> str:
    """One line, `file:line: Type: message`."""
    if isinstance(error, SourceError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = _where(snippet, "".join(frames.format()))
    text = f"{where} {type(error).__name__}: {error}"
    if isinstance(error, SystemExit):
        text = f"{where} ended itself with exit status {error.code}"
    elif isinstance(error, AssertionError) and not str(error):
        text += str(frames[-1].line)
    elif isinstance(error, ModuleNotFoundError) and snippet.strict:
        text += " (the full environment has it: run `make setup`)"
    elif isinstance(error, PermissionError) and error.filename:
        text += " (a snippet may write only where it runs)"
    elif isinstance(error, UnicodeDecodeError) and frames[-1].filename == __file__:
        text = f"{where} printed bytes that are no text in UTF-8"
    return " ".join(text.split())


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
