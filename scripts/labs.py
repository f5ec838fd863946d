"""Make a Jupyter notebook of a lab page: prose, code, and the committed outputs as cells."""

import json
import re
from pathlib import Path
from typing import Any

from pages import IMAGE, Page, Values, expand
from source import ROOT

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
# A fence (its mark, language and content) or a figure on a line of its own.
PIECE = re.compile(rf"^(`{{3,}})(\w*).*\n((?s:.*?))^\1$|^{IMAGE.pattern}$", re.M)


def notebook(page: Page, values: Values, root: Path = ROOT) -> str:
    """The page as a notebook (JSON, format 4.5). Raises SourceError like any page."""
    text = re.sub(r"\A---\n.*?\n---\n", "", expand(page, values, root), flags=re.S)
    cells: list[dict[str, Any]] = []

    def add(kind: str, source: str, **more: Any) -> None:
        if source.strip():
            cell = {"id": f"cell-{len(cells)}", "cell_type": kind, "metadata": {}}
            cells.append(cell | {"source": source.strip("\n")} | more)

    end = 0
    for piece in PIECE.finditer(text):
        add("markdown", text[end : piece.start()])
        end = piece.end()
        _, language, content, label, target = piece.groups(default="")
        outputs = cells[-1].get("outputs")
        if language == "python":
            add("code", content, execution_count=None, outputs=[])
        elif outputs is None:
            add("markdown", piece[0])
        elif target:
            svg = (root / "images" / target.split("images/")[1]).read_text(encoding="utf-8")
            data = {"image/svg+xml": svg.replace("<svg ", f'<svg aria-label="{label}" ', 1)}
            outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
        else:
            outputs.append({"output_type": "stream", "name": "stdout", "text": content})
    add("markdown", text[end:])
    document = {"cells": cells, "metadata": {"kernelspec": KERNEL}}
    return json.dumps(document | {"nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False, indent=1)
