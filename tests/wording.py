"""What the prose promises: preferred terms, clean Chinese, known sources, no typed results.

Each function lists what is broken, one line each.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import autocorrect_py

import references
from catalog import HEADER, load
from pages import QUOTE, Page, Values, load_pages, load_values
from source import ROOT, Snippet, SourceError, discover, shown
from terms import Term, glossary

# What is said about words rather than with them: quotations, brackets, titles.
MENTION = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|\([^()\n]*\)|（[^（）\n]*）|\*[^*\n]+\*|《[^》\n]*》")
NUMBER = re.compile(r"(?<![\w.,#])(\d+(?:,\d{3})*(?:\.\d+)?)(\s?%)?(?!\w|\.\d)")
CHAPTER = re.compile(r"(?:[Cc]h\.|[Cc]hapters?|§|第)\s?[\d., and]*$")
ALLOWED = "docs/typed-numbers.yml"


def terminology(page: Page, terms: dict[str, Term]) -> Iterator[str]:
    """Variants that a page writes instead of the preferred term; naming one once is welcome."""
    prose = MENTION.sub(lambda match: " " * len(match[0]), page.prose)
    for term in terms.values():
        for variant in term.also:
            start = r"(?<![\w-])" if variant[0].isascii() else ""
            end = r"(?![\w-])" if variant[-1].isascii() else ""
            uses = list(re.finditer(start + re.escape(variant) + end, prose, re.I))
            if len(uses) > 1:
                lines = ", ".join(str(page.line(use.start())) for use in uses)
                where = f"{shown(page.path)}:{page.line(uses[1].start())}"
                yield f"{where}: write '{term.term}' instead of '{variant}' (lines {lines})"


def chinese(page: Page) -> Iterator[str]:
    """Spaces and punctuation that a Chinese typesetter would mend, found by autocorrect."""
    header = HEADER.match(page.text)
    start = header.end() if header else 0
    before = page.text.count("\n", 0, start)
    for found in autocorrect_py.lint_for(page.text[start:], "markdown").lines:
        where = f"{shown(page.path)}:{found.line + before}"
        yield f"{where}: write “{found.new.strip()}” instead of “{found.old.strip()}”"


def typed_numbers(
    page: Page, values: Values, snippets: list[Snippet], allowed: dict[str, str]
) -> Iterator[str]:
    """Numbers in prose that a snippet of the page computes, and does not merely take as given."""
    given = {n for snippet in snippets for n in re.findall(r"\d+(?:\.\d+)?", snippet.text)}
    computed = [
        (f"{snippet.name}.{path}", number)
        for snippet in snippets
        for name, value in values.get(snippet.name, {}).items()
        for path, number in _numbers(value, name)
    ]
    prose = QUOTE.sub(lambda match: " " * len(match[0]), page.prose)
    for match in NUMBER.finditer(prose):
        text = match[1].replace(",", "")
        if len(text.replace(".", "").lstrip("0")) < 2 or {text, match[1]} & (
            given | allowed.keys()
        ):
            continue
        line = prose[prose.rfind("\n", 0, match.start()) + 1 : match.start()]
        factor, digits = 100 if match[2] else 1, len(text.partition(".")[2])
        names = [name for name, n in computed if f"{abs(n) * factor:.{digits}f}" == text]
        if names and not CHAPTER.search(line):
            where = f"{shown(page.path)}:{page.line(match.start())}"
            hint = f"quote it, or list it with a reason in {ALLOWED}"
            yield f"{where}: {match[0]} is what {names[0]} computes: {hint}"


def _numbers(value: Any, path: str) -> Iterator[tuple[str, float]]:
    """Yields (name, number) for every number inside a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, f"{path}[{key}]")
    elif isinstance(value, list):
        for key, inner in enumerate(value):
            yield from _numbers(inner, f"{path}[{key}]")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def allowed_numbers(root: Path = ROOT) -> dict[str, dict[str, str]]:
    """{page: {number: reason}}. Raises SourceError for an entry without a reason."""
    path = root / ALLOWED
    data, _ = load(path)
    for slug, numbers in data.items():
        for number, reason in numbers.items():
            if not isinstance(number, str) or not isinstance(reason, str) or not reason.strip():
                problem = f'{slug}: write the number as text, and why it is typed: "3136": …'
                raise SourceError(path, 1, problem)
    return dict(data)


def broken_wording(root: Path = ROOT) -> list[str]:
    """All of the above, for every page."""
    values, snippets, allowed = load_values(root), discover(root), allowed_numbers(root)
    pages, found = load_pages(root), list(references.problems(root))
    for name, by_language in pages.items():
        slug = Path(name).stem
        own = [snippet for snippet in snippets.values() if snippet.concept == slug]
        for language, page in by_language.items():
            if not name.startswith("about/"):
                found += terminology(page, glossary(language, root))
            found += typed_numbers(page, values, own, allowed.get(slug, {}))
            if language == "zh":
                found += chinese(page)
    unknown = allowed.keys() - {Path(name).stem for name in pages}
    found += [f"{ALLOWED}:1: there is no page '{slug}'" for slug in sorted(unknown)]
    return found
