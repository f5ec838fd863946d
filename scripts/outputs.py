"""The committed outputs of a snippet: read, compare and write them. Nothing else writes outputs.

`<name>.txt` is what it printed (with section marks), `images/<concept>/<name>….svg` what it drew,
and `<name>.json` its values, with a digest of each file, so that any edit by hand is noticed.
"""

import contextlib
import fcntl
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import captions
import drift
from runner import Result
from source import ROOT, Snippet, digest, shown, write_file

Files = dict[Path, str]  # path -> content


def render(result: Result) -> Files:
    """The files that a successful run stands for."""
    snippet = result.snippet
    printed = {k: v.rstrip("\n") + "\n" for k, v in result.sections.items() if v.strip()}
    marks = ("--8<-- [start:{}]\n", "--8<-- [end:{}]\n")
    text = "".join(
        out.join(mark.format(name) for mark in marks) if name else out
        for name, out in printed.items()
    )
    files = {snippet.images / name: svg for name, svg in result.figures.items()}
    files |= {snippet.printed: text} if text else {}
    record = {
        "files": {path.name: digest(content) for path, content in files.items()},
        "printed": list(printed),
        "seconds": round(result.seconds, 1),
        "shown": result.shown,
        "source": digest(snippet.text),
        "values": result.values,
    }
    record["digest"] = _digest(record)
    content = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return files | {snippet.record: content}


def seconds(snippet: Snippet) -> float:
    """How long it ran when its outputs were made; a guess for one that has none."""
    try:
        record = json.loads(snippet.record.read_text(encoding="utf-8"))
        return float(record["seconds"])
    except (OSError, ValueError, KeyError, TypeError):
        return snippet.text.count("fit(") + ("keras" in snippet.imports())


def _digest(record: dict[str, Any]) -> str:
    rest = {key: value for key, value in record.items() if key != "digest"}
    return digest(json.dumps(rest, sort_keys=True))


def committed(snippet: Snippet) -> Files:
    """The output files of this snippet that exist."""
    paths = [snippet.printed, snippet.record, *snippet.drawn()]
    return {path: path.read_text(encoding="utf-8") for path in paths if path.exists()}


def orphans(snippets: dict[str, Snippet], root: Path = ROOT) -> list[Path]:
    """Output files that belong to no snippet."""
    there = {path for kind in ("txt", "json") for path in (root / "snippets").glob(f"*/*.{kind}")}
    there |= set((root / "images").glob("*/*.svg"))
    return sorted(there - {p for s in snippets.values() for p in committed(s)})


def damage(snippet: Snippet) -> list[str]:
    """Which committed files are missing, or not as a build wrote them, one line each."""
    path, files = snippet.record, committed(snippet)
    try:
        record = json.loads(files.pop(path, "null"))
        digests = record["files"] | {}
        intact = record["digest"] == _digest(record)
    except (ValueError, KeyError, TypeError):
        return [f"{shown(path)}:1: is missing or damaged"]
    found = [] if intact else [f"{shown(path)}:1: is not what the build wrote"]
    for path in files:
        if digests.pop(path.name, "") != digest(files[path]):
            found.append(f"{shown(path)}:1: is not what the build wrote")
    return found + [f"{shown(snippet.path)}:1: its output {name} is missing" for name in digests]


def compare(result: Result) -> list[str]:
    """How a run differs from the committed files, beyond the tolerance."""
    tolerances = drift.tolerances(result.snippet)
    return differences(committed(result.snippet), render(result), tolerances)


def differences(old: Files, new: Files, tolerances: Sequence[drift.Tolerance] = ()) -> list[str]:
    """How the outputs of two runs differ beyond the tolerance, one line each."""
    shown_before, shown_now = (_shown(files) for files in (old, new))
    found = []
    for path in sorted(old.keys() | new.keys()):
        name = shown(path)
        if path not in new:
            found.append(f"{name}: is committed, but the run does not make it")
        elif path not in old:
            found.append(f"{name}: is made by the run, but not committed")
        elif path.suffix == ".txt":
            found += drift.text(old[path], new[path], name, tolerances)
        elif path.suffix == ".svg":
            if lines := drift.figure(old[path], new[path]):
                sides = (every.get(path.name, {}) for every in (shown_before, shown_now))
                found += [f"{name}: {line}" for line in captions.changes(*sides) or lines]
        else:
            found += [f"{name}: {line}" for line in _compare_records(old[path], new[path])]
    return found


def _shown(files: Files) -> dict[str, captions.Description]:
    """What the figures among these files show, as their record says."""
    records = (text for path, text in files.items() if path.suffix == ".json")
    try:
        return dict(json.loads(next(records, "{}"))["shown"])
    except (ValueError, KeyError, TypeError):
        return {}  # damage() has said so


class Unseen(float):
    """A decimal in a record: it is compared where a page shows it, as the page shows it."""


def _compare_records(old: str, new: str) -> list[str]:
    """What differs in names and exact values, a line for each variable."""
    try:
        # NaN is a text here: as a number it would differ from itself.
        a, b = (json.loads(t, parse_float=Unseen, parse_constant=str) for t in (old, new))
        before, after = a["values"], b["values"]
        found = [] if a["source"] == b["source"] else ["was made from other code"]
    except (ValueError, KeyError, TypeError):
        return []  # damage() has said so
    for name in sorted(before.keys() | after.keys()):
        said = list(_entries(name, before.get(name, "absent"), after.get(name, "absent")))
        rest = f" (and {len(said) - 1} more entries)" if len(said) > 1 else ""
        found += [line + rest for line in said[:1]]
    return found


def _entries(name: str, old: Any, new: Any) -> Iterator[str]:
    """Each entry that differs, under the name by which a page quotes it: table[ReLU][0]."""
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        old, new = (dict(enumerate(values)) for values in (old, new))
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key, value in old.items():
            yield from _entries(f"{name}[{key}]", value, new[key])
    elif type(old) is not type(new) or (old != new and type(old) is not Unseen):
        yield f"{name} was {old}, now {new}"


def write(result: Result) -> list[Path]:
    """Make the outputs of this run the committed ones; returns the paths that changed."""
    old, new = committed(result.snippet), render(result)
    changed = [path for path in new if old.get(path) != new[path]]
    for path in changed:  # the record comes last in `new`: it vouches for the others
        write_file(path, new[path])
    for path in old.keys() - new.keys():
        path.unlink()
    return changed


@contextlib.contextmanager
def alone(root: Path = ROOT, shared: bool = False) -> Iterator[None]:
    """Wait until nobody else builds here; those that share, as checks do, bear each other."""
    path = root / ".cache" / "lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:  # the kernel unlocks it, however this process ends
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another build or check runs here: waiting for its end", flush=True)
            fcntl.flock(file, kind)
        yield
