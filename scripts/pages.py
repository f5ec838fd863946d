"""Read the pages: what they embed, what they quote, and whether the two languages agree.

A page quotes a variable of a snippet as `#{snippet.variable:format}`. In TeX a bare `#` is an error, and code
is left alone, so a quote can stand anywhere in prose, tables and formulae.
"""

import difflib
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import latex2mathml.converter
import yaml

from source import ROOT, Snippet, SourceError, discover, shown

LANGUAGES = ("zh", "en")
EMBED = re.compile(r'^\s*--8<-- "([^":]+)(?::([a-z][-_0-9a-z]*))?"\s*$')
FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
FORMULA = re.compile(
    r"\$\$(.+?)\$\$|(?<![\\$])\$(?!\s)((?:[^$\n\\]|\\.)+?)(?<!\s)\$(?![\d$])", re.S
)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
QUOTE = re.compile(r"#\{([^{}\n]*)\}")
REFERENCE = re.compile(r"([a-z]\w*)\.([A-Za-z]\w*)((?:\[[^\[\]]+\])*)(?::(.*))?")

Values = dict[str, dict[str, Any]]  # snippet name -> variable name -> value


@dataclass(frozen=True)
class Page:
    """One Markdown file of one language."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """The text with front matter, code and comments blanked, so that positions stay."""
        text = re.sub(r"\A---\n.*?\n---\n", _blank, self.text, flags=re.S)
        lines, closing = text.split("\n"), ""
        for number, line in enumerate(lines):
            fence = FENCE.match(line)
            if closing or fence:
                lines[number] = " " * len(line)
            if closing:
                closing = "" if line.strip() == closing else closing
            elif fence:
                closing = fence["fence"]
        text = "\n".join(lines)
        text = re.sub(r"<!--.*?-->", _blank, text, flags=re.S)
        return re.sub(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", _blank, text)

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def embeds(self) -> Iterator[tuple[int, str, str]]:
        """Yields (line, file below snippets/, section or "")."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if match := EMBED.match(line):
                yield number, match[1], match[2] or ""

    def formulae(self) -> Iterator[tuple[int, str, bool]]:
        """Yields (position, TeX, whether on a line of its own)."""
        for match in FORMULA.finditer(self.prose):
            yield match.start(), match[1] or match[2], match[1] is not None

    def quotes(self) -> Iterator[re.Match[str]]:
        return QUOTE.finditer(self.prose)

    def images(self) -> Iterator[tuple[int, str, str]]:
        """Yields (line, alternative text, target)."""
        for match in IMAGE.finditer(self.prose):
            yield self.line(match.start()), match[1], match[2]

    def fill(self, values: Values) -> str:
        """The text with every quote replaced by its value. Raises SourceError."""
        formulae = [match.span() for match in FORMULA.finditer(self.prose)]
        parts, end = [], 0
        for match in self.quotes():
            in_formula = any(a <= match.start() < b for a, b in formulae)
            parts += [self.text[end : match.start()], self.value(match, values, in_formula)]
            end = match.end()
        return "".join(parts) + self.text[end:]

    def value(self, match: re.Match[str], values: Values, in_formula: bool = False) -> str:
        """What one quote shows. Raises SourceError for an unknown name or a bad format."""
        line = self.line(match.start())
        reference = REFERENCE.fullmatch(match[1])
        if not reference:
            raise SourceError(self.path, line, f"write {match[0]} as #{{snippet.variable:format}}")
        name, variable, keys, spec = reference.groups()
        value = self._look_up(line, values, "snippet", name, f"no snippet '{name}' has output")
        value = self._look_up(line, value, "variable", variable, f"{name} has no number or text '{variable}'")
        for key in re.findall(r"\[([^\[\]]+)\]", keys):
            table = dict(enumerate(value)) if isinstance(value, list) else value
            table = {str(k): v for k, v in table.items()} if isinstance(table, dict) else {}
            value = self._look_up(line, table, "key", key.strip("'\""), f"{variable} has no [{key}]")
        if isinstance(value, list | dict):
            raise SourceError(self.path, line, f"{match[0]} is a {type(value).__name__}: quote one number or text of it, {variable}[…]")
        try:
            text = format(value, spec or "")
        except ValueError as error:
            raise SourceError(self.path, line, f"bad format in {match[0]}: {error}") from None
        return _typeset(text, in_formula) if (spec or "")[-1:] in ("e", "E") else text

    def _look_up(self, line: int, table: dict[str, Any], kind: str, key: str, problem: str) -> Any:
        if key in table:
            return table[key]
        close = difflib.get_close_matches(key, table, 3) or sorted(table)[:8]
        raise SourceError(self.path, line, f"{problem}; {kind}s there are: {', '.join(close)}")

    def outline(self) -> list[tuple[int, str]]:
        """What both languages must share, in order: (line, heading level, embed or figure)."""
        marks = [(n, f"embed {path}:{section}") for n, path, section in self.embeds()]
        marks += [(n, f"figure {target}") for n, _, target in self.images()]
        for match in re.finditer(r"^(#{1,6}) |^\?\?\?\+? (\w+)", self.prose, re.M):
            kind = f"heading of level {len(match[1])}" if match[1] else f"folded {match[2]}"
            marks.append((self.line(match.start()), kind))
        return sorted(marks)

    def shared(self) -> list[tuple[int, Counter[str]]]:
        """Under each heading: (its line, the formulae and quotes, in any order)."""
        starts = [0, *(m.start() for m in re.finditer(r"^#{1,6} ", self.prose, re.M))]
        found = [(at, f"formula {tex.strip()}") for at, tex, _ in self.formulae()]
        found += [(m.start(), f"quote {m[0]}") for m in self.quotes()]
        spans = zip(starts, [*starts[1:], len(self.text)], strict=True)
        return [
            (self.line(a), Counter(what for at, what in found if a <= at < b))
            for a, b in spans
        ]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _typeset(number: str, in_formula: bool) -> str:
    """'2.3e-07' as 2.3 × 10⁻⁷."""
    mantissa, exponent = re.split("[eE]", number)
    if in_formula:
        return rf"{mantissa} \times 10^{{{int(exponent)}}}"
    superscript = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa} × 10{superscript}"


def mathml(tex: str, display: bool) -> str:
    """TeX as MathML. Raises ValueError, with the reason, for what cannot be rendered."""
    try:
        result = latex2mathml.converter.convert(tex, display="block" if display else "inline")
    except Exception as error:
        raise ValueError(f"{type(error).__name__} {error}".strip()) from None
    unknown = re.search(r"\\[A-Za-z]+", re.sub(r"<[^>]*>", " ", html.unescape(result)))
    if unknown:
        raise ValueError(f"unknown command {unknown[0]}")
    return str(result)


def digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def load_values(root: Path = ROOT) -> Values:
    """The values that the last build committed."""
    records = sorted((root / "snippets").glob("*/*.json"))
    return {p.stem: json.loads(p.read_text(encoding="utf-8"))["values"] for p in records}


def load_pages(root: Path = ROOT) -> dict[str, dict[str, Page]]:
    """Every page by its path below docs/<language>/, then by language."""
    found: dict[str, dict[str, Page]] = {}
    for language in LANGUAGES:
        folder = root / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            found.setdefault(path.relative_to(folder).as_posix(), {})[language] = Page(path)
    return found


def problems(root: Path = ROOT) -> list[str]:
    """Everything wrong with the pages and what they show, one line each; runs no snippet."""
    try:
        snippets = discover(root)
    except SourceError as error:
        return [str(error)]
    values, found = load_values(root), []
    for name, by_language in load_pages(root).items():
        for page in by_language.values():
            found += _page_problems(page, root, snippets, values)
        missing = set(LANGUAGES) - by_language.keys()
        if missing:
            page = next(iter(by_language.values()))
            found.append(f"{shown(page.path)}:1: write the other language, docs/{missing.pop()}/{name}")
        else:
            found += _disagreements(*(by_language[language] for language in LANGUAGES))
    for snippet in snippets.values():
        found += _unshown(snippet, root)
    return found


def _page_problems(page: Page, root: Path, snippets: dict[str, Snippet], values: Values) -> list[str]:
    found = []
    try:
        header = re.match(r"\A---\n(.*?)\n---\n", page.text, re.S)
        meta = yaml.safe_load(header[1]) if header else {}
        if not isinstance(meta, dict) or not {"title", "description"} <= meta.keys():
            found.append(f"{shown(page.path)}:1: give title and description in the front matter")
    except yaml.YAMLError as error:
        found.append(f"{shown(page.path)}:1: front matter: {' '.join(str(error).split())}")
    for line, path, section in page.embeds():
        if problem := _embed_problem(root, snippets, path, section):
            found.append(f"{shown(page.path)}:{line}: {problem}")
    for match in page.quotes():
        try:
            page.value(match, values)
        except SourceError as error:
            found.append(str(error))
    for position, tex, display in page.formulae():
        try:
            mathml(QUOTE.sub("1", tex), display)
        except ValueError as error:
            found.append(f"{shown(page.path)}:{page.line(position)}: formula {tex.strip()[:60]}: {error}")
    for line, alternative, target in page.images():
        if not alternative.strip():
            found.append(f"{shown(page.path)}:{line}: say in the brackets what the figure shows")
        if "images/" in target and not (root / "images" / target.split("images/")[1]).exists():
            found.append(f"{shown(page.path)}:{line}: no figure {target}; build its snippet")
    return found


def _embed_problem(root: Path, snippets: dict[str, Snippet], path: str, section: str) -> str:
    name = Path(path).stem
    snippet = snippets.get(name)
    if not snippet or Path(path).parent.name != snippet.concept:
        close = difflib.get_close_matches(name, snippets, 3)
        return f"no snippet {path}; close names: {', '.join(close) or 'none'}"
    if not (root / "snippets" / path).exists():
        return f"no output {path}; run python scripts/build.py build {name}"
    try:
        names = {s.name for s in snippet.sections}
    except SourceError as error:
        return str(error)
    if section and section not in names:
        return f"{path} has no section '{section}'; it has: {', '.join(sorted(names - {''})) or 'none'}"
    return ""


def _disagreements(one: Page, other: Page) -> Iterator[str]:
    """Where two languages of a page show different evidence."""
    a, b = one.outline(), other.outline()
    for (line, mark), (other_line, other_mark) in zip(a, b, strict=False):
        if mark != other_mark:
            yield f"{shown(other.path)}:{other_line}: {other_mark}, but {shown(one.path)}:{line} has {mark}"
            return
    if len(a) != len(b):
        longer, rest = (one, a[len(b) :]) if len(a) > len(b) else (other, b[len(a) :])
        yield f"{shown(longer.path)}:{rest[0][0]}: {rest[0][1]}, which the other language lacks"
        return
    for (line, left), (other_line, right) in zip(one.shared(), other.shared(), strict=True):
        for page, at, extra in ((one, line, left - right), (other, other_line, right - left)):
            for what in extra:
                yield f"{shown(page.path)}:{at}: below this heading is {what}, which the other language lacks"


def _unshown(snippet: Snippet, root: Path) -> Iterator[str]:
    """Output, figures and warnings of a snippet that its page leaves out, and stale output."""
    record = snippet.path.with_suffix(".json")
    where = f"{shown(snippet.path)}:1:"
    if not record.exists():
        yield f"{where} has no output yet; run python scripts/build.py build {snippet.name}"
        return
    data = json.loads(record.read_text(encoding="utf-8"))
    if data["source"] != digest(snippet.text):
        yield f"{where} changed since its output was made; run python scripts/build.py build {snippet.name}"
    folder = f"{snippet.concept}/{snippet.name}"
    for language in LANGUAGES:
        pages = [Page(p) for p in (root / "docs" / language).rglob(f"{snippet.concept}.md")]
        if not pages:
            yield f"{where} has no page: write docs/{language}/<section>/{snippet.concept}.md"
            continue
        embedded = {(path, section) for page in pages for _, path, section in page.embeds()}
        targets = {Path(target).name for page in pages for *_, target in page.images()}
        for section in data["printed"]:
            if not {(f"{folder}.txt", section), (f"{folder}.txt", "")} & embedded:
                label = f"{folder}.txt:{section}".rstrip(":")
                yield f"{where} prints {label}, which {shown(pages[0].path)} does not show"
        for figure in data["figures"]:
            if figure not in targets:
                yield f"{where} draws {figure}, which {shown(pages[0].path)} does not show"
