"""The built site, served under a project path as GitHub Pages does, and a real browser."""

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from source import ROOT

NAME = "notes"  # the repository's name in the address
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder like GitHub Pages: 404.html of the site for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, NAME, "404.html")
        body = page.read_bytes() if page.exists() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address."""
    handler = partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """(the address of the site, its folder), built strictly."""
    folder = tmp_path_factory.mktemp("site")
    with serve(folder) as host:
        address = f"{host}{NAME}/"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder / NAME)]
        environment = os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
        built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        if built.returncode:
            pytest.fail(built.stderr, pytrace=False)
        yield address, folder / NAME


@pytest.fixture(scope="session")
def site(built: tuple[str, Path]) -> str:
    """The address of the site."""
    return built[0]


def which(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = which(BROWSERS)
    if not found and not os.environ.get("CI"):
        pytest.skip(f"NO BROWSER: the site was not tested; install one of {', '.join(BROWSERS)}")
    assert found, "CI must test in a browser: install Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme="light")
    yield context.new_page()
    context.close()
