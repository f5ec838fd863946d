"""What every page promises its readers, as functions that list what is broken, one line each."""

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pytest_codeblocks import extract_from_buffer

from catalog import Concept
from labs import expand
from pages import IMAGE, LANGUAGES, Page, Values, load_pages
from source import ROOT, Snippet, SourceError, digest, discover, shown

PYTHON = re.compile(r"\{?\s*\.?(py|python|python3|pycon|ipython)\b", re.I)
TITLED = re.compile(r'python(?: title="(?P<title>[^"]+)")?')
LARGEST = 60_000  # bytes of a figure
EXCUSE = re.compile(r"\s*<!-- not run: \S.* -->")


def one_language_only(root: Path = ROOT) -> Iterator[str]:
    for name, by_language in load_pages(root).items():
        for missing in set(LANGUAGES) - by_language.keys():
            page = next(iter(by_language.values()))
            yield f"{shown(page.path)}:1: write the other language, docs/{missing}/{name}"


def front_matter(page: Page) -> Iterator[str]:
    try:
        missing = {"title", "description"} - set(Concept(page).meta)
    except SourceError as error:
        yield str(error)
        return
    if missing:
        yield f"{shown(page.path)}:1: the front matter lacks {', '.join(sorted(missing))}"


def images(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yields (line, alternative text, target)."""
    for match in IMAGE.finditer(page.prose):
        yield page.line(match.start()), match[1], match[2]


def figures(page: Page, root: Path = ROOT) -> Iterator[str]:
    for line, alternative, target in images(page):
        if not alternative.strip():
            yield f"{shown(page.path)}:{line}: say in the brackets what the figure shows"
        if "images/" in target and not (root / "images" / target.split("images/")[1]).exists():
            yield f"{shown(page.path)}:{line}: there is no figure {target}"


def shape(page: Page) -> Iterator[str]:
    """What a concept page has, and a page that is made of lists has not."""
    if not re.search(r"\A---\n(?:.+\n)*prerequisites:", page.text):
        return
    titles = [match[0] for match in re.finditer(r"^# .*$", page.prose, re.M)]
    if len(titles) != 1 or not re.fullmatch(r'# .+ <small lang="(zh|en)">.+</small>', titles[0]):
        other = '# Term <small lang="zh">术语</small>'
        yield f"{shown(page.path)}:1: write one title, with the other language's term: {other}"
    if page.path.parent.name == "labs":
        return
    exercises = len(re.findall(r"^\*\*\d\.\*\* ", page.prose, re.M))
    answers = len(re.findall(r"^\?\?\? success ", page.prose, re.M))
    if exercises not in (2, 3, 4) or answers != exercises:
        count = f"{exercises} exercises and {answers} folded answers"
        yield f"{shown(page.path)}:1: has {count}; write two to four of each"
    if not re.search(r"^- ", page.prose[page.prose.rfind("\n## ") :], re.M):
        yield f"{shown(page.path)}:1: end with a heading and a list of sources"


def heavy_figures(root: Path = ROOT) -> Iterator[str]:
    for path in sorted((root / "images").glob("*/*.svg")):
        if (size := path.stat().st_size) > LARGEST:
            advice = f"draw fewer points; a figure has at most {LARGEST:,} bytes"
            yield f"{shown(path)}:1: has {size:,} bytes; {advice}"


def outline(page: Page) -> list[tuple[int, str]]:
    """What both languages share in order: (line; heading level, embed, figure or fold)."""
    marks = [(line, f"embed {path}:{section}") for line, path, section in page.embeds()]
    marks += [(line, f"figure {target}") for line, _, target in images(page)]
    for match in re.finditer(r"^(#{1,6}) |^(?:\?\?\?\+?|!!!) (\w+)", page.prose, re.M):
        mark = f"heading of level {len(match[1])}" if match[1] else f"box '{match[2]}'"
        marks.append((page.line(match.start()), mark))
    return sorted(marks)


def evidence(page: Page) -> list[tuple[int, Counter[str]]]:
    """Under each heading: (its line; formulae and quotes, in any order)."""
    starts = [0, *(m.start() for m in re.finditer(r"^#{1,6} ", page.prose, re.M))]
    found = [(at, f"formula {tex.strip()}") for at, tex, _ in page.formulae()]
    found += [(quote.start(), f"quote {quote[0]}") for quote in page.quotes()]
    spans = zip(starts, [*starts[1:], len(page.text)], strict=True)
    return [(page.line(a), Counter(what for at, what in found if a <= at < b)) for a, b in spans]


def disagreements(one: Page, other: Page) -> Iterator[str]:
    """Where the two languages of a page show different evidence."""
    a, b = outline(one), outline(other)
    for (line, mark), (other_line, other_mark) in zip(a, b, strict=False):
        if mark != other_mark:
            there = f"{shown(one.path)}:{line} has {mark}"
            yield f"{shown(other.path)}:{other_line}: {other_mark}, but {there}"
            return
    if len(a) != len(b):
        page, rest = (one, a[len(b) :]) if len(a) > len(b) else (other, b[len(a) :])
        line, mark = rest[0]
        yield f"{shown(page.path)}:{line}: {mark}, which the other language lacks"
        return
    for (line, left), (other_line, right) in zip(evidence(one), evidence(other), strict=True):
        for page, at, extra in ((one, line, left - right), (other, other_line, right - left)):
            for what in extra:
                where = f"{shown(page.path)}:{at}: below this heading is {what}"
                yield f"{where}, which the other language lacks"


def unshown(snippet: Snippet, root: Path = ROOT) -> Iterator[str]:
    """Output and figures of a snippet that its page leaves out, and output of older code."""
    where = f"{shown(snippet.path)}:1:"
    if not snippet.record.exists():
        yield f"{where} has not been run; run scripts/build.py build {snippet.name}"
        return
    data = json.loads(snippet.record.read_text(encoding="utf-8"))
    if data["source"] != digest(snippet.text):
        yield f"{where} changed since its output was made; run scripts/build.py build"
    text = f"{snippet.concept}/{snippet.name}.txt"
    drawn = {name for name in data["files"] if name.endswith(".svg")}
    for language in LANGUAGES:
        paths = (root / "docs" / language).rglob(f"{snippet.concept}.md")
        page = next((Page(path) for path in paths), None)
        if page is None:
            yield f"{where} has no page: write docs/{language}/<section>/{snippet.concept}.md"
            continue
        embedded = {embed[1:] for embed in page.embeds()}
        for section in data["printed"]:
            if not {(text, section), (text, "")} & embedded:
                label = f"{text}:{section}".rstrip(":")
                yield f"{where} prints {label}, which {shown(page.path)} does not show"
        for name in drawn - {Path(target).name for *_, target in images(page)}:
            yield f"{where} draws {name}, which {shown(page.path)} does not show"


@dataclass(frozen=True)
class Block:
    """One Python fence of a page; `output` is the text fence right below it."""

    line: int
    title: str
    code: str
    output: str


class UnknownFence(Exception):
    """A Python fence that nobody would run: `file:line: how to mend it`."""


def programs(page: Page, values: Values, root: Path = ROOT) -> dict[str, list[Block]]:
    """The Python that a page lets its reader run, as the reader sees it.

    Blocks of one title are one program, in reading order. A block under `<!-- not run: reason -->`
    is left out. Raises UnknownFence for one that pytest-codeblocks would silently skip.
    """
    text = expand(page, values, root)
    lines, excused = _openings(page)
    found: list[Block] = []
    fences = extract_from_buffer(io.StringIO(text), 10**6)
    for fence, below in zip(fences, [*fences[1:], None] if fences else [], strict=True):
        if not PYTHON.match(fence.syntax or ""):
            continue
        line = lines[len(found)] if len(found) < len(lines) else 1
        if not (titled := TITLED.fullmatch(fence.syntax or "")):
            better = "write ```python or ```python title=…"
            raise UnknownFence(f"{shown(page.path)}:{line}: {better}, not {fence.syntax}")
        end = fence.lineno + fence.code.count("\n") + 1
        between = text.split("\n")[end : below.lineno - 1] if below else ["nothing below"]
        directly = below and below.syntax == "text" and not "".join(between).strip()
        output = below.code if below and directly else ""
        found.append(Block(line, titled["title"] or f"line {line}", fence.code, output))
    if len(found) != len(lines):
        count = f"{len(lines)} Python fences, but only {len(found)} can be run"
        raise UnknownFence(f"{shown(page.path)}:1: {count}: use ``` fences")
    by_title: dict[str, list[Block]] = {}
    for block in found:
        if block.line not in excused:
            by_title.setdefault(block.title, []).append(block)
    return by_title


def _openings(page: Page) -> tuple[list[int], set[int]]:
    """(lines of the Python fences, counted without the parser; those excused with a reason)."""
    text = page.text.split("\n")
    lines = [first for first, _, info in page.fences() if PYTHON.match(info)]
    above = {first: "\n".join(text[: first - 1]).rstrip().rpartition("\n")[2] for first in lines}
    excused = {first for first in lines if EXCUSE.fullmatch(above[first])}
    return lines, excused


def broken_promises(root: Path = ROOT) -> list[str]:
    """All of the above, for every page and snippet; runs nothing."""
    found = [*one_language_only(root), *heavy_figures(root)]
    for by_language in load_pages(root).values():
        for page in by_language.values():
            found += [*front_matter(page), *shape(page), *figures(page, root)]
        if len(by_language) == len(LANGUAGES):
            found += disagreements(*(by_language[language] for language in LANGUAGES))
    for snippet in discover(root).values():
        found += unshown(snippet, root)
    return found
