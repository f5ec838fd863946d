"""Run the snippets and keep their outputs: `python scripts/build.py build|check [NAME…]`.

`build` runs what is stale (or what is named) and writes outputs. `check` runs everything, writes
nothing, and fails when an output or a quoted value is not what it would be today.
"""

import argparse
import itertools
import re
import shlex
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import drift
import outputs
import runner
from pages import changed_quotes, shows
from plan import Cache, longest_first, select, share
from programs import programs
from source import ROOT, SourceError, discover, shown


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
    names: list[str], everything: bool = False, root: Path = ROOT, folder: Path | None = None
) -> list[str]:
    """Run what is stale, or what is named, and write its outputs; returns the problems.

    With a `folder`, its programs are run instead of the notes' snippets; outputs go to `root`.
    """
    snippets = programs(folder, root) if folder else discover(root)
    cache, todo = Cache(root), select(snippets, names)
    if not names and not everything:
        todo = [snippet for snippet in todo if not cache.has(snippet)]
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
    for path in [] if names or folder else outputs.orphans(snippets, root):
        path.unlink()
        print(f"    removed {shown(path)}: no snippet makes it")
    summary(found, len(snippets) - len(todo))
    return list(itertools.chain(*found))


def check(
    names: list[str],
    root: Path = ROOT,
    folder: Path | None = None,
    part: tuple[int, int] = (1, 1),
) -> list[str]:
    """Run everything, or what is named, in a scratch place; returns what differs.

    `folder` is as for `build`; `part` is (i, n) for the i-th of n machines that check together.
    """
    snippets = programs(folder, root) if folder else discover(root)
    todo = share(select(snippets, names), *part)
    results = runner.run(todo, progress(len(todo)))
    results.sort(key=lambda result: result.snippet.path)  # page by page
    drifts = {r.snippet: outputs.damage(r.snippet) + drift_of(r, root) for r in results if r.ok}
    drifted = [result for result in results if drifts.get(result.snippet)]
    for result in random(drifted, Cache(root)):
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
    orphans = [] if names or folder else outputs.orphans(snippets, root)
    problems += [f"{shown(path)}:1: no snippet makes it" for path in orphans]
    if drifted:
        names = [result.snippet.name for result in drifted]
        there = ["--snippets", str(folder), "--out", str(root)] if folder else []
        problems.append(f"To accept: python scripts/build.py build {shlex.join(names + there)}")
    if orphans:
        problems.append("To remove what no snippet makes: python scripts/build.py build")
    return problems


def summary(found: list[list[str]], skipped: int) -> None:
    failed = sum(map(bool, found))
    print(f"{len(found) - failed} succeeded, {failed} failed, {skipped} skipped")


def random(results: list[runner.Result], cache: Cache) -> list[runner.Result]:
    """Those of these runs that another run does not repeat, be it the one that left its outputs."""
    if not results:
        return []
    print(f"Running {len(results)} again, to see whether their outputs are random", flush=True)
    again = runner.run([result.snippet for result in results], progress(len(results)))
    return [
        first
        for first, second in zip(results, again, strict=True)
        if not second.ok
        or outputs.differences(outputs.render(first), outputs.render(second))
        or (cache.has(first.snippet) and outputs.compare(first))
    ]


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
    folder = options.snippets and options.snippets.resolve()
    root = options.out.resolve() if folder else ROOT
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with outputs.alone(root, shared=options.command == "check"):
            if options.command == "check":
                problems = check(options.names, root, folder, options.shard)
            else:
                problems = build(options.names, options.all, root, folder)
    except (OSError, SourceError) as error:
        problems = [str(error)]
    except KeyboardInterrupt:
        print("\nStopped. What had finished is kept.", file=sys.stderr)
        return 130
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
