"""The list of sources knows what the pages cite."""

import references
from conftest import Project, says

SOURCES = """
- {kind: book, authors: Ann Author, year: 2019, title: A Book, other: [一本书]}
- {kind: paper, authors: Zoe Adams, year: 2001, title: On Steps, note: {zh: 好。, en: Good.}}
- {kind: web, authors: Keras, title: A guide}
"""
ALL = "- Adams (2001), *On Steps*\n- *A Book*, ch. 3; 《一本书》\n- *A guide*\n"
PAGE = "---\ntitle: Demo\n---\n\nSee *On Something*.\n\n## Sources\n\n"


def write(project: Project, cited: str, sources: str = SOURCES) -> list[str]:
    project.page(PAGE + cited, "basics/demo")
    (project.root / "docs" / "sources.yml").write_text(sources, encoding="utf-8")
    return list(references.problems(project.root))


def test_known_works_have_no_problems(project: Project) -> None:
    assert write(project, ALL) == []


def test_an_unknown_work_is_named_with_its_line(project: Project) -> None:
    """A reader could not find the source, or would find another one."""
    found = write(project, ALL + "- Adams (2001), *On Stairs*\n")
    says(found[0], "docs/zh/basics/demo.md:12:", "does not have the work 'On Stairs'")


def test_another_year_is_named(project: Project) -> None:
    found = write(project, ALL.replace("2001", "2002"))
    says(found[0], "demo.md:9:", "gives 2001 for 'On Steps'")


def test_an_unknown_kind_is_named(project: Project) -> None:
    found = write(project, "", SOURCES.replace("kind: web", "kind: site"))
    says(found[0], "docs/sources.yml:4:", "'site' is none of book, paper, web")


def test_a_work_that_no_page_cites_is_named(project: Project) -> None:
    (found,) = write(project, ALL.replace("- *A guide*\n", ""))
    says(found, "docs/sources.yml:1:", "no page cites 'A guide'")


def test_the_list_names_the_pages_that_cite_a_work(project: Project) -> None:
    write(project, "- *A Book*\n- 《一本书》\n")
    text = references.listing("en", project.root)
    assert "- Ann Author (2019). *A Book*. → [Demo](../basics/demo.md)\n" in text
    assert "Zoe Adams (2001). *On Steps*. Good." in text
    assert text.index("## Books") < text.index("## Papers") < text.index("## Courses")
