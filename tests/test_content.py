"""The real pages: what a reader sees is what ran, and both languages show the same."""

import re
import subprocess
from pathlib import Path

import pytest

import drift
import evidence
import runner
from contracts import Block, broken_promises, programs
from pages import Page, all_pages, load_values
from source import ROOT, Snippet, discover, shown
from wording import broken_wording


def report(problems: list[str]) -> None:
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_pages_show_only_what_exists() -> None:
    """A reader would see raw marks, or the site would not build."""
    report(evidence.problems())


def test_both_languages_show_the_same_evidence() -> None:
    """A reader of one language would miss an experiment, or see another number."""
    report(broken_promises())


def test_prose_keeps_to_its_terms_and_quotes_its_numbers() -> None:
    """A reader would meet two names for one thing, a stale number, or a source nobody listed."""
    report(broken_wording())


def test_code_on_the_pages_runs_as_its_reader_would_run_it(tmp_path: Path) -> None:
    """A reader who copies the blocks of a page, from top to bottom, would get something else."""
    snippets, values, problems = discover(), load_values(), []
    runs: dict[str, tuple[Snippet, list[tuple[Page, list[Block]]]]] = {}
    for page in [*all_pages(), Page(ROOT / "README.md")]:
        for title, blocks in programs(page, values).items():
            codes = [block.code.strip("\n") for block in blocks]
            snippet = snippets.get(Path(title).stem)
            if snippet and codes == [section.code for section in snippet.sections]:
                # The drift check runs exactly this; what is shown below it is left to compare.
                text = snippet.path.with_suffix(".txt")
                committed = text.read_text(encoding="utf-8") if text.exists() else ""
                committed = re.sub(r"^--8<-- .*\n", "", committed, flags=re.M)
                if (
                    "".join(block.output.rstrip("\n") + "\n" for block in blocks if block.output)
                    != committed
                ):
                    where = f"{shown(page.path)}:{blocks[0].line}: the output of {title} is not"
                    problems.append(f"{where} directly below its code")
                continue
            marked = [
                f"# --8<-- [start:b{n}]\n{c}\n# --8<-- [end:b{n}]\n" for n, c in enumerate(codes)
            ]
            path = tmp_path / page.path.stem / f"program_{len(runs)}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text("".join(marked), encoding="utf-8")
            runs.setdefault("".join(marked), (Snippet(path), []))[1].append((page, blocks))
    results = runner.run([snippet for snippet, _ in runs.values()])
    for result, (_, uses) in zip(results, runs.values(), strict=True):
        for page, blocks in uses:
            where = f"{shown(page.path)}:{blocks[0].line}: {blocks[0].title}"
            problems += [f"{where}, read from top to bottom: {p}" for p in result.problems]
            for block, fresh in zip(blocks, result.sections.values(), strict=False):
                lines = drift.text(block.output.strip("\n"), fresh.strip("\n"), "output")
                if lines:
                    where = f"{shown(page.path)}:{block.line}"
                    problems.append("\n".join([f"{where}: this code prints other output", *lines]))
    report(problems)


def test_every_make_target_that_the_readme_names_exists() -> None:
    """A newcomer's first command would fail."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("*.md"))
    targets = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.M))
    assert targets >= {"serve", "test"}
    for target in targets:
        subprocess.run(["make", "-n", target], cwd=ROOT, check=True, capture_output=True)
