"""Snippets are found, cut into sections, and mistakes in them are named."""

from pathlib import Path

import pytest

import source
from conftest import Project, assert_names
from source import Section, SourceError

TWO = """
    \"\"\"A lesson.\"\"\"

    # --8<-- [start:data]
    x = 1

    # --8<-- [end:data]
    # --8<-- [start:look]
    print(x)
    # --8<-- [end:look]
    """


def test_each_section_is_embedded_with_its_own_lines(project: Project) -> None:
    sections = project.snippet("two", TWO).sections
    assert sections == [Section("data", 4, 5, "x = 1"), Section("look", 8, 8, "print(x)")]


def test_a_file_without_marks_is_one_section(project: Project) -> None:
    assert project.snippet("one", "\nx = 1\ny = 2\n").sections == [
        Section("", 1, 2, "x = 1\ny = 2")
    ]


@pytest.mark.parametrize(
    ("code", "line", "word"),
    [
        ("x = 1\n# --8<-- [start:a]\ny = 2\n", 2, "has no end"),
        ("# --8<-- [end:a]\n", 1, "never started"),
        ("# --8<-- [start:a]\n# --8<-- [end:b]\n", 2, "never started"),
        ("# --8<-- [start:a]\n# --8<-- [start:b]\n", 2, "inside 'a'"),
        ("# --8<-- [start:a]\n# --8<-- [end:a]\n# --8<-- [start:a]\n", 3, "twice"),
        ("x = 1\n# --8<-- [start:a]\ny = 2\n# --8<-- [end:a]\n", 1, "in no section"),
        ("x = 1\ny = (\n", 2, "SyntaxError"),
    ],
)
def test_a_malformed_snippet_is_named_with_its_line(
    project: Project, code: str, line: int, word: str
) -> None:
    snippet = project.snippet("broken", code)
    with pytest.raises(SourceError) as caught:
        assert snippet.tree and snippet.sections
    assert_names([str(caught.value)], snippet.path, line, word)


@pytest.mark.parametrize(
    ("name", "words"), [("same", ["first/same.py", "rename"]), ("Bad-Name", ["lower case"])]
)
def test_a_name_that_no_quote_could_tell_is_refused(
    project: Project, name: str, words: list[str]
) -> None:
    project.snippet("same", "", "first")
    snippet = project.snippet(name, "", "second")
    with pytest.raises(SourceError) as caught:
        source.discover(project.root)
    assert_names([str(caught.value)], snippet.path, 1, *words)


def test_the_imports_that_are_worth_preloading_are_found(project: Project) -> None:
    snippet = project.snippet(
        "a", "import os.path\nimport numpy as np\nfrom sklearn.svm import SVC\n"
    )
    assert snippet.imports() == {"os.path", "numpy", "sklearn.svm"}


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "output.txt"
    source.write_file(path, "old")
    with pytest.raises(SourceError, match=r"output\.txt:1: cannot be written: "):
        source.write_file(path, "new \ud800")
    assert [p.name for p in path.parent.iterdir()] == ["output.txt"]
    assert path.read_text() == "old"
