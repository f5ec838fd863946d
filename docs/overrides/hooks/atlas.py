"""The map of all concepts: one picture per language, every box a link, drawn from the front matter.

Sections follow one another in reading order; a line leads from a concept to those that need it.
"""

import html
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from catalog import Concept

# In units of the picture, which are pixels on a phone 390 px wide.
WIDTH, HEIGHT, ACROSS = 108, 46, 3
GAP_X, GAP_Y, TITLE = 18, 30, 36
ROAD, LANES = 13, 5  # how far from a box a line turns, and how many run side by side
LETTERS = 15.5  # how many half-width letters fit on a line of a box
LINE = 14
# A title may be broken after a space and between Chinese characters, but not before punctuation.
PIECE = re.compile(r"（?[\u2e80-\u9fff][，。、：；）]*|[^\u2e80-\u9fff（ ]+ ?| ")
TIP = (
    '<marker id="tip" viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="5" markerHeight="5" '
    'orient="auto"><path d="M0 0L6 3L0 6z"/></marker>'
)


@dataclass(frozen=True)
class Box:
    concept: Concept
    x: float
    y: float


def draw(
    sections: list[tuple[str, list[Concept]]], link: Callable[[Concept], str], name: str
) -> str:
    """The map as SVG; `link` gives the address of a concept, `name` is read to the blind."""
    boxes, titles, bottom = place(sections)
    width = ACROSS * WIDTH + (ACROSS - 1) * GAP_X
    lines = [line for box in boxes.values() for line in roads(box, boxes)]
    words = [f'<text class="section" y="{y:g}">{html.escape(title)}</text>' for title, y in titles]
    nodes = [node(box, link(box.concept)) for box in boxes.values()]
    view = f"-4 -4 {width + 8} {bottom + 2 * ROAD:g}"
    return (
        f'<svg class="map" role="group" aria-label="{html.escape(name)}" viewBox="{view}">'
        f'<g aria-hidden="true">{TIP}{"".join(lines)}</g>{"".join(words)}{"".join(nodes)}'
        f"</svg><style>{''.join(lights(boxes))}</style>"
    )


def place(
    sections: list[tuple[str, list[Concept]]],
) -> tuple[dict[str, Box], list[tuple[str, float]], float]:
    """(the boxes, the titles with their height, the height of it all)."""
    boxes, titles, y = dict[str, Box](), list[tuple[str, float]](), 0.0
    for title, members in sections:
        titles.append((title, y + 14))
        y += TITLE
        for number, concept in enumerate(members):
            row, column = divmod(number, ACROSS)
            x = column * (WIDTH + GAP_X)
            boxes[concept.slug] = Box(concept, x, y + row * (HEIGHT + GAP_Y))
        y += -(-len(members) // ACROSS) * (HEIGHT + GAP_Y)
    return boxes, titles, y - GAP_Y


def roads(box: Box, boxes: dict[str, Box]) -> Iterator[str]:
    """A line from each concept that this one needs."""
    for need in box.concept.needs:
        if need in boxes:
            lane = (list(boxes).index(need) % LANES - LANES // 2) * 2.6  # apart from other lines
            way = road(boxes[need], box, lane)
            yield f'<path class="from-{need} to-{box.concept.slug}" d="{way}"/>'


def road(start: Box, end: Box, lane: float) -> str:
    """The way from one box to another: along the row, or down beside the boxes between."""
    x, to_x = start.x + WIDTH / 2 + lane, end.x + WIDTH / 2 + lane
    y, to_y = start.y + HEIGHT, end.y
    if start.y == end.y and end.x - start.x == WIDTH + GAP_X:
        return f"M{start.x + WIDTH:g} {y - HEIGHT / 2:g}H{end.x:g}"
    turn, to_turn = y + ROAD + lane, to_y - ROAD + lane
    if start.y == end.y:
        return f"M{x:g} {y:g}V{turn:g}H{to_x:g}V{y:g}"
    if to_turn - turn < HEIGHT:
        return f"M{x:g} {y:g}V{turn:g}H{to_x:g}V{to_y:g}"
    side = (end.x - GAP_X / 2 if end.x else WIDTH + GAP_X / 2) + lane
    return f"M{x:g} {y:g}V{turn:g}H{side:g}V{to_turn:g}H{to_x:g}V{to_y:g}"


def node(box: Box, address: str) -> str:
    concept, parts = box.concept, wrap(box.concept.title)
    top = box.y + HEIGHT / 2 - (len(parts) - 1) * LINE / 2 + 4.5
    text = "".join(
        f'<tspan x="{box.x + WIDTH / 2:g}" y="{top + number * LINE:g}">{html.escape(part)}</tspan>'
        for number, part in enumerate(parts)
    )
    return (
        f'<a class="at-{concept.slug}" href="{address}" aria-label="{html.escape(concept.title)}">'
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>'
        f"<text>{text}</text></a>"
    )


def lights(boxes: dict[str, Box]) -> Iterator[str]:
    """Rules that show what a box needs and leads to while a reader points at it."""
    for slug in boxes:
        at = f".map:has(.at-{slug}:is(:hover,:focus-visible))"
        yield f"{at} .to-{slug}{{stroke:var(--figure-0,#0060a8);opacity:1}}"
        yield f"{at} .from-{slug}{{stroke:var(--figure-1,#d1495b);opacity:1}}"


def wrap(title: str) -> list[str]:
    """The title in as few lines as fit a box, of about the same length."""
    best, limit = fill(title, LETTERS), LETTERS
    while limit > 1 and len(narrower := fill(title, limit := limit - 1)) == len(best):
        best = narrower
    return best


def fill(title: str, limit: float) -> list[str]:
    """The title in lines of at most `limit` half-width letters, if its words allow it."""
    lines = [""]
    for piece in PIECE.findall(title):
        if lines[-1] and size((lines[-1] + piece).rstrip()) > limit:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def size(text: str) -> int:
    """How many half-width letters it takes; Chinese characters count twice."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
