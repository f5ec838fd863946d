"""MkDocs hook: make figures part of the page, so that they follow its colours and fonts."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[3]
FIGURE = re.compile(r'<img alt="([^"]*)" src="[^"]*?images/([^"/]+/[^"/]+\.svg)"[^>]*>')
COLOURS = re.findall("'([0-9a-f]{6})'", (ROOT / "scripts/matplotlibrc").read_text("utf-8"))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish images/ as if it lay beside the pages."""
    for path in sorted((ROOT / "images").glob("*/*.svg")):
        uri = path.relative_to(ROOT).as_posix()
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return files


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    def inline(match: re.Match[str]) -> str:
        path = ROOT / "images" / match[2]
        if not path.exists():  # MkDocs has said so
            return match[0]
        return themed(path.read_text(encoding="utf-8"), match[1], path.stem)

    return FIGURE.sub(inline, content)


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
