"""What counts as the same output, and what the reader is told when it is not."""

from decimal import Decimal

import pytest

import drift
from conftest import SVG, Project, assert_names
from source import SourceError


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("loss 0.1234", "loss 0.1235", True),  # one unit in the last of four digits
        ("loss 0.1234", "loss 0.1236", False),
        ("loss 0.123", "loss 0.124", False),  # three digits are exact: 0.90 → 0.89 is a defect
        ("loss 0.00123", "loss 0.00124", False),  # leading zeros are not significant
        ("1.0000", "0.9999", True),
        ("1.234e-05", "1.235e-05", True),
        ("1.234e-05", "1.234e-06", False),
        ("1e-05", "1e-06", False),
        ("-0.5432", "-0.5433", True),
        ("0.5432", "-0.5432", False),
        ("−0.5432", "−0.5433", True),  # matplotlib's minus
        ("266610", "266611", False),  # a count is exact
        ("accuracy 0.1234", "Accuracy 0.1234", False),
        ("a 0.1234 0.5", "a 0.1235 0.6", False),
        ("x  1", "x 1", False),
    ],
)
def test_only_the_last_digit_of_a_decimal_may_move(old: str, new: str, same: bool) -> None:
    assert drift.same_line(old, new) is same
    assert drift.same_line(new, old) is same
    assert (drift.text(old, new) == []) is same


def test_a_text_difference_shows_the_line_that_matters_and_not_the_tolerated_ones() -> None:
    found = drift.text("a 0.1234\nb\nc\nd 2\n", "a 0.1235\nb\nc\nd 3\n", "x.txt")
    assert found == [
        "--- x.txt (committed)",
        "+++ x.txt (now)",
        "@@ -3,2 +3,2 @@",
        " c",
        "-d 2",
        "+d 3",
    ]


LOOSE = drift.Tolerance(
    3, "test loss", Decimal("0.002"), "the sum's order depends on the processor"
)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("test loss 0.123", "test loss 0.125", True),
        ("  test loss: 0.9999 1.2", "  test loss: 1.0001 1.2", True),
        ("test loss 0.123", "test loss 0.126", False),
        ("test loss 0.123 at 7", "test loss 0.123 at 8", False),
        ("test loss 0.123", "test loss nan", False),
        ("test loss=0.123", "test loss=0.125", True),
        ("test loss2 0.123", "test loss2 0.125", True),
        ("test losses 0.123", "test losses 0.125", False),
        ("loss 0.123", "loss 0.125", False),
    ],
)
def test_a_looser_tolerance_holds_for_its_lines_alone(old: str, new: str, same: bool) -> None:
    assert (drift.text(f"1\n{old}\n", f"1\n{new}\n", tolerances=[LOOSE]) == []) is same


@pytest.mark.parametrize(("old", "new"), [("a\n", "a\nb\n"), ("a\nb\n", "a\n"), ("", "a\n")])
def test_a_line_more_or_less_is_found(old: str, new: str) -> None:
    assert drift.text(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [("30.5 40", "30.54 39.96"), ("p0123456789", "pabcdef0123"), ('width="90pt"', 'width="90pt" ')],
)
def test_a_figure_that_looks_the_same_is_no_alarm(old: str, new: str) -> None:
    assert old in SVG
    assert drift.figure(SVG, SVG.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("30.5 40", "30.5 40.1", "axes_1/line2d_1"),
        ("#0060a8", "#0060a9", "axes_1/line2d_1"),
        ("opacity: 0.5", "opacity: 0.51", "axes_1/line2d_1"),
        ("loss 0.5", "loss 0.6", "axes_1"),
        ("L 30.5", "L 1 1 L 30.5", "axes_1/line2d_1"),
        ('<text x="4">loss 0.5</text>', "", "axes_1"),
        ("line2d_1", "line2d_2", "axes_1/line2d_1"),
    ],
)
def test_what_moved_in_a_figure_is_told_by_its_place(old: str, new: str, place: str) -> None:
    """For what has no words in captions.py."""
    assert old in SVG
    assert f"{place}: is drawn in another way" in drift.figure(SVG, SVG.replace(old, new))


def test_what_is_no_figure_is_told() -> None:
    (found,) = drift.figure(SVG, SVG.replace("</svg>", ""))
    assert found.startswith("not an SVG")


def test_a_snippet_may_ask_for_a_looser_tolerance_of_some_lines(project: Project) -> None:
    code = 'x = 1\nprint("test loss", x)  # may drift 0.002 in "test loss": rounding\n'
    (tolerance,) = drift.tolerances(project.snippet("loose", code))
    assert tolerance == drift.Tolerance(2, "test loss", Decimal("0.002"), "rounding")


def test_a_text_that_speaks_of_drift_asks_for_nothing(project: Project) -> None:
    code = "print('# may drift')  # it may drift\n"
    assert drift.tolerances(project.snippet("quoted", code)) == []


@pytest.mark.parametrize(
    "comment",
    [
        '# may drift 0.002 in "loss"',
        '# may drift 0.002 in "loss":',
        '# may drift a bit in "loss": rounding',
        "# may drift 0.002: rounding",
        "# May drift: rounding",
    ],
)
def test_a_looser_tolerance_says_how_far_where_and_why(project: Project, comment: str) -> None:
    snippet = project.snippet("loose", f"x = 1\nprint('loss', x)  {comment}\n")
    with pytest.raises(SourceError) as caught:
        assert drift.tolerances(snippet)
    assert_names([str(caught.value)], snippet.path, 2, "how far, where and why")
