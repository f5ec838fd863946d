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
import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import drift
import outputs
import runner
from pages import changed_quotes, shows
from source import ROOT, Snippet, SourceError, digest, discover, shown, write_file


@functools.cache
def engine() -> str:
    """What every run depends on, besides its snippet: all that is here, and the packages."""
    files = sorted(path for path in (ROOT / "scripts").iterdir() if path.is_file())
    texts = [path.read_text(encoding="utf-8") for path in (*files, ROOT / "requirements.txt")]
    return digest(*texts, f"{sys.version_info[:2]} {sys.platform}")


def key(snippet: Snippet) -> str:
    """Changes with whatever may change the outputs."""
    read = [p for p in snippet.beside() if p.suffix != ".py" or p.stem in snippet.text]
    files = ((path.name, path.stat()) for path in read if path.is_file() and path != snippet.path)
    beside = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files]
    return digest(snippet.text, engine(), *beside)


class Cache(dict[str, str]):
    """What made the outputs that are here: {snippet: its key}; not committed."""

    def __init__(self, root: Path) -> None:
        self.path = root / ".cache" / "build.json"
        with contextlib.suppress(OSError, ValueError):  # without it everything is stale
            self.update(json.loads(self.path.read_text(encoding="utf-8")))

    def add(self, snippet: Snippet) -> None:
        self[snippet.name] = key(snippet)
        write_file(self.path, json.dumps(self, indent=1))


def longest_first(snippets: Iterable[Snippet]) -> list[Snippet]:
    """So that no long one is left to run alone at the end."""
    return sorted(snippets, key=outputs.seconds, reverse=True)


def share(snippets: Iterable[Snippet], number: int, count: int) -> list[Snippet]:
    """The snippets of one of `count` machines (`number` from 1), which end at about one time.

    Each snippet is in exactly one share, on whatever machine this is asked.
    """
    shares: list[list[Snippet]] = [[] for _ in range(count)]
    loads = [0.0] * count
    for snippet in longest_first(snippets):
        least = loads.index(min(loads))
        shares[least].append(snippet)
        loads[least] += outputs.seconds(snippet)
    return shares[number - 1]


def progress(total: int) -> Callable[[runner.Result, list[str]], None]:
    """Prints a line for each finished run: how long it took, and what goes on."""
    count = itertools.count(1)

    def show(result: runner.Result, running: list[str]) -> None:
        mark = "FAILED" if result.problems else "ok"
        rest = f"  (running: {', '.join(running)})" if running else ""
        place = f"[{next(count):{len(str(total))}}/{total}]"
        print(f"{place} {mark:6} {result.seconds:5.1f} s  {result.snippet.label}{rest}", flush=True)

    return show


def build(
    names: list[str], everything: bool = False, root: Path = ROOT, scripts: Path | None = None
) -> list[str]:
    """Run what is stale, or what is named, and write its outputs; returns the problems."""
    snippets, cache = discover(root, scripts), Cache(root)
    todo = select(snippets, names)
    if not names and not everything:
        todo = [s for s in todo if cache.get(s.name) != key(s) or outputs.damage(s)]
    show = progress(len(todo))

    def keep(result: runner.Result, running: list[str]) -> None:
        """Write each result as it comes, so that a run that is stopped loses nothing."""
        show(result, running)
        if result.problems:
            return
        try:
            if outputs.damage(result.snippet) or drift_of(result, root):
                for path in outputs.write(result):
                    print(f"    {shown(path)}")
            if not unshown_warnings(result, root):
                cache.add(result.snippet)
        except SourceError as error:  # the disk is full: the others may still fit
            result.problems.append(str(error))

    results = runner.run(longest_first(todo), keep) if todo else []
    found = [result.problems or unshown_warnings(result, root) for result in results]
    for path in [] if names or scripts else outputs.orphans(snippets, root):
        path.unlink()
        print(f"    removed {shown(path)}: no snippet makes it")
    summary(found, len(snippets) - len(todo))
    return list(itertools.chain(*found))


def check(
    names: list[str],
    root: Path = ROOT,
    scripts: Path | None = None,
    part: tuple[int, int] = (1, 1),
) -> list[str]:
    """Run everything, or what is named, in a scratch place; returns what differs.

    `part` is (i, n) for the i-th of n machines that check together.
    """
    snippets = discover(root, scripts)
    todo = share(select(snippets, names), *part)
    results = runner.run(todo, progress(len(todo)))
    results.sort(key=lambda result: result.snippet.path)  # page by page
    drifts = {r.snippet: outputs.damage(r.snippet) + drift_of(r, root) for r in results if r.ok}
    drifted = [result for result in results if drifts.get(result.snippet)]
    for result in drifted:
        if is_random(result):
            where = f"{shown(result.snippet.path)}:1"
            drifts[result.snippet] += [f"{where}: is random: two runs of it differ; set a seed"]
    found = [
        [*result.problems, *drifts.get(result.snippet, []), *unshown_warnings(result, root)]
        for result in results
    ]
    for result in (result for result in results if result.ok):
        for asked in drift.tolerances(result.snippet):
            where = f"{shown(result.snippet.path)}:{asked.line}"
            print(f"{where}: {asked.label!r} may drift {asked.amount}: {asked.reason}")
    summary(found, len(snippets) - len(todo))
    problems = list(itertools.chain(*found))
    orphans = [] if names or scripts else outputs.orphans(snippets, root)
    problems += [f"{shown(path)}:1: no snippet makes it" for path in orphans]
    if drifted:
        names = [result.snippet.name for result in drifted]
        there = ["--snippets", str(scripts), "--out", str(root)] if scripts else []
        problems.append(f"To accept: python scripts/build.py build {shlex.join(names + there)}")
    if orphans:
        problems.append("To remove what no snippet makes: python scripts/build.py build")
    return problems


def summary(found: list[list[str]], skipped: int) -> None:
    failed = sum(map(bool, found))
    print(f"{len(found) - failed} succeeded, {failed} failed, {skipped} skipped")


def is_random(result: runner.Result) -> bool:
    """Whether another run gives other outputs."""
    (again,) = runner.run([result.snippet])
    both = outputs.render(result), outputs.render(again)
    return not again.ok or bool(outputs.differences(*both))


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
    return outputs.compare(result) + changed_quotes(result.snippet.name, result.values, root)


def unshown_warnings(result: runner.Result, root: Path = ROOT) -> list[str]:
    """Warnings that the page of a snippet does not show in both languages."""
    snippet, text = result.snippet, f"{result.snippet.label}.txt"
    if not snippet.strict or not result.warnings:
        return []
    there = shows(snippet.concept, root)
    return [
        f"{warning} (mend it, or show it on the page)"
        for section, warning in result.warnings.items()
        if not {(text, section), (text, "")} & there
    ]


def shard(text: str) -> tuple[int, int]:
    """(i, n) of "i/n"."""
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    number, count = map(int, found.groups()) if found else (0, 0)
    if not 1 <= number <= count:
        raise argparse.ArgumentTypeError(f"{text}: write i/n, from 1/n to n/n")
    return number, count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command", choices=("build", "check"))
    parser.add_argument("names", nargs="*", metavar="NAME", help="a snippet or a concept")
    parser.add_argument("--all", action="store_true", help="build also what is up to date")
    parser.add_argument("--shard", type=shard, default="1/1", help="check the i-th of n parts")
    parser.add_argument("--snippets", type=Path, metavar="DIR", help="run the programs below DIR")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the outputs of these go")
    options = parser.parse_intermixed_args()
    if (options.snippets is None) != (options.out is None):
        parser.error("--snippets DIR and --out DIR belong together")
    if options.snippets and not options.snippets.is_dir():
        parser.error(f"--snippets {options.snippets}: is not a folder")
    scripts = options.snippets and options.snippets.resolve()
    root = options.out.resolve() if scripts else ROOT
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with outputs.alone(root, shared=options.command == "check"):
            if options.command == "check":
                problems = check(options.names, root, scripts, options.shard)
            else:
                problems = build(options.names, options.all, root, scripts)
    except (OSError, SourceError) as error:
        problems = [str(error)]
    except KeyboardInterrupt:
        print("\nStopped. What had finished is kept.", file=sys.stderr)
        return 130
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
