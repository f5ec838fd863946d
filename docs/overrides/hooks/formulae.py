"""MkDocs hook: formulae as MathML, and a font with just their glyphs."""

import functools
import html
import importlib.util
import re
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import latex2mathml.converter
from fontTools import subset, ttLib
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from pages import QUOTE
from pages import Page as Source
from source import SourceError

MATH = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.S)
# An inline formula and the punctuation that must not be torn off it at the end of a line.
INLINE = r"<math [^>]*inline(?:(?!</math>).)*</math>"
AFTER = "[，。、；：！？）”,.;:!?)]"
HELD = re.compile(f"[（“(]+{INLINE}{AFTER}*|{INLINE}{AFTER}+", re.S)
ALWAYS = "\u210e\u221a"  # italic h and the root sign, which MathML does not spell out
# How many parts an element must have: fewer, and the TeX lacked an argument.
ARGUMENTS = dict.fromkeys(("mfrac", "mover", "mroot", "msub", "msup", "munder"), 2)
ARGUMENTS |= {"msubsup": 3, "munderover": 3}
letters: set[str] = set()  # of all formulae of this build


@functools.cache  # both languages have the same formulae
def mathml(tex: str, display: bool) -> str:
    """TeX as MathML. Raises ValueError, with the reason, for what cannot be rendered."""
    try:
        result = latex2mathml.converter.convert(tex, display="block" if display else "inline")
    except Exception as error:
        reason = f"{type(error).__name__} {error}".strip()
        raise ValueError(f"formula {tex.strip()[:60]}: {reason}") from None
    unknown = re.search(r"\\[A-Za-z]+|&", re.sub(r"<[^>]*>", " ", html.unescape(result)))
    reason = f"{unknown[0]} cannot be rendered" if unknown else ""
    braces = re.sub(r"\\[\\{}]", "", tex)
    if braces.count("{") != braces.count("}"):
        reason = "a brace is not closed"
    for element in ElementTree.fromstring(result).iter():
        if len(element) < ARGUMENTS.get(element.tag.rpartition("}")[2], 0):
            reason = "an argument is missing"
    if reason:
        raise ValueError(f"formula {tex.strip()[:60]}: {reason}")
    return str(result)


def problems(page: Source) -> list[str]:
    """Every formula of a page that cannot be rendered, one line each."""
    found = []
    for position, tex, display in page.formulae():
        try:
            mathml(QUOTE.sub("1", tex), display)
        except ValueError as error:
            found.append(str(SourceError(page.path, page.line(position), str(error))))
    return found


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    content = MATH.sub(lambda match: render(html.unescape(match[3]), match[2] == "["), content)
    return HELD.sub(r'<span class="held">\g<0></span>', content)


def render(tex: str, display: bool) -> str:
    try:
        result = mathml(tex, display)
    except ValueError as error:  # a preview shows it on the page
        return f"<code>{html.escape(str(error))}</code>"
    letters.update(html.unescape(re.sub("<[^>]*>", "", result)))
    return result


def on_post_build(config: MkDocsConfig) -> None:
    """Write assets/math.woff, from STIX Two Math, for readers whose system has no such font."""
    spec = importlib.util.find_spec("ziamath")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    font = ttLib.TTFont(folder / "fonts" / "STIXTwoMath-Regular.ttf", recalcTimestamp=False)
    subsetter = subset.Subsetter(subset.Options(layout_features=[], hinting=False))
    subsetter.populate(text=ALWAYS + "".join(sorted(letters | set(map(italic, letters)))))
    subsetter.subset(font)
    font.flavor = "woff"
    path = Path(config.site_dir, "assets", "math.woff")
    path.parent.mkdir(exist_ok=True)
    font.save(path)


def italic(letter: str) -> str:
    """The mathematical italic that a browser draws for a letter in <mi>."""
    words = unicodedata.name(letter, "").replace(" LETTER", "").removeprefix("LATIN ")
    words = words.removeprefix("GREEK ")
    try:
        return unicodedata.lookup(f"MATHEMATICAL ITALIC {words}")
    except KeyError:
        return letter
