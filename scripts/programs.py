"""Ordinary programs, run as if they were snippets: `build.py build --snippets DIR --out DIR`."""

import re
from dataclasses import dataclass
from pathlib import Path

from source import Snippet

OUTPUTS = (".txt", ".json", ".svg")
# Packages that start no threads when they are imported, which a forked process would lack.
TAME = ("matplotlib", "numpy", "scipy", "sklearn", "keras", "tensorflow")


@dataclass(frozen=True)
class Program(Snippet):
    """An ordinary example program that knows nothing of these notes. Its outputs go to `out`."""

    folder: Path
    out: Path
    strict = False  # it may write to standard error and leave a figure without labels
    limit = 300.0
    further = ".[0-9]*"

    @property
    def name(self) -> str:
        return self.path.relative_to(self.folder).as_posix().removesuffix(".py")

    @property
    def label(self) -> str:
        return self.name

    @property
    def printed(self) -> Path:
        return self.out / f"{self.name}.txt"

    @property
    def record(self) -> Path:
        return self.out / f"{self.name}.json"

    @property
    def images(self) -> Path:
        return self.printed.parent

    def imports(self) -> set[str]:
        """Only what is known to start no threads, which a forked process would lack."""
        return {name for name in super().imports() if name.split(".")[0] in TAME}

    def beside(self) -> list[Path]:
        """All but the outputs of programs in the same folder, in case that they go there."""
        every = sorted(self.path.parent.iterdir())
        programs = {path.stem for path in every if path.suffix == ".py"}
        made = [p for p in every if p.suffix in OUTPUTS and p.name.split(".")[0] in programs]
        return [path for path in every if path not in made]


def programs(folder: Path, out: Path) -> dict[str, Snippet]:
    """All below a folder by their paths in it, but those that begin with a dot or a dash below."""
    found = (Program(path, folder, out) for path in sorted(folder.rglob("*.py")))
    return {each.name: each for each in found if not re.search(r"(^|/)[._]", each.name)}
