"""The committed outputs of a snippet: read, compare and write them. Nothing else writes outputs.

`<name>.txt` is what it printed (with section marks), `images/<concept>/<name>….svg` what it drew, and
`<name>.json` its values, with a digest of each file, so that an edit by hand is noticed however small.
"""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import drift
from pages import digest
from runner import Result
from source import ROOT, Snippet, shown


def render(result: Result, root: Path = ROOT) -> dict[Path, str]:
    """The files that a successful run stands for, {path: content}."""
    snippet, printed = result.snippet, {k: v for k, v in result.sections.items() if v.strip()}
    text = "".join(
        f"--8<-- [start:{name}]\n{_ended(out)}--8<-- [end:{name}]\n" if name else _ended(out)
        for name, out in printed.items()
    )
    figures = root / "images" / snippet.concept
    files = {figures / name: svg for name, svg in result.figures.items()}
    if text:
        files[snippet.path.with_suffix(".txt")] = text
    record = {
        "figures": sorted(result.figures),
        "files": {path.name: digest(content) for path, content in sorted(files.items())},
        "printed": list(printed),
        "source": digest(snippet.text),
        "values": result.values,
    }
    record["digest"] = _self_digest(record)
    content = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return files | {snippet.path.with_suffix(".json"): content}


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _self_digest(record: dict[str, Any]) -> str:
    rest = {key: value for key, value in record.items() if key != "digest"}
    return digest(json.dumps(rest, sort_keys=True))


def committed(snippet: Snippet, root: Path = ROOT) -> dict[Path, str]:
    """The files of this snippet that exist now."""
    figures = root / "images" / snippet.concept
    paths = [snippet.path.with_suffix(".txt"), snippet.path.with_suffix(".json")]
    paths += [*figures.glob(f"{snippet.name}.svg"), *figures.glob(f"{snippet.name}-*.svg")]
    return {path: path.read_text(encoding="utf-8") for path in paths if path.exists()}


def edited(files: dict[Path, str]) -> list[str]:
    """Which committed files are not what a build wrote, one line each."""
    record_path = next((path for path in files if path.suffix == ".json"), None)
    if not record_path:
        return []
    try:
        record = json.loads(files[record_path])
        expected = dict(record["files"])
        intact = record["digest"] == _self_digest(record)
    except (ValueError, KeyError, TypeError) as error:
        return [f"{shown(record_path)}:1: is damaged: {error}"]
    found = [] if intact else [f"{shown(record_path)}:1: is not what the build wrote"]
    for path, content in files.items():
        if path != record_path and expected.get(path.name) != digest(content):
            found.append(f"{shown(path)}:1: is not what the build wrote")
    return found


def compare(old: dict[Path, str], new: dict[Path, str]) -> list[str]:
    """How a run differs from the committed files, beyond the tolerance, one entry a file."""
    found = []
    for path in sorted(old.keys() | new.keys()):
        name = shown(path)
        if path not in new:
            found.append(f"{name}: is committed, but the run does not make it")
        elif path not in old:
            found.append(f"{name}: is made by the run, but not committed")
        elif path.suffix == ".txt":
            found += ["\n".join(lines)] if (lines := drift.text(old[path], new[path], name)) else []
        elif path.suffix == ".svg":
            found += [f"{name}: {line}" for line in drift.figure(old[path], new[path])]
        else:
            found += [f"{name}: {line}" for line in _compare_values(old[path], new[path])]
    return found


def _compare_values(old: str, new: str) -> list[str]:
    """Names and exact values; a decimal is compared where a page shows it, to the digits shown."""
    try:
        a, b = (json.loads(text)["values"] for text in (old, new))
    except (ValueError, KeyError) as error:
        return [f"is damaged: {error}"]
    return [
        f"{name} was {a.get(name, 'absent')}, now {b.get(name, 'absent')}"
        for name in sorted(a.keys() | b.keys())
        if _exact(a.get(name)) != _exact(b.get(name))
    ]


def _exact(value: Any) -> Any:
    """The value with every decimal replaced by 0.0."""
    if isinstance(value, list):
        return [_exact(item) for item in value]
    if isinstance(value, dict):
        return {key: _exact(item) for key, item in value.items()}
    return 0.0 if isinstance(value, float) else value


def write(files: dict[Path, str], old: dict[Path, str]) -> list[Path]:
    """Make `files` the committed ones; returns the paths that changed. Each file is whole or untouched."""
    changed = [path for path, content in files.items() if old.get(path) != content]
    for path in sorted(changed, key=lambda path: path.suffix == ".json"):  # the record goes last
        write_file(path, files[path])
    for path in old.keys() - files.keys():
        path.unlink()
        changed.append(path)
    return changed


def write_file(path: Path, content: str) -> None:
    """Replace a file at once: a killed process leaves the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
