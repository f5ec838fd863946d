"""Pin the newest packages that fit together in pyproject.toml: the first step of `make upgrade`."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from source import ROOT, write_file

PROJECT = ROOT / "pyproject.toml"
GROUPS = ("site", "snippets", "test")
PIN = re.compile(r'"([\w.-]+)==([^"\s]+)"')


def newest(project: str) -> dict[str, str]:
    """{package: version} of all that the groups need, with the pins as lower bounds.

    For the oldest Python: what is the newest for it can be had for the later ones, too.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pyproject.toml")
        path.write_text(PIN.sub(r'"\1>=\2"', project), encoding="utf-8")
        command = ["uv", "pip", "compile", "--quiet", "--python-version", "3.11.0"]
        command += [part for group in GROUPS for part in ("--group", f"{path}:{group}")]
        lock = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.M))


def repin(project: str, versions: dict[str, str]) -> tuple[str, list[str]]:
    """The project with these versions, and what changed in it, one line each."""
    changes = []

    def pin(match: re.Match[str]) -> str:
        name, old = match.groups()
        new = versions[re.sub(r"[-_.]+", "-", name).lower()]
        if new != old:
            changes.append(f"{name} {old} → {new}")
        return f'"{name}=={new}"'

    return PIN.sub(pin, project), changes


def main() -> int:
    project = PROJECT.read_text(encoding="utf-8")
    try:
        text, changes = repin(project, newest(project))
    except FileNotFoundError:
        print("uv is needed for this: pip install uv", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        return error.returncode  # uv has said why
    write_file(PROJECT, text)
    print(*changes or ["all direct dependencies are the newest that fit together"], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
