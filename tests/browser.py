"""The built site, served under a project path as GitHub Pages does, and a real browser."""

import http.server
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from source import ROOT

NAME = "notes"  # the repository's name in the address
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MKDOCS = [sys.executable, "-m", "mkdocs"]
WAIT = 300_000  # milliseconds; only a test that fails takes so long
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


@dataclass
class Served:
    """A site that `mkdocs serve` shows, and what it says."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]

    @property
    def log(self) -> Path:
        return self.root / "serve.log"

    def said(self, *parts: str) -> None:
        """Wait until the terminal shows these words, in this order."""
        pattern, deadline = ".*".join(map(re.escape, parts)), time.monotonic() + WAIT / 1000
        while not re.search(pattern, log := self.log.read_text(encoding="utf-8"), re.S):
            ended = self.process.poll() is not None
            assert not ended and time.monotonic() < deadline, f"{parts} not in:\n{log}"
            time.sleep(0.1)

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@contextmanager
def serving(root: Path, **environment: str) -> Iterator[Served]:
    """`mkdocs serve` in a project."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = "{}:{}".format(*free.getsockname())
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    with (root / "serve.log").open("w", encoding="utf-8") as log:
        command = [*MKDOCS, "serve", "-a", host]
        server = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
    served = Served(root, f"http://{host}/", server)
    try:
        served.said("Serving on")
        yield served
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """(the address of the site, its folder), built strictly."""
    folder = tmp_path_factory.mktemp("site")
    with serve(folder) as host:
        address = f"{host}{NAME}/"
        command = [*MKDOCS, "build", "--strict", "-d", str(folder / NAME)]
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
