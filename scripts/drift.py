"""Compare a new output with the committed one.

Text must be the same, except that a decimal with at least four significant digits may move by one
unit in its last place, and a number as far as its snippet asks for. A figure must have the same
skeleton, and its numbers may move by 0.05 pt. tests/test_mutations.py holds what must be caught.
"""

import difflib
import io
import re
import tokenize
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from source import Snippet, SourceError, shown

DECIMAL = re.compile(r"[-+−]?\d+(?:\.\d+)(?:e[-+]?\d+)?|[-+−]?\d+e[-+]?\d+", re.I)
ANY_NUMBER = re.compile(r"[-+−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?", re.I)
DIGITS = 4  # significant digits from which the last one is tolerant
ASKED = re.compile(r"#\s*may\s+drift\b", re.I)
LOOSER = re.compile(r'# may drift (\d+(?:\.\d+)?(?:e-?\d+)?) in "([^"]+)": (\S.*)')
SHOWN = 5  # places of a figure that differ
POINTS = 0.05  # how far a coordinate may move, in pt
NUMBER = re.compile(r"(?<![\w#.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)")
IDENTITY = re.compile(r"\b(?:[a-z]|C\w+_)[0-9a-f]{10}\b")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Tolerance:
    """How far the numbers may move in the lines of the output that begin with `label`."""

    line: int  # of the snippet, where the comment stands
    label: str
    amount: Decimal
    reason: str

    def covers(self, printed: str) -> bool:
        """Whether a line begins so: 'loss 0.1', but not 'losses 0.1'."""
        return re.match(rf"\s*{re.escape(self.label)}(?!(?<=\w)[^\W\d])", printed) is not None


def tolerances(snippet: Snippet) -> list[Tolerance]:
    """What comments such as `# may drift 0.002 in "loss": why` ask for. Raises SourceError."""
    found = list[Tolerance]()
    lines = io.StringIO(snippet.text if snippet.strict else "")
    for token in tokenize.generate_tokens(lines.readline):
        if ASKED.match(token.string):  # a comment: no other token begins so
            line = token.start[0]
            if not (match := LOOSER.fullmatch(token.string)):
                problem = 'write how far, where and why: # may drift 0.002 in "loss": the reason'
                raise SourceError(snippet.path, line, problem)
            found.append(Tolerance(line, match[2], Decimal(match[1]), match[3]))
    return found


def idle(snippet: Snippet, printed: list[str]) -> list[str]:
    """Those that no printed line begins like. Raises SourceError as `tolerances` does."""
    return [
        f"{shown(snippet.path)}:{asked.line}: no line of the output begins with {asked.label!r}"
        for asked in tolerances(snippet)
        if not any(map(asked.covers, printed))
    ]


def text(
    old: str, new: str, name: str = "output", tolerances: Iterable[Tolerance] = ()
) -> list[str]:
    """A unified diff of the lines that differ beyond the tolerance; empty when none does."""
    before, after = old.splitlines(), new.splitlines()

    def same(a: str, b: str) -> bool:
        loose = [t.amount for t in tolerances if t.covers(a) and t.covers(b)]
        return same_line(a, b, max(loose, default=Decimal(0)))

    if len(before) == len(after):
        # A tolerated line counts as unchanged, so that only real changes are shown.
        after = [a if same(a, b) else b for a, b in zip(before, after, strict=True)]
    names = (f"{name} (committed)", f"{name} (now)")
    return list(difflib.unified_diff(before, after, *names, n=1, lineterm=""))


def same_line(old: str, new: str, amount: Decimal = Decimal(0)) -> bool:
    """Whether two lines are equal, but for decimals and for numbers that move by `amount`."""
    pattern = ANY_NUMBER if amount else DECIMAL
    if pattern.sub("0", old) != pattern.sub("0", new):
        return False
    pairs = zip(pattern.findall(old), pattern.findall(new), strict=True)
    return all(a == b or _same_number(a, b, amount) for a, b in pairs)


def _same_number(old: str, new: str, amount: Decimal) -> bool:
    a, b = (Decimal(s.replace("−", "-")) for s in (old, new))
    if abs(a - b) <= amount:
        return True
    exponents = [int(value.as_tuple().exponent) for value in (a, b)]
    digits = min(len(value.as_tuple().digits) for value in (a, b))
    whole = not DECIMAL.fullmatch(old)  # a count is exact
    return not whole and digits >= DIGITS and abs(a - b) <= Decimal(1).scaleb(max(exponents))


def figure(old: str, new: str) -> list[str]:
    """Where two SVGs differ, one line for each part of the figure; empty when they agree."""
    try:
        before, after = (list(_walk(ET.fromstring(svg))) for svg in (old, new))
    except ET.ParseError as error:
        return [f"not an SVG: {error}"]
    places = dict[str, None]()
    for a, b in zip_longest(before, after):
        if a is None or b is None or a[:2] != b[:2]:
            places[(a or b or ("",))[0] or "figure"] = None
            break  # all that follows stands in another place
        if not _close(a[2], b[2]):
            places[a[0] or "figure"] = None
    rest = len(places) - SHOWN
    found = [f"{place}: is drawn in another way" for place in list(places)[:SHOWN]]
    return found + [f"and {rest} other places"] * (rest > 0)


def _close(old: dict[str, str], new: dict[str, str]) -> bool:
    """Coordinates are measurements; a label, a colour or a line width is a choice, and exact."""
    if old.keys() != new.keys():
        return False
    for key, a in old.items():
        b = new[key]
        if a != b and (key in ("style", "text") or NUMBER.sub("0", a) != NUMBER.sub("0", b)):
            return False
        pairs = zip(NUMBER.findall(a), NUMBER.findall(b), strict=True) if a != b else ()
        if any(abs(float(x) - float(y)) > POINTS for x, y in pairs):
            return False
    return True


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
        content = {key: IDENTITY.sub(neutral, value) for key, value in element.attrib.items()}
        if element.text and element.text.strip():
            content["text"] = element.text.strip()
        yield place, element.tag.removeprefix(SVG), content
        for child in element:
            if isinstance(child.tag, str):  # no comment
                yield from visit(child, place)

    return visit(root, "")
