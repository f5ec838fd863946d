"""MkDocs hook: a lab page becomes a notebook for mkdocs-jupyter, and looks like the site.

Cells are the prose and the code of the page; their outputs are the committed ones.
"""

import base64
import html
import json
import re
import sys
from pathlib import Path
from typing import Any

import markdown
from bs4 import BeautifulSoup, Tag
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data
from pymdownx.slugs import slugify

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from figures import themed
from pages import IMAGE, Page, Values, load_values
from source import ROOT, SourceError, write_file

log = get_plugin_logger("labs")

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
# A fence (its mark, language and content) or a figure on a line of its own.
PIECE = re.compile(rf"^(`{{3,}})(\w*).*\n((?s:.*?))^\1$|^{IMAGE.pattern}$", re.M)


@event_priority(100)  # before mkdocs-jupyter looks for notebooks
def on_files(files: Files, config: MkDocsConfig) -> Files:
    made = ROOT / ".cache" / Path(config.docs_dir).name
    for path in sorted(Path(config.docs_dir).glob("labs/*.md")):
        uri = path.relative_to(config.docs_dir).with_suffix(".ipynb").as_posix()
        files.append(File(uri, str(made), config.site_dir, config.use_directory_urls))
    return files


@event_priority(100)  # before mkdocs-jupyter reads it
def on_pre_page(page: SitePage, config: MkDocsConfig, files: Files) -> SitePage:
    if page.file.src_uri.endswith(".ipynb"):
        try:
            text = notebook(Page(source(page, config)), load_values())
            write_file(Path(page.file.abs_src_path or ""), text)
        except SourceError as error:  # said before; only a preview comes here
            log.error(str(error))
    return page


def source(page: SitePage, config: MkDocsConfig) -> Path:
    """The Markdown of a page, of a lab, too."""
    return Path(config.docs_dir, page.file.src_uri).with_suffix(".md")


@event_priority(100)  # before formulae and figures
def on_page_content(content: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    if not page.file.src_uri.endswith(".ipynb"):
        return content
    page.meta = get_data(source(page, config).read_text(encoding="utf-8"))[1]
    page.title = page.meta["title"]
    content, headings = tidy(content)
    page.toc = get_toc(headings)  # type: ignore[arg-type]
    return content


def expand(page: Page, values: Values, root: Path = ROOT) -> str:
    """The page as its reader sees it: quotes and embeds replaced. Raises SourceError."""
    settings = {"base_path": [str(root / "snippets")], "check_paths": True}
    converter = markdown.Markdown(
        extensions=["pymdownx.snippets"], extension_configs={"pymdownx.snippets": settings}
    )
    lines = converter.preprocessors["snippet"].run(page.fill(values).split("\n"))
    return "\n".join(lines)


def notebook(page: Page, values: Values, root: Path = ROOT) -> str:
    """The page as a notebook (JSON, format 4.5). Raises SourceError like any page."""
    text = str(get_data(expand(page, values, root))[0])
    cells: list[dict[str, Any]] = []

    def add(kind: str, source: str, **more: Any) -> None:
        if source.strip():
            cell = {"id": f"cell-{len(cells)}", "cell_type": kind, "metadata": {}}
            cells.append(cell | {"source": source.strip("\n")} | more)

    end = 0
    for piece in PIECE.finditer(text):
        add("markdown", text[end : piece.start()])
        end = piece.end()
        _, language, content, label, target = piece.groups(default="")
        outputs = cells[-1].get("outputs") if cells else None
        if language == "python":
            add("code", content, execution_count=None, outputs=[])
        elif outputs is None:
            add("markdown", piece[0])
        elif target:
            svg = (root / "images" / target.split("images/")[1]).read_text(encoding="utf-8")
            named = f'<svg aria-label="{html.escape(label)}" '
            data = {"image/svg+xml": svg.replace("<svg ", named, 1)}
            outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
        else:
            outputs.append({"output_type": "stream", "name": "stdout", "text": content})
    add("markdown", text[end:])
    document = {"cells": cells, "metadata": {"kernelspec": KERNEL}}
    return json.dumps(document | {"nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False, indent=1)


def tidy(content: str) -> tuple[str, list[dict[str, Any]]]:
    """(nbconvert's cells in the markup of the site, without 600 kB of its own; the headings)."""
    soup, parts = BeautifulSoup(content, "html.parser"), []
    headings: list[dict[str, Any]] = []
    for part in soup.select(
        ".jp-RenderedMarkdown, .jp-InputArea-editor pre, .jp-OutputArea-output"
    ):
        image = part.select_one("img[src^='data:image/svg+xml;base64,']")
        if "jp-RenderedMarkdown" in part.get_attribute_list("class"):
            for heading in part.select("h1, h2, h3"):
                name_heading(heading, headings)
            for fence in part.select(".highlight pre"):
                fence.replace_with(BeautifulSoup(code_box("text", fence), "html.parser"))
            parts.append(part.decode_contents())
        elif image:
            svg = base64.b64decode(str(image["src"]).split(",")[1]).decode()
            label = re.search('aria-label="([^"]*)"', svg)
            parts.append(themed(svg, label[1] if label else "", f"figure-{len(parts)}"))
        else:
            parts.append(code_box("python" if part.name == "pre" else "text", part))
    # From here on the page is like any other: the hook for formulae looks for this.
    text = re.sub(r"\$([^$<\n]+)\$", r'<span class="arithmatex">\(\1\)</span>', "".join(parts))
    return text, headings


def code_box(language: str, part: Tag) -> str:
    code = (part if part.name == "pre" else part.select_one("pre") or part).decode_contents()
    inside = f"<pre><code>{code.strip(chr(10))}\n</code></pre>"
    return f'<div class="language-{language} highlight">{inside}</div>'


def name_heading(heading: Tag, headings: list[dict[str, Any]]) -> None:
    """Give a heading an id made of its words, Chinese ones too, and the link of the site."""
    for link in heading.select("a"):
        link.decompose()
    name = heading.get_text().strip()
    heading["id"] = slugify(case="lower")(name, "-")
    if heading.name == "h1":
        return
    anchor = f'<a class="headerlink" href="#{heading["id"]}">¶</a>'
    heading.append(BeautifulSoup(anchor, "html.parser"))
    level = {"level": int(heading.name[1]), "id": heading["id"], "name": name, "children": []}
    parent = headings[-1]["children"] if heading.name == "h3" and headings else headings
    parent.append(level)
