"""A lab page becomes a notebook that a reader can run, with the outputs that were committed."""

import json
from typing import Any

import pytest

import labs
import pages
from conftest import Project
from source import SourceError

LAB = """---
title: Lab
---

# Lab

Five: #{count.total}.

```python title="demo/count.py"
--8<-- "demo/count.py"
```

```text
--8<-- "demo/count.txt"
```

![A "curve"](../../images/demo/count.svg)

More prose.

```text
not an output
```
"""


def cells(project: Project, text: str) -> Any:
    page = project.page(text, "basics/lab")
    document = json.loads(labs.notebook(page, pages.load_values(project.root), project.root))
    assert (document["nbformat"], document["nbformat_minor"]) == (4, 5)
    return document["cells"]


def test_code_has_its_output_and_figure_in_one_cell_and_prose_keeps_its_order(
    project: Project,
) -> None:
    project.committed("print('total', 5)\n")
    found = cells(project, LAB)
    assert [(cell["cell_type"], cell["source"]) for cell in found] == [
        ("markdown", "# Lab\n\nFive: 5."),
        ("code", "print('total', 5)"),
        ("markdown", "More prose."),
        ("markdown", "```text\nnot an output\n```"),
    ]
    assert [cell["id"] for cell in found] == [f"cell-{number}" for number in range(4)]
    stream, figure = found[1]["outputs"]
    assert (stream["name"], stream["text"].rstrip()) == ("stdout", "total 5")
    assert 'aria-label="A &quot;curve&quot;"' in figure["data"]["image/svg+xml"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("", []), ("```text\nx\n```\n", ["markdown"]), ("```python\nx\n```\n", ["code"])],
)
def test_a_lab_may_begin_with_anything(project: Project, text: str, kinds: list[str]) -> None:
    assert [cell["cell_type"] for cell in cells(project, text)] == kinds


def test_a_lab_with_a_wrong_quote_is_named(project: Project) -> None:
    with pytest.raises(SourceError, match=r"lab\.md:3: #\{count\.total\}"):
        cells(project, "# Lab\n\n#{count.total}\n")
