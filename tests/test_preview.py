"""While a site is served, an edited snippet is run and the open page shows what it gives."""

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser import MKDOCS, WAIT, Served, serving
from conftest import Project
from source import ROOT

CODE = """
import matplotlib.pyplot as plt
import numpy as np

total = int(np.arange(4).sum())
print("total", total)
plt.plot([0, total])
plt.xlabel("step")
plt.ylabel("loss 6")
"""
TEXT = """
---
title: Demo
description: A demo.
---
# Demo

It is #{count.total}.

```python
--8<-- "demo/count.py"
```

1.  Indented:

    ```text
    --8<-- "demo/count.txt"
    ```

![Loss](../images/demo/count.svg)
"""


@pytest.fixture
def small(project: Project) -> Project:
    """A site of one page in the look of ours, with the outputs of its snippet."""
    shutil.copytree(ROOT / "docs/overrides", project.root / "docs/overrides")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "nav: [index.md, basics: [basics/demo.md]]\n"
    settings = re.sub(r"^nav:\n.*?^(?=extra:)", nav, settings, flags=re.M | re.S)
    (project.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    project.page("# Home\n\n[Demo](basics/demo.md)\n", "index")
    project.page(TEXT.lstrip())
    project.snippet("count", CODE)
    process = project.start("build")
    assert process.communicate()[1] == ""
    return project


@pytest.fixture
def served(small: Project) -> Iterator[Served]:
    with serving(small.root) as served:
        yield served


def test_open_pages_follow_their_snippet(
    small: Project, served: Served, page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An author would have to build by hand, or would look at an old output."""
    both = [page, page.context.new_page()]
    for one, language in zip(both, ("", "en/"), strict=True):
        one.goto(f"{served.address}{language}basics/demo/")

    def show(selector: str, text: str) -> None:
        for one in both:
            expect(one.locator(selector).last).to_contain_text(text, timeout=WAIT)

    show("li pre", "total 6")
    served.change("snippets/demo/count.py", "arange(4)", "arange(5)")
    show("li pre", "total 10")
    show("h1 + p", "It is 10.")
    served.change("snippets/demo/count.py", "loss 6", "loss 10")
    show(".figure", "loss 10")

    before = small.files()
    served.change("snippets/demo/count.py", "arange(5)", "arange(x)")
    show("li .failure + .language-text", "total 10")
    show(
        ".failure:has(+ p .figure)", "snippets/demo/count.py:4: NameError: name 'x' is not defined"
    )
    served.said("ERROR", "snippets/demo/count.py:4: NameError")
    folder = tmp_path_factory.mktemp("published")
    subprocess.run([*MKDOCS, "build", "-q", "-d", folder], cwd=served.root, check=True)
    published = (folder / "basics/demo/index.html").read_text(encoding="utf-8")
    assert "arange" in published and "NameError" not in published

    served.change("snippets/demo/count.py", "arange(x)", "arange(5)")
    for one in both:
        expect(one.locator(".failure")).to_have_count(0, timeout=WAIT)
    assert small.files() == before


def test_an_edited_page_is_built_alone_unless_others_show_it(served: Served, page: Page) -> None:
    """An author would wait for the whole site, or see old titles in the navigation."""
    page.goto(f"{served.address}basics/demo/")
    served.change("docs/zh/basics/demo.md", "It is", "It was")
    expect(page.locator("h1 + p")).to_contain_text("It was 6.", timeout=WAIT)
    served.said("Built docs/zh/basics/demo.md again")
    assert served.log.read_text(encoding="utf-8").count(" again") == 1
    page.goto(served.address)
    served.change("docs/zh/basics/demo.md", "title: Demo", "title: Renamed")
    expect(page.locator(".md-nav", has_text="Renamed").first).to_be_attached(timeout=WAIT)


def test_without_the_packages_of_the_snippets_the_old_output_stays(
    small: Project, page: Page
) -> None:
    """The light environment would fail, or write what other versions give."""
    absent = "import sys\nsys.modules |= dict.fromkeys(['matplotlib', 'tensorflow'])\n"
    (small.root / "sitecustomize.py").write_text(absent, encoding="utf-8")
    with serving(small.root, PYTHONPATH=str(small.root)) as served:
        page.goto(f"{served.address}basics/demo/")
        served.change("snippets/demo/count.py", "arange(4)", "arange(5)")
        expect(page.locator("pre").first).to_contain_text("arange(5)", timeout=WAIT)
        expect(page.locator("li pre")).to_contain_text("total 6")
        served.said("snippets/demo/count.py is not run here", "make setup")
