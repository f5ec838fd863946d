"""The claims of the original notes: where each is treated, and what had to be corrected.

docs/claims.yml lists them chapter by chapter. A page marks the place that treats a claim with
`<!-- C079 -->`; the mark becomes an anchor that the page of corrections links to.
"""

import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from catalog import Concept, concepts, line_of, load
from pages import LANGUAGES, all_pages
from source import ROOT, SourceError

MARK = re.compile(r"[ \t]*<!-- (C\d{3}(?: C\d{3})*) -->")
VERDICTS = {
    "correct": {"zh": "正确", "en": "correct"},
    "imprecise": {"zh": "不够准确", "en": "imprecise"},
    "incomplete": {"zh": "不完整", "en": "incomplete"},
    "wrong": {"zh": "有误", "en": "wrong"},
    "outdated": {"zh": "接口已变", "en": "outdated"},
    "empty": {"zh": "只有标题", "en": "heading only"},
    "format": {"zh": "笔误", "en": "slip of the pen"},
}
HOME = {"zh": "首页", "en": "Home"}


@dataclass(frozen=True)
class Claim:
    """One statement of the notes."""

    name: str  # "C079"
    chapter: dict[str, str]  # title by language
    page: str  # the slug of the page that treats it; "index" is the home page
    verdict: str
    noted: Any  # what the notes say; by language where it is corrected
    holds: dict[str, str]  # what is true, by language; empty where the notes are right


def claims(root: Path = ROOT) -> dict[str, Claim]:
    """All claims in the order of the notes. Raises SourceError for a mistake in the file."""
    path = root / "docs" / "claims.yml"
    chapters, text = load(path)
    found: dict[str, Claim] = {}
    for chapter in chapters:
        for name, entry in chapter["claims"].items():
            try:
                claim = Claim(name, chapter["chapter"], **{"holds": {}} | entry)
                both = [claim.noted, claim.holds] if claim.verdict != "correct" else []
                wrong = any(set(texts) != set(LANGUAGES) for texts in both)
            except TypeError:
                wrong = True
            if wrong or claim.verdict not in VERDICTS:
                problem = f"{name} needs page, verdict, noted; and holds in zh and en if corrected"
                raise SourceError(path, line_of(text, f" {name}:"), problem)
            found[name] = claim
    return found


def marks(root: Path = ROOT) -> Iterator[tuple[str, Path, int]]:
    """Yields (claim, page, line) for every mark on every page."""
    for page in all_pages(root):
        for match in MARK.finditer(page.text):
            for name in match[1].split():
                yield name, page.path, page.line(match.start())


def problems(root: Path = ROOT) -> Iterator[str]:
    """Claims that no page treats, and marks that no claim explains; one line each."""
    try:
        known = claims(root)
    except SourceError as error:
        yield str(error)
        return
    marked: dict[tuple[str, str, str], int] = {}
    for name, path, line in marks(root):
        marked[name, path.relative_to(root / "docs").parts[0], path.stem] = line
        if name not in known:
            yield str(SourceError(path, line, f"docs/claims.yml has no claim {name}"))
    for claim in known.values():
        for language in LANGUAGES:
            if (claim.name, language, claim.page) not in marked:
                problem = f"page '{claim.page}' ({language}) has no mark <!-- {claim.name} -->"
                yield str(SourceError(root / "docs" / "claims.yml", 1, problem))


def anchored(markdown: str) -> str:
    """The page with an anchor at each first mark of a claim."""
    seen: set[str] = set()

    def anchors(match: re.Match[str]) -> str:
        fresh = [name for name in match[1].split() if name not in seen]
        seen.update(fresh)
        return "".join(f'<span class="claim" id="{name.lower()}"></span>' for name in fresh)

    return MARK.sub(anchors, markdown)


def corrections(language: str, root: Path = ROOT) -> str:
    """The list of everything that the notes did not have quite right, as Markdown."""
    there: dict[str, Concept] = concepts(language, root)
    parts, chapter = [], ""
    for claim in claims(root).values():
        if claim.verdict == "correct":
            continue
        if claim.chapter[language] != chapter:
            chapter = claim.chapter[language]
            parts.append(f"## {chapter}")
        home = f"[{HOME[language]}](../index.md)"
        link = there[claim.page].link if claim.page in there else home
        verdict = VERDICTS[claim.verdict][language]
        label = f'<small class="verdict {claim.verdict}">{verdict}</small>'
        noted = html.escape(claim.noted[language], quote=False)
        place = f"{link[:-1]}#{claim.name.lower()})"
        parts.append(f"“{noted}” {label}\n\n:   {claim.holds[language]} {place}")
    return "\n\n".join(parts)
