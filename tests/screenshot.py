"""Draw the picture of the README, images/site.png, from the built site: `make picture`."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from browser import BROWSERS, OPTIONS, serve, which
from source import ROOT

SIZE = ViewportSize(width=1280, height=720)  # CSS pixels


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", folder]
        subprocess.run(command, cwd=ROOT, check=True)
        with serve(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=which(BROWSERS), args=OPTIONS)
            page = browser.new_page(viewport=SIZE)
            page.goto(f"{address}gradients/dying-relu/", wait_until="networkidle")
            page.screenshot(path=ROOT / "images" / "site.png")
            browser.close()


if __name__ == "__main__":
    main()
