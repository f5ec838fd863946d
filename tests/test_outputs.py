"""Committed outputs are what a run made, and any other state of them is noticed."""

import json
from pathlib import Path

import pytest

import outputs
from conftest import SVG, Project, edit
from source import discover

OUTPUTS = {
    "text": "snippets/demo/count.txt",
    "record": "snippets/demo/count.json",
    "figure": "images/demo/count.svg",
}


def test_a_run_commits_its_text_its_values_and_its_figures(project: Project) -> None:
    project.committed()
    files = project.files()
    assert files[OUTPUTS["text"]] == "total 5\n"
    assert files[OUTPUTS["figure"]] == SVG
    assert json.loads(files[OUTPUTS["record"]])["values"]["total"] == 5


def test_each_section_can_be_embedded_from_the_text(project: Project) -> None:
    project.committed(sections={"data": "", "fit": "1\n\n", "look": "2"})
    piece = "--8<-- [start:{0}]\n{1}\n--8<-- [end:{0}]\n"
    assert project.files()[OUTPUTS["text"]] == piece.format("fit", 1) + piece.format("look", 2)


def test_a_silent_run_leaves_no_empty_file(project: Project) -> None:
    project.committed(sections={"": " \n"})
    assert OUTPUTS["text"] not in project.files()


def test_unchanged_outputs_are_not_written_again(project: Project) -> None:
    result = project.committed()
    assert outputs.write(result) == []
    result.sections[""] = "total 6\n"
    written = outputs.write(result)
    assert [path.suffix for path in written] == [".txt", ".json"]  # the record vouches, so last


def test_a_figure_that_is_no_longer_drawn_goes(project: Project) -> None:
    result = project.committed(figures={"count-a.svg": SVG, "count-b.svg": SVG})
    result.figures.pop("count-b.svg")
    assert outputs.compare(result)
    outputs.write(result)
    assert [path.name for path in (project.root / "images/demo").iterdir()] == ["count-a.svg"]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("text", "total 5", "total 6"),
        ("text", "5\n", "5"),
        ("figure", "30.5", "30.51"),  # within the tolerance, but not what was drawn
        ("record", '"total": 5', '"total": 6'),
        ("record", '"loss": 0.25', '"loss": 0.26'),
        ("record", '"digest": "', '"digest": "0'),
        ("record", "{", ""),
        ("text", "", "missing"),
        ("figure", "", "missing"),
        ("record", "", "missing"),
    ],
)
def test_one_character_changed_by_hand_and_a_lost_file_are_found(
    project: Project, kind: str, old: str, new: str
) -> None:
    result = project.committed()
    assert outputs.damage(result.snippet) == []
    edit(project.root / OUTPUTS[kind], old, new)
    (found,) = outputs.damage(result.snippet)
    assert Path(OUTPUTS[kind]).name in found and ":1: " in found
    outputs.write(result)
    assert outputs.damage(result.snippet) == []


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ({"sections": {"": "total 6\n"}}, "+total 6"),
        (
            {"figures": {"count.svg": SVG.replace("30.5", "33.5")}},
            "is drawn in another way",
        ),
        ({"figures": {}}, "count.svg: is committed, but the run does not make it"),
        ({"figures": {"count.svg": SVG, "count-b.svg": SVG}}, "made by the run, but not committed"),
        ({"values": {"total": 6, "loss": 0.2}}, "total was 5, now 6"),
        ({"values": {"total": 5}}, "loss was 0.2, now absent"),
        ({"values": {"total": 5, "loss": 0}}, "loss was 0.2, now 0"),
        ({"values": {"total": 5, "loss": [0.2]}}, "loss was 0.2, now [0.2]"),
    ],
)
def test_a_run_that_gives_something_else_is_told(
    project: Project, output: dict[str, object], said: str
) -> None:
    result = project.committed(values={"total": 5, "loss": 0.2})
    for name, value in output.items():
        setattr(result, name, value)
    assert any(line.endswith(said) for line in outputs.compare(result))


def test_a_decimal_that_no_page_shows_may_move(project: Project) -> None:
    result = project.committed(values={"loss": 0.2, "losses": [{"a": 0.1}]})
    result.values = {"loss": 0.3, "losses": [{"a": 0.2}]}
    assert outputs.compare(result) == []


def test_an_output_without_its_snippet_is_an_orphan(project: Project) -> None:
    project.committed()
    assert outputs.orphans(discover(project.root), project.root) == []
    orphans = ["images/demo/old.svg", "snippets/demo/old.json", "snippets/demo/old.txt"]
    orphans.insert(1, "snippets/demo/.count.txt")  # of a build that was killed
    for path in orphans:
        (project.root / path).touch()
    assert outputs.orphans(discover(project.root), project.root) == [
        project.root / p for p in orphans
    ]
