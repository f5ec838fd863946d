"""Realistic defects, one a case, and what the reader is told of each: none may pass unseen."""

from pathlib import Path

import matplotlib
import pytest

import build
import captions
import drift
from conftest import SVG, Project
from drawing import Album
from source import ROOT, Snippet

matplotlib.use("agg")
import matplotlib.pyplot as plt

CURVES = """
import numpy as np
import matplotlib.pyplot as plt

SLOPE = 0.01
z = np.linspace(-5, 5, 201)
plt.plot(z, np.maximum(SLOPE * z, z), label="leaky ReLU")
plt.plot(z, np.tanh(z), linestyle="--", label="tanh")
plt.axhline(0, color="black", linewidth=0.8)
plt.annotate("the leak", xy=(-4, -0.04), xytext=(-3, 0.5), arrowprops={"arrowstyle": "->"})
plt.title("Two activations")
plt.xlim(-5, 5)
plt.ylim(-1, 2)
plt.xlabel("weighted sum")
plt.ylabel("output (V)")
plt.legend()
"""
PANELS = """
import numpy as np
import matplotlib.pyplot as plt

_, (left, right) = plt.subplots(1, 2)
epochs = np.arange(1, 11)
left.plot(epochs, 1 / epochs, "o-", color="C0")
left.text(4, 0.5, "loss", color="C0")
left.text(8, 0.9, "far from it", color="C0")
left.set(xlabel="epoch", ylabel="loss", title="training")
right.semilogx(10.0 ** -epochs, epochs / 10, color="C1")
right.set(xlabel="learning rate", ylabel="accuracy", title="rates")
"""
BARS = """
import matplotlib.pyplot as plt

plt.bar(["SGD", "Adam", "RMSProp"], [2, 4, 3])
plt.axis()
plt.ylim(0, 6)
plt.xlabel("optimizer")
plt.ylabel("steps")
"""
POINTS = """
import numpy as np
import matplotlib.pyplot as plt

x = np.arange(20.0)
y = x % 7
colours = ["C0"] * len(x)
plt.scatter(x, y, c=colours, s=20, alpha=0.5, marker="o")
plt.fill_between(x, x / 10, alpha=0.2)
plt.xlabel("width")
plt.ylabel("depth")
"""
IMAGE = """
import numpy as np
import matplotlib.pyplot as plt

cells = np.arange(6.0).reshape(2, 3)
plt.imshow(cells, cmap="viridis")
plt.grid(False)
plt.xlabel("column")
plt.ylabel("row")
"""
ROWS = """
import numpy as np
import matplotlib.pyplot as plt

x = np.linspace(-2, 2, 21)
_, (upper, lower) = plt.subplots(2, sharex=True)
upper.plot(x, x**2)
upper.set_ylabel("loss")
lower.contour(x, x, x**2 + x[:, None] ** 2, levels=[1], colors="C1")
lower.vlines([0], -1, 1, colors="C2")
lower.set(ylabel="bias", xlabel="weight")
"""
FIGURES = [
    (ROWS, "x, x**2)", "x, np.where(x == 1, 2, x**2))", "panel 1: curve 1: y at x=1 was 1, now 2"),
    (ROWS, "levels=[1]", "levels=[2]", "panel 2: area 1: point count was 45, now 61"),
    (ROWS, "[0], -1, 1", "[0], -1, 1.5", "panel 2: area 2: y at x=0 was 1, now 1.5"),
    (ROWS, 'colors="C2"', 'colors="C3"', "panel 2: area 2: edge was #2a8c6f, now #b07a00"),
    (
        ROWS,
        'xlabel="weight"',
        'xlabel="weight"); lower.xaxis.set(visible=False',
        "panel 2: x axis: state was shown, now hidden",
    ),
    (
        CURVES,
        "SLOPE = 0.01",
        "SLOPE = 0.011",
        "curve 'leaky ReLU': y at x=-5 was -0.05, now -0.055",
    ),
    (CURVES, "np.tanh(z)", "1.01 * np.tanh(z)", "curve 'tanh': y at x=-4.6"),
    (CURVES, "np.tanh(z)", "-np.tanh(z)", "curve 'tanh': y at x=-5"),
    (
        CURVES,
        "z, np.tanh(z)",
        "z[:150], np.tanh(z)[:150]",
        "curve 'tanh': point count was 201, now 150",
    ),
    (CURVES, '"tanh")', '"tanh", color="C3")', "curve 'tanh': colour was #d1495b, now #b07a00"),
    (CURVES, '"--"', '":"', "curve 'tanh': line style was dashed, now dotted"),
    (CURVES, '"tanh")', '"tanh", linewidth=2.5)', "curve 'tanh': width was 1.8, now 2.5"),
    (CURVES, '"tanh")', '"tanh", alpha=0.5)', "curve 'tanh': opacity was 1, now 0.5"),
    (
        CURVES,
        '"tanh")',
        '"tanh", marker="o", markevery=50)',
        "curve 'tanh': marker was None, now o",
    ),
    (
        CURVES,
        'label="tanh"',
        'label="_tanh"',
        "legend: entries were leaky ReLU, tanh, now leaky ReLU",
    ),
    (
        CURVES,
        'color="black"',
        'color="black", label="zero"',
        "legend: entries were leaky ReLU, tanh, now leaky ReLU, tanh, zero",
    ),
    (CURVES, '"tanh"', '"Tanh"', "legend: entries were leaky ReLU, tanh, now leaky ReLU, Tanh"),
    (CURVES, "plt.axhline(0", "plt.axhline(0.1", "curve 1: y at x=0 was 0, now 0.1"),
    (CURVES, 'plt.axhline(0, color="black", linewidth=0.8)\n', "", "curve 1 is gone"),
    (CURVES, "xytext=(-3, 0.5)", "xytext=(-3, 0.8)", "text 'the leak': place"),
    (CURVES, '"the leak"', '"a leak"', "text 'a leak' is new"),
    (
        CURVES,
        "xy=(-4, -0.04)",
        "xy=(-4.5, -0.04)",
        "text 'the leak': target was (-4 -0.04), now (-4.5 -0.04)",
    ),
    (
        CURVES,
        '"Two activations"',
        '"Three activations"',
        "title was Two activations, now Three activations",
    ),
    (CURVES, 'plt.title("Two activations")\n', "", "title was Two activations, now none"),
    (CURVES, "(V)", "(mV)", "y axis: label was output (V), now output (mV)"),
    (CURVES, '"weighted sum"', '"$z$"', "x axis: label was weighted sum, now $z$"),
    (CURVES, "plt.ylim(-1, 2)", "plt.ylim(-1, 3)", "y axis: limits were -1 to 2, now -1 to 3"),
    (CURVES, "plt.xlim(-5, 5)", "plt.xlim(-5, 4)", "x axis: limits were -5 to 5, now -5 to 4"),
    (
        CURVES,
        "plt.xlim(-5, 5)",
        "plt.xlim(-5, 5); plt.xticks([-5, 0, 5])",
        "x axis: ticks were −4, −2, 0, 2, 4, now −5, 0, 5",
    ),
    (
        CURVES,
        "plt.xlim(-5, 5)",
        'plt.xlim(-5, 5); plt.xticks([-4, 0, 4], ["a", "b", "c"])',
        "x axis: ticks were −4, −2, 0, 2, 4, now a, b, c",
    ),
    (
        CURVES,
        "plt.legend()",
        "plt.grid(False); plt.legend()",
        "x axis: grid width was 0.6, now none",
    ),
    (
        CURVES,
        "plt.legend()",
        "plt.grid(linewidth=1); plt.legend()",
        "x axis: grid width was 0.6, now 1",
    ),
    (
        CURVES,
        "plt.legend()",
        "plt.legend(loc='lower right')",
        "legend: corner was (76.7322 241.002), now (374.932 55.9043)",
    ),
    (
        CURVES,
        "plt.legend()",
        "plt.gca().set_aspect('equal'); plt.legend()",
        "aspect was auto, now 1.0",
    ),
    (
        CURVES,
        "plt.legend()",
        "plt.gcf().set_size_inches(5.2, 4); plt.legend()",
        "figure: size was 5.2 × 3.2 inch, now 5.2 × 4 inch",
    ),
    (
        CURVES,
        'plt.xlabel("weighted sum")',
        'plt.xlabel("weighted sum", fontsize=14)',
        "x axis: label font size was 10.5, now 14",
    ),
    (
        CURVES,
        "plt.legend()",
        "plt.tick_params(labelsize=8); plt.legend()",
        "x axis: tick font size was 10.5, now 8",
    ),
    (
        CURVES,
        "plt.plot(z, np.maximum",
        "plt.plot(z, z / 2, 'C2', label='half')\nplt.plot(z, np.maximum",
        "curve 'half' is new",
    ),
    (
        CURVES,
        'linestyle="--", label="tanh"',
        'linestyle="--", label="tanh", zorder=1.9',
        "order was curve 'leaky ReLU', curve 'tanh', curve 1",
    ),
    (PANELS, "right.semilogx", "right.plot", "panel 2: x axis: scale was log, now linear"),
    (PANELS, "epochs / 10", "epochs / 10.1", "panel 2: curve 1: y at x=1e-10 was 1, now 0.990099"),
    (
        PANELS,
        "1 / epochs",
        "np.where(epochs == 3, 0.3, 1 / epochs)",
        "panel 1: curve 1: y at x=3 was 0.333333, now 0.3",
    ),
    (PANELS, '"o-"', '"s-"', "panel 1: curve 1: marker was o, now s"),
    (PANELS, '"o-"', '"o-", markersize=8', "panel 1: curve 1: marker size was 6, now 8"),
    (PANELS, 'title="rates")', 'title="rates")\nright.remove()', "panel 2 is gone"),
    (
        PANELS,
        "_, (left, right) = plt.subplots(1, 2)",
        "_, (right, left) = plt.subplots(1, 2)",
        "panel 1: text 'loss' is gone",
    ),
    (
        PANELS,
        "10.0 ** -epochs",
        "10.0 ** -(epochs - 1)",
        "panel 2: x axis: limits were 3.5481e-11 to 0.28184, now 3.5481e-10 to 2.8184",
    ),
    (BARS, "[2, 4, 3]", "[2, 5, 3]", "bar 2: top was 4, now 5"),
    (BARS, "[2, 4, 3]", "[2, 4, 3], color='C2'", "bar 1: colour was #0060a8, now #2a8c6f"),
    (BARS, "[2, 4, 3]", "[2, 4, 3], width=0.6", "bar 1: left was -0.4, now -0.3"),
    (
        BARS,
        "plt.axis()",
        "plt.tick_params(width=2)",
        "axes_1/matplotlib.axis_1/xtick_1/line2d_2: is drawn in another way",
    ),
    (BARS, '"Adam"', '"AdamW"', "x axis: ticks were SGD, Adam, RMSProp, now SGD, AdamW, RMSProp"),
    (BARS, '["SGD", "Adam", "RMSProp"], [2, 4, 3]', '["SGD", "Adam"], [2, 4]', "bar 3 is gone"),
    (POINTS, "y = x % 7", "y = np.where(x == 8, 3, x % 7)", "points 1: y at x=8 was 1, now 3"),
    (
        POINTS,
        '["C0"] * len(x)',
        '["C0"] * 19 + ["C1"]',
        "points 1: colour was #0060a8, now #0060a8, #d1495b",
    ),
    (POINTS, "np.arange(20.0)", "np.arange(19.0)", "points 1: point count was 20, now 19"),
    (POINTS, "alpha=0.5", "alpha=0.6", "points 1: opacity was 0.5, now 0.6"),
    (POINTS, "s=20", "s=30", "points 1: marker size was 20, now 30"),
    (POINTS, 'marker="o"', 'marker="^"', "points 1: marker corners were 26, now 4"),
    (POINTS, "x / 10", "x / 11", "area 1: y at x=19 was 1.9, now 1.72727"),
    (
        IMAGE,
        "reshape(2, 3)",
        "reshape(2, 3); cells[1, 2] = 0",
        "image 1: cells were 0 1 2 3 4 5, now 0 1 2 3 4 0",
    ),
    (IMAGE, "viridis", "magma", "image 1: colour map was viridis, now magma"),
]


def draw(code: str, folder: Path) -> tuple[str, captions.Description]:
    """The figure of a snippet as the worker keeps it, without a process for each."""
    path = folder / "plot.py"
    path.write_text(code, encoding="utf-8")
    album = Album(Snippet(path))
    with plt.rc_context(fname=ROOT / "scripts/matplotlibrc"):
        exec(code, {})
        album.keep()
    ((_, svg, words),) = album.figures
    return svg, words


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, captions.Description]]:
    """The committed figures."""
    folder = tmp_path_factory.mktemp("before")
    return {code: draw(code, folder) for code in (CURVES, PANELS, BARS, POINTS, IMAGE, ROWS)}


@pytest.mark.parametrize(("code", "old", "new", "said"), FIGURES)
def test_a_figure_that_says_something_else_is_told_in_its_readers_words(
    before: dict[str, tuple[str, captions.Description]],
    tmp_path: Path,
    code: str,
    old: str,
    new: str,
    said: str,
) -> None:
    assert old in code
    svg, words = draw(code.replace(old, new, 1), tmp_path)
    places = drift.figure(before[code][0], svg)
    assert places
    found = captions.changes(before[code][1], words) or places
    assert any(line.startswith(said) for line in found), found


PRINTED = """\
rate 0.9  epochs 12  correct 9,812
loss before 0.6931, after -0.0123
layer      units  activation   Param #
dense (Dense)     (None, 128)   100,480
dense_1 (Dense)   (None, 10)      1,290
Total params: 101,770
array([[1., 2.], [3., 4.]], dtype=float32)
smallest step 1.5e-07, largest 2.25
  sigmoid  0.25
  tanh     1.00
done
"""
TEXTS = [
    ("9,812", "9,813", "+rate 0.9  epochs 12  correct 9,813"),
    ("0.9 ", "0.8 ", "+rate 0.8 "),
    ("epochs 12", "epochs 13", "+rate 0.9  epochs 13"),
    ("9,812", "9812", "+rate 0.9  epochs 12  correct 9812"),
    ("0.6931", "0.6933", "+loss before 0.6933"),
    ("0.6931", "0.693", "+loss before 0.693,"),
    ("-0.0123", "0.0123", "+loss before 0.6931, after 0.0123"),
    ("-0.0123", "nan", "+loss before 0.6931, after nan"),
    ("-0.0123", "-inf", "+loss before 0.6931, after -inf"),
    ("before", "after", "+loss after 0.6931"),
    ("(None, 128)", "(None, 64)", "+dense (Dense)     (None, 64)"),
    ("dense_1", "dense_2", "+dense_2 (Dense)"),
    ("101,770", "101,771", "+Total params: 101,771"),
    ("float32", "float64", "+array([[1., 2.], [3., 4.]], dtype=float64)"),
    (", dtype=float32", "", "+array([[1., 2.], [3., 4.]])"),
    ("[3., 4.]", "[3., 5.]", "+array([[1., 2.], [3., 5.]]"),
    ("1.5e-07", "1.5e-06", "+smallest step 1.5e-06"),
    ("1.5e-07", "1.6e-07", "+smallest step 1.6e-07"),
    ("largest 2.25", "largest 2.25 m", "+smallest step 1.5e-07, largest 2.25 m"),
    ("  sigmoid  0.25\n", "", "-  sigmoid  0.25"),
    (
        "  sigmoid  0.25\n  tanh     1.00\n",
        "  tanh     1.00\n  sigmoid  0.25\n",
        "+  tanh     1.00",
    ),
    ("done\n", "done\ndone\n", "+done"),
    ("done\n", "done\nUserWarning: overflow\n", "+UserWarning: overflow"),
    ("done", "Done", "+Done"),
    ("sigmoid ", "sigmoid", "+  sigmoid 0.25"),
]


@pytest.mark.parametrize(("old", "new", "said"), TEXTS)
def test_a_text_that_says_something_else_is_shown_line_by_line(
    old: str, new: str, said: str
) -> None:
    assert old in PRINTED
    found = drift.text(PRINTED, PRINTED.replace(old, new, 1), "count.txt")
    assert found[:2] == ["--- count.txt (committed)", "+++ count.txt (now)"]
    assert any(line.startswith(said) for line in found), found


VALUES = {"total": 1234, "loss": 0.5, "name": "Adam", "table": {"a": 0.25}, "sizes": [3, 4]}
VALUES |= {"diverged": float("nan")}
PAGE = "#{count.total:,} #{count.loss:.2f} #{count.name} #{count.table[a]:.0%} #{count.sizes[1]}\n"
RECORDS = [
    ({"total": 1235}, "#{count.total:,} shows 1,234, the run gives 1,235"),
    ({"total": 1234.0}, "#{count.total:,} shows 1,234, the run gives 1,234.0"),
    ({"loss": 0.49}, "#{count.loss:.2f} shows 0.50, the run gives 0.49"),
    ({"loss": -0.5}, "#{count.loss:.2f} shows 0.50, the run gives -0.50"),
    ({"loss": float("nan")}, "#{count.loss:.2f} shows 0.50, the run gives nan"),
    ({"name": "SGD"}, "#{count.name} shows Adam, the run gives SGD"),
    ({"table": {"a": 0.26}}, "#{count.table[a]:.0%} shows 25%, the run gives 26%"),
    ({"table": {"b": 0.25}}, "#{count.table[a]:.0%}: no number or text 'a'; there are: b"),
    ({"sizes": [3, 5]}, "#{count.sizes[1]} shows 4, the run gives 5"),
    ({"sizes": [3]}, "#{count.sizes[1]}: no number or text '1'; there are: 0"),
    ({"sizes": [4, 4]}, "count.json: sizes[0] was 3, now 4"),
    ({"sizes": [4, 5]}, "count.json: sizes[0] was 3, now 4 (and 1 more entries)"),
    ({"sizes": [3.0, 4]}, "count.json: sizes[0] was 3, now 3.0"),
    ({"unseen": 1}, "count.json: unseen was absent, now 1"),
]


@pytest.mark.parametrize(("now", "said"), RECORDS)
def test_a_value_that_is_another_is_told_as_the_page_quotes_it(
    project: Project, now: dict[str, object], said: str
) -> None:
    project.page(PAGE, languages=("en",))
    result = project.committed(values=dict(VALUES))
    result.values |= now
    assert any(line.endswith(said) for line in build.drift_of(result, project.root))


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ({"figures": {}}, "count.svg: is committed, but the run does not make it"),
        ({"figures": {"count-b.svg": SVG}}, "count-b.svg: is made by the run, but not committed"),
        ({"sections": {}}, "count.txt: is committed, but the run does not make it"),
        ({"values": {}}, "count.json: total was 5, now absent"),
    ],
)
def test_an_output_that_comes_or_goes_is_told(
    project: Project, output: dict[str, object], said: str
) -> None:
    result = project.committed()
    vars(result).update(output)
    assert any(line.endswith(said) for line in build.drift_of(result, project.root))


def test_outputs_whose_snippet_is_gone_are_told(project: Project) -> None:
    project.committed().snippet.path.unlink()
    orphans = [line.partition(":1: ") for line in build.check([], project.root)[:-1]]
    assert [Path(path).name for path, _, _ in orphans] == ["count.svg", "count.json", "count.txt"]
    assert {said for _, _, said in orphans} == {"no snippet makes it"}


@pytest.mark.parametrize(
    "now", [{"loss": 0.5001}, {"table": {"a": 0.2504}}, {"diverged": float("nan")}]
)
def test_a_value_that_is_quoted_with_the_same_digits_is_no_alarm(
    project: Project, now: dict[str, object]
) -> None:
    project.page(PAGE, languages=("en",))
    result = project.committed(values=dict(VALUES))
    result.values |= now
    assert build.drift_of(result, project.root) == []


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        (CURVES, "SLOPE * z, z)", "SLOPE * z, z) + 1e-5"),
        (CURVES, "np.tanh(z)", "np.tanh(z + 1e-9)"),
        (PANELS, "1 / epochs", "1 / epochs * (1 + 1e-7)"),
        (BARS, "[2, 4, 3]", "[2, 4 + 1e-12, 3]"),
        (POINTS, "y = x % 7", "y = x % 7 + 1e-9"),
        (POINTS, "s=20", "s=20.0001"),  # the marker has another generated id
        (IMAGE, "reshape(2, 3)", "reshape(2, 3) * (1 + 1e-12)"),
    ],
)
def test_a_figure_with_other_last_digits_is_no_alarm(
    before: dict[str, tuple[str, captions.Description]],
    tmp_path: Path,
    code: str,
    old: str,
    new: str,
) -> None:
    assert old in code
    assert drift.figure(before[code][0], draw(code.replace(old, new, 1), tmp_path)[0]) == []
