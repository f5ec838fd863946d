"""MkDocs hook: fill in what a page quotes, and refuse to publish what cannot be shown."""

import contextlib
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.meta import get_data

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
import catalog
import formulae
import notes
import pages
import terms
from source import ROOT, Snippet, SourceError, discover

log = get_plugin_logger("pages")
SERVING = "serve" in sys.argv  # not by `on_startup`: English is built as a part of Chinese

values: pages.Values = {}  # read once a build


def on_pre_build(config: MkDocsConfig) -> None:
    """Report everything that cannot be shown; a preview goes on, a build ends here."""
    with contextlib.suppress(SourceError):  # problems() says it
        read = pages.load_values()
        values.clear()
        values.update(read)
    found = problems(ROOT, Path(config.docs_dir).name)
    for problem in found:
        log.error(problem)
    if found and not SERVING:
        raise PluginError(f"{len(found)} problem(s) on the pages")


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    path = Path(page.file.abs_src_path or "")
    if path.suffix != ".md":
        return markdown
    try:
        return str(get_data(pages.Page(path).fill(values))[0])
    except SourceError as error:  # a preview shows it on the page
        return f"```text\n{error}\n```\n\n{markdown}"


def problems(root: Path = ROOT, *languages: str) -> list[str]:
    """Every embed, quote and formula that cannot be shown, one line each; runs no snippet."""
    try:
        snippets, values = discover(root), pages.load_values(root)
    except SourceError as error:
        return [str(error)]
    found = [line for own in languages or pages.LANGUAGES for line in catalog.problems(own, root)]
    found += [*terms.problems(root), *notes.problems(root)]
    for by_language in pages.load_pages(root).values():
        for language, page in by_language.items():
            if languages and language not in languages:
                continue
            found += page_problems(page, snippets, values)
    return found


def page_problems(
    page: pages.Page, snippets: dict[str, Snippet], values: pages.Values
) -> Iterator[str]:
    yield from embed_problems(page, snippets)
    yield from formulae.problems(page)
    for quote in page.quotes():
        try:
            page.value(quote, values)
        except SourceError as error:
            yield str(error)


def embed_problems(page: pages.Page, snippets: dict[str, Snippet]) -> Iterator[str]:
    for line, path, section in page.embeds():
        name = Path(path).stem
        snippet = snippets.get(name)
        try:
            if not snippet or f"{snippet.concept}/{name}" != path.rsplit(".", 1)[0]:
                close = ", ".join(difflib.get_close_matches(name, snippets, 3)) or "none"
                raise SourceError(page.path, line, f"no snippet {path}; close names: {close}")
            target = snippet.path.with_suffix(Path(path).suffix)
            if not target.exists():
                command = f"python scripts/build.py build {name}"
                raise SourceError(page.path, line, f"no output {path}; run {command}")
            names = [s.name for s in snippet.sections if s.name]
            if section and section not in names:
                known = ", ".join(names) or "none"
                problem = f"{path} has no section '{section}'; it has: {known}"
                raise SourceError(page.path, line, problem)
            if section and f"[start:{section}]" not in target.read_text(encoding="utf-8"):
                raise SourceError(page.path, line, f"section '{section}' of {path} prints nothing")
        except SourceError as error:
            yield str(error)
