"""`build.py build --snippets DIR --out DIR` runs ordinary programs, unchanged."""

from pathlib import Path
from textwrap import dedent

import pytest

import build
from conftest import Project

pytestmark = pytest.mark.usefixtures("warm")
PLOT = "import matplotlib.pyplot as plt\n"


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ein Ordner 示例")


def write(folder: Path, **programs: str) -> None:
    for name, code in programs.items():
        (folder / f"{name}.py").write_text(dedent(code), encoding="utf-8")


def run(folder: Path, out: Path) -> dict[str, str]:
    """What was made of programs that all succeed: {path below `out`: text}."""
    assert build.build([], root=out, folder=folder) == []
    paths = [path for path in out.rglob("*.*") if path.is_file()]
    return {p.relative_to(out).as_posix(): p.read_text(encoding="utf-8") for p in paths}


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("plt.plot([1])\nplt.show()\nplt.plot([2])\nplt.show()\n", 2),  # as windows are closed
        ("plt.plot([1])\nplt.figure()\nplt.plot([2])\n", 2),
        ("_, axs = plt.subplots(2, 2)\naxs[0, 0].pcolormesh([[1, 2]])\nplt.show()\n", 1),
        ("plt.plot([1])\nplt.close()\nplt.show()\n", 0),
        ("plt.plot([1])\nplt.savefig('own.png')\nplt.show(block=False)\n", 1),
    ],
)
def test_figures_are_kept_as_they_are_shown(
    folder: Path, tmp_path: Path, code: str, count: int
) -> None:
    """A figure would be lost, or two be drawn over one another."""
    write(folder, plot=PLOT + code)
    made = sorted(path for path in run(folder, tmp_path / "out") if path.endswith(".svg"))
    assert made == ["plot.2.svg", "plot.svg"][2 - count :]


def test_an_animation_shows_its_first_frame(folder: Path, tmp_path: Path) -> None:
    """It would be an empty figure."""
    code = """
        import matplotlib.pyplot as plt
        from matplotlib.animation import FuncAnimation

        fig, ax = plt.subplots()
        text = ax.text(0, 0, "")
        shown = FuncAnimation(fig, lambda i: text.set_text(f"frame {i}"), frames=3)
        plt.show()
        """
    write(folder, moving=code)
    assert "frame 0" in run(folder, tmp_path / "out")["moving.svg"]


def test_what_only_a_screen_can_show_is_kept_as_a_picture(folder: Path, tmp_path: Path) -> None:
    code = "line = plt.plot([1])[0]\nline.draw = lambda renderer: renderer.buffer_rgba()\n"
    write(folder, pixels=f"{PLOT}{code}")
    assert "data:image/png" in run(folder, tmp_path / "out")["pixels.svg"]


def test_programs_run_as_they_do_alone(folder: Path, tmp_path: Path) -> None:
    """Examples read data beside them, import each other and start processes; they are not ours."""
    (folder / "data.csv").write_text("1,2\n", encoding="utf-8")
    (folder / "below").mkdir()
    write(folder, helper="# -*- coding: utf-8 -*-\nWORD = '狗'\n", _hidden="1 / 0\n")
    write(folder / "below", quiet="")
    code = """
        '''A title.'''
        import sys, warnings
        from multiprocessing import Manager, Pool

        import numpy as np
        from joblib import Parallel, delayed

        import helper

        def square(x):
            return x * x

        if __name__ == "__main__":
            print(__doc__, helper.WORD, np.loadtxt("data.csv", delimiter=","))
            with Pool(2) as pool:
                print(pool.map(square, range(3)))
            with Manager() as manager:
                print(manager.list("ab")[:])
            print(Parallel(n_jobs=2)(delayed(square)(i) for i in range(4)))
            warnings.warn("careful")
            print("to standard error", file=sys.stderr)
            sys.exit(0)
        """
    write(folder, **{"ein Programm.x": code})
    made = run(folder, tmp_path / "out")
    text = "A title. 狗 [1. 2.]\n[0, 1, 4]\n['a', 'b']\n[0, 1, 4, 9]\nUserWarning: careful\n"
    assert made["ein Programm.x.txt"] == text
    assert {"helper.json", "below/quiet.json"} <= made.keys()
    assert not [path for path in made if "hidden" in path]
    assert build.check([], tmp_path / "out", folder) == []


def test_only_what_changed_runs_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "data").write_text("1")
    write(folder, one="print(open('data').read())\n", two="import one\n", three="")
    (folder / "two.py").rename(folder / "two 2.py")
    run(folder, tmp_path / "out")
    for change, skipped in (("one.py", 1), ("three.py", 2), ("data", 0)):
        with (folder / change).open("a") as file:
            file.write("#")
        capsys.readouterr()
        run(folder, tmp_path / "out")
        assert f"0 failed, {skipped} skipped" in capsys.readouterr().out


def test_the_command_counts_names_each_failure_and_tells_what_is_random(
    project: Project, folder: Path, tmp_path: Path
) -> None:
    write(folder, good="print(1)\n", bad="x = 1\n\nraise ValueError('two\\nlines')\n")
    write(folder, broken="x = (\n", chance="import random\n\nprint(random.random())\n")
    arguments = ["--snippets", str(folder), "--out", str(tmp_path / "out dir")]
    process = project.start("build", *arguments)
    out, err = process.communicate()
    assert (process.returncode, out.splitlines()[-1]) == (1, "2 succeeded, 2 failed, 0 skipped")
    syntax = "SyntaxError: '(' was never closed"
    assert err.splitlines() == [
        f"{folder}/bad.py:3: ValueError: two lines",
        f"{folder}/broken.py:1: {syntax}",
    ]
    process = project.start("check", *arguments)
    out, err = process.communicate()
    assert (process.returncode, out.splitlines()[-1]) == (1, "1 succeeded, 3 failed, 0 skipped")
    assert f"{folder}/chance.py:1: is random: two runs of it differ; set a seed" in err
    command = err.splitlines()[-1]
    assert command.endswith(f"build chance --snippets '{folder}' --out '{tmp_path / 'out dir'}'")


def test_what_is_random_is_told_even_if_it_repeats_itself_in_the_check(
    folder: Path, tmp_path: Path
) -> None:
    """A time that is printed is the same in every third run: it would pass for a change."""
    clock = tmp_path / "clock"
    clock.write_text("1")
    write(folder, late=f"print(open({str(clock)!r}).read())\n")
    run(folder, tmp_path / "out")
    clock.write_text("2")
    said = f"{folder}/late.py:1: is random: two runs of it differ; set a seed"
    assert said in build.check([], tmp_path / "out", folder)
    (tmp_path / "out/late.txt").write_text("3\n")  # now the output is at fault
    assert said not in build.check([], tmp_path / "out", folder)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--snippets", "."], "--snippets DIR and --out DIR belong together"),
        (["--snippets", "nowhere", "--out", "x"], "--snippets nowhere: is not a folder"),
    ],
)
def test_a_folder_that_is_missing_is_told(
    project: Project, arguments: list[str], said: str
) -> None:
    process = project.start("build", *arguments)
    assert said in process.communicate()[1]
    assert process.returncode == 2
