"""Run the snippets and keep their outputs: `python scripts/build.py build|check [NAME…]`.

`build` runs what is stale (or what is named) and writes outputs; `check` runs everything, writes nothing,
and fails when an output, a quoted value or the code of a page is not what it would be today.
"""

import argparse
import difflib
import json
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import fences
import outputs
import runner
from pages import LANGUAGES, Page, Values, digest, load_pages, load_values
from source import ROOT, Snippet, SourceError, discover, shown

KEY_FILES = ("scripts/source.py", "scripts/worker.py", "scripts/runner.py", "scripts/matplotlibrc", "requirements.txt")


class Progress:
    """Prints a line for each finished run and, in a terminal, what is running now."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.said = total, 0, time.monotonic()
        self.terminal = sys.stdout.isatty()

    def __call__(self, result: runner.Result | None, running: list[str]) -> None:
        names = ", ".join(running)
        if result:
            self.done += 1
            mark = "FAILED" if result.problems else "ok"
            label = f"{result.snippet.concept}/{result.snippet.name}"
            clear = "\r\x1b[K" if self.terminal else ""
            width = len(str(self.total))
            print(f"{clear}[{self.done:{width}}/{self.total}] {mark:6} {result.seconds:5.1f} s  {label}", flush=True)
            self.said = time.monotonic()
        if self.terminal and running:
            print(f"\r\x1b[K  running: {names}"[:100], end="", flush=True)
        elif running and time.monotonic() - self.said > 15:
            print(f"  still running: {names}", flush=True)
            self.said = time.monotonic()


def select(snippets: dict[str, Snippet], names: Iterable[str]) -> list[Snippet]:
    """The snippets of these names or concepts. Raises SystemExit for an unknown one."""
    chosen: dict[str, Snippet] = {}
    for name in names:
        found = {k: s for k, s in snippets.items() if name in (k, s.concept)}
        if not found:
            known = [*snippets, *{s.concept for s in snippets.values()}]
            close = difflib.get_close_matches(name, known, 3)
            raise SystemExit(f"no snippet or concept '{name}'; close names: {', '.join(close) or 'none'}")
        chosen |= found
    return list(chosen.values())


def run_key(snippet: Snippet, root: Path = ROOT) -> str:
    """What a run depends on: the snippet, the runner, the lock, Python."""
    files = [p.read_text(encoding="utf-8") for name in KEY_FILES if (p := root / name).exists()]
    return digest(snippet.text, *files, f"{sys.version_info[:2]} {sys.platform} {runner.ENVIRONMENT}")


def build(names: list[str], everything: bool = False, root: Path = ROOT) -> int:
    """Run what is stale, or what is named; returns the exit status."""
    snippets = discover(root)
    cache_path = root / ".cache" / "build.json"
    cache: dict[str, dict[str, object]] = {}
    if cache_path.exists():
        cache = json.loads(cache_path.read_text(encoding="utf-8"))
    todo = select(snippets, names) if names else list(snippets.values())
    if not names and not everything:
        todo = [s for s in todo if _stale(s, cache, root)]
    progress = Progress(len(todo))
    problems: list[str] = []

    def keep(result: runner.Result | None, running: list[str]) -> None:
        progress(result, running)
        if not result or result.problems:
            return
        old, new = outputs.committed(result.snippet, root), outputs.render(result, root)
        same_source = any(digest(result.snippet.text) in text for p, text in old.items() if p.suffix == ".json")
        if not same_source or outputs.edited(old) or outputs.compare(old, new) or _requoted(result, root):
            for path in outputs.write(new, old):
                print(f"    wrote {shown(path)}")
        cache[result.snippet.name] = {"key": run_key(result.snippet, root), "seconds": round(result.seconds, 1)}
        outputs.write_file(cache_path, json.dumps(cache, indent=1))

    todo.sort(key=lambda s: -float(str(cache.get(s.name, {}).get("seconds", 5))))
    for result in runner.run(todo, keep) if todo else []:
        problems += result.problems or _warnings(result, root)
    if not names:
        for path in _orphans(snippets, root):
            path.unlink()
            print(f"    removed {shown(path)}, which no snippet makes")
    problems += _notebooks(root, write=True)
    print(f"{len(todo)} run, {len(snippets) - len(todo)} unchanged")
    return _finish(problems)


def check(names: list[str], root: Path = ROOT) -> int:
    """Run everything, or what is named, in a scratch place and compare; returns the exit status."""
    snippets = discover(root)
    chosen = select(snippets, names) if names else list(snippets.values())
    pages = [page for both in load_pages(root).values() for page in both.values()]
    readme = root / "README.md"
    pages += [Page(readme)] if readme.exists() and not names else []
    problems: list[str] = []
    drifted: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        programs = _programs(pages, snippets, {s.name for s in chosen}, Path(folder), root, problems)
        todo = [*chosen, *(snippet for snippet, _ in programs.values())]
        results = runner.run(todo, Progress(len(todo)))
    fresh: Values = {}
    for snippet, result in zip(chosen, results, strict=False):
        if result.problems:
            problems += result.problems
            continue
        fresh[snippet.name] = result.values
        old = outputs.committed(snippet, root)
        found = outputs.edited(old) + outputs.compare(old, outputs.render(result, root))
        drifted |= {snippet.name} if found else set()
        problems += found + _warnings(result, root)
    for result, (_, uses) in zip(results[len(chosen) :], programs.values(), strict=True):
        problems += _shown_output(result, uses)
    for page in pages:
        found = _quote_drift(page, load_values(root), fresh)
        problems += found
    if not names:
        problems += [f"{shown(p)}: no snippet makes it" for p in _orphans(snippets, root)]
        problems += _notebooks(root, write=False)
    if problems:
        what = " ".join(sorted(drifted)) if drifted else ""
        print(f"\nTo accept what ran: python scripts/build.py build {what}".rstrip())
    return _finish(problems)


def _stale(snippet: Snippet, cache: dict[str, dict[str, object]], root: Path) -> bool:
    old = outputs.committed(snippet, root)
    made = snippet.path.with_suffix(".json") in old and not outputs.edited(old)
    return not made or cache.get(snippet.name, {}).get("key") != run_key(snippet, root)


def _pages_of(snippet: Snippet, root: Path) -> list[list[Page]]:
    folders = [root / "docs" / language for language in LANGUAGES]
    return [[Page(p) for p in folder.rglob(f"{snippet.concept}.md")] for folder in folders]


def _warnings(result: runner.Result, root: Path) -> list[str]:
    """Warnings that the page of a snippet does not show in both languages."""
    snippet, found = result.snippet, []
    for warning in result.warnings:
        ways = {(f"{snippet.concept}/{snippet.name}.txt", s) for s in (warning["section"], "")}
        shows = [any(ways & {e[1:] for e in p.embeds()} for p in pages) for pages in _pages_of(snippet, root)]
        if not all(shows):
            found.append(f"{shown(snippet.path)}:{warning['line']}: {warning['text']} (mend it, or show this output on both pages)")
    return found


def _quote_drift(page: Page, old: Values, new: Values) -> list[str]:
    """Quoted values that a run does not give any more, to the digits that the page shows."""
    found = []
    for match in page.quotes():
        if match[1].split(".")[0] not in new:
            continue
        try:
            before, after = page.value(match, old), page.value(match, new)
        except SourceError as error:
            found.append(str(error))
            continue
        if not outputs.drift.same_line(before, after):
            found.append(f"{shown(page.path)}:{page.line(match.start())}: {match[0]} shows {before}, the run gives {after}")
    return found


def _requoted(result: runner.Result, root: Path) -> bool:
    pages = [page for both in load_pages(root).values() for page in both.values()]
    old, new = load_values(root), {result.snippet.name: result.values}
    return any(_quote_drift(page, old, new) for page in pages)


Programs = dict[str, tuple[Snippet, list[tuple[Page, list[fences.Block]]]]]


def _programs(pages: list[Page], snippets: dict[str, Snippet], chosen: set[str], folder: Path, root: Path, problems: list[str]) -> Programs:
    """What the pages let their readers run, except whole snippets, which run anyway; by code."""
    found: Programs = {}
    for page in pages:
        try:
            titles = fences.programs(page, load_values(root), root)
        except SourceError as error:
            problems.append(str(error))
            continue
        for title, blocks in titles.items():
            snippet = snippets.get(Path(title).stem)
            if len(chosen) < len(snippets) and (not snippet or snippet.name not in chosen):
                continue
            codes = [block.code.strip("\n") for block in blocks]
            if snippet and codes == [section.code for section in snippet.sections]:
                continue
            text = "".join(f"# --8<-- [start:b{n}]\n{code}\n# --8<-- [end:b{n}]\n" for n, code in enumerate(codes))
            path = folder / page.path.stem / f"program_{len(found)}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            found.setdefault(text, (Snippet(path), []))[1].append((page, blocks))
    return found


def _shown_output(result: runner.Result, uses: list[tuple[Page, list[fences.Block]]]) -> list[str]:
    """Where a page shows another output than its own code gives."""
    found = []
    for page, blocks in uses:
        where = f"{shown(page.path)}:{blocks[0].line}:"
        found += [f"{where} read from top to bottom, '{blocks[0].title}' fails: {p}" for p in result.problems]
        for block, fresh in zip(blocks, result.sections.values(), strict=False):
            lines = outputs.drift.text((block.output or "").strip("\n"), fresh.strip("\n"), "output on the page")
            if lines and not result.problems:
                found.append("\n".join([f"{shown(page.path)}:{block.line}: the output below this code differs", *lines]))
    return found


def _orphans(snippets: dict[str, Snippet], root: Path) -> list[Path]:
    made = {path for snippet in snippets.values() for path in outputs.committed(snippet, root)}
    paths = [*(root / "snippets").glob("*/*.txt"), *(root / "snippets").glob("*/*.json"), *(root / "images").glob("*/*.svg")]
    return sorted(set(paths) - made)


def _notebooks(root: Path, write: bool) -> list[str]:
    """Bring the notebooks of the labs up to date, or say which are not."""
    found = []
    for page in sorted((root / "docs").glob("*/labs/*.md")):
        path = page.with_suffix(".ipynb")
        try:
            text = fences.notebook(Page(page), load_values(root), root)
        except (SourceError, OSError) as error:
            found.append(str(error))
            continue
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            if write:
                outputs.write_file(path, text)
                print(f"    wrote {shown(path)}")
            else:
                found.append(f"{shown(path)}:1: is not what its page and outputs make; run python scripts/build.py build")
    return found


def _finish(problems: list[str]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} problem{'s' * (len(problems) > 1)}", file=sys.stderr)
    return 1 if problems else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("build", "check"))
    parser.add_argument("names", nargs="*", metavar="NAME", help="a snippet or a concept")
    parser.add_argument("--all", action="store_true", help="build: run what is up to date, too")
    options = parser.parse_args()
    try:
        if options.command == "check":
            return check(options.names)
        return build(options.names, options.all)
    except SourceError as error:
        return _finish([str(error)])
    except KeyboardInterrupt:
        print("\nstopped; finished results are kept", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
