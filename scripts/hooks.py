"""The MkDocs hook: fill quotes, render formulae, inline figures, tidy notebooks, build English too."""

import html
import re
import sys
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import meta
from pymdownx.slugs import slugify

sys.path.insert(0, str(Path(__file__).parent))
import pages  # noqa: E402
from source import ROOT, SourceError  # noqa: E402

log = get_plugin_logger("pages")
MATH = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.S)
FIGURE = re.compile(r'<img alt="([^"]*)" src="[^"]*?images/([^"/]+/[^"/]+\.svg)"[^>]*>')
RC = (ROOT / "scripts" / "matplotlibrc").read_text(encoding="utf-8")
COLOURS = re.findall(r"'([0-9a-f]{6})'", RC)
english_plugins: dict[str, Any] = {}


def languages(config: MkDocsConfig) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the language of this build, the other one), from `extra.languages` of mkdocs.yml."""
    both = config.extra["languages"]
    own = next(entry for entry in both if entry["lang"] == config.theme["language"])
    return own, next(entry for entry in both if entry is not own)


def on_pre_build(config: MkDocsConfig) -> None:
    own, _ = languages(config)
    config.extra["root_url"] = (config.site_url or "").removesuffix(own["path"])
    if not own["path"]:
        for problem in pages.problems():
            log.warning(problem)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path in sorted((ROOT / "images").glob("*/*.svg")):
        uri = path.relative_to(ROOT).as_posix()
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    titles = languages(config)[0]["sections"]
    for item in nav.items:
        if isinstance(item, Section):
            item.title = titles.get(item.title, item.title)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if not page.file.src_uri.endswith(".md"):
        return markdown
    try:
        filled = pages.Page(Path(page.file.abs_src_path or "")).fill(pages.load_values())
    except SourceError as error:
        raise PluginError(str(error)) from None
    return str(meta.get_data(filled)[0])


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.file.src_uri.endswith(".ipynb"):
        content = tidy_notebook(content, page)
    try:
        content = MATH.sub(lambda m: pages.mathml(html.unescape(m[3]), m[2] == "["), content)
    except ValueError as error:
        raise PluginError(f"{page.file.src_path}: formula: {error}") from None
    return FIGURE.sub(lambda m: inline_figure(ROOT / "images" / m[2], m[1]), content)


def inline_figure(path: Path, alternative: str) -> str:
    """An SVG as part of the page, so that its colours follow the theme."""
    return themed(path.read_text(encoding="utf-8"), path.stem, alternative)


def themed(svg: str, name: str, alternative: str) -> str:
    """matplotlib's SVG with the page's colours and text, and ids that are unique on the page."""
    svg = svg[svg.index("<svg ") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r'(id="|url\(#|href="#)([a-zA-Z])', rf"\1{name}-\2", svg)
    svg = re.sub(r'="([\d.]+)pt"', lambda m: f'="{float(m[1]) * 4 / 3:.0f}"', svg)
    svg = re.sub(r"(font-family: )[^;\"]*", r"\1inherit", svg)
    svg = re.sub(r">\s+<", "><", svg.replace("#000000", "currentColor"))
    for number, colour in enumerate(COLOURS):
        svg = svg.replace(f"#{colour}", f"var(--figure-{number}, #{colour})")
    return f'<span class="figure" role="img" aria-label="{alternative}" data-search-exclude>{svg}</span>'


def tidy_notebook(content: str, page: Page) -> str:
    """nbconvert's page without its 600 kB of styles and scripts, in the markup of the site."""
    soup = BeautifulSoup(content, "html.parser")
    body = BeautifulSoup("", "html.parser")
    headings: list[dict[str, Any]] = []
    for part in soup.select(".jp-RenderedMarkdown, .highlight pre, .jp-OutputArea-output"):
        svg, text = part.find("svg"), part.get_text()
        if "jp-RenderedMarkdown" in part["class"] if part.has_attr("class") else False:
            for link in part.select("a.anchor-link"):
                link.decompose()
            for heading in part.find_all(re.compile("^h[1-6]$")):
                heading["id"] = slugify(case="lower")(heading.get_text(), "-")
                headings.append({"level": int(heading.name[1]), "id": heading["id"], "name": heading.get_text(), "children": []})
            for child in list(part.children):
                body.append(child)
        elif svg:
            figure = themed(str(svg), f"figure-{len(headings)}", "")
            body.append(BeautifulSoup(figure, "html.parser"))
        else:
            kind = "python" if part.name == "pre" else "text"
            box = BeautifulSoup(f'<div class="language-{kind} highlight"><pre><code></code></pre></div>', "html.parser")
            code = box.find("code")
            if kind == "python":
                for child in list(part.children):
                    code.append(child)
            else:
                code.append(text.strip("\n") + "\n")
            body.append(box)
    for heading in reversed(headings):
        pass
    page.toc = get_toc(headings)
    return str(body)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    config.extra["alternate"] = alternates(config, "")
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    config.extra["alternate"] = alternates(config, "" if page.url == "./" else page.url)
    return context


def alternates(config: MkDocsConfig, url: str) -> list[dict[str, str]]:
    """Links to this page in each language, relative to the root of this build."""
    own, _ = languages(config)
    up = "../" if own["path"] else ""
    return [
        {
            "lang": entry["lang"],
            "name": entry["name"],
            "link": (url if entry is own else up + entry["path"] + url) or "./",
        }
        for entry in config.extra["languages"]
    ]


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """After the Chinese site, build the English one into its folder with the same settings."""
    own, other = languages(config)
    if own["path"]:
        return
    option = MkDocsConfig.plugins
    chinese_plugins, option.plugin_cache = option.plugin_cache, english_plugins
    try:
        english = load_config(
            config.config_file_path,
            docs_dir=str(ROOT / "docs" / other["lang"]),
            site_dir=f"{config.site_dir}/{other['path']}",
            site_name=other["site_name"],
            site_description=other["site_description"],
            strict=config.strict,
        )
        english.theme["language"] = other["lang"]
        english.site_url = config.site_url and config.site_url + other["path"]
        english.plugins.on_startup(command="build", dirty=False)
        build(english)
    finally:
        option.plugin_cache = chinese_plugins
