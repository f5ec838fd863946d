"""Run one snippet in a process of its own and record what it printed, drew and computed.

Called in a forked child. What it leaves stands beside its scratch folder; the record is written
last, so a run that ended early is known by its absence.
"""

import ast
import faulthandler
import gc
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

import captions
from source import ROOT, Snippet, SourceError, shown

MEMORY = 8 * 2**30  # bytes a snippet may allocate
LARGEST = 100  # entries of a list that a page may quote from
LONGEST = 500  # characters of a text that a page may quote
# Audit events that change files -> how many paths their arguments begin with.
CHANGES = dict.fromkeys(("open", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"), 1)
CHANGES |= dict.fromkeys(("os.link", "os.rename", "os.symlink"), 2)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# What TensorFlow's C++ writes on every start; any other line on standard error is the snippet's.
CHATTER = re.compile(
    r"^(WARNING: All log messages before absl|[IW]\d{4} \d\d:|\d{4}-\d\d-\d\d \d\d:\d\d:.*: [IW] |"
    r"E\d{4} .*cuda|.*failed call to cuInit|To enable the following instructions|\s*$)"
)


def main(snippet: Snippet, scratch: Path, seconds: float) -> None:
    """Run `snippet` in `scratch` (its working directory); dump the stack after `seconds`."""
    gc.freeze()  # the collector need not walk through what TensorFlow has imported, again and again
    os.setsid()  # its grandchildren can be ended with it
    os.chdir(scratch)
    streams = [scratch.with_suffix(suffix) for suffix in (".out", ".err")]
    for number, path in enumerate(streams, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode, 1) for n, mode in enumerate("rww"))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    faulthandler.enable()
    faulthandler.dump_traceback_later(seconds)
    result = _record(snippet, streams)
    faulthandler.cancel_dump_traceback_later()
    temporary = scratch.with_suffix(".tmp")
    temporary.write_text(json.dumps(result), encoding="utf-8")
    temporary.rename(scratch.with_suffix(".json"))
    os._exit(0)  # TensorFlow's teardown takes a second and changes nothing


def _record(snippet: Snippet, streams: list[Path]) -> dict[str, Any]:
    result: dict[str, Any] = {"sections": {}, "warnings": {}, "problems": []}
    module = types.ModuleType("__main__")
    module.__file__ = str(snippet.path)
    sys.modules["__main__"], sys.argv = module, [str(snippet.path)]
    current = ""

    def show_warning(message: Any, category: type, *_: Any) -> None:
        print(text := f"{category.__name__}: {message}")
        where = _where(snippet, traceback.extract_stack())
        result["warnings"].setdefault(current, f"{where} {text}")

    warnings.filterwarnings("ignore", message="FigureCanvasAgg is non-interactive")
    warnings.showwarning = show_warning  # type: ignore[assignment]
    sys.addaudithook(_guard)
    try:
        _require_one_thread(Path(f"/proc/{os.getppid()}/status"))
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
                text = output.decode("utf-8", "replace")
                result["sections"][current] = re.sub(r"\r\n?", "\n", text)  # as files are read
        result["figures"], result["shown"] = save_figures(snippet, streams[0].parent)
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


def _require_one_thread(server: Path) -> None:
    """A fork of a process with threads can hang. Raises RuntimeError."""
    if server.exists() and "\nThreads:\t1\n" not in server.read_text():
        raise RuntimeError("an import of a snippet started threads in the fork server")


def _guard(event: str, args: tuple[Any, ...]) -> None:
    """Audit hook: a snippet writes only below its working directory and stays offline."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        raise PermissionError("snippets run offline")
    reads = event == "open" and not (set(args[1] or "") & set("wax+") or args[2] & WRITING)
    if event not in CHANGES or reads:
        return
    for target in (target for target in args[: CHANGES[event]] if not isinstance(target, int)):
        path = Path(os.path.abspath(os.fsdecode(target)))
        inside = path.parts[len(ROOT.parts) :] if path.is_relative_to(ROOT) else ()
        if inside and inside[0] not in (".cache", ".venv") and "__pycache__" not in inside:
            place = "/".join(inside)
            raise PermissionError(f"snippets may write only where they run, not to {place}")


def _where(snippet: Snippet, frames: traceback.StackSummary) -> str:
    """`file:line:`, with the innermost line of the snippet itself."""
    lines = [frame.lineno for frame in frames if frame.filename == str(snippet.path)]
    return f"{shown(snippet.path)}:{lines[-1] if lines else 1}:"


def _explain(error: BaseException, snippet: Snippet) -> str:
    """One line, `file:line: Type: message`."""
    if isinstance(error, SourceError):
        return str(error)
    where = _where(snippet, frames := traceback.extract_tb(error.__traceback__))
    text = f"{where} {type(error).__name__}: {error}"
    if isinstance(error, SystemExit):
        text = f"{where} ended itself with exit status {error.code}"
    elif isinstance(error, AssertionError) and not str(error):
        text += str(frames[-1].line)
    elif isinstance(error, ModuleNotFoundError):
        text += " (the full environment has it: run `make setup`)"
    return text


def save_figures(
    snippet: Snippet, folder: Path
) -> tuple[dict[str, str], dict[str, captions.Description]]:
    """Every open figure as SVG and in words, by file name. Raises ValueError for a bare one."""
    saved: dict[str, str] = {}
    shows: dict[str, captions.Description] = {}
    if "matplotlib.pyplot" not in sys.modules:
        return saved, shows
    plt = sys.modules["matplotlib.pyplot"]
    for figure in map(plt.figure, numbers := plt.get_fignums()):
        label = figure.get_label()
        if len(numbers) > 1 and not label:
            raise ValueError("several figures: name each one, plt.subplots(num='name')")
        for axes in figure.axes:
            bare = not axes.axison or not axes.has_data() or axes.get_label() == "<colorbar>"
            for side in "" if bare else "xy":
                siblings = getattr(axes, f"get_shared_{side}_axes")().get_siblings(axes)
                if not any(getattr(sibling, f"get_{side}label")() for sibling in siblings):
                    raise ValueError(f"a figure has no {side} label: call set_{side}label()")
        path = folder / f"{snippet.name}{'-' * bool(label)}{label}.svg"
        figure.savefig(path, metadata={"Date": None, "Creator": None})
        text = path.read_text(encoding="utf-8")
        saved[path.name] = re.sub(r"[ \t]+$", "", text, flags=re.M)
        shows[path.name] = captions.describe(figure)
    return saved, shows


def _plain(value: Any) -> Any:
    """`value` as JSON keeps it, or None when a page cannot quote it."""
    if hasattr(value, "tolist") and getattr(value, "size", 0) <= LARGEST:
        value = value.tolist()  # NumPy scalars and arrays
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, bool | int | str):
        return value if len(str(value)) <= LONGEST else None
    if not isinstance(value, list | tuple | dict) or not 0 < len(value) <= LARGEST:
        return None
    items = [_plain(item) for item in (value.values() if isinstance(value, dict) else value)]
    if any(item is None for item in items):
        return None
    return dict(zip(map(str, value), items, strict=True)) if isinstance(value, dict) else items
