"""A formula is drawn as its author meant it, or named with its line."""

import pytest

import formulae
from conftest import Project, assert_names
from pages import Page


def problems(project: Project, text: str) -> tuple[Page, list[str]]:
    page = project.page(text)
    return page, formulae.problems(page)


@pytest.mark.parametrize(
    ("formula", "word"),
    [
        (r"\frac{1}{", "formula"),
        (r"\frac{1}", "argument"),
        (r"x^", "formula"),
        (r"\nosuch{x}", r"\nosuch"),
        (r"x^{2", "brace"),
        (r"\left( x", "formula"),
        (r"\begin{cases} x", "formula"),
    ],
)
def test_a_malformed_formula_is_named(project: Project, formula: str, word: str) -> None:
    page, found = problems(project, f"# A page\n\nHere ${formula}$.\n")
    assert_names(found, page.path, 3, word)
    page, found = problems(project, f"# A page\n\n$$\n{formula}\n$$\n")
    assert_names(found, page.path, 3, word)


@pytest.mark.parametrize(
    "formula",
    [
        r"\mathbf{W}\in\mathbb{R}^{m\times n}",
        r"f(x)=\left\{\begin{array}{ll}x & x>0\\ 0 & x\le 0\end{array}\right.",
        r"\{1,\dots,n\}",
        r"\begin{cases}x & x>0\\ 0 & \text{otherwise}\end{cases}",
        r"P=#{count.total}",
        r"a<b",
    ],
)
def test_a_correct_formula_is_shown(project: Project, formula: str) -> None:
    project.committed()
    assert problems(project, f"${formula}$\n")[1] == []
