"""Say in one line what went wrong in a snippet, and where: `file:line: what`."""

import re
import traceback
from pathlib import Path

from source import Snippet, SourceError, shown

# What TensorFlow's C++ writes on every start; any other line on standard error is the snippet's.
CHATTER = re.compile(
    r"^(WARNING: All log messages before absl|[IW]\d{4} \d\d:|\d{4}-\d\d-\d\d \d\d:\d\d:.*: [IW] |"
    r"E\d{4} .*cuda|.*failed call to cuInit|To enable the following instructions|\s*$)"
)


def where(snippet: Snippet, stack: str, innermost: int = -1) -> str:
    """`file:line:`, with the innermost line of the snippet itself; faulthandler writes it first."""
    lines = re.findall(rf'File "{re.escape(str(snippet.path))}", line (\d+)', stack)
    return f"{shown(snippet.path)}:{lines[innermost] if lines else 1}:"


def loud(scratch: Path) -> list[str]:
    """The lines on standard error, without the chatter of TensorFlow."""
    text = scratch.with_suffix(".err").read_text(encoding="utf-8", errors="replace")
    return [line.strip()[:200] for line in text.splitlines() if not CHATTER.match(line)]


def explain(error: BaseException, snippet: Snippet) -> str:
    """One line, `file:line: Type: message`."""
    if isinstance(error, SourceError):
        return str(error)
    own, frames = str(snippet.path), traceback.extract_tb(error.__traceback__)
    place = where(snippet, "".join(frames.format()))
    text = f"{place} {type(error).__name__}: {error}"
    if isinstance(error, SystemExit):
        text = f"{place} ended itself with exit status {error.code}"
    elif isinstance(error, AssertionError) and not str(error):
        text += str(frames[-1].line)
    elif isinstance(error, ModuleNotFoundError) and snippet.strict:
        text += " (the full environment has it: run `make setup`)"
    elif isinstance(error, PermissionError) and error.filename:
        text += " (a snippet may write only where it runs)"
    elif isinstance(error, UnicodeDecodeError) and not any(f.filename == own for f in frames):
        text = f"{place} printed bytes that are no text in UTF-8"
    return " ".join(text.split())
