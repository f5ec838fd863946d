"""Run one snippet in a process of its own and record what it printed, drew and computed.

Called in a forked child. What it leaves stands beside its scratch folder; the record is written
last, so a run that ended early is known by its absence.
"""

import ast
import builtins
import faulthandler
import json
import os
import re
import resource
import sys
import traceback
import types
import warnings
from pathlib import Path
from typing import Any

from source import ROOT, Snippet, shown

MEMORY = 8 * 2**30  # bytes a snippet may allocate
LARGEST = 100  # elements of a list that a page may quote from
WRITES = {"open", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate"}
# What TensorFlow's C++ writes on every start; any other line on standard error is the snippet's.
CHATTER = re.compile(
    r"^(WARNING: All log messages before absl|[IW]\d{4} \d\d:|\d{4}-\d\d-\d\d \d\d:\d\d:.*: [IW] |"
    r"E\d{4} .*cuda|.*failed call to cuInit|To enable the following instructions|\s*$)"
)


def main(snippet: Snippet, scratch: Path, seconds: float) -> None:
    """Run `snippet` in `scratch` (its working directory); dump the stack after `seconds`."""
    _require_single_thread(os.getppid())
    os.setsid()  # its grandchildren can be ended with it
    os.chdir(scratch)
    streams = [scratch.with_suffix(suffix) for suffix in (".out", ".err")]
    for number, path in enumerate(streams, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate("rww"))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    faulthandler.enable()
    faulthandler.dump_traceback_later(seconds)
    result = _record(snippet, streams)
    faulthandler.cancel_dump_traceback_later()
    temporary = scratch.with_suffix(".tmp")
    temporary.write_text(json.dumps(result), encoding="utf-8")
    temporary.rename(scratch.with_suffix(".json"))
    os._exit(0)  # TensorFlow's teardown takes a second and changes nothing


def _require_single_thread(server: int) -> None:
    """A fork of a process with threads can hang; imports alone must not start any."""
    status = Path(f"/proc/{server}/status")
    if status.exists() and "\nThreads:\t1\n" not in status.read_text():
        raise RuntimeError("the fork server has threads: an import started one")


def _record(snippet: Snippet, streams: list[Path]) -> dict[str, Any]:
    result: dict[str, Any] = {"sections": {}, "warnings": [], "problems": []}
    module = types.ModuleType("__main__")
    module.__file__ = str(snippet.path)
    sys.modules["__main__"], sys.argv = module, [str(snippet.path)]
    current = ""

    def show_warning(message: Any, category: type, *_: Any) -> None:
        line = next((f.lineno for f in _stack() if f.filename == str(snippet.path)), 1)
        text = f"{category.__name__}: {message}"
        result["warnings"].append({"line": line, "text": text, "section": current})
        print(text)

    warnings.filterwarnings("ignore", message="FigureCanvasAgg is non-interactive")
    warnings.showwarning = show_warning  # type: ignore[assignment]
    sys.addaudithook(_guard)
    try:
        for section in snippet.sections:
            current = section.name
            body = [n for n in snippet.tree.body if section.first <= n.lineno <= section.last]
            code = compile(ast.Module(body, []), str(snippet.path), "exec")
            start = streams[0].stat().st_size
            try:
                exec(code, module.__dict__)
            finally:
                sys.stdout.flush()
                output = streams[0].read_bytes()[start:]
                result["sections"][current] = output.decode("utf-8", "replace")
        result["figures"] = _save_figures(snippet, streams[0].parent)
        result["values"] = {
            name: plain
            for name, value in vars(module).items()
            if not name.startswith("_") and (plain := _plain(value)) is not None
        }
    except BaseException as error:
        result["problems"].append(_explain(error, snippet))
    sys.stderr.flush()
    lines = streams[1].read_text(encoding="utf-8", errors="replace").splitlines()
    loud = [line for line in lines if not CHATTER.match(line)]
    if loud:
        message = f"{shown(snippet.path)}:1: wrote to standard error: "
        result["problems"].append(message + "\n    ".join(loud[:5]))
    return result


def _guard(event: str, args: tuple[Any, ...]) -> None:
    """Audit hook: a snippet writes only below its working directory and stays offline."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        raise PermissionError("snippets run offline")
    if event not in WRITES or (event == "open" and not _opens_for_writing(args)):
        return
    path = os.path.abspath(os.fsdecode(args[0])) if not isinstance(args[0], int) else ""
    inside = os.path.relpath(path, ROOT) if path.startswith(f"{ROOT}{os.sep}") else "."
    if not inside.startswith("."):  # .venv and .cache are not the project's content
        if "__pycache__" in inside:
            return
        raise PermissionError(f"snippets may write only to the current directory, not to {inside}")


def _opens_for_writing(args: tuple[Any, ...]) -> bool:
    mode, flags = args[1], args[2]
    return bool(set(mode or "") & set("wax+")) or bool(
        flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    )


def _stack() -> list[traceback.FrameSummary]:
    return list(reversed(traceback.extract_stack()))


def _explain(error: BaseException, snippet: Snippet) -> str:
    """One line, `file:line: Type: message`, with the line of the snippet that led there."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f.lineno for f in frames if f.filename == str(snippet.path)]
    text = f"{type(error).__name__}: {error}"
    if isinstance(error, SystemExit):
        text = f"ended itself with exit status {error.code}"
    if isinstance(error, AssertionError) and lines:
        source = snippet.text.splitlines()[(lines[-1] or 1) - 1].strip()
        text = f"AssertionError: {error or source}"
    if isinstance(error, ModuleNotFoundError):
        text += " (the full environment has it: run `make setup`)"
    line = lines[-1] if lines else getattr(error, "lineno", None) or 1
    if str(error).startswith(f"{shown(snippet.path)}:"):  # a SourceError says where itself
        return str(error)
    return f"{shown(snippet.path)}:{line}: {text}"


def _save_figures(snippet: Snippet, folder: Path) -> dict[str, str]:
    """Every open figure as SVG, {file name: text}. Raises ValueError for an unlabelled one."""
    if "matplotlib.pyplot" not in sys.modules:
        return {}
    import matplotlib.pyplot as plt

    figures: dict[str, str] = {}
    numbers = plt.get_fignums()
    for number in numbers:
        figure = plt.figure(number)
        label = figure.get_label()
        if len(numbers) > 1 and not label:
            raise ValueError("several figures: name each one, plt.subplots(num='name')")
        _require_labels(figure)
        name = f"{snippet.name}-{label}.svg" if label else f"{snippet.name}.svg"
        path = folder / name
        metadata = {"Date": None, "Creator": None}
        figure.savefig(path, format="svg", metadata=metadata)
        text = path.read_text(encoding="utf-8")
        figures[name] = re.sub(r"[ \t]+$", "", text, flags=re.M)
    return figures


def _require_labels(figure: Any) -> None:
    for axes in figure.axes:
        if not axes.axison or not axes.has_data() or axes.get_label() == "<colorbar>":
            continue
        shared = {
            "x": axes.get_shared_x_axes().get_siblings(axes),
            "y": axes.get_shared_y_axes().get_siblings(axes),
        }
        for side, siblings in shared.items():
            if not any(getattr(a, f"get_{side}label")() for a in siblings):
                raise ValueError(f"a figure has no {side} label: call set_{side}label()")


def _plain(value: Any) -> Any:
    """`value` as JSON keeps it, or None when a page cannot quote it."""
    if hasattr(value, "tolist") and getattr(value, "size", 0) <= LARGEST:
        value = value.tolist()  # NumPy scalars and arrays
    match value:
        case bool() | int():
            return value
        case str() if len(value) <= 500:
            return value
        case float():
            return float(f"{value:.9g}")
        case list() | tuple() if 0 < len(value) <= LARGEST:
            items = [_plain(item) for item in value]
            return None if builtins.any(item is None for item in items) else items
        case dict() if 0 < len(value) <= LARGEST:
            pairs = {str(key): _plain(item) for key, item in value.items()}
            return None if None in pairs.values() else pairs
        case _:
            return None
