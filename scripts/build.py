"""Run the snippets and keep their outputs: `python scripts/build.py build|check [NAME…]`.

`build` runs what is stale (or what is named) and writes outputs. `check` runs everything, writes
nothing, and fails when an output or a quoted value is not what it would be today.
"""

import argparse
import contextlib
import difflib
import functools
import itertools
import json
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import drift
import outputs
import runner
from pages import LANGUAGES, Page, Values, all_pages, load_values
from source import ROOT, Snippet, SourceError, digest, discover, shown, write_file

# A change in one of these makes every output stale.
ENGINE = ("matplotlibrc", "run.env", "source.py", "sandbox.py", "worker.py", "runner.py")


@functools.cache
def engine() -> str:
    """What every run depends on, besides its snippet."""
    paths = [*(ROOT / "scripts" / name for name in ENGINE), ROOT / "requirements.txt"]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return digest(*texts, f"{sys.version_info[:2]} {sys.platform}")


def key(snippet: Snippet) -> str:
    return digest(snippet.text, engine())


class Cache(dict[str, tuple[str, float]]):
    """What made the outputs that are here: {snippet: (its key, seconds)}; not committed."""

    def __init__(self, root: Path) -> None:
        self.path = root / ".cache" / "build.json"
        with contextlib.suppress(OSError, ValueError):  # without it everything is stale
            self.update(json.loads(self.path.read_text(encoding="utf-8")))

    def add(self, result: runner.Result) -> None:
        self[result.snippet.name] = (key(result.snippet), round(result.seconds, 1))
        write_file(self.path, json.dumps(self, indent=1))

    def longest_first(self, snippets: Iterable[Snippet]) -> list[Snippet]:
        """So that no long one is left to run alone at the end; unknown: those that train."""

        def seconds(snippet: Snippet) -> float:
            guess = snippet.text.count("fit(") + ("keras" in snippet.imports())
            return self.get(snippet.name, ("", guess))[1]

        return sorted(snippets, key=seconds, reverse=True)


def progress(total: int) -> Callable[[runner.Result, list[str]], None]:
    """Prints a line for each finished run: how long it took, and what goes on."""
    count = itertools.count(1)

    def show(result: runner.Result, running: list[str]) -> None:
        mark = "FAILED" if result.problems else "ok"
        label = f"{result.snippet.concept}/{result.snippet.name}"
        rest = f"  (running: {', '.join(running)})" if running else ""
        place = f"[{next(count):{len(str(total))}}/{total}]"
        print(f"{place} {mark:6} {result.seconds:5.1f} s  {label}{rest}", flush=True)

    return show


def build(names: list[str], everything: bool = False, root: Path = ROOT) -> list[str]:
    """Run what is stale, or what is named, and write its outputs; returns the problems."""
    snippets, cache = discover(root), Cache(root)
    todo = select(snippets, names)
    if not names and not everything:
        todo = [s for s in todo if cache.get(s.name, [""])[0] != key(s) or outputs.damage(s, root)]
    show = progress(len(todo))

    def keep(result: runner.Result, running: list[str]) -> None:
        """Write each result as it comes, so that a run that is stopped loses nothing."""
        show(result, running)
        if result.problems:
            return
        try:
            if outputs.damage(result.snippet, root) or drift_of(result, root):
                for path in outputs.write(result, root):
                    print(f"    {shown(path)}")
            if not unshown_warnings(result, root):
                cache.add(result)
        except SourceError as error:  # the disk is full: the others may still fit
            result.problems.append(str(error))

    problems: list[str] = []
    for result in runner.run(cache.longest_first(todo), keep) if todo else []:
        problems += result.problems or unshown_warnings(result, root)
    for path in [] if names else outputs.orphans(snippets, root):
        path.unlink()
        print(f"    removed {shown(path)}: no snippet makes it")
    print(f"{len(todo)} run, {len(snippets) - len(todo)} left as they are")
    return problems


def check(names: list[str], root: Path = ROOT) -> list[str]:
    """Run everything, or what is named, in a scratch place; returns what differs."""
    snippets, cache = discover(root), Cache(root)
    todo = cache.longest_first(select(snippets, names))
    problems, drifted = [], []
    for result in runner.run(todo, progress(len(todo))):
        found = outputs.damage(result.snippet, root)
        if not result.problems:
            found += drift_of(result, root)
            drifted += [result.snippet.name] if found else []
        problems += result.problems + found + unshown_warnings(result, root)
    orphans = [] if names else outputs.orphans(snippets, root)
    problems += [f"{shown(path)}:1: no snippet makes it" for path in orphans]
    if drifted:
        problems.append(f"To accept: python scripts/build.py build {' '.join(drifted)}")
    if orphans:
        problems.append("To remove what no snippet makes: python scripts/build.py build")
    return problems


def select(snippets: dict[str, Snippet], names: list[str]) -> list[Snippet]:
    """The snippets of these names or concepts, or all. Raises SystemExit for an unknown name."""
    chosen = dict(snippets) if not names else {}
    for name in names:
        found = {key: s for key, s in snippets.items() if name in (key, s.concept)}
        if not found:
            known = [*snippets, *{s.concept for s in snippets.values()}]
            close = ", ".join(difflib.get_close_matches(name, known, 3)) or "none"
            raise SystemExit(f"no snippet or concept '{name}'; close names: {close}")
        chosen |= found
    return list(chosen.values())


def drift_of(result: runner.Result, root: Path = ROOT) -> list[str]:
    """How a run differs from the committed outputs and from what the pages quote of them."""
    found = outputs.compare(result, root)
    try:
        old: Values = load_values(root, result.snippet.name)
    except SourceError:
        old = {}  # outputs.damage() has said so
    new: Values = {result.snippet.name: result.values}
    start = f"#{{{result.snippet.name}."
    for page in (page for page in all_pages(root) if start in page.text):
        for quote in (quote for quote in page.quotes() if quote[0].startswith(start)):
            try:
                before, after = page.value(quote, old), page.value(quote, new)
            except SourceError as error:
                found.append(str(error))
                continue
            if not drift.same_line(before, after):
                where = f"{shown(page.path)}:{page.line(quote.start())}"
                found.append(f"{where}: {quote[0]} shows {before}, the run gives {after}")
    return found


def unshown_warnings(result: runner.Result, root: Path = ROOT) -> list[str]:
    """Warnings that the page of a snippet does not show in both languages."""
    snippet, shows = result.snippet, set[tuple[str, str]]()
    for language in LANGUAGES:
        paths = (root / "docs" / language).rglob(f"{snippet.concept}.md")
        embeds = {embed[1:] for path in paths for embed in Page(path).embeds()}
        shows = embeds if language == LANGUAGES[0] else shows & embeds
    text = f"{snippet.concept}/{snippet.name}.txt"
    return [
        f"{warning} (mend it, or show it on the page)"
        for section, warning in result.warnings.items()
        if not {(text, section), (text, "")} & shows
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command", choices=("build", "check"))
    parser.add_argument("names", nargs="*", metavar="NAME", help="a snippet or a concept")
    parser.add_argument("--all", action="store_true", help="build also what is up to date")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        check_only = options.command == "check"
        with outputs.alone(shared=check_only):
            problems = check(options.names) if check_only else build(options.names, options.all)
    except (OSError, SourceError) as error:
        problems = [str(error)]
    except KeyboardInterrupt:
        print("\nStopped. What had finished is kept.", file=sys.stderr)
        return 130
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
