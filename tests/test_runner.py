"""A snippet runs alone, from start to end, and what it leaves or breaks is recorded."""

import os

import pytest

import runner
from conftest import Project, assert_names

pytestmark = pytest.mark.usefixtures("warm")
PLOT = "import matplotlib.pyplot as plt\n"


def test_each_section_shows_what_it_printed_itself(project: Project) -> None:
    result = project.run("""
        # --8<-- [start:data]
        import os
        total = 5
        # --8<-- [end:data]
        # --8<-- [start:look]
        print("total", total)
        os.write(1, b"and from C\\n")
        # --8<-- [end:look]
        """)
    assert result.sections == {"data": "", "look": "total 5\nand from C\n"}
    assert result.problems == []


def test_plain_values_can_be_quoted_and_others_are_left_out(project: Project) -> None:
    result = project.run("""
        import numpy as np
        whole, flag, name = 3, np.bool_(True), "relu"
        ratio = np.float64(1 / 3)
        shape = np.zeros((1, 2))
        table = {"a": (1, 2), 2: 0.5}
        _hidden, long, empty, mixed = 1, list(range(101)), [], [1, None]
        essay, many = "x" * 501, np.zeros(101)
        """)
    assert result.values == {
        "whole": 3,
        "flag": True,
        "name": "relu",
        "ratio": 0.333333333,
        "shape": [[0.0, 0.0]],
        "table": {"a": [1, 2], "2": 0.5},
    }


def test_numbers_without_a_seed_are_other_numbers_each_time(project: Project) -> None:
    """A forgotten seed would not be noticed before another day's build."""
    code = "import random\nimport numpy.random\nprint(random.random(), numpy.random.random())\n"
    one, two = (project.run(code).sections[""].split() for _ in range(2))
    assert not set(one) & set(two)


def test_every_run_is_reported_as_it_ends(project: Project) -> None:
    seen: list[str] = []
    snippets = [project.snippet("good", ""), project.snippet("bad", "1 / 0\n")]
    runner.run(snippets, lambda result, _: seen.append(result.snippet.name if result else ""))
    assert sorted(filter(None, seen)) == ["bad", "good"]


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        ("x = 1\n\nx / 0\n", 3, ["ZeroDivisionError: division by zero"]),
        ("def f():\n    raise KeyError('a')\n\n\nf()\n", 2, ["KeyError"]),
        ("total = 4\nassert total == 5\n", 2, ["AssertionError: assert total == 5"]),
        ("assert not 1, 'one reason'\n", 1, ["one reason"]),
        ("import no_such_module\n", 1, ["no_such_module", "make setup"]),
        ("x = (\n", 1, ["SyntaxError"]),
        ("import sys\nprint('oh', file=sys.stderr)\n", 1, ["standard error", "oh"]),
    ],
)
def test_a_snippet_that_fails_says_where_and_why(
    project: Project, code: str, line: int, words: list[str]
) -> None:
    result = project.run(code)
    assert_names(result.problems, result.snippet.path, line, *words)


def test_a_warning_is_printed_and_told_with_its_line_and_section(project: Project) -> None:
    result = project.run("""
        # --8<-- [start:data]
        import warnings
        # --8<-- [end:data]
        # --8<-- [start:fit]
        warnings.warn("rates are high")
        # --8<-- [end:fit]
        """)
    text = "UserWarning: rates are high"
    assert result.warnings == {"fit": f"{result.snippet.path}:5: {text}"}
    assert (result.problems, result.sections["fit"]) == ([], f"{text}\n")


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("", []),
        ("fig, ax = plt.subplots()\nax.imshow([[1]])\nax.axis('off')\n", ["demo.svg"]),
        ("plt.plot([1])\nplt.xlabel('x')\nplt.ylabel('y')\nplt.show()\n", ["demo.svg"]),
        ("plt.subplots(num='a')\nplt.subplots(num='b')\n", ["demo-a.svg", "demo-b.svg"]),
        (
            "fig, (a, b) = plt.subplots(1, 2, sharey=True)\na.plot([1])\nb.plot([1])\n"
            "a.set(xlabel='x', ylabel='y')\nb.set_xlabel('x')\n",
            ["demo.svg"],
        ),
        (
            "drawn = plt.imshow([[1, 2]])\nplt.colorbar(drawn)\nplt.xlabel('x')\nplt.ylabel('y')\n",
            ["demo.svg"],
        ),
    ],
)
def test_every_open_figure_is_kept_and_the_same_each_time(
    project: Project, code: str, names: list[str]
) -> None:
    first, second = (project.run(PLOT + code) for _ in range(2))
    assert (first.problems, list(first.figures)) == ([], names)
    assert first.figures == second.figures


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("plt.plot([1])\nplt.xlabel('x')\n", ["no y label"]),
        ("plt.plot([1])\nplt.ylabel('y')\n", ["no x label"]),
        ("plt.figure()\nplt.figure()\n", ["name each one", "num="]),
    ],
)
def test_a_figure_that_nobody_could_read_is_refused(
    project: Project, code: str, words: list[str]
) -> None:
    result = project.run(PLOT + code)
    assert_names(result.problems, result.snippet.path, 1, *words)


def test_the_environment_of_the_caller_is_put_back(project: Project) -> None:
    before = dict(os.environ)
    project.run("")
    assert dict(os.environ) == before
