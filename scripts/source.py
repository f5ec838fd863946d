"""Find the snippets, read their sections, say where a file is wrong, and write files whole.

A snippet is `snippets/<concept>/<name>.py`; its name is unique, so `#{name.variable}` needs no
path.
"""

import ast
import glob
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

ROOT = Path(__file__).resolve().parent.parent
MARKER = re.compile(r"^\s*#?\s*--8<-- \[(start|end):([a-z][-_0-9a-z]*)\]\s*$")


class SourceError(Exception):
    """A mistake in a file of the project: `file:line: what is wrong and how to mend it`."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{shown(path)}:{line}: {message}")


def digest(*parts: str) -> str:
    """A fingerprint of texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def shown(path: Path) -> str:
    """The path as people read it: relative to the project where it is inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def write_file(path: Path, content: str) -> None:
    """Replace a file at once: a killed process leaves the old one or the new one.

    What else it leaves is overwritten by the next, or is an orphan. Raises SourceError.
    """
    temporary = path.with_name(f".{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(content, encoding="utf-8")
        temporary.replace(path)
    except (OSError, UnicodeError) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        raise SourceError(path, 1, f"cannot be written: {cause}") from error
    finally:
        temporary.unlink(missing_ok=True)


@dataclass(frozen=True)
class Section:
    """A piece of a snippet that a page embeds by itself; `name` is "" for a whole file."""

    name: str
    first: int  # line numbers, 1-based, of the code without its markers
    last: int
    code: str


@dataclass(frozen=True)
class Snippet:
    """One runnable file."""

    path: Path
    strict: ClassVar[bool] = True  # it keeps the rules of the notes
    limit: ClassVar[float] = 60.0  # seconds that it may run
    further: ClassVar[str] = "-*"  # how the names of several figures end

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def concept(self) -> str:
        return self.path.parent.name

    @property
    def label(self) -> str:
        """What people read of it while it runs."""
        return f"{self.concept}/{self.name}"

    @property
    def printed(self) -> Path:
        return self.path.with_suffix(".txt")

    @property
    def record(self) -> Path:
        return self.path.with_suffix(".json")

    @property
    def images(self) -> Path:
        return self.path.parents[2] / "images" / self.concept

    def drawn(self) -> list[Path]:
        """The figures of it that exist."""
        stem = glob.escape(self.path.stem)
        return [p for end in ("", self.further) for p in self.images.glob(f"{stem}{end}.svg")]

    @cached_property
    def text(self) -> str:
        return self.path.read_bytes().decode("utf-8", "replace")

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file. Raises SourceError where it is not Python."""
        try:
            return ast.parse(self.path.read_bytes(), filename=str(self.path))
        except SyntaxError as error:
            raise SourceError(self.path, error.lineno or 1, f"SyntaxError: {error.msg}") from None

    @cached_property
    def sections(self) -> list[Section]:
        """The named sections in order, or one unnamed section. Raises SourceError."""
        sections: list[Section] = []
        name, first = "", 0
        lines = self.text.splitlines()
        for number, line in enumerate(lines, 1):
            if not (match := MARKER.match(line)):
                continue
            kind, label = match.groups()
            if kind == "start":
                if name:
                    self._fail(number, f"section '{label}' starts inside '{name}'")
                if label in {section.name for section in sections}:
                    self._fail(number, f"section '{label}' exists twice")
                name, first = label, number
            else:
                if label != name:
                    self._fail(number, f"section '{label}' ends but never started")
                code = "\n".join(lines[first : number - 1]).strip("\n")
                sections.append(Section(label, first + 1, number - 1, code))
                name = ""
        if name:
            self._fail(first, f"section '{name}' has no end")
        if not sections:
            return [Section("", 1, len(lines), self.text.strip("\n"))]
        for node in self.tree.body[ast.get_docstring(self.tree) is not None :]:
            end = node.end_lineno or node.lineno
            if not any(s.first <= node.lineno and end <= s.last for s in sections):
                self._fail(node.lineno, "this statement is in no section")
        return sections

    def imports(self) -> set[str]:
        """The modules that the snippet names first in its imports: {"numpy", "sklearn.svm"}."""
        return set(re.findall(r"^(?:import|from) ([\w.]+)", self.text, re.M))

    def beside(self) -> list[Path]:
        """The files beside it that it may read."""
        return []

    def _fail(self, line: int, message: str) -> None:
        raise SourceError(self.path, line, message)


def discover(root: Path = ROOT) -> dict[str, Snippet]:
    """All snippets by name, in the order of their paths.

    Raises SourceError when two share a name: quotes could not tell them apart.
    """
    found: dict[str, Snippet] = {}
    for path in sorted((root / "snippets").glob("*/*.py")):
        snippet = Snippet(path)
        name = snippet.name
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise SourceError(path, 1, "name it in lower case with underscores")
        if name in found:
            first = shown(found[name].path)
            raise SourceError(path, 1, f"{first} has the same name; rename one")
        found[name] = snippet
    return found
