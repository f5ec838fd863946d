"""MkDocs hook: fill in what a page quotes, and refuse to publish what cannot be shown."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
import formulae
import pages
from source import ROOT, SourceError

log = get_plugin_logger("pages")
SERVING = "serve" in sys.argv  # MkDocs loads hooks anew for each rebuild, but says this only once


def on_pre_build(config: MkDocsConfig) -> None:
    """Report everything that cannot be shown; a preview goes on, a build ends here."""
    problems = pages.problems(ROOT, language := Path(config.docs_dir).name)
    for by_language in pages.load_pages().values():
        if page := by_language.get(language):
            problems += formulae.problems(page)
    for problem in problems:
        log.error(problem)
    if problems and not SERVING:
        raise PluginError(f"{len(problems)} problem(s) on the pages")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    path = Path(page.file.abs_src_path or "")
    if path.suffix != ".md":
        return markdown
    try:
        return str(get_data(pages.Page(path).fill(pages.load_values()))[0])
    except SourceError as error:  # a preview shows it on the page
        return f"```text\n{error}\n```\n\n{markdown}"
