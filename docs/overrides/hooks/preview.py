"""MkDocs hook: while the site is served, run a snippet when it is saved, and show what it gives.

Only the pages that show what changed are built again, from what the last full build left in memory;
the search and the list of sources wait for the next one. What may show on any page leads to a full
build. No failure can get into `mkdocs build`: before `on_serve` nothing is run, so nothing fails.
"""

import functools
import importlib.util
import logging
import re
import sys
import textwrap
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.meta import get_data
from watchdog.observers.polling import PollingObserver

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from labs import source
from pages import Page, load_values
from source import ROOT, SourceError, discover, shown

log = get_plugin_logger("preview")

FULL = importlib.util.find_spec("tensorflow") is not None
if FULL:  # the light environment runs nothing, so it may lack what running needs
    import build
    import outputs
    import runner

PASSING = re.compile(r"^\.|~$|\.pyc$")  # files of editors and of Python
WRONG = {
    "zh": "这次运行有问题，输出可能还是旧的",
    "en": "This run went wrong; the output may be the old one",
}


@dataclass
class Site:
    """What a full build of one language left."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any = None
    pages: dict[Path, SitePage] = field(default_factory=dict)  # by their Markdown


sites: dict[str, Site] = {}  # by language
failed: dict[str, list[str]] = {}  # concept/snippet -> its problems


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    sites[config.theme["language"]] = Site(config, files, nav)
    return nav


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    site = sites[config.theme["language"]]
    site.env = env
    found = [file.page for file in files.documentation_pages() if file.page]
    site.pages = {source(page, config).resolve(): page for page in found}
    return env


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Put the problems of a snippet above each of its outputs, or at the top of the page."""
    text = source(page, config).read_text(encoding="utf-8")
    title = WRONG[config.theme["language"]]
    for name in (name for name in failed if shows(text, [name])):
        fence = "\n".join(("```text", *failed[name], "```"))
        box = f'!!! failure "{title}"\n\n{textwrap.indent(fence, "    ")}\n\n'
        output = rf'^( *)(?=`{{3,}}.*\n *--8<-- "{name}\.txt|!\[.*\]\(.*images/{name}[-.])'
        above = functools.partial(_indented, box)
        markdown, boxes = re.subn(output, above, markdown, flags=re.M)
        markdown = markdown if boxes else box + markdown
    return markdown


def _indented(box: str, output: re.Match[str]) -> str:
    return textwrap.indent(box, output[1]) + output[1]


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Look at the files more often than MkDocs, and build what their changes ask for."""
    for path in (config.docs_dir, str(config.config_file_path)):
        server.unwatch(path)
    server.observer = PollingObserver(timeout=0.2)  # seconds
    server.watch(str(config.config_file_path))  # the pages are in config.watch
    if FULL:
        log.info("Loading the packages of all snippets, for the first one that is saved")
        sys.path.insert(0, runner.__file__.rpartition("/")[0])  # MkDocs drops what hooks add
        with suppress(SourceError):  # the build has said it
            runner.run([], later=discover().values())
    folders = [Path(name).resolve() for name in (*config.watch, str(config.config_file_path))]
    seen = snapshot(folders)

    def rebuild() -> None:
        nonlocal seen
        changed, partial = set[Path](), bool(sites)
        while (now := snapshot(folders)) != seen:
            found = {path for path, _ in now.items() ^ seen.items()}
            partial = partial and now.keys() == seen.keys() and all(map(stays, found))
            changed, seen = changed | found, now
            run(found)  # what it writes is found next time round
        try:
            if partial and not changed:
                server._wanted_epoch = server._visible_epoch  # browsers need not load it again
            elif partial:
                refresh(changed)
            else:
                sites.clear()
                builder()
        except BaseException:
            sites.clear()  # half a site is nothing to start from
            raise

    server.builder = rebuild
    return server


def snapshot(folders: Iterable[Path]) -> dict[Path, int]:
    """When each file below these folders (or which they are) was changed."""
    times = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*.*")):
            if not PASSING.search(path.name):
                with suppress(FileNotFoundError):  # gone meanwhile
                    times[path] = path.stat().st_mtime_ns
    return times


def stays(path: Path) -> bool:
    """Whether a change of this file shows only on pages that name it, or that it is."""
    if is_output(path):
        return True
    page = next((site.pages[path] for site in sites.values() if path in site.pages), None)
    return page is not None and page.meta == get_data(path.read_text(encoding="utf-8"))[1]


def is_output(path: Path) -> bool:
    """Whether it is a snippet, or what one left."""
    return any(path.is_relative_to(ROOT / folder) for folder in ("snippets", "images"))


def run(changed: Iterable[Path]) -> None:
    """Run those of these files that are snippets, and keep their outputs or their problems."""
    for path in (path for path in changed if is_output(path) and path.suffix == ".py"):
        failed.pop(name := key(path), None)
        if not FULL:
            log.warning(f"{shown(path)} is not run here: run `make setup`, then `make serve` again")
        elif path.exists():
            try:
                with outputs.alone():
                    problems = build.build([path.stem])
            except (SourceError, SystemExit) as error:
                problems = [str(error)]
            for problem in problems:
                failed.setdefault(name, []).append(problem)
                log.error(problem)


def key(path: Path) -> str:
    """How pages name a snippet, its output or its figure, but for the suffix."""
    return f"{path.parent.name}/{path.stem}"


def shows(text: str, names: Iterable[str]) -> bool:
    """Whether a page embeds, quotes or shows something of these."""
    own = "|".join(rf"{name}[.-]|#{{{name.split('/')[1]}\." for name in names)
    return bool(own) and bool(re.search(own, text))


def refresh(changed: set[Path]) -> None:
    """Build these pages again, and those that show something of these files."""
    names = {key(path) for path in changed if is_output(path)}
    snippets, values = discover(), load_values()
    for site in sites.values():
        evidence: Any = site.config.plugins["docs/overrides/hooks/evidence.py"]
        evidence.values.update(values)
        there = site.files.documentation_pages()
        for path, page in site.pages.items():
            if path in changed or shows(path.read_text(encoding="utf-8"), names):
                for problem in evidence.page_problems(Page(path), snippets, values):
                    log.error(problem)
                mkdocs._populate_page(page, site.config, site.files)
                mkdocs._build_page(page, site.config, there, site.nav, site.env)
                page.validate_anchor_links(files=site.files, log_level=logging.WARNING)
                log.info(f"Built {shown(path)} again")
