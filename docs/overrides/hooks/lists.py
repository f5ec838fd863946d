"""MkDocs hook: write what is made from data where a page says `<!-- list: name -->`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
import atlas
import notes
import references
from catalog import Concept, concepts
from languages import languages
from terms import glossary

MARK = re.compile(r"^<!-- list: ([\w-]+) -->$", re.M)


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    language = languages(config)[0]["lang"]

    def link(concept: Concept) -> str:
        file = files.get_file_from_path(concept.uri)
        return get_relative_url(file.url, page.url) if file else "#"

    def write(match: re.Match[str]) -> str:
        if match[1] == "pages":
            return "\n\n".join(cards(reading_order(config)[page.file.src_uri.split("/")[0]]))
        if match[1] == "sections":
            return "\n\n".join(overview(config))
        if match[1] == "map":
            own = languages(config)[0]["sections"]
            order = reading_order(config).items()
            sections = [(own[name], pages) for name, pages in order if name != "about"]
            return atlas.draw(sections, link, page.title or "")
        if match[1] == "glossary":
            return "\n\n".join(entries(config))
        if match[1] == "corrections":
            return notes.corrections(language)
        if match[1] == "sources":
            return references.listing(language)
        raise PluginError(f"{page.file.src_uri}: there is no list '{match[1]}'")

    return notes.anchored(MARK.sub(write, markdown))


def reading_order(config: MkDocsConfig) -> dict[str, list[Concept]]:
    """The concepts of each section, in the order of the navigation."""
    there = concepts(languages(config)[0]["lang"])
    order: dict[str, list[Concept]] = {}
    for entry in config.nav or []:
        for name, uris in entry.items() if isinstance(entry, dict) else ():
            slugs = [Path(uri).stem for uri in uris if Path(uri).stem in there]
            order[name] = [there[slug] for slug in slugs]
    return order


def overview(config: MkDocsConfig) -> Iterator[str]:
    """A card for each section of the home page, with links to all its pages."""
    titles = languages(config)[0]["sections"]
    yield '<div class="grid cards sections" markdown>'
    for name, members in reading_order(config).items():
        links = " · ".join(f"[{concept.title}]({concept.uri})" for concept in members)
        folder = Path(config.docs_dir, name)
        index = (folder / "index.md").exists()
        head = f"[{titles[name]}]({name}/index.md)" if index else titles[name]
        yield f"-   **{head}**\n\n    {links}"
    yield "</div>"


def cards(members: list[Concept]) -> Iterator[str]:
    """A card for each page of a section."""
    yield '<div class="grid cards" markdown>'
    for concept in members:
        address = concept.uri.split("/")[1]
        yield f"-   **[{concept.title}]({address})**\n\n    {concept.meta['description']}"
    yield "</div>"


def entries(config: MkDocsConfig) -> Iterator[str]:
    """The glossary, by sections, as a definition list."""
    own, other = languages(config)
    zh, translated = own["lang"] == "zh", glossary(other["lang"])
    terms = glossary(own["lang"]).values()
    for section, members in reading_order(config).items():
        there = {concept.slug: concept for concept in members}
        chosen = [term for term in terms if term.page in there]
        if chosen:
            yield f"## {own['sections'][section]}"
        for term in sorted(chosen, key=lambda term: (*there, "").index(term.page)):
            concept, also = there[term.page], [*term.short, *term.also]
            label = "也作：" if zh else "Also: "
            stop = "。" if zh else "."
            names = f" {label}{('、' if zh else ', ').join(also)}{stop}" if also else ""
            yield (
                f'<span id="{term.key}"></span>**{term.term}** '
                f'<small lang="{other["lang"]}">{translated[term.key].term}</small>\n\n'
                f":   {term.means}{names} {concept.link}"
            )
