"""Prerequisites lead somewhere, and never round in a circle."""

import catalog
from conftest import Project, says

PAGE = "---\ntitle: {title}\ndescription: d\nprerequisites: [{needs}]\n---\n\n# {title}\n"


def page(project: Project, name: str, needs: str = "") -> None:
    project.page(PAGE.format(title=name.title(), needs=needs), f"basics/{name}")


def test_pages_know_what_they_need(project: Project) -> None:
    page(project, "one")
    page(project, "two", "one")
    there = catalog.concepts("en", project.root)
    assert (there["two"].title, there["two"].needs, there["two"].uri) == (
        "Two",
        ["one"],
        "basics/two.md",
    )
    assert not list(catalog.problems("en", project.root))


def test_an_unknown_prerequisite_is_named_with_its_line(project: Project) -> None:
    """A reader who lacks the basics would find no link to them."""
    page(project, "two", "nothing, no_one")
    found = sorted(catalog.problems("en", project.root))
    path = project.root / "docs/en/basics/two.md"
    says(found[0], f"{path}:4:", "needs 'no_one'")
    says(found[1], f"{path}:4:", "needs 'nothing'")


def test_a_circle_is_spelled_out(project: Project) -> None:
    """A reader would never reach the page they came for."""
    for name, needs in (("one", "three"), ("two", "one"), ("three", "two")):
        page(project, name, needs)
    (found,) = catalog.problems("en", project.root)
    says(found, "in a circle", "one", "two", "three", ":4:")


def test_unreadable_front_matter_is_named(project: Project) -> None:
    project.page("---\ntitle: [\n---\n", "basics/one")
    (found,) = catalog.problems("zh", project.root)
    says(found, "basics/one.md:1:", "front matter")
