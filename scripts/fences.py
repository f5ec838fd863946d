"""Take the code out of a page as its reader sees it: after embeds and quotes are expanded.

Blocks with the same title are one program, read from top to bottom. A notebook is the same page, cut into
cells.
"""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import markdown

from pages import FENCE, IMAGE, Page, Values
from source import ROOT, SourceError

PYTHON = re.compile(r"^\{?\s*\.?(py|python|python3|pycon|ipython)\b", re.I)
TITLED = re.compile(r'^python(?: title="(?P<title>[^"]+)")?$')
EXCUSE = re.compile(r"^\s*<!-- not run: \S.* -->$")


@dataclass(frozen=True)
class Block:
    """One Python fence of a page; `output` is the text fence right below it."""

    line: int
    title: str
    code: str
    output: str | None


def expand(page: Page, values: Values, root: Path = ROOT) -> str:
    """The page with quotes and embeds replaced. Raises SourceError."""
    converter = markdown.Markdown(extensions=["pymdownx.snippets"], extension_configs={
        "pymdownx.snippets": {"base_path": [str(root / "snippets")], "check_paths": True}
    })
    try:
        lines = converter.preprocessors["snippet"].run(page.fill(values).split("\n"))
    except Exception as error:  # its class is private to pymdownx
        raise SourceError(page.path, 1, f"embed: {error}") from None
    return "\n".join(lines)


def blocks(page: Page, values: Values, root: Path = ROOT) -> list[Block]:
    """The Python fences in reading order. Raises SourceError for one that cannot be run."""
    from pytest_codeblocks import extract_from_buffer

    expanded = expand(page, values, root)
    excused, lines = _openings(page.text)
    fences = extract_from_buffer(io.StringIO(expanded), 10**6)
    found: list[Block] = []
    for fence, following in zip(fences, [*fences[1:], None], strict=True):
        if not PYTHON.match(fence.syntax or ""):
            continue
        line = lines[len(found)] if len(found) < len(lines) else 1
        titled = TITLED.match(fence.syntax or "")
        if not titled:
            raise SourceError(page.path, line, f'write ```python or ```python title="…", not ```{fence.syntax}')
        end = fence.lineno + fence.code.count("\n") + 1
        between = expanded.split("\n")[end : following.lineno - 1] if following else ["-"]
        below = following if following and not "".join(between).strip() else None
        output = below.code if below and below.syntax == "text" else None
        found.append(Block(line, titled["title"] or f"block at line {line}", fence.code, output))
    if len(found) != len(lines):
        raise SourceError(page.path, 1, f"{len(lines)} Python fences, but the parser sees {len(found)}; use ``` fences")
    return [block for block in found if block.line not in excused]


def _openings(text: str) -> tuple[set[int], list[int]]:
    """(lines of the Python fences excused by `<!-- not run: reason -->` above, all such lines)."""
    excused, lines, closing, above = set(), [], "", ""
    for number, line in enumerate(text.split("\n"), 1):
        fence = FENCE.match(line)
        if closing:
            closing = "" if line.strip() == closing else closing
        elif fence:
            closing = fence["fence"]
            if PYTHON.match(fence["info"].strip()):
                lines.append(number)
                if EXCUSE.match(above):
                    excused.add(number)
        above = line if line.strip() else above
    return excused, lines


def programs(page: Page, values: Values, root: Path = ROOT) -> dict[str, list[Block]]:
    """The blocks by title, in reading order."""
    found: dict[str, list[Block]] = {}
    for block in blocks(page, values, root):
        found.setdefault(block.title, []).append(block)
    return found


def notebook(page: Page, values: Values, root: Path = ROOT) -> str:
    """The page as a Jupyter notebook (JSON): prose, code, and the committed outputs."""
    text = re.sub(r"\A---\n.*?\n---\n", "", expand(page, values, root), flags=re.S)
    cells: list[dict[str, Any]] = []
    for kind, content in _pieces(text):
        base = {"id": f"cell-{len(cells) + 1}", "metadata": {}, "source": content}
        image = IMAGE.fullmatch(content)
        if kind == "python":
            count = sum(cell["cell_type"] == "code" for cell in cells) + 1
            cells.append(base | {"cell_type": "code", "execution_count": count, "outputs": []})
        elif kind == "text" and cells and cells[-1]["cell_type"] == "code":
            cells[-1]["outputs"].append({"output_type": "stream", "name": "stdout", "text": content + "\n"})
        elif image and cells and cells[-1]["cell_type"] == "code":
            svg = (root / "images" / image[2].split("images/")[1]).read_text(encoding="utf-8")
            cells[-1]["outputs"].append({
                "output_type": "display_data",
                "data": {"image/svg+xml": svg, "text/plain": image[1]},
                "metadata": {},
            })
        elif kind == "":
            cells.append(base | {"cell_type": "markdown"})
        else:
            cells.append(base | {"cell_type": "markdown", "source": f"```{kind}\n{content}\n```"})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    document = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yields (language or "" for prose, content); a figure is a piece of its own."""
    prose: list[str] = []
    lines = iter(text.split("\n"))
    for line in lines:
        fence, image = FENCE.match(line), IMAGE.fullmatch(line.strip())
        if not fence and not image:
            prose.append(line)
            continue
        if "\n".join(prose).strip():
            yield "", "\n".join(prose).strip()
        prose = []
        if image:
            yield "", line.strip()
        elif fence:
            code = []
            for inner in lines:
                if inner.strip() == fence["fence"]:
                    break
                code.append(inner)
            yield fence["info"].split(" ")[0], "\n".join(code).strip("\n")
    if "\n".join(prose).strip():
        yield "", "\n".join(prose).strip()
