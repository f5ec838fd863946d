"""Whatever a snippet does, or is done to the build: it ends, says why, and loses nothing."""

import functools
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import build
import outputs
import runner
import sandbox
import source
from conftest import Pipe, Project, assert_names
from source import Snippet

pytestmark = pytest.mark.usefixtures("warm")
linux = pytest.mark.skipif(not sandbox.LINUX, reason="only Linux's kernel holds a child to this")


@pytest.fixture
def bad(project: Project) -> Snippet:
    """A snippet with committed outputs, and two good ones that were never run."""
    for name in ("first", "last"):
        project.snippet(name, f"print({name!r})\n")
    snippet = project.snippet("bad", "print('old')\n")
    outputs.write(runner.Result(snippet, sections={"": "old\n"}))
    return snippet


def build_with(code: str, bad: Snippet, project: Project) -> list[str]:
    """The problems of a build in which `bad` does this; nothing else may come of it."""
    project.snippet("bad", code)
    before = project.files()
    problems = build.build([], root=project.root)
    after = project.files()
    assert {path: after.pop(path) for path in before} == before
    assert {Path(path).name for path in after} == {
        f"{name}.{kind}" for name in ("first", "last") for kind in ("txt", "json")
    }
    for name in ("first", "last"):
        assert outputs.damage(Snippet(bad.path.with_stem(name))) == []
    return problems


THREAD = "import threading\n\nlock = threading.Lock()\nlock.acquire()\n"
FILL = "while True:\n    hoard.append(object())\n"
HUGE = "bytes(9 * 2**30)"
OVERFLOW = "import ctypes\n\n\n@ctypes.CFUNCTYPE(None)\ndef deeper():\n    deeper()\n\n\n"
LESS = "import resource\n\nmost = resource.getrlimit(resource.{0})[1]\n"
LESS += "resource.setrlimit(resource.{0}, ({1}, most))\n"
LIMIT = "time limit"


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        ("x = 1\nwhile True: pass\n", 2, [LIMIT]),
        ("import signal\nsignal.signal(15, signal.SIG_IGN)\nwhile True: pass\n", 3, [LIMIT]),
        ("import faulthandler\nfaulthandler.disable()\nwhile True: pass\n", 3, [LIMIT]),
        (f"{THREAD}lock.acquire()\n", 5, [LIMIT]),
        (f"{THREAD}def f():\n    lock.acquire()\n\nthreading.Timer(0, f).start()\n", 6, [LIMIT]),
        ("import ctypes\n\nctypes.string_at(0)\n", 3, ["Segmentation fault"]),
        (f"{OVERFLOW}{LESS.format('RLIMIT_STACK', 2**18)}deeper()\n", 6, ["Segmentation fault"]),
        ("print('half')\nimport os\nos._exit(0)\n", 1, ["ended early", "exit status 0"]),
        ("import os\nos.write(2, b'why')\nos._exit(3)\n", 1, ["ended early: exit status 3 (why)"]),
        ("import os\nos.kill(os.getpid(), 9)\n", 1, ["Killed"]),
        ("import os\nos.kill(os.getppid(), 9)\nwhile True: pass\n", 1, ["was killed"]),
        ("x = 1\nimport sys\nsys.exit()\n", 3, ["ended itself with exit status"]),
        (
            "# --8<-- [start:one]\nx = 1\n# --8<-- [end:one]\n"
            "# --8<-- [start:two]\nx / 0\n# --8<-- [end:two]\n",
            5,
            ["ZeroDivisionError"],
        ),
        ("def deeper():\n    deeper()\n\ndeeper()\n", 2, ["RecursionError"]),
        (f"x = 1\nbig = {HUGE}\n", 2, ["MemoryError"]),
        (f"hoard = []\n{LESS.format('RLIMIT_DATA', 2**28)}{FILL}", 7, ["MemoryError"]),
        ("import numpy as np\n\nnp.ones(2**31)\n", 3, ["MemoryError: Unable to allocate 16"]),
        (f"import os, sys\nos.system(f'{{sys.executable}} -c \"{HUGE}\"')\n", 1, ["MemoryError"]),
        ("x = 1\nfor _ in range(1000): print('x' * 10**6)\n", 2, ["printed more than 10 MB"]),
        ("import os\nwhile True: os.write(2, bytes(10**6))\n", 2, ["printed more than 10 MB"]),
        ("import os\nos.system('yes')\n", 2, ["printed more than 10 MB"]),
        ("f = open('big', 'wb')\nwhile True: f.write(bytes(2**26))\n", 2, ["File too large"]),
        ("import sys\nsys.stdout.buffer.write(b'\\xff\\x80')\n", 1, ["no text in UTF-8"]),
        ("import os\nos.close(1)\nprint('lost')\n", 3, ["OSError", "Bad file descriptor"]),
        ("x = 1\nx = input()\n", 2, ["EOFError"]),
        ("import socket\nsocket.create_connection(('127.0.0.1', 9))\n", 2, ["run offline"]),
        ("import socket\nsocket.gethostbyname('example.org')\n", 2, ["run offline"]),
        ("import urllib.request as u\nu.urlopen('http://example.org')\n", 2, ["run offline"]),
        ("from socket import *\nsocket(type=SOCK_DGRAM).connect(('a.b', 9))\n", 2, ["offline"]),
    ],
)
def test_a_snippet_that_breaks_is_named_with_its_line_and_cause_and_harms_no_other(
    project: Project,
    bad: Snippet,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    line: int,
    words: list[str],
) -> None:
    if LIMIT in words:
        monkeypatch.setattr(runner, "run", functools.partial(runner.run, timeout=2))
    assert_names(build_with(code, bad, project), bad.path, line, *words)


@linux
def test_what_a_snippet_starts_is_offline_too(project: Project) -> None:
    connect = "import socket; socket.create_connection(('127.0.0.1', 9))"
    code = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {connect!r}])\n"
    result = project.run(code)
    assert_names(result.problems, result.snippet.path, 1, "PermissionError")


@linux
@pytest.mark.parametrize(
    "write",
    [
        "open(target, 'a')",
        "os.open(target, os.O_WRONLY)",
        "os.remove(target)",
        "os.truncate(target, 0)",
        "shutil.rmtree(os.path.dirname(target))",
        "os.chdir(os.path.dirname(target)); os.remove('bad.txt')",
        "open('here', 'w').close(); os.replace('here', target)",
        "open('here', 'w').close(); shutil.move('here', target)",
        "os.symlink(target, 'here'); open('here', 'w')",
        "os.link(target, 'here')",
        "os.symlink('here', target + '.new')",
        "os.mkdir(target + '.new')",
        "open(target + '.new', 'w')",
        "np.save(target, [1])",
        "subprocess.run(['rm', '-r', os.path.dirname(target)], check=True, stderr=-3)",
        "open(os.path.join(sys.prefix, 'written-by-a-test'), 'w')",
    ],
)
def test_a_snippet_cannot_change_a_file_that_is_not_its_own(
    project: Project, bad: Snippet, write: str
) -> None:
    """Neither it nor a process that it starts: a stray `rm` would take the notes away."""
    target = str(bad.path.with_suffix(".txt"))
    code = f"import os, shutil, subprocess, sys\nimport numpy as np\ntarget = {target!r}\n{write}\n"
    (problem,) = build_with(code, bad, project)
    assert problem.startswith(f"{bad.path}:4: ")
    assert re.search("only where it runs|cross-device|rm.*exit status 1", problem)


def test_a_snippet_may_do_as_it_likes_where_it_runs(project: Project) -> None:
    result = project.run("""
        import os, shutil, tempfile
        os.makedirs('a/b')
        open('a/b/c', 'w').write('d')
        os.replace('a/b/c', 'a/c')
        shutil.rmtree('a/b')
        tempfile.NamedTemporaryFile().write(b'x')
        print(os.listdir('a'), file=open(os.devnull, 'w'))
        print(os.listdir('a'))
        """)
    assert (result.problems, result.sections) == ([], {"": "['c']\n"})


def test_what_a_snippet_changes_around_it_is_as_before_for_the_next(project: Project) -> None:
    """Pages would depend on the order in which their snippets run."""
    imports = "import os, random, signal, sys, warnings\nimport matplotlib.pyplot as plt\n"
    look = f"""{imports}start = random.Random(0).getstate()
print(plt.rcParams['lines.linewidth'], plt.get_fignums(), plt.np.random.get_state()[2])
print(os.environ.get('LEAK'), os.listdir(), os.umask(18), signal.getsignal(2))
print(sys.path[-1], sys.argv[1:], sys.getrecursionlimit(), hasattr(random, 'leak'), __name__)
print(random.getstate() == start, len(warnings.filters))
"""
    leak = f"""{imports}
plt.rcParams['lines.linewidth'] = 9
random.leak = plt.figure()
os.environ['LEAK'] = 'x'
os.mkdir('sub')
os.chdir('sub')
os.umask(0)
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.path.append('leak')
sys.argv.append('leak')
sys.setrecursionlimit(999)
random.seed(0)
plt.np.random.random(9)
warnings.simplefilter('ignore')
"""
    snippets = [project.snippet(n, c) for n, c in (("x", look), ("leak", leak), ("xx", look))]
    before, changed, after = runner.run(snippets, jobs=1)
    assert before.problems == changed.problems == []
    assert before.sections == after.sections


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("import sys\nsys.stdout = sys.__stdout__\nprint('x')\n", "x\n"),
        ("import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer)\nprint('x')\n", "x\n"),
        ("import io, sys\nsys.stdout = io.StringIO()\nprint('x')\n", ""),
        ("import sys\nprint('x')\nsys.stdout.close()\n", "x\n"),
        ("import os\nos.close(1)\nos.close(2)\n", ""),
        ("import atexit\natexit.register(print, 'y')\nprint('x')\n", "x\ny\n"),
        ("import threading\nthreading.Timer(0.1, print, 'y').start()\nprint('x')\n", "x\ny\n"),
        ("import os\nos.fork() and os.wait()\nprint('x')\n", "x\nx\n"),
        ("import multiprocessing as m\nprint(m.Pool(2).map(abs, [-1]))\n", "[1]\n"),
        ("half, many = '\\ud800', 10**5000\nprint('x')\n", "x\n"),
    ],
)
def test_all_is_shown_that_a_reader_would_see(project: Project, code: str, shown: str) -> None:
    result = project.run(code)
    assert (result.problems, result.sections) == ([], {"": shown})


@pytest.mark.parametrize(
    "start",
    [
        "subprocess.Popen(['sleep', '60'], stdout=pipe)",
        pytest.param(
            "subprocess.Popen(['sleep', '60'], stdout=pipe, start_new_session=True)", marks=linux
        ),
        pytest.param(
            "os.fork() or os.setsid() or os.fork() and os._exit(0) or time.sleep(60)", marks=linux
        ),
    ],
)
def test_what_a_snippet_started_ends_with_it(project: Project, pipe: Pipe, start: str) -> None:
    """A forgotten TensorBoard would hold the machine of whoever builds the notes."""
    result = project.run(f"import os, subprocess, time\n\n{pipe.write}\n{start}\n")
    assert result.problems == []
    assert (pipe.read(), pipe.read()) == (b"x", b"")


def test_a_snippet_that_kills_its_watch_ends_with_it_and_the_next_gets_another(
    project: Project, pipe: Pipe
) -> None:
    code = f"import os, time\n\n{pipe.write}\nos.kill(os.getppid(), 9)\ntime.sleep(60)\n"
    snippets = [project.snippet("killer", code), project.snippet("next", "print(1)\n")]
    killed, other = runner.run(snippets, jobs=1)
    assert (pipe.read(), pipe.read()) == (b"x", b"")
    assert_names(killed.problems, killed.snippet.path, 1, "its process was killed")
    assert (other.sections, other.problems) == ({"": "1\n"}, [])


SLOW = "import time\n\n{}\ntime.sleep(60)\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_keeps_what_had_finished_and_leaves_nothing_behind(
    project: Project, pipe: Pipe, number: int
) -> None:
    project.snippet("quick", "print('done')\n")
    project.snippet("slow", SLOW.format(pipe.write))
    process = project.start("build")
    assert process.stdout
    assert pipe.read() == b"x"  # the slow one runs
    while "quick.json" not in process.stdout.readline():
        assert process.poll() is None
    os.killpg(process.pid, number)  # as a terminal does
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, "\nStopped. What had finished is kept.\n")
    names = sorted(path.name for path in (project.root / "snippets/demo").iterdir())
    assert names == ["quick.json", "quick.py", "quick.txt", "slow.py"]
    assert pipe.read() == b""


def test_ctrl_c_during_the_slow_import_of_a_package_ends_that_too(
    project: Project, pipe: Pipe
) -> None:
    (project.root / "scripts/tensorslow.py").write_text(SLOW.format(pipe.write))
    project.snippet("slow", "import tensorslow\n")
    process = project.start("build")
    assert pipe.read() == b"x"
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, "\nStopped. What had finished is kept.\n")
    assert pipe.read() == b""


def test_a_build_that_is_killed_at_any_moment_leaves_whole_files_and_no_process(
    project: Project, pipe: Pipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """50 times: each file is the old or the new one, and the next build completes."""
    snippets, seconds = [project.snippet(name, "") for name in ("one", "two")], 0.0
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is too deep for a socket
        monkeypatch.setenv("TMPDIR", folder)
        for seed in range(52):
            for snippet in snippets:
                project.snippet(snippet.name, f"print('{seed}\\n' * 99_999)\n")
            started = time.monotonic()
            process = project.start("build")
            if 0 < seed < 51:  # the first and the last are not killed
                time.sleep(random.Random(seed).uniform(0, 1.5 * seconds))  # `slow` runs at the end
                process.kill()
            process.communicate(timeout=60)
            seconds = seconds or time.monotonic() - started
            pipe.wait_until_closed()
            for snippet in snippets:
                lines = snippet.path.with_suffix(".txt").read_text().split()
                assert (len(lines), len(set(lines))) == (99_999, 1)
            slow = project.snippet("slow", SLOW.format(pipe.write))
            if seed == 50:
                slow.path.unlink()
        left = [path for path in project.root.rglob(".*") if path.is_file()]
        assert (process.returncode, left, os.listdir(folder)) == (0, [], [])
    for snippet in snippets:
        assert outputs.damage(snippet) == []
        assert snippet.path.with_suffix(".txt").read_text().startswith("51\n")


def test_a_write_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    path, temporary = tmp_path / "output.txt", tmp_path / ".output.txt"
    source.write_file(path, "old")
    code = f"import pathlib, source\nsource.write_file(pathlib.Path({str(path)!r}), 'new' * 10**7)"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=source.ROOT / "scripts")
    while not temporary.exists() and process.poll() is None:
        pass
    process.kill()
    process.wait()
    assert path.read_text() == ("old" if temporary.exists() else "new" * 10**7)
    source.write_file(path, "newer")
    assert [p.read_text() for p in tmp_path.iterdir()] == ["newer"]


def test_a_full_disk_is_told_for_each_file_and_leaves_the_old_ones(project: Project) -> None:
    """The limit of a file's size stands for the disk: the kernel refuses to write the rest."""
    for name in ("one", "two"):
        snippet = project.snippet(name, "print('new' * 9999)\n")
        outputs.write(runner.Result(snippet, sections={"": "old\n"}))
    project.snippet("small", "")
    before = project.files()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9999, limits[1]))
    try:
        process = project.start("build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    _, err = process.communicate()
    said = "snippets/demo/{}.txt:1: cannot be written: File too large"
    assert (process.returncode, sorted(err.splitlines())) == (
        1,
        [said.format("one"), said.format("two")],
    )
    after = project.files()
    assert after.pop("snippets/demo/small.json")
    assert after == before


@pytest.mark.parametrize(
    ("second", "ran"), [("build", "0 succeeded, 0 failed, 1 skipped"), ("check", "1/1] ok")]
)
def test_of_two_builds_at_once_the_second_waits_and_says_so(
    project: Project, pipe: Pipe, tmp_path: Path, second: str, ran: str
) -> None:
    """A check beside a build would find drift in outputs that are being written."""
    os.mkfifo(tmp_path / "go")
    project.snippet("slow", f"{pipe.write}\nopen({str(tmp_path / 'go')!r}).read()\n")
    processes = [project.start("build")]
    assert pipe.read() == b"x"
    processes.append(project.start(second))
    assert processes[1].stdout
    assert "waiting" in processes[1].stdout.readline()
    for process in processes[: 2 if second == "check" else 1]:  # those that run it
        (tmp_path / "go").write_text("")
        assert process.wait(30) == 0
    assert ran in processes[1].communicate(timeout=30)[0]
