"""Whatever a page cannot show is named with its line, all of it at once."""

import pytest

import evidence
import pages
from conftest import Project, assert_names
from labs import expand
from pages import Page

SECTIONS = """
    # --8<-- [start:data]
    total = 5
    # --8<-- [end:data]
    # --8<-- [start:look]
    print(total)
    # --8<-- [end:look]
    """


def problems(project: Project, text: str) -> tuple[Page, list[str]]:
    """The page in one language, and what is wrong in the whole project."""
    return project.page(text, languages=("zh",)), evidence.problems(project.root)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#{count.total} units", "5 units"),
        ("| #{count.total:,} | #{count.loss:.0%} |", "| 5 | 25% |"),
        ("共 #{count.sizes[1]} 层", "共 2 层"),
        ("#{count.diverged:.1e}", "inf"),
        ("#{count.rates['low']:.1e}", "2.3 × 10⁻⁷"),
        ("#{count.rates[low]:.1e}", "2.3 × 10⁻⁷"),
        ("$p=#{count.rates[low]:.1e}$", r"$p=2.3 \times 10^{-7}$"),
        ("$$\nn=#{count.total}\n$$", "$$\nn=5\n$$"),
        ("`#{count.total}` `` `#{count.total} ``", "`#{count.total}` `` `#{count.total} ``"),
        (
            "```python\nf'#{count.total}'\n```\n#{count.total}",
            "```python\nf'#{count.total}'\n```\n5",
        ),
        ("~~~\n#{a.b}\n~~~", "~~~\n#{a.b}\n~~~"),
        ("<!-- #{count.nothing} -->", "<!-- #{count.nothing} -->"),
        ("---\ntitle: '#{a.b}'\n---\n#{count.total}", "---\ntitle: '#{a.b}'\n---\n5"),
    ],
)
def test_a_quote_shows_the_number_in_prose_and_leaves_code_alone(
    project: Project, text: str, shown: str
) -> None:
    project.committed()
    page, found = problems(project, text)
    assert found == []
    assert page.fill(pages.load_values(project.root)) == shown


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("#{coumt.total}", ("no number or text 'coumt'", "there are: count")),
        ("#{count.totl}", ("no number or text 'totl'", "there are: total")),
        ("#{count.sizes[2]}", ("no number or text '2'",)),
        ("#{count.rates[hi]}", ("no number or text 'hi'", "low")),
        ("#{count.total[0]}", ("no number or text '0'",)),
        ("#{count.sizes}", ("is a list", "sizes[…]")),
        ("#{count.rates}", ("is a dict", "rates[…]")),
        ("#{count.total:.2q}", ("bad format",)),
        ("#{count.total:99999999999999999999d}", ("bad format",)),
        ("#{count}", ("write #{snippet.variable:format}",)),
        ("#{count.total+1}", ("write #{snippet.variable:format}",)),
    ],
)
def test_a_quote_that_cannot_be_shown_is_named(
    project: Project, quote: str, words: tuple[str, ...]
) -> None:
    project.committed()
    page, found = problems(project, f"# A page\n\nIt has {quote} units.\n")
    assert_names(found, page.path, 3, quote, *words)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("demo/cont.py", ("no snippet demo/cont.py", "close names: count")),
        ("other/count.txt", ("no snippet other/count.txt", "close names: count")),
        ("demo/count.txt", ("no output", "scripts/build.py build count")),
        ("demo/count.py:lok", ("no section 'lok'", "data, look")),
        ("demo/count.json:data", ("'data' of demo/count.json prints nothing",)),
    ],
)
def test_an_embed_that_would_be_empty_is_named(
    project: Project, target: str, words: tuple[str, ...]
) -> None:
    project.committed(SECTIONS, sections={})
    page, found = problems(project, f'# A page\n\n```text\n--8<-- "{target}"\n```\n')
    assert_names(found, page.path, 4, *words)


def test_every_mistake_in_both_languages_is_told_at_once(project: Project) -> None:
    project.page('--8<-- "demo/none.py"\n#{a.b}\n')
    found = evidence.problems(project.root)
    assert [line.partition("/docs/")[2][:19] for line in found] == [
        f"{language}/basics/demo.md:{line}"[:19] for language in ("zh", "en") for line in (1, 2)
    ]


def test_a_damaged_record_is_named(project: Project) -> None:
    """After a merge conflict in an output the site says which file, not a stack trace."""
    result = project.committed()
    record = result.snippet.path.with_suffix(".json")
    record.write_text("<<<<<<< HEAD\n" + record.read_text())
    _, found = problems(project, "#{count.total}")
    assert found and "count" in found[0]


def test_the_reader_sees_code_and_output_without_marks(project: Project) -> None:
    project.committed(SECTIONS, sections={"look": "5\n"})
    page, found = problems(
        project,
        '```python\n--8<-- "demo/count.py"\n```\n    --8<-- "demo/count.txt:look"\n#{count.total}',
    )
    assert found == []
    text = expand(page, pages.load_values(project.root), project.root)
    assert text.split() == ["```python", "total", "=", "5", "print(total)", "```", "5", "5"]
