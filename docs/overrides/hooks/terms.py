"""MkDocs hook: explain the terms of the glossary where a page first uses them.

docs/glossary.yml is the one place for a term: its page, its name in each language (`term`), other
forms that are written too (`short`), variants that readers search for (`also`), and its meaning.
"""

import functools
import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from catalog import concepts, line_of, load
from pages import LANGUAGES
from source import ROOT, SourceError

# Inside these elements a hint would be in the way, or is not prose.
CLOSED = {"a", "abbr", "button", "code", "em", "math", "pre", "small", "summary", "svg"}
CLOSED |= {"h1", "h2", "h3"}
LISTS = ("short", "also", "unless")
TAG = re.compile(r"(<[^>]+>)")


@dataclass(frozen=True)
class Term:
    """One term in one language."""

    key: str  # the same in both languages, and the anchor on the glossary page
    page: str  # the concept that explains it
    term: str
    means: str
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()  # longer words in which it means something else
    hint: bool = True  # false where a page may well mean something else by it

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by."""
        return (self.term, *self.short, *self.also)


def glossary(language: str, root: Path = ROOT) -> dict[str, Term]:
    """The terms by their keys. Raises SourceError, with the line, for a mistake in the file."""
    path = root / "docs" / "glossary.yml"
    entries, text = load(path)
    found = {}
    for key, entry in entries.items():
        try:
            own: dict[str, Any] = dict(entry[language])
            own |= {name: tuple(map(str, own.get(name, ()))) for name in LISTS}
            found[str(key)] = Term(str(key), str(entry["page"]), **own)
        except (KeyError, TypeError, ValueError) as error:
            problem = f"'{key}' needs page, and zh and en with term and means ({error})"
            raise SourceError(path, line_of(text, f"\n{key}:"), problem) from None
    return found


def problems(root: Path = ROOT) -> Iterator[str]:
    """Terms that name no page, and names that two terms claim; one line each."""
    path = root / "docs" / "glossary.yml"
    for language in LANGUAGES:
        try:
            terms, there = glossary(language, root), concepts(language, root)
        except SourceError as error:
            yield str(error)
            return
        text, owner = load(path)[1], dict[str, str]()
        for term in terms.values():
            line = line_of(text, f"\n{term.key}:")
            if term.page not in there:
                yield str(SourceError(path, line, f"there is no page '{term.page}'"))
            for name in term.names:
                first = owner.setdefault(name.casefold(), term.key)
                if first != term.key:
                    problem = f"'{name}' is a name of '{first}' already"
                    yield str(SourceError(path, line, problem))


def names(terms: dict[str, Term], language: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    """A pattern whose first group is a written form of a term, and whose term a form is."""
    hints = [term for term in terms.values() if term.hint]
    forms = {form.casefold(): term for term in hints for form in (term.term, *term.short)}
    words = [*forms, *(word for term in hints for word in term.unless)]
    longest = sorted((form for form in words if len(form) > 1), key=len, reverse=True)
    latin = "|".join(_ended(form) for form in longest if form[0].isascii()) or "(?!)"
    others = "|".join(_ended(form) for form in longest if not form[0].isascii()) or "(?!)"
    either = rf"(?<![A-Za-z0-9_-])(?:{latin})|{others}"
    plural = r"(?:e?s(?![\w-]))?" if language == "en" else ""
    return re.compile(rf"({either}){plural}", re.I), forms


def _ended(form: str) -> str:
    """Latin letters end a word; Chinese characters stand anywhere in a sentence."""
    end = r"(?!(?!e?s(?![\w-]))[A-Za-z0-9_-])" if form[-1].isascii() else ""
    return re.escape(form) + end


@functools.cache
def _names(language: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    return names(glossary(language), language)


def on_pre_build(config: MkDocsConfig) -> None:
    _names.cache_clear()


def on_page_content(content: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    if page.file.src_uri.startswith(("about/", "index")):  # where a hint explains nothing new
        return content
    try:
        pattern, forms = _names(Path(config.docs_dir).name)
    except SourceError:  # evidence.py has said so
        return content
    own = {term.key for term in forms.values() if term.page == page.file.name}
    return hinted(content, pattern, forms, own)


def hinted(content: str, pattern: re.Pattern[str], forms: dict[str, Term], known: set[str]) -> str:
    """The HTML with a hint on the first use of each term that is not `known`."""
    seen, closed, pieces = set(known), 0, []

    def hint(match: re.Match[str]) -> str:
        term = forms.get(match[1].casefold())
        if not term or term.key in seen:
            return match[0]
        seen.add(term.key)
        means = html.escape(term.means)
        return f'<abbr class="term" tabindex="0" title="{means}">{match[0]}</abbr>'

    for piece in TAG.split(content):
        if tag := re.match(r"<(/?)(\w+)", piece):
            closed += (tag[2] in CLOSED) * (-1 if tag[1] else 1)
        elif not closed:
            piece = pattern.sub(hint, piece)
        pieces.append(piece)
    return "".join(pieces)
