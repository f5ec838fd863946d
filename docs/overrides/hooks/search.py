"""MkDocs hook: turn what Material's search plugin found into an index that answers while one types.

The plugin leaves one file with the text of all pages, which a browser would have to index anew for
every reader. Here the work is done once: terms with the sections that contain them, in files that
docs/overrides/assets/search/worker.js fetches as a query needs them. docs/search.md has the method.
"""

import functools
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import opencc
import pypinyin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from catalog import concepts
from languages import languages
from pages import LANGUAGES
from terms import glossary

WORD = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+")
CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]{2,}")
TAG = re.compile(r"<[^>]+>")
RIDDLE = re.compile(r'<math(?=[^>]*display="block")|<span class="filename"|<small(?= lang=)')
CODE = re.compile(r"<pre>(.*?)</pre>", re.S)
# Colours of code and parts of formulae and figures: most of a page's tags, of no use to a search.
DENSE = re.compile(r"<(pre|math|svg)\b.*?</\1>", re.S)
INNER = re.compile(r"<(?!/?(?:pre|code|math|svg)\b)[^>]*>")

# The scripts of Material that our worker was written for; their names change with what they say.
MATERIAL = (
    "assets/javascripts/workers/search.a7633da7.min.js",
    "assets/javascripts/bundle.a5f9d56c.min.js",
)
# How much a word counts by its place: a heading says what a section is about; code, exercises and
# sources mention many things in passing.
HEADING, PROSE, CODE_WEIGHT, QUIET = 4.0, 1.0, 0.2, 0.35
QUIET_SECTIONS = {"练习", "Exercises", "资料来源", "Sources"}
# Indexes would be found for everything, labs before the pages that explain what they use.
QUIET_PAGES = re.compile(r"about/|labs/|[^/]*/?$")
# How surely a name means the page, beside its title: an alias, what it explains in passing, and
# initials or pinyin that readers may make of a name.
ALIAS, PASSING, SHORTHAND = 0.95, 0.6, 0.8
# BM25's usual constants: how fast repetition stops counting, how much long sections pay.
SATURATION, LENGTH = 1.2, 0.75
STEPS = 20  # an impact is stored as a whole number of twentieths
PART = 40_000  # bytes of postings in one file
COMMON = {bytes([row]) for row in range(0xB0, 0xD8)}  # the rows of GB 2312's first level

shown: dict[str, str] = {}  # pages as readers will see them, while the plugin reads another version


@dataclass(frozen=True)
class Section:
    """One heading and what stands below it, up to the next heading."""

    url: str
    anchor: str
    heading: str
    prose: str
    code: str

    @property
    def quiet(self) -> bool:
        return self.heading in QUIET_SECTIONS or bool(QUIET_PAGES.match(self.url))


def section(doc: dict[str, Any]) -> Section:
    """An entry of Material's search index."""
    url, _, anchor = doc["location"].partition("#")
    code = " ".join(_plain(block) for block in CODE.findall(doc["text"]))
    return Section(url, anchor, _plain(doc["title"]), _plain(CODE.sub(" ", doc["text"])), code)


def _plain(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


def tokens(text: str) -> Iterator[str]:
    """Words in lower case; Chinese in overlapping pairs, because it has no spaces to split at.

    query.js splits queries in the same way; only the parts of CamelCase are the index's own.
    """
    for run in WORD.findall(unicodedata.normalize("NFKC", text)):
        if "㐀" <= run[0] <= "鿿":
            yield from map("".join, pairwise(run)) if len(run) > 1 else run
        else:
            yield run.lower()
            parts = CAMEL.findall(run)
            if sum(len(part) > 2 for part in parts) > 1:  # so ReLU stays whole
                yield from (part.lower() for part in parts)


def postings(sections: list[Section]) -> dict[str, dict[int, int]]:
    """{term: {number of a section: what the term says of it, in STEPS}}, by BM25 with weights."""
    counts = []
    for item in sections:
        count = defaultdict[str, float](float)
        fields = ((item.heading, HEADING), (item.prose, PROSE), (item.code, CODE_WEIGHT))
        for text, weight in fields:
            for token in tokens(text):
                if weight != CODE_WEIGHT or not token.isdigit():
                    count[token] += weight
        counts.append(count)
    mean = sum(sum(count.values()) for count in counts) / max(len(counts), 1)
    found = defaultdict[str, dict[int, int]](dict)
    for number, count in enumerate(counts):
        pays = SATURATION * (1 - LENGTH + LENGTH * sum(count.values()) / mean)
        most = STEPS * (SATURATION + 1) * (QUIET if sections[number].quiet else 1)
        for token, times in count.items():
            if impact := round(most * times / (times + pays)):
                found[token][number] = impact
    return found


def names(language: str) -> dict[str, dict[str, float]]:
    """{page: {name: weight}}: what readers may call it, in both languages, its own title first.

    The glossary says whose name a word is; another page that has it as an alias comes second.
    """
    found = defaultdict[str, dict[str, float]](dict)
    for own in (language, *(other for other in LANGUAGES if other != language)):
        there, terms = concepts(own), glossary(own).values()
        owner = {name.casefold(): term.page for term in terms for name in term.names}
        for slug, concept in there.items():
            home = found[f"{concept.section}/{slug}/"]
            home.setdefault(concept.title, 1.0)
            for alias in map(str, concept.meta.get("aliases") or []):
                mine = owner.get(alias.casefold(), slug) == slug and concept.section != "labs"
                home.setdefault(alias, ALIAS if mine else PASSING)
        for term in terms:
            if term.page in there:
                home = found[f"{there[term.page].section}/{term.page}/"]
                for name in term.names:  # a page may explain a term in passing
                    home.setdefault(name, 1.0 if term.key == term.page else PASSING)
    for home in found.values():
        for name, weight in list(home.items()):
            home.setdefault(initials(name), SHORTHAND * weight)
            home.setdefault(pinyin(name) if language == "zh" else "", SHORTHAND * weight)
        home.pop("", None)
    return found


def initials(name: str) -> str:
    """The abbreviation that readers make of a name of several English words, or nothing."""
    words = re.findall(r"[A-Za-z]+", name) if re.fullmatch(r"[A-Za-z -]+", name) else []
    return "".join(word[0].upper() for word in words) if 1 < len(words) < 5 else ""


def pinyin(name: str) -> str:
    """The letters of a Chinese name, for readers without an input method, or nothing."""
    chinese = re.fullmatch(r"[㐀-鿿]{2,}", name)
    return "".join(pypinyin.lazy_pinyin(name, v_to_u=False)) if chinese else ""


def regional(terms: Iterable[str]) -> dict[str, str]:
    """What these words are called in Taiwan, in simplified characters: {演算法: 算法}."""
    chinese = [term for term in terms if term[0] >= "㐀" and len(term) > 1] or [""]
    there = opencc.OpenCC("s2twp").convert("\n".join(chinese))
    simple = opencc.OpenCC("t2s").convert(there).split("\n")
    pairs = zip(simple, chinese, strict=True)
    return {word: term for word, term in pairs if word != term and "著" not in word}


@functools.cache
def characters() -> dict[str, Any]:
    """Traditional characters, each followed by its simplified form; and who sounds alike.

    For the simplified characters of everyday use: the 3,755 of GB 2312's first level.
    """
    every = [chr(code) for code in range(0x4E00, 0x9FA6)]
    usual = {one for one in every if one.encode("gb2312", "ignore")[:1] in COMMON}
    simple = opencc.OpenCC("t2s")
    pairs = [(one, simple.convert(one)) for one in every]
    sounds = defaultdict[str, str](str)
    for one in sorted(usual):
        for sound in set(pypinyin.pinyin(one, pypinyin.NORMAL, heteronym=True)[0]):
            sounds[sound] += one
    return {
        "simplified": "".join(one + form for one, form in pairs if form != one and form in usual),
        "sounds": sorted(alike for alike in sounds.values() if len(alike) > 1),
    }


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep out of results what is no sentence: fractions as plain text, names of files, and the
    title in the other language, which names() knows."""
    shown[page.url] = content
    content = DENSE.sub(lambda dense: INNER.sub("", dense[0]), content)
    return RIDDLE.sub(r"\g<0> data-search-exclude", content)


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    page.content = shown.pop(page.url)  # the plugin has read its version
    return context


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Put our worker in the place of Material's. Raises PluginError if Material changed."""
    base = env.loader.get_source(env, "base.html")[0]
    missing = [script for script in MATERIAL if script not in base]
    if missing:
        raise PluginError(
            f"{Path(__file__).name}: Material's {' and '.join(missing)} changed. The search speaks "
            "with these scripts: run tests/test_search_dialog.py with the new names in "
            "MATERIAL, mend docs/overrides/assets/search/ if one fails, and keep the names."
        )
    config.extra["search_worker"] = MATERIAL[0]
    return env


@event_priority(-50)  # after the search plugin, before the other language
def on_post_build(config: MkDocsConfig) -> None:
    folder = Path(config.site_dir, "search")
    index = json.loads((folder / "search_index.json").read_text(encoding="utf-8"))
    own, other = languages(config)
    sections = [section(doc) for doc in index["docs"]]
    back = "../" * own["path"].count("/") + other["path"]
    says = {"nothing": own["nothing"], "other": {"path": back, "name": other["name"]}}
    write(folder, parts(sections, names(own["lang"]), says))
    setup = json.dumps({"config": index["config"], "docs": []}, ensure_ascii=False)
    (folder / "search_index.json").write_text(setup, encoding="utf-8")
    (folder / "search_index.js").write_text(f"var __index = {setup}", encoding="utf-8")


def write(folder: Path, index: Iterable[tuple[str, Any]]) -> None:
    """Write the files of an index, as scripts: a page opened as a file may load scripts only."""
    for name, part in index:
        path = folder / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
        path.write_text(f"searchPart(\n{text}\n)", encoding="utf-8")


def parts(
    sections: list[Section], called: dict[str, dict[str, float]], says: dict[str, Any]
) -> Iterable[tuple[str, Any]]:
    """(name, content) of each file of the index; `says` is what the dialog needs to say."""
    pages: dict[str, list[Section]] = {}
    for item in sections:
        pages.setdefault(item.url, []).append(item)
    ordered = [item for group in pages.values() for item in group]
    found = sorted(postings(ordered).items())
    starts = []
    for number, group in enumerate(_cut(found)):
        starts.append(group[0][0])
        yield f"terms/{number}", {term: _flat(where) for term, where in group}
    for number, group_ in enumerate(pages.values()):
        yield f"text/{number}", [[s.anchor, s.heading, s.prose, s.code] for s in group_]
    yield "characters", characters()
    yield (
        "core",
        says
        | {
            "starts": starts,
            "most": STEPS * (SATURATION + 1),
            "regional": regional(term for term, _ in found),
            "words": " ".join(term for term, _ in found if term < "㐀"),
            "pages": [
                [url, group[0].heading, len(group), called.get(url, {group[0].heading: PASSING})]
                for url, group in pages.items()
            ],
        },
    )


def _cut(found: list[tuple[str, dict[int, int]]]) -> Iterator[list[tuple[str, dict[int, int]]]]:
    """Consecutive terms whose postings fill a file."""
    group, size = [], 0
    for term, where in found:
        group.append((term, where))
        size += 8 + 6 * len(where)
        if size > PART:
            yield group
            group, size = [], 0
    if group:
        yield group


def _flat(where: dict[int, int]) -> list[int]:
    """[step to the next section, impact, …]: small numbers are short."""
    flat, last = [], 0
    for number, impact in where.items():
        flat += [number - last, impact]
        last = number
    return flat
