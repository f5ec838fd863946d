"""Which snippets run, in which order, and on which machine."""

import contextlib
import difflib
import functools
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import outputs
from source import ROOT, Snippet, digest, write_file


def select(snippets: dict[str, Snippet], names: list[str]) -> list[Snippet]:
    """The snippets of these names or concepts, or all. Raises SystemExit for an unknown name."""
    chosen = dict(snippets) if not names else {}
    for name in names:
        found = {key: s for key, s in snippets.items() if name in (key, s.concept)}
        if not found:
            known = [*snippets, *{s.concept for s in snippets.values()}]
            close = ", ".join(difflib.get_close_matches(name, known, 3)) or "none"
            raise SystemExit(f"no snippet or concept '{name}'; close names: {close}")
        chosen |= found
    return list(chosen.values())


@functools.cache
def engine() -> str:
    """What every run depends on, besides its snippet: all that is here, and the packages."""
    files = sorted(path for path in (ROOT / "scripts").iterdir() if path.is_file())
    texts = [path.read_text(encoding="utf-8") for path in (*files, ROOT / "requirements.txt")]
    return digest(*texts, f"{sys.version_info[:2]} {sys.platform}")


def key(snippet: Snippet) -> str:
    """Changes with whatever may change the outputs, and with these."""
    read = [p for p in snippet.beside() if p.suffix != ".py" or p.stem in snippet.text]
    files = ((path.name, path.stat()) for path in read if path.is_file() and path != snippet.path)
    beside = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files]
    made = snippet.record.read_bytes().decode(errors="replace") if snippet.record.exists() else ""
    return digest(snippet.text, engine(), *beside, made)


class Cache(dict[str, str]):
    """What made the outputs that are here: {snippet: its key}; not committed."""

    def __init__(self, root: Path) -> None:
        self.path = root / ".cache" / "build.json"
        with contextlib.suppress(OSError, ValueError):  # without it everything is stale
            self.update(json.loads(self.path.read_text(encoding="utf-8")))

    def has(self, snippet: Snippet) -> bool:
        """Whether what it is today made the outputs that are here, on this machine."""
        return self.get(snippet.name) == key(snippet) and not outputs.damage(snippet)

    def add(self, snippet: Snippet) -> None:
        self[snippet.name] = key(snippet)
        write_file(self.path, json.dumps(self))


def longest_first(snippets: Iterable[Snippet]) -> list[Snippet]:
    """So that no long one is left to run alone at the end."""
    return sorted(snippets, key=outputs.seconds, reverse=True)


def share(snippets: Iterable[Snippet], number: int, count: int) -> list[Snippet]:
    """The snippets of one of `count` machines (`number` from 1), which end at about one time.

    Each snippet is in exactly one share, on whatever machine this is asked.
    """
    shares: list[list[Snippet]] = [[] for _ in range(count)]
    loads = [0.0] * count
    for snippet in longest_first(snippets):
        least = loads.index(min(loads))
        shares[least].append(snippet)
        loads[least] += outputs.seconds(snippet)
    return shares[number - 1]
