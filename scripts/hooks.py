"""The MkDocs hook: fill quotes, render formulae, inline figures, make notebooks, build English."""

import base64
import html
import importlib.util
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from fontTools import subset, ttLib
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data
from pymdownx.slugs import slugify

sys.path.insert(0, str(Path(__file__).parent))
import labs
import pages
from source import ROOT, SourceError, write_file

log = get_plugin_logger("pages")
MATH = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.S)
FIGURE = re.compile(r'<img alt="([^"]*)" src="[^"]*?images/([^"/]+/[^"/]+\.svg)"[^>]*>')
COLOURS = re.findall("'([0-9a-f]{6})'", (ROOT / "scripts/matplotlibrc").read_text("utf-8"))
letters: set[str] = set()  # of all formulae, for the font
other_plugins: dict[str, Any] = {}
serving = False


def languages(config: MkDocsConfig) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the language of this build, the other one), from `extra.languages` of mkdocs.yml."""
    both = config.extra["languages"]
    own = next(entry for entry in both if entry["lang"] == config.theme["language"])
    return own, next(entry for entry in both if entry is not own)


def on_startup(command: str, dirty: bool) -> None:
    global serving
    serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Report everything that cannot be shown; a preview goes on, a build ends here."""
    own, _ = languages(config)
    config.extra["root_url"] = (config.site_url or "").removesuffix(own["path"])
    if own["path"] or not (problems := pages.problems()):
        return
    for problem in problems:
        log.error(problem)
    if not serving:
        raise PluginError(f"{len(problems)} problem(s) on the pages")


@event_priority(100)  # before mkdocs-jupyter looks for notebooks
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path in sorted((ROOT / "images").glob("*/*.svg")):
        uri = path.relative_to(ROOT).as_posix()
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    made = ROOT / ".cache" / languages(config)[0]["lang"]
    for path in sorted(Path(config.docs_dir).glob("labs/*.md")):
        uri = path.relative_to(config.docs_dir).with_suffix(".ipynb").as_posix()
        try:
            write_file(made / uri, labs.notebook(pages.Page(path), pages.load_values()))
        except SourceError as error:
            log.error(str(error))  # seen before only while serving
        files.append(File(uri, str(made), config.site_dir, config.use_directory_urls))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    titles = languages(config)[0]["sections"]
    for item in nav.items:
        if isinstance(item, Section):
            item.title = titles[item.title]
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    path = Path(page.file.abs_src_path or "")
    if path.suffix == ".md":
        try:
            return str(get_data(pages.Page(path).fill(pages.load_values()))[0])
        except SourceError as error:  # while serving: the problem is said, the page shows it
            return f"```text\n{error}\n```\n\n{markdown}"
    return markdown


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if page.file.src_uri.endswith(".ipynb"):
        content, headings = tidy_notebook(content)
        source = Path(config.docs_dir, page.file.src_uri).with_suffix(".md")
        page.meta = get_data(source.read_text(encoding="utf-8"))[1]
        page.title = page.meta["title"]
        page.toc = get_toc(headings)  # type: ignore[arg-type]
    content = MATH.sub(lambda m: formula(html.unescape(m[3]), m[2] == "["), content)
    content = re.sub(r"(?<=</math>)(?=[，。、；：！？）”])|(?<=[（“])(?=<math)", "\u2060", content)
    return FIGURE.sub(lambda m: figure(ROOT / "images" / m[2], m[1]), content)


def formula(tex: str, display: bool) -> str:
    try:
        rendered = pages.mathml(tex, display)
        letters.update(html.unescape(re.sub("<[^>]*>", "", rendered)))
        return rendered
    except ValueError as error:  # while serving
        return f"<code>{html.escape(str(error))}</code>"


def figure(path: Path, alternative: str) -> str:
    if not path.exists():  # while serving
        return f"<code>{path.name}</code>"
    return themed(path.read_text(encoding="utf-8"), alternative, path.stem)


def themed(svg: str, alternative: str, name: str) -> str:
    """matplotlib's SVG inline, with the colours of the page and ids that nothing else has."""
    svg = svg[svg.index("<svg ") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r'(id="|url\(#|href="#)', rf"\1{name}-", svg)
    svg = re.sub(r'="([\d.]+)pt"', lambda m: f'="{float(m[1]) * 4 / 3:.0f}"', svg)  # pt to px
    svg = re.sub(r"font-family: [^;\"]*;? ?", "", svg).replace("#000000", "currentColor")
    for number, colour in enumerate(COLOURS):
        svg = svg.replace(f"#{colour}", f"var(--figure-{number}, #{colour})")
    svg = re.sub(r">\s+<", "><", svg)
    label = f'role="img" aria-label="{alternative}"'
    return f'<span class="figure" {label} data-search-exclude>{svg}</span>'


def tidy_notebook(content: str) -> tuple[str, list[dict[str, Any]]]:
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
    text = re.sub(r"\$([^$<\n]+)\$", lambda m: formula(html.unescape(m[1]), False), "".join(parts))
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


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    config.extra["alternate"] = alternates(config, "")
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    config.extra["alternate"] = alternates(config, "" if page.url == "./" else page.url)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Drop hreflang links: for each, Material's script asks for a sitemap. The sitemap has them."""
    return re.sub(r'\s*<link rel="alternate"[^>]*>', "", output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    return re.sub(r'\s*<link rel="alternate"[^>]*>', "", output)


def alternates(config: MkDocsConfig, url: str) -> list[dict[str, str]]:
    """Links to this page in each language, relative to the root of this build."""
    own, _ = languages(config)
    up = "../" if own["path"] else ""
    return [
        {
            "lang": entry["lang"],
            "name": entry["name"],
            "link": url if entry is own else up + entry["path"] + url,
        }
        for entry in config.extra["languages"]
    ]


def write_math_font(path: Path) -> None:
    """The glyphs of the formulae from STIX Two Math, for readers whose system has no such font."""
    spec = importlib.util.find_spec("ziamath")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    font = ttLib.TTFont(folder / "fonts" / "STIXTwoMath-Regular.ttf")
    names = (unicodedata.name(c, "").replace(" LETTER", "").split("GREEK ")[-1] for c in letters)
    italic = {f"MATHEMATICAL ITALIC {n.removeprefix('LATIN ')}" for n in names}  # <mi>x</mi>
    slanted = {chr(c) for c in range(0x1D434, 0x1D71C) if unicodedata.name(chr(c), "") in italic}
    options = subset.Options(layout_features=[], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(
        text="".join(sorted(letters | slanted | {"\u210e", "\u221a"}))
    )  # italic h, root
    subsetter.subset(font)
    font.flavor = "woff"
    path.parent.mkdir(exist_ok=True)
    font.save(path)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """After the Chinese site, build the English one into its folder with the same settings."""
    own, other = languages(config)
    write_math_font(Path(config.site_dir, "assets", "math.woff"))
    if own["path"]:
        return
    option: Any = MkDocsConfig.plugins
    own_plugins, option.plugin_cache = option.plugin_cache, other_plugins  # each its own index
    try:
        english = load_config(
            config.config_file_path,
            docs_dir=str(ROOT / "docs" / other["lang"]),
            site_dir=str(Path(config.site_dir, other["path"])),
            site_name=other["site_name"],
            site_description=other["site_description"],
            strict=config.strict,
        )
        english.theme["language"] = other["lang"]
        english.site_url = config.site_url and config.site_url + other["path"]
        english.plugins.on_startup(command="build", dirty=False)
        build(english)
    finally:
        option.plugin_cache = own_plugins
