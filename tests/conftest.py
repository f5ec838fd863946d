"""A small project in a temporary folder, with its own copy of the engine."""

import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest

import outputs
import runner
import sandbox
import source
from browser import browser, built, page, site  # noqa: F401  (fixtures of the tests of the site)
from pages import LANGUAGES, Page
from source import Snippet

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90pt"><g id="figure_1"><g id="axes_1">'
    '<g id="line2d_1"><path d="M 10 20 L 30.5 40" clip-path="url(#p0123456789)" '
    'style="stroke: #0060a8; opacity: 0.5"/></g><text x="4">loss 0.5</text></g></g></svg>\n'
)


class Project:
    """Write snippets and pages, run them, and call the build script as people do."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for language in LANGUAGES:
            (root / "docs" / language / "basics").mkdir(parents=True)
        (root / "images").mkdir()
        (root / "requirements.txt").touch()
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(source.ROOT / "scripts", root / "scripts", ignore=ignored)

    def snippet(self, name: str, code: str, concept: str = "demo") -> Snippet:
        path = self.root / "snippets" / concept / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(code).lstrip("\n"), encoding="utf-8")
        return Snippet(path)

    def page(
        self, text: str, name: str = "basics/demo", languages: tuple[str, ...] = LANGUAGES
    ) -> Page:
        """The same page in each language; returns the first one."""
        paths = [self.root / "docs" / language / f"{name}.md" for language in languages]
        for path in paths:
            path.write_text(dedent(text), encoding="utf-8")
        return Page(paths[0])

    def run(self, code: str, timeout: float = 30, name: str = "demo") -> runner.Result:
        return runner.run([self.snippet(name, code)], timeout=timeout)[0]

    def committed(self, code: str = "total = 5\n", **output: object) -> runner.Result:
        """A snippet `count` with the outputs of a run that never happened."""
        defaults = {
            "sections": {"": "total 5\n"},
            "figures": {"count.svg": SVG},
            "values": {"total": 5, "loss": 0.25, "sizes": [1, 2], "rates": {"low": 2.3e-7}}
            | {"diverged": float("inf")},
        }
        result = runner.Result(self.snippet("count", code))
        for name, value in (defaults | output).items():
            setattr(result, name, value)
        outputs.write(result)
        return result

    def files(self) -> dict[str, str]:
        """All content of the project: {path: text}."""
        paths = [
            p for kind in ("docs", "images", "snippets") for p in self.root.glob(f"{kind}/**/*.*")
        ]
        return {str(p.relative_to(self.root)): p.read_text(encoding="utf-8") for p in paths}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """`python scripts/build.py …` in this project."""
        command = [sys.executable, "scripts/build.py", *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.root, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )


class Pipe:
    """Tells the test that a snippet runs, and that nothing of it does any more.

    It is in shared memory, because a snippet may write nowhere else outside its scratch folder.
    """

    def __init__(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe")
        self.reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        self.write = (
            f"pipe = open({str(folder / 'pipe')!r}, 'w')\nprint('x', end='', file=pipe, flush=True)"
        )

    def read(self) -> bytes:
        """What was written; nothing once every process that had the other end is gone."""
        assert select.select([self.reader], [], [], 20)[0]
        return os.read(self.reader, 9)

    def wait_until_closed(self) -> None:
        """Until every process that had the other end is gone, if one had it at all."""
        with suppress(BlockingIOError):
            while os.read(self.reader, 9):
                pass
            return
        self.read()
        self.wait_until_closed()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if sandbox.LINUX else None) as folder:
        pipe = Pipe(Path(folder))
        yield pipe
        os.close(pipe.reader)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Start the fork server with matplotlib in it, so that each test's run takes a moment."""
    result = Project(tmp_path_factory.mktemp("warm")).run("import matplotlib.pyplot\n")
    assert not result.problems
    yield


def edit(path: Path, old: str = "", new: str = "") -> None:
    """Change a file by hand, or lose it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.unlink() if not old else path.write_text(text.replace(old, new, 1), encoding="utf-8")


def assert_names(problems: list[str], path: Path, line: int, *words: str) -> None:
    """One problem, in one line, that says where it is and what it is."""
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{source.shown(path)}:{line}: ")
    assert "\n" not in problems[0]
    for word in words:
        assert word in problems[0]


def says(text: str, *words: str) -> None:
    """A message has all of these parts."""
    missing = [word for word in words if word not in text]
    assert not missing, f"{missing} in: {text}"
