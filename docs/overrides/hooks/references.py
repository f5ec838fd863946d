"""The works that the pages cite: docs/sources.yml says all that is to be said of each.

A page cites a work by its title in italics, under its last heading. The page of sources is made
from the file and says which pages cite a work.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from catalog import Concept, concepts, line_of, load
from pages import LANGUAGES
from source import ROOT, SourceError

TITLE = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?!\*)|《([^》\n]+)》")
KINDS = {"book": {"zh": "书", "en": "Books"}, "paper": {"zh": "论文", "en": "Papers"}}
KINDS |= {"web": {"zh": "课程与文档", "en": "Courses and documentation"}}


@dataclass(frozen=True)
class Work:
    """A book, a paper or a document."""

    kind: str
    authors: str
    title: str
    year: int | None = None
    more: str = ""  # publisher, edition, conference
    other: tuple[str, ...] = ()  # further titles under which pages cite it
    note: dict[str, str] | None = None  # what a reader should know, by language


def works(root: Path = ROOT) -> list[Work]:
    """All works. Raises SourceError for a mistake in the file."""
    path = root / "docs" / "sources.yml"
    entries, text = load(path)
    try:
        found = [Work(**entry) for entry in entries]
    except TypeError as error:
        raise SourceError(path, 1, str(error)) from None
    for work in found:
        if work.kind not in KINDS:
            problem = f"'{work.kind}' is none of {', '.join(KINDS)}"
            raise SourceError(path, line_of(text, work.title), problem)
    return found


def cited(concept: Concept) -> Iterator[tuple[int, str, str]]:
    """Yields (line, title, the whole line) for each work under the last heading of a page."""
    prose = concept.page.prose
    last = max((match.start() for match in re.finditer(r"^## ", prose, re.M)), default=len(prose))
    for match in TITLE.finditer(prose, last):
        start, end = prose.rfind("\n", 0, match.start()) + 1, prose.find("\n", match.end())
        yield concept.page.line(match.start()), match[1] or match[2], prose[start:end]


def problems(root: Path = ROOT) -> Iterator[str]:
    """Works that docs/sources.yml lacks, dates otherwise, or has for no page; one line each."""
    try:
        known = {title: work for work in works(root) for title in (work.title, *work.other)}
    except SourceError as error:
        yield str(error)
        return
    used = set()
    for language in LANGUAGES:
        for concept in concepts(language, root).values():
            for line, title, text in cited(concept):
                problem = ""
                used.add(known[title].title if title in known else title)
                if title not in known:
                    problem = f"docs/sources.yml does not have the work '{title}'"
                elif known[title].kind == "paper" and str(known[title].year) not in text:
                    problem = f"docs/sources.yml gives {known[title].year} for '{title}'"
                if problem:
                    yield str(SourceError(concept.page.path, line, problem))
    path = root / "docs" / "sources.yml"
    for title in sorted({work.title for work in known.values()} - used):
        yield str(SourceError(path, 1, f"no page cites '{title}'"))


def by_name(work: Work) -> tuple[str, int]:
    """Sorts by the family name of the first author, then by year."""
    return work.authors.split(",")[0].split()[-1].casefold(), work.year or 0


def listing(language: str, root: Path = ROOT) -> str:
    """The works by kind and author, each with the pages that cite it, as Markdown."""
    users: dict[str, dict[str, str]] = {}
    for concept in concepts(language, root).values():
        for _, title, _ in cited(concept):
            users.setdefault(title, {})[concept.slug] = concept.link
    parts = []
    for kind, heading in KINDS.items():
        parts.append(f"## {heading[language]}\n")
        chosen = [work for work in works(root) if work.kind == kind]
        for work in sorted(chosen, key=by_name):
            pages = {s: p for t in (work.title, *work.other) for s, p in users.get(t, {}).items()}
            more = f", {work.more}" if work.more else ""
            note = f" {work.note[language]}" if work.note else ""
            when = f" ({work.year})" if work.year else ""
            entry = f"{work.authors}{when}. *{work.title}*{more}.{note}"
            parts.append(f"- {entry} → {' · '.join(pages.values())}")
        parts.append("")
    return "\n".join(parts)
