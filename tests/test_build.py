"""The build runs what is stale and keeps what it made; the check finds whatever is not so today."""

import re
from pathlib import Path

import pytest

import build
import outputs
import plan
from conftest import Project, assert_names, edit
from source import discover

pytestmark = pytest.mark.usefixtures("warm")
COUNT = """
import matplotlib.pyplot as plt

total, loss = 1234, 0.5
print("total", total)
plt.plot([1, 2])
plt.xlabel("step")
plt.ylabel("loss")
"""
PAGE = (
    '# Count\n\nIt has #{count.total:,} units, loss #{count.loss:.2f}.\n\n--8<-- "demo/count.txt"\n'
)


@pytest.fixture
def built(project: Project) -> Project:
    """Two snippets and a page, built."""
    project.snippet("count", COUNT)
    project.snippet("other", "print('other')\n", "second")
    project.page(PAGE)
    assert build.build([], root=project.root) == []
    return project


def ran(project: Project, output: str) -> list[str]:
    """The snippets of which the progress display tells that they ran."""
    found = re.findall(
        r"^\[ *\d+/\d+\] (?:ok|FAILED) +[\d.]+ s  (\S+)(?:  \(running: .*\))?$", output, re.M
    )
    skipped = len(discover(project.root)) - len(found)
    assert f"{len(found)} succeeded, 0 failed, {skipped} skipped" in output
    return sorted(found)


def accept(problems: list[str], project: Project) -> None:
    """Do what the last line of a check says; after that all is well."""
    command = problems[-1].partition("python scripts/build.py build")
    assert command[1], problems
    assert build.build(command[2].split(), root=project.root) == []
    assert build.check([], root=project.root) == []


STALE = ("snippets/demo/count.py", "0.5", "0.6")


@pytest.mark.parametrize(
    ("change", "names", "everything", "expected"),
    [
        ([], [], False, []),
        ([STALE], [], False, ["demo/count"]),
        ([("snippets/demo/count.txt", "1234", "1235")], [], False, ["demo/count"]),
        ([("images/demo/count.svg",)], [], False, ["demo/count"]),
        ([(".cache/build.json",)], [], False, ["demo/count", "second/other"]),
        ([], [], True, ["demo/count", "second/other"]),
        ([], ["count"], False, ["demo/count"]),
        ([STALE], ["second"], False, ["second/other"]),  # a concept; the rest stays stale
    ],
)
def test_a_build_runs_what_is_stale_or_named_and_nothing_else(
    built: Project,
    capsys: pytest.CaptureFixture[str],
    change: list[tuple[str, ...]],
    names: list[str],
    everything: bool,
    expected: list[str],
) -> None:
    for path, *texts in change:
        edit(built.root / path, *texts)
    capsys.readouterr()
    assert build.build(names, everything, built.root) == []
    assert ran(built, capsys.readouterr().out) == expected


def test_nothing_changed_imports_neither_tensorflow_nor_matplotlib(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever saves a page would wait for seconds to be told that nothing has to run."""
    project.snippet("count", COUNT)
    assert project.start("build").wait() == 0
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")  # says on standard error what is imported
    out, err = project.start("build").communicate()
    assert "0 succeeded, 0 failed, 1 skipped" in out
    imported = set(re.findall(r"\| +(\w+)$", err, re.M))
    assert "runner" in imported
    assert not imported & {"keras", "matplotlib", "numpy", "sklearn", "tensorflow"}


def test_a_check_of_unchanged_notes_is_clean_and_writes_nothing(built: Project) -> None:
    before = built.files()
    assert build.check([], built.root) == []
    assert built.files() == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("snippets/demo/count.txt", "total 1234", "total 1235"),
        ("images/demo/count.svg", "step", "Step"),
        ("snippets/demo/count.json", '"loss": 0.5', '"loss": 0.6'),
        ("snippets/demo/count.json", '"total": 1234', '"total": 1235'),
        ("snippets/demo/count.json", '"digest": "', '"digest": "0'),
        ("snippets/demo/count.json", "{", ""),
        ("snippets/demo/count.json", '"values"', '"value"'),
    ],
)
def test_one_character_in_a_committed_file_turns_the_check_red(
    built: Project, path: str, old: str, new: str
) -> None:
    edit(built.root / path, old, new)
    found = build.check([], built.root)
    assert any(line.startswith(f"{built.root / path}:1: is ") for line in found)
    accept(found, built)


def test_a_change_of_the_snippet_is_told_for_every_output_and_accepted(built: Project) -> None:
    code = COUNT.replace("1234", "1235").replace("0.5", "0.6").replace("[1, 2]", "[1, 9]")
    built.snippet("count", code)
    found = build.check([], built.root)
    for said in (
        "count.json: was made from other code",
        "count.json: total was 1234, now 1235",
        "-total 1234",
        "+total 1235",
        "docs/zh/basics/demo.md:3: #{count.total:,} shows 1,234, the run gives 1,235",
        "docs/en/basics/demo.md:3: #{count.loss:.2f} shows 0.50, the run gives 0.60",
    ):
        assert any(line.endswith(said) for line in found), said
    assert any("count.svg: " in line for line in found)
    accept(found, built)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"total": 1, "loss": 0.504}, []),  # a decimal counts as the page shows it
        ({"total": 1, "loss": 0.49}, ["#{count.loss:.2f} shows 0.50, the run gives 0.49"]),
        ({"total": 1}, ["loss was 0.5, now absent", "#{count.loss:.2f}: no number or text 'loss'"]),
    ],
)
def test_a_quote_is_compared_as_the_page_shows_it(
    project: Project, now: dict[str, object], said: list[str]
) -> None:
    project.page("#{count.total} and #{count.loss:.2f}", languages=("en",))
    result = project.committed(values={"total": 1, "loss": 0.5})
    result.values = now
    found = build.drift_of(result, project.root)
    assert len(found) == len(said)
    assert all(part in line for part, line in zip(said, found, strict=True))


def test_an_orphan_is_found_by_the_check_and_removed_by_the_command_it_prints(
    built: Project,
) -> None:
    edit(built.root / "snippets/second/other.py")
    found = build.check([], built.root)
    orphans = [built.root / f"snippets/second/other.{kind}" for kind in ("json", "txt")]
    assert found[:-1] == [f"{path}:1: no snippet makes it" for path in orphans]
    assert build.build(["count"], root=built.root) == []  # takes nothing else away
    edit(built.root / "snippets/demo/count.txt", "1234", "1235")  # drift has its own command
    both = build.check([], built.root)
    assert [line.partition("build.py ")[2] for line in both[-2:]] == ["build count", "build"]
    accept(found, built)


@pytest.mark.parametrize("code", ["1 / 0\n", "x = (\n", "import os\nos._exit(0)\n"])
def test_a_snippet_that_fails_loses_nothing(built: Project, code: str) -> None:
    """Its own committed outputs stay, the others are written, and it fails again next time."""
    before = built.files()
    snippet = built.snippet("count", code)
    built.snippet("other", "print('new')\n", "second")
    for problems in (build.build([], root=built.root), build.build([], root=built.root)):
        assert_names(problems, snippet.path, 1)
    after = built.files()
    kept = [path for path in before if "count." in path and not path.endswith(".py")]
    assert {path: after[path] for path in kept} == {path: before[path] for path in kept}
    assert after["snippets/second/other.txt"] == "new\n"


def test_a_failure_is_not_told_to_be_cured_by_a_build(built: Project) -> None:
    snippet = built.snippet("other", "1 / 0\n", "second")
    assert_names(build.check([], built.root), snippet.path, 1, "ZeroDivisionError")


def test_a_progress_bar_in_an_output_is_no_drift(project: Project) -> None:
    """Keras rewrites its line with carriage returns; files are read with line feeds."""
    project.snippet("bar", "print('1/2', end='\\r')\nprint('2/2', end='\\r\\n')\n")
    assert build.build([], root=project.root) == []
    assert build.check([], project.root) == []


def test_a_check_lists_each_looser_tolerance_even_when_all_is_well(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody would see how little is promised."""
    code = 'loss = 0.123\nprint("loss", loss)  # may drift 0.002 in "loss": it varies\n'
    snippet = project.snippet("loose", code)
    assert build.build([], root=project.root) == []
    result = project.run(code.replace("0.123", "0.124"), name="loose")
    assert [line for line in build.drift_of(result, project.root) if "was made" not in line] == []
    project.snippet("loose", code)
    capsys.readouterr()
    assert build.check([], project.root) == []
    said = f"{snippet.path}:2: 'loss' may drift 0.002: it varies"
    assert capsys.readouterr().out.splitlines()[-2] == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("print('loss', 1)  # may drift 0.1", "how far, where and why"),
        ("print('loss', 1)  # may drift 0.1 in \"lo\": it varies", "no line of the output begins"),
    ],
)
def test_a_tolerance_that_does_nothing_is_an_error(project: Project, line: str, said: str) -> None:
    snippet = project.snippet("idle", f"x = 1\n{line}\n")
    assert_names(build.build([], root=project.root), snippet.path, 2, said)
    assert_names(build.check([], project.root)[:1], snippet.path, 2, said)


def test_an_unknown_name_is_told_with_close_ones(built: Project) -> None:
    with pytest.raises(SystemExit, match="no snippet or concept 'cuont'; close names: count"):
        build.build(["cuont"], root=built.root)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_warning_fails_until_both_languages_show_it(project: Project, language: str) -> None:
    snippet = project.snippet("loud", "import warnings\n\nwarnings.warn('too high')\n")
    project.page('--8<-- "demo/loud.txt"\n', languages=(language,))
    for problems in (
        build.build([], root=project.root),
        build.build([], root=project.root),  # it has not gone away by being told once
        build.check([], project.root),
    ):
        assert_names(problems, snippet.path, 3, "UserWarning: too high")
    project.page('--8<-- "demo/loud.txt"\n')
    assert build.build([], root=project.root) == build.check([], project.root) == []


def test_the_command_says_mistakes_in_one_line_and_its_status(project: Project) -> None:
    project.snippet("same", "", "first")
    project.snippet("same", "", "second")
    process = project.start("check")
    out, err = process.communicate()
    assert (process.returncode, out) == (1, "")
    wrong = "snippets/first/same.py has the same name; rename one"
    assert err == f"snippets/second/same.py:1: {wrong}\n"


def test_tensorflow_is_warm_quiet_and_new_for_each_snippet(project: Project) -> None:
    """Numbered layers (`dense_1`) and start-up chatter would differ from machine to machine."""
    code = "import keras\n\nmodel = keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])\n"
    code += "print(model.layers[0].name, model(keras.ops.ones([1, 2])).shape)\n"
    for name in ("one", "two"):
        project.snippet(name, code)
    process = project.start("build")
    out, err = process.communicate(timeout=100)
    assert (process.returncode, err) == (0, ""), out
    texts = [Path(project.root, f"snippets/demo/{name}.txt") for name in ("one", "two")]
    assert [path.read_text() for path in texts] == ["dense (1, 1)\n"] * 2


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_shards_cover_every_snippet_once_and_take_equally_long(
    project: Project, count: int
) -> None:
    """What no machine of CI runs could drift unseen."""
    snippets = []
    for number in range(23):
        snippets.append(project.snippet(f"s{number}", "", f"c{number % 4}"))
        seconds = round(0.1 * number**2, 1)
        snippets[-1].path.with_suffix(".json").write_text(f'{{"seconds": {seconds}}}')
    shares = [plan.share(snippets, i, count) for i in range(1, count + 1)]
    ran = sorted(snippet.name for share in shares for snippet in share)
    assert ran == sorted(snippet.name for snippet in snippets)
    loads = [sum(map(outputs.seconds, share)) for share in shares]
    assert max(loads) <= 1.1 * min(loads)


def test_a_shard_is_checked_alone(built: Project, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("demo/count", "second/other"):
        edit(built.root / f"snippets/{name}.txt", "t", "T")
    found = [build.check([], built.root, part=(i, 2)) for i in (1, 2)]
    assert sorted(lines[-1].split()[-1] for lines in found) == ["count", "other"]


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b"])
def test_a_shard_that_is_none_is_refused(project: Project, text: str) -> None:
    process = project.start("check", "--shard", text)
    assert f"{text}: write i/n" in process.communicate()[1]
    assert process.returncode == 2
