"""Made-up snippets as other tools run them, beside the build: the second part of `make bench`.

Each tool has a folder of its own and its usual settings. A failure is told, and the others go on.
"""

import functools
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import JOBS, change, command, synthetic
from bench_measure import Cost, once, table
from runner import ENVIRONMENT
from source import ROOT, write_file

COUNT = 40
BIN = ROOT / ".venv-bench" / "bin"
GALLERY = f"""
extensions = ["sphinx_gallery.gen_gallery"]
sphinx_gallery_conf = {{"examples_dirs": "examples", "gallery_dirs": "gallery",
    "filename_pattern": "", "image_scrapers": ("matplotlib",), "parallel": {JOBS}}}
"""
BOOK = """
title: Snippets
execute: {execute_notebooks: cache}
"""
SITE = """
site_name: Snippets
plugins: [markdown-exec]
markdown_extensions: [pymdownx.superfences]
"""
# markdown-exec shows what is printed; this is how its manual shows a figure.
SHOW = """
import io
svg = io.StringIO()
fig.savefig(svg, format="svg")
print(svg.getvalue())
"""


def put(path: Path, text: str) -> None:
    """Write a file if that changes it, as an editor would."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        write_file(path, text)


def notebooks(folder: Path, paths: Sequence[Path]) -> None:
    """A notebook with one cell for each program."""
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    for path in paths:
        code = path.read_text(encoding="utf-8")
        cell: dict[str, object] = {"cell_type": "code", "id": path.stem, "source": code}
        cell |= {"metadata": {}, "outputs": [], "execution_count": None}
        notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": [cell]}
        put(folder / f"{path.stem}.ipynb", json.dumps(notebook))


def book(folder: Path, paths: Sequence[Path]) -> None:
    notebooks(folder, paths)
    put(folder / "_config.yml", BOOK)
    chapters = "".join(f"- file: {path.stem}\n" for path in paths[1:])
    put(folder / "_toc.yml", f"format: jb-book\nroot: {paths[0].stem}\nchapters:\n{chapters}")


def gallery(folder: Path, paths: Sequence[Path]) -> None:
    put(folder / "conf.py", GALLERY)
    put(folder / "index.rst", "Snippets\n========\n\n.. toctree::\n\n   gallery/index\n")
    put(folder / "examples" / "GALLERY_HEADER.rst", "Snippets\n========\n")
    for path in paths:
        title = f'"""\n{path.stem}\n{"=" * len(path.stem)}\n"""\n'
        put(folder / "examples" / path.name, title + path.read_text(encoding="utf-8"))


def markdown(folder: Path, paths: Sequence[Path]) -> None:
    put(folder / "mkdocs.yml", SITE)
    for path in paths:
        code = path.read_text(encoding="utf-8")
        code += SHOW * ("matplotlib" in code)
        put(folder / "docs" / f"{path.stem}.md", f'```python exec="true"\n{code}\n```\n')


@dataclass
class Peer:
    """Another way to run programs and keep what they print and draw."""

    name: str
    isolated: str
    parallel: str
    keeps: str
    write: Callable[[Path, Sequence[Path]], None]  # its sources, from the programs
    command: Sequence[str | Path]


PEERS = [
    Peer("nbclient", "yes, a kernel each", "no", "in the notebooks", notebooks,
         ["sh", "-c", f"'{BIN}/jupyter' execute --inplace *.ipynb"]),
    Peer("jupyter-book 1, cache", "yes, a kernel each", "no", "in a cache and the site", book,
         [BIN / "jupyter-book", "build", "."]),
    Peer("sphinx-gallery", "no", "yes", "in the site", gallery,
         [BIN / "sphinx-build", ".", "site"]),
    Peer("markdown-exec", "no", "no", "in the site", markdown, [BIN / "mkdocs", "build"]),
]  # fmt: skip


def costs(peer: Peer, folder: Path, paths: Sequence[Path]) -> list[Cost]:
    """Cold, unchanged, and one changed."""
    settings = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    run = functools.partial(once, ["env", *settings, *peer.command], folder)
    peer.write(folder, paths)
    found = [run(), run()]
    change(paths[0])
    peer.write(folder, paths)
    return [*found, run()]


def main() -> None:
    head = ["isolated", "parallel", "keeps", "cold", "unchanged", "changed", "ratio", "peak"]
    rows, unit = [], 0.0
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder, "ours")
        paths = synthetic(root, COUNT)
        ours = Peer("the build", "yes", "yes", "files, compared", lambda *_: None, command(root))
        for peer in (ours, *PEERS):
            place = root if peer is ours else Path(folder, peer.name)
            place.mkdir(exist_ok=True)
            found = costs(peer, place, paths)
            unit = unit or found[0].seconds
            times = [f"{cost.seconds:.2f}" for cost in found]
            says = [peer.name, peer.isolated, peer.parallel, peer.keeps]
            rows.append([*says, *times, *found[0].cells(unit)[1:]])
    title = (
        f"{COUNT} made-up snippets, as other tools run them: seconds cold, unchanged, one changed"
    )
    table(f"{title}; ratio: cold, the build = 1", ["", *head], rows)


if __name__ == "__main__":
    main()
