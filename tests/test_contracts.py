"""The contracts find what a reader of one language, or of the page, would miss."""

from pathlib import Path

import pytest

import contracts
from conftest import Project, assert_names
from pages import Page, all_pages, load_values

CODE = "print('hello')\nlate = 1\n"
HEADER = "---\ntitle: t\ndescription: d\n---\n"
FENCES = """# Title

```python title="demo/count.py"
--8<-- "demo/count.py"
```

```text
--8<-- "demo/count.txt"
```

![A curve](../images/demo/count.svg)

## Why

#{count.late} and $x$.
"""


def write(project: Project, zh: str = FENCES, en: str = FENCES) -> list[Page]:
    """The pages of a concept with one snippet, and its outputs."""
    project.committed(CODE, sections={"": "hello\n"}, values={"late": 1})
    pages = []
    for language, text in (("zh", zh), ("en", en)):
        pages.append(project.page(HEADER + text, languages=(language,)))
    return pages


def test_pages_that_agree_break_no_promise(project: Project) -> None:
    write(project)
    assert contracts.broken_promises(project.root) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("## Why", "### Why", 17, "heading of level 3"),
        ("## Why", "Why", 17, "heading of level 2"),
        ("count.svg", "other.svg", 15, "figure ../images/demo/other.svg"),
        ("count.txt", "count.txt:end", 12, "embed demo/count.txt:end"),
        ("#{count.late}", "1", 17, "quote #{count.late}"),
        ("#{count.late}", "#{count.late:,}", 17, "quote #{count.late:,}"),
        ("$x$", "$y$", 17, "formula y"),
        ("$x$", "", 17, "formula x"),
        ("## Why", "!!! note\n\n## Why", 17, "box 'note'"),
    ],
)
def test_a_difference_in_one_language_is_named(
    project: Project, old: str, new: str, line: int, words: str
) -> None:
    """One language would show other evidence than the other."""
    pages = write(project, en=FENCES.replace(old, new, 1))
    found = list(contracts.disagreements(*pages))
    assert any(f":{line}: " in problem and words in problem for problem in found), found


def test_a_page_in_one_language_only_is_named(project: Project) -> None:
    page = project.page(HEADER + "# Title\n", languages=("en",))
    found = list(contracts.one_language_only(project.root))
    assert_names(found, page.path, 1, "docs/zh/basics/demo.md")


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("", "title"),
        ("---\ntitle: t\n---\n", "description"),
        ("---\ntitle: [\n---\n", "front matter"),
        ("---\njust text\n---\n", "title"),
    ],
)
def test_a_page_without_title_or_description_is_named(
    project: Project, header: str, word: str
) -> None:
    """Search results and the menu would have no words for it."""
    page = project.page(header + "# Title\n")
    assert_names(list(contracts.front_matter(page)), page.path, 1, word)


@pytest.mark.parametrize(
    ("image", "words"),
    [
        ("![](../images/demo/count.svg)", "what the figure shows"),
        ("![A curve](../images/demo/none.svg)", "no figure"),
    ],
)
def test_a_figure_without_words_or_file_is_named(project: Project, image: str, words: str) -> None:
    """A reader who does not see it would not know what it shows."""
    project.committed()
    page = project.page(f"# Title\n\n{image}\n")
    assert_names(list(contracts.figures(page, project.root)), page.path, 3, words)


CONCEPT = """---
title: t
description: d
prerequisites: []
---

# Term <small lang="zh">术语</small>

## Exercises

**1.** Why?

??? success "Answer"

    So.

**2.** How?

??? success "Answer"

    Thus.

## Sources

- A book
"""


def test_a_concept_has_its_parts(project: Project) -> None:
    assert list(contracts.shape(project.page(CONCEPT))) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (' <small lang="zh">术语</small>', "", "write one title"),
        ("## Exercises", "# Exercises", "write one title"),
        ("**2.** How?", "How?", "1 exercises and 2 folded answers"),
        ("- A book", "A book", "end with a heading and a list of sources"),
    ],
)
def test_a_concept_that_lacks_a_part_is_named(
    project: Project, old: str, new: str, words: str
) -> None:
    """A reader could not test what they learned, or follow it up."""
    page = project.page(CONCEPT.replace(old, new))
    assert_names(list(contracts.shape(page)), page.path, 1, words)


def test_a_heavy_figure_is_named(project: Project) -> None:
    """A reader on the train would wait for it."""
    path = project.root / "images" / "demo" / "big.svg"
    path.parent.mkdir()
    path.write_text(" " * (contracts.LARGEST + 1), encoding="utf-8")
    assert_names(list(contracts.heavy_figures(project.root)), path, 1, "draw fewer points")


@pytest.mark.parametrize(
    ("hidden", "words"), [("count.txt", "prints demo/count.txt"), ("count.svg", "draws count.svg")]
)
def test_output_that_no_page_shows_is_named(project: Project, hidden: str, words: str) -> None:
    """The page would keep evidence back."""
    lines = [line for line in FENCES.split("\n") if hidden not in line]
    write(project, zh="\n".join(lines))
    found = [p for p in contracts.broken_promises(project.root) if "count.py" in p]
    assert_names(found, project.root / "snippets/demo/count.py", 1, words, "docs/zh")


def test_a_snippet_that_was_never_run_is_named(project: Project) -> None:
    """One unfinished snippet would hide what else is wrong."""
    write(project)
    snippet = project.snippet("later", "print(1)\n")
    assert_names(list(contracts.unshown(snippet, project.root)), snippet.path, 1, "not been run")


def test_output_of_older_code_is_named(project: Project) -> None:
    """The page would show code that did not print what stands below it."""
    write(project)
    snippet = project.snippet("count", CODE + "# edited\n")
    found = contracts.broken_promises(project.root)
    assert_names(found, snippet.path, 1, "changed since")


def blocks(project: Project, text: str) -> dict[str, list[contracts.Block]]:
    page = project.page(text)
    return contracts.programs(page, load_values(project.root), project.root)


def test_programs_are_what_the_reader_sees(project: Project) -> None:
    """Blocks of one title, also folded ones, are one program, with the output right below."""
    project.committed(CODE, values={"late": 1})
    folded = "".join(f"    {line}\n" for line in FENCES.split("\n")[2:9])
    found = blocks(project, FENCES + "\n??? example\n\n" + folded)
    (program,) = found.values()
    assert [block.code.strip() for block in program] == [CODE.strip()] * 2
    assert [block.output.strip() for block in program] == ["total 5"] * 2


def test_a_block_is_left_out_only_with_a_reason(project: Project) -> None:
    """Code that nobody ran would look like all the other code."""
    fence = "```python\nx = 1\n```\n"
    assert len(blocks(project, fence + "\ntext\n\n" + fence)) == 2
    assert blocks(project, "<!-- not run: needs a display -->\n\n" + fence) == {}
    assert len(blocks(project, "<!-- not run: -->\n" + fence)) == 1


@pytest.mark.parametrize("info", ["py", "{.python}", "Python", "python3", "python hl_lines=1"])
def test_a_fence_that_the_parser_would_skip_is_named(project: Project, info: str) -> None:
    with pytest.raises(contracts.UnknownFence, match=r"demo\.md:3: write ```python"):
        blocks(project, f"# Title\n\n```{info}\nx\n```\n")


def test_a_tilde_fence_is_named(project: Project) -> None:
    """pytest-codeblocks does not see it, so nobody would run it."""
    with pytest.raises(contracts.UnknownFence, match="use ``` fences"):
        blocks(project, "~~~python\nx\n~~~\n")


def test_every_page_is_looked_at(project: Project) -> None:
    write(project)
    paths = {page.path for page in all_pages(project.root)}
    assert paths == {Path(project.root, "docs", one, "basics/demo.md") for one in ("zh", "en")}
