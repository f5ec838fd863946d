"""How soon does an open page show what was saved? `make bench-preview` measures it.

Works in a copy of the project, with `mkdocs serve` and Chromium, as an author does: save a file,
and wait until the page shows it. Prints seconds, and parts of a full build; judges nothing.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from browser import BROWSERS, OPTIONS, WAIT, Served, serving, which
from source import ROOT

SAVES = 5
# What is saved, where in it the number of the save goes, where the page then shows it.
CASES = {
    "a NumPy snippet with a figure": (
        "snippets/momentum/terminal_velocity.py",
        'print("',
        "optimizers/momentum/",
        ".language-text",
    ),
    "a small Keras model": (
        "snippets/dying-relu/count_the_dead.py",
        'print("',
        "gradients/dying-relu/",
        ".language-text",
    ),
    "the text of a page": (
        "docs/zh/optimizers/momentum.md",
        "给梯度下降",
        "optimizers/momentum/",
        "p",
    ),
    "its title: a full build": (
        "docs/zh/optimizers/momentum.md",
        "title: ",
        "optimizers/momentum/",
        ".md-nav__link",
    ),
}


def save(served: Served, page: Page, path: str, place: str, where: str, number: int) -> float:
    """Seconds from a save until the page shows its number."""
    old = place if number == 0 else f"{place}save {number - 1} "
    started = time.perf_counter()
    served.change(path, old, f"{place}save {number} ")
    shown = page.locator(where, has_text=f"save {number} ").first
    shown.wait_for(state="attached", timeout=WAIT)
    return time.perf_counter() - started


def main() -> None:
    seconds: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, sync_playwright() as playwright:
        root = Path(folder)
        for name in ("scripts", "snippets", "images", "docs"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("requirements.txt", "mkdocs.yml"):
            shutil.copy(ROOT / name, root)
        browser = playwright.chromium.launch(executable_path=which(BROWSERS), args=OPTIONS)
        with serving(root) as served:
            for label, (path, place, address, where) in CASES.items():
                page = browser.new_page()
                page.goto(served.address + address)
                times = [save(served, page, path, place, where, n) for n in range(SAVES + 1)]
                seconds[label] = times[1:]  # the first one may have to wait for the packages
                page.close()
    full = statistics.median(seconds["its title: a full build"])
    width = max(map(len, CASES))
    print(f"{'from save to shown, seconds':{width}}  median  fastest  slowest  full build = 1")
    for label, times in seconds.items():
        middle = statistics.median(times)
        numbers = f"{middle:8.2f} {min(times):8.2f} {max(times):8.2f} {middle / full:15.3f}"
        print(f"{label:{width}}{numbers}")


if __name__ == "__main__":
    main()
