"""The map shows every concept as a link, and every prerequisite as a line."""

from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

import atlas

SVG = "{http://www.w3.org/2000/svg}"


def concept(slug: str, *needs: str, title: str = "") -> Any:
    return SimpleNamespace(slug=slug, title=title or slug, needs=list(needs))


def drawn(*sections: list[Any]) -> ElementTree.Element:
    order = [(f"Section {number}", members) for number, members in enumerate(sections)]
    svg = atlas.draw(order, lambda concept: f"../{concept.slug}/", "A map")
    return ElementTree.fromstring(f'<p xmlns="{SVG[1:-1]}">{svg}</p>')


def test_every_concept_is_a_link_with_a_name() -> None:
    """A reader could not open it, or hear what it is."""
    root = drawn([concept("a", title="A & B"), concept("b", "a")], [concept("c", "a", "b")])
    links = {link.attrib["href"]: link.attrib["aria-label"] for link in root.iter(f"{SVG}a")}
    assert links == {"../a/": "A & B", "../b/": "b", "../c/": "c"}


def test_every_prerequisite_is_a_line() -> None:
    """A reader would start in the wrong place."""
    chain = [concept("c0")] + [concept(f"c{n}", "c0", f"c{n - 1}", "absent") for n in range(1, 9)]
    lines = [path.attrib["class"] for path in drawn(chain).iter(f"{SVG}path") if path.get("class")]
    assert set(lines) == {
        f"from-{need} to-c{n}" for n in range(1, 9) for need in ("c0", f"c{n - 1}")
    }


def test_boxes_and_lines_stay_inside_the_picture() -> None:
    """A reader on a phone would see half of it."""
    members = [concept(f"c{n}", *(f"c{m}" for m in range(n))) for n in range(10)]
    root = drawn(members[:4], members[4:])
    left, top, width, height = map(float, next(root.iter(f"{SVG}svg")).attrib["viewBox"].split())
    boxes, _, _ = atlas.place([("", members[:4]), ("", members[4:])])
    for box in boxes.values():
        assert left <= box.x <= left + width - atlas.WIDTH
        assert top <= box.y <= top + height - atlas.HEIGHT


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Dropout", ["Dropout"]),
        ("Vanishing and exploding gradients", ["Vanishing and", "exploding", "gradients"]),
        ("梯度消失与梯度爆炸", ["梯度消失与", "梯度爆炸"]),
        ("ReLU 死亡与带泄漏的 ReLU", ["ReLU 死亡与带", "泄漏的 ReLU"]),
        ("看着它训练：TensorBoard", ["看着它训练：", "TensorBoard"]),
    ],
)
def test_titles_wrap_to_fit_their_box(title: str, lines: list[str]) -> None:
    assert atlas.wrap(title) == lines
