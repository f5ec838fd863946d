"""Read the pages: what they embed and quote, and fill the quotes in.

A page quotes a variable of a snippet as `#{snippet.variable:format}`. In TeX a bare `#` is an
error, and code is left alone, so a quote can stand anywhere in prose, tables and formulae.
"""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import drift
from source import ROOT, SourceError, shown

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
        """The text with front matter, code and comments blanked; positions stay the same."""
        text = re.sub(r"\A---\n.*?\n---\n", _blank, self.text, flags=re.S)
        lines = text.split("\n")
        for first, last, _ in self.fences():
            lines[first - 1 : last] = [" " * len(line) for line in lines[first - 1 : last]]
        text = re.sub(r"<!--.*?-->", _blank, "\n".join(lines), flags=re.S)
        return re.sub(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", _blank, text)

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def fences(self) -> Iterator[tuple[int, int, str]]:
        """Yields (first line, last line, what stands behind the opening marks)."""
        lines, first, closing, info = self.text.split("\n"), 0, "", ""
        for number, line in enumerate(lines, 1):
            if closing and line.strip() == closing:
                yield first, number, info
                closing = ""
            elif not closing and (match := FENCE.match(line)):
                first, closing, info = number, match["fence"], match["info"].strip()
        if closing:
            yield first, len(lines), info

    def embeds(self) -> Iterator[tuple[int, str, str]]:
        """Yields (line, file below snippets/, section or "")."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if match := EMBED.match(line):
                yield number, match[1], match[2] or ""

    def formulae(self) -> Iterator[tuple[int, str, bool]]:
        """Yields (position, TeX, whether on lines of its own)."""
        for match in FORMULA.finditer(self.prose):
            yield match.start(), match[1] or match[2], match[1] is not None

    def quotes(self) -> list[re.Match[str]]:
        return list(QUOTE.finditer(self.prose))

    def fill(self, values: Values) -> str:
        """The text with every quote replaced by its value. Raises SourceError."""
        formulae = [match.span() for match in FORMULA.finditer(self.prose)]
        parts, end = [], 0
        for match in self.quotes():
            inside = any(a <= match.start() < b for a, b in formulae)
            parts += [self.text[end : match.start()], self.value(match, values, inside)]
            end = match.end()
        return "".join(parts) + self.text[end:]

    def value(self, quote: re.Match[str], values: Values, in_formula: bool = False) -> str:
        """What a quote shows. Raises SourceError for an unknown name or a bad format."""

        def fail(problem: str, known: Any = ()) -> SourceError:
            names = [str(key) for key in known]
            close = difflib.get_close_matches(key, names, 3) or names[:8]
            hint = f"; there are: {', '.join(close)}" if close else ""
            return SourceError(self.path, self.line(quote.start()), f"{quote[0]}: {problem}{hint}")

        key = ""
        if not (reference := REFERENCE.fullmatch(quote[1])):
            raise fail("write #{snippet.variable:format}")
        name, variable, indices, spec = reference.groups(default="")
        value: Any = values
        for key in [name, variable, *re.findall(r"\[['\"]?([^\[\]]+?)['\"]?\]", indices)]:
            table = dict(enumerate(value)) if isinstance(value, list) else value
            table = {str(k): v for k, v in table.items()} if isinstance(table, dict) else {}
            if key not in table:
                raise fail(f"no number or text '{key}'", table)
            value = table[key]
        if isinstance(value, list | dict):
            raise fail(f"is a {type(value).__name__}; quote one entry of it, {variable}[…]")
        try:
            text = format(value, spec)
        except ValueError as error:
            raise fail(f"bad format: {error}") from None
        return _scientific(text, in_formula) if spec[-1:] in ("e", "E") else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _scientific(number: str, in_formula: bool) -> str:
    """'2.3e-07' as 2.3 × 10⁻⁷."""
    mantissa, _, exponent = number.lower().partition("e")
    if not exponent:  # inf, nan
        return number
    if in_formula:
        return rf"{mantissa} \times 10^{{{int(exponent)}}}"
    superscript = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    return f"{mantissa} × 10{str(int(exponent)).translate(superscript)}"


def load_values(root: Path = ROOT, name: str = "*") -> Values:
    """The values that the last build committed. Raises SourceError for a damaged record."""
    values: Values = {}
    for path in sorted((root / "snippets").glob(f"*/{name}.json")):
        try:
            values[path.stem] = json.loads(path.read_text(encoding="utf-8"))["values"]
        except (ValueError, KeyError, TypeError):
            problem = f"is damaged; run python scripts/build.py build {path.stem}"
            raise SourceError(path, 1, problem) from None
    return values


def all_pages(root: Path = ROOT) -> list[Page]:
    return [page for both in load_pages(root).values() for page in both.values()]


def load_pages(root: Path = ROOT) -> dict[str, dict[str, Page]]:
    """Every page by its path below docs/<language>/, then by language."""
    found: dict[str, dict[str, Page]] = {}
    for language in LANGUAGES:
        folder = root / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            found.setdefault(path.relative_to(folder).as_posix(), {})[language] = Page(path)
    return found


def changed_quotes(name: str, now: dict[str, Any], root: Path = ROOT) -> list[str]:
    """Where pages quote a value of this snippet that would be shown otherwise, one line each."""
    try:
        old = load_values(root, name)
    except SourceError:
        old = {}  # outputs.damage() has said so
    found, start = [], f"#{{{name}."
    for page in (page for page in all_pages(root) if start in page.text):
        for quote in (quote for quote in page.quotes() if quote[0].startswith(start)):
            try:
                before, after = page.value(quote, old), page.value(quote, {name: now})
            except SourceError as error:
                found.append(str(error))
                continue
            if not drift.same_line(before, after):
                where = f"{shown(page.path)}:{page.line(quote.start())}"
                found.append(f"{where}: {quote[0]} shows {before}, the run gives {after}")
    return found


def shows(concept: str, root: Path = ROOT) -> set[tuple[str, str]]:
    """What the page of a concept embeds in both languages: (file below snippets/, section)."""
    both = []
    for language in LANGUAGES:
        paths = (root / "docs" / language).rglob(f"{concept}.md")
        both.append({embed[1:] for path in paths for embed in Page(path).embeds()})
    return set.intersection(*both)
