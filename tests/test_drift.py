"""What counts as the same output, and what the reader is told when it is not."""

import pytest

import drift
from conftest import SVG


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
    ("old", "new", "said"),
    [
        ("30.5 40", "30.5 40.1", "axes_1/line2d_1: d moved by up to 0.1 pt"),
        (
            "#0060a8",
            "#0060a9",
            "axes_1/line2d_1: style was 'stroke: #0060a8', now 'stroke: #0060a9'",
        ),
        (
            "opacity: 0.5",
            "opacity: 0.51",
            "axes_1/line2d_1: style was 'opacity: 0.5', now 'opacity: 0.51'",
        ),
        ("loss 0.5", "loss 0.6", "axes_1: text was 'loss 0.5', now 'loss 0.6'"),
        ("L 30.5", "L 1 1 L 30.5", "axes_1/line2d_1: d was"),
        ('<text x="4">loss 0.5</text>', "", "axes_1 <text> became nothing"),
        ("line2d_1", "line2d_2", "axes_1/line2d_1 <g> became axes_1/line2d_2 <g>"),
        ("</svg>", "", "not an SVG"),
    ],
)
def test_a_figure_that_changed_is_said_by_its_part(old: str, new: str, said: str) -> None:
    assert old in SVG
    (found,) = drift.figure(SVG, SVG.replace(old, new))
    assert found.startswith(said)
