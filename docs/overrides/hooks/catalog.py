"""What the pages say of themselves in their front matter, and what they need to be read first."""

import functools
import graphlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from pages import Page
from source import ROOT, SourceError

HEADER = re.compile(r"\A---\n(.*?)\n---\n", re.S)


@dataclass(frozen=True)
class Concept:
    """One page of one language, with its front matter."""

    page: Page

    @property
    def slug(self) -> str:
        return self.page.path.stem

    @property
    def section(self) -> str:
        return self.page.path.parent.name

    @property
    def uri(self) -> str:
        """The page below docs/<language>/, as MkDocs knows it."""
        suffix = ".ipynb" if self.section == "labs" else ".md"
        return f"{self.section}/{self.slug}{suffix}"

    @property
    def link(self) -> str:
        """The page in Markdown, as any page in a section's folder links to it."""
        return f"[{self.title}](../{self.uri})"

    @functools.cached_property
    def meta(self) -> dict[str, Any]:
        """The front matter. Raises SourceError where it cannot be read."""
        header = HEADER.match(self.page.text)
        try:
            return dict(parsed(header[1])) if header else {}
        except (yaml.YAMLError, TypeError, ValueError) as error:
            message = " ".join(str(error).split())
            raise SourceError(self.page.path, 1, f"front matter: {message}") from None

    @property
    def title(self) -> str:
        return str(self.meta.get("title", self.slug))

    @property
    def needs(self) -> list[str]:
        return list(self.meta.get("prerequisites") or [])


def concepts(language: str, root: Path = ROOT) -> dict[str, Concept]:
    """Every concept and lab of a language by its slug, in the order of the paths."""
    paths = sorted((root / "docs" / language).glob("*/*.md"))
    return {path.stem: Concept(Page(path)) for path in paths if path.stem != "index"}


def problems(language: str, root: Path = ROOT) -> Iterator[str]:
    """Prerequisites that do not exist, or that lead round in a circle; one line each."""
    there = concepts(language, root)
    graph: dict[str, list[str]] = {}
    for slug, concept in there.items():
        try:
            graph[slug] = concept.needs
        except SourceError as error:
            yield str(error)
            continue
        for need in set(concept.needs) - there.keys():
            problem = f"needs '{need}', but there is no such page; mend the front matter"
            yield str(SourceError(concept.page.path, _line(concept), problem))
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        concept = there[error.args[1][0]]
        problem = f"the prerequisites lead round in a circle: {circle}"
        yield str(SourceError(concept.page.path, _line(concept), problem))


@functools.lru_cache(1000)  # a build asks for the same data many times
def parsed(text: str) -> Any:
    """What YAML says; not to be changed. Raises YAMLError."""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def load(path: Path) -> tuple[Any, str]:
    """(the data of a YAML file, its text), empty without the file. Raises SourceError."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    try:
        return parsed(text) or {}, text
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = " ".join(str(error).split())
        raise SourceError(path, mark.line + 1 if mark else 1, message) from None


def line_of(text: str, start: str) -> int:
    """The line where an entry of such a file begins, or 1."""
    return text[: text.find(start) + 1].count("\n") + 1


def _line(concept: Concept) -> int:
    """Where the front matter names the prerequisites."""
    return concept.page.line(max(concept.page.text.find("\nprerequisites:") + 1, 0))
