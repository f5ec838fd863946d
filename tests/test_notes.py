"""Every claim of the notes has its place on a page, and every correction is listed."""

import pytest

import notes
from conftest import Project, says
from pages import LANGUAGES

CLAIMS = """
- chapter: {zh: 第一章, en: Chapter one}
  claims:
    C001: {page: demo, verdict: correct, noted: 对的}
    C002:
      page: demo
      verdict: wrong
      noted: {zh: 全<错>, en: all wrong}
      holds: {zh: 其实对一半。, en: Half of it is right.}
"""
MARKED = "---\ntitle: Demo\n---\n\nFirst. <!-- C001 C002 -->\n\nAgain. <!-- C002 -->\n"


def write(project: Project, claims: str = CLAIMS, page: str = MARKED) -> list[str]:
    project.page(page, "basics/demo")
    (project.root / "docs" / "claims.yml").write_text(claims, encoding="utf-8")
    return list(notes.problems(project.root))


def test_every_claim_of_the_notes_is_accounted_for() -> None:
    """A statement of the notes would be neither confirmed nor corrected."""
    known = notes.claims()
    assert len(known) == 146
    assert sum(claim.verdict != "correct" for claim in known.values()) == 63
    assert list(notes.problems()) == []
    for language in LANGUAGES:
        listed = notes.corrections(language)
        assert listed.count('class="verdict ') == 63


def test_marked_claims_have_no_problems(project: Project) -> None:
    assert write(project) == []


def test_a_page_that_drops_a_mark_is_named(project: Project) -> None:
    """A reader would follow a correction to a page that says nothing of it."""
    found = write(project, page=MARKED.replace("C001 C002", "C001").replace("C002", "C001"))
    assert len(found) == 2  # in each language
    says(found[0], "docs/claims.yml:", "page 'demo' (zh)", "<!-- C002 -->")


def test_a_claim_without_a_page_is_named(project: Project) -> None:
    found = write(project, CLAIMS.replace("page: demo, verdict", "page: gone, verdict"))
    says(found[0], "page 'gone'", "C001")


def test_a_mark_that_nothing_explains_is_named(project: Project) -> None:
    found = write(project, page=MARKED + "<!-- C099 -->\n")
    says(found[0], "docs/zh/basics/demo.md:8:", "no claim C099")


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("verdict: correct", "verdict: fine", "C001"),
        ("      holds: {zh: 其实对一半。, en: Half of it is right.}\n", "", "C002"),
        (", en: all wrong", "", "C002"),
        ("page: demo, verdict: correct", "verdict: correct", "C001"),
    ],
)
def test_an_incomplete_entry_is_named_with_its_line(
    project: Project, old: str, new: str, name: str
) -> None:
    (found,) = write(project, CLAIMS.replace(old, new))
    says(found, "docs/claims.yml:", f"{name} needs page, verdict")


def test_corrections_quote_the_notes_and_lead_to_the_paragraph(project: Project) -> None:
    write(project)
    text = notes.corrections("zh", project.root)
    says(text, "## 第一章", "“全&lt;错&gt;”", "有误", "其实对一半。")
    assert "[Demo](../basics/demo.md#c002)" in text
    assert "C001" not in text
    assert "对的" not in text


def test_each_claim_gets_one_anchor(project: Project) -> None:
    """A link would lead to the second place, or nowhere."""
    text = notes.anchored(MARKED)
    assert text.count('id="c001"') == text.count('id="c002"') == 1
    assert "<!--" not in text
