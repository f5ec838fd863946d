"""A page is read as its author wrote it: formulae, embeds and lines are where they are."""

import pytest

import pages
from conftest import Project


@pytest.mark.parametrize(
    ("text", "formulae"),
    [
        ("It costs $5 or $6, no more.", []),
        (r"\$x\$ and `$x$`", []),
        ("$x$, $y$\n\n$$\nz\n$$\n", [("x", False), ("y", False), ("\nz\n", True)]),
    ],
)
def test_dollars_are_formulae_only_where_they_mean_it(
    project: Project, text: str, formulae: list[tuple[str, bool]]
) -> None:
    assert [found[1:] for found in project.page(text).formulae()] == formulae


def test_the_lines_of_embeds_are_known(project: Project) -> None:
    page = project.page('--8<-- "demo/a.py"\n\n  --8<-- "demo/a.txt:fit"\n')
    assert list(page.embeds()) == [(1, "demo/a.py", ""), (3, "demo/a.txt", "fit")]


def test_a_page_is_known_by_its_path_in_each_language(project: Project) -> None:
    project.page("", "basics/both")
    project.page("", "index", ("en",))
    found = {name: set(both) for name, both in pages.load_pages(project.root).items()}
    assert found == {"basics/both.md": {"zh", "en"}, "index.md": {"en"}}
