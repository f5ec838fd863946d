"""What a figure shows, part by part, so that a change can be told in its reader's words.

`describe` is asked where the figure is drawn, and its answer is kept with the outputs; `changes`
compares two answers: "curve 'tanh': y at x=3 was 0.995, now 0.99". An answer has what readers
notice, not all that is drawn: drift.py says whether a figure changed.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

Description = dict[str, dict[str, str]]  # part of the figure -> property -> value
KEPT = 50  # points of a curve, cells of an image
STYLES = {"-": "solid", "--": "dashed", ":": "dotted", "-.": "dash-dot"}
ALONE = ("shape", "order", "corner")  # told only if nothing else is: they follow from other changes
FOLLOWS = {"points": "point count", "mean": "points", "mean of all cells": "cells"}  # told of one
MATH = re.compile(r"\$\\mathdefault\{(.*)\}\$")
POINT = re.compile(r"\((\S+) (\S+)\)")


def describe(figure: Any) -> Description:
    """The parts of a matplotlib figure that has been drawn."""
    width, height = figure.get_size_inches()
    parts = {"figure": {"size": f"{width:g} × {height:g} inch", "title": figure.get_suptitle()}}
    panels = [axes for axes in figure.axes if axes.get_label() != "<colorbar>"]
    for axes in figure.axes:
        panel = f"panel {panels.index(axes) + 1}" if axes in panels else "colour bar"
        box, drawn = axes.get_window_extent(), dict(_drawn(axes))
        parts[panel] = {
            "title": axes.get_title(),
            "aspect": str(axes.get_aspect()),
            "axes": "shown" if axes.axison else "hidden",
            "shape": f"{box.width / box.height:.3g}",
            "order": ", ".join(drawn),
        }
        every = {"x axis": _axis(axes.xaxis), "y axis": _axis(axes.yaxis)} | drawn
        if legend := axes.get_legend():
            entries = ", ".join(text.get_text() for text in legend.get_texts())
            every["legend"] = {"entries": entries, "corner": _point(legend.get_window_extent().p0)}
        parts |= {f"{panel}: {name}": part for name, part in every.items()}
    return parts


def _axis(axis: Any) -> dict[str, str]:
    low, high = sorted(limits := axis.get_view_interval())
    every = zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=False)
    ticks = [label for place, label in every if low <= place <= high]
    grid = [line for line in axis.get_gridlines() if line.get_visible()][:1]
    return {
        "state": "shown" if axis.get_visible() else "hidden",
        "label": axis.get_label_text(),
        "label font size": f"{axis.label.get_fontsize():g}",
        "limits": " to ".join(f"{limit:.5g}" for limit in limits),
        "scale": axis.get_scale(),
        "ticks": ", ".join(MATH.sub(r"\1", tick.get_text()) for tick in ticks),
        "tick font size": ", ".join({f"{tick.get_fontsize():g}" for tick in ticks}),
        "grid width": ", ".join(f"{line.get_linewidth():g}" for line in grid),
    }


def _drawn(axes: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """What is drawn in a panel, from back to front, by its label or number, with its properties."""
    count = Counter[str]()
    words = Counter(_colour(text.get_color()) for text in axes.texts)
    named = {_colour(text.get_color()): text.get_text() for text in axes.texts}
    artists = [*axes.lines, *axes.collections, *axes.patches, *axes.images, *axes.texts]
    for artist in sorted(artists, key=lambda artist: artist.get_zorder()):
        kind, part = _part(artist)
        label = str(artist.get_label())
        if label.startswith("_"):  # matplotlib's own; a text of its colour may name it
            colour = part.get("colour", "")
            label = named[colour] if words[colour] == 1 and colour != "#000000" else ""
        if kind == "text":
            label = artist.get_text()
        count[kind] += not label
        yield f"{kind} {label!r}" if label else f"{kind} {count[kind]}", part


def _part(artist: Any) -> tuple[str, dict[str, str]]:
    """What an artist is, and its properties."""
    from matplotlib.collections import Collection, PathCollection  # the builder does without it
    from matplotlib.image import AxesImage
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle
    from matplotlib.text import Text

    kind = type(artist)

    part = {"opacity": f"{1 if artist.get_alpha() is None else artist.get_alpha()}"}
    if issubclass(kind, Line2D):
        style = artist.get_linestyle()
        part |= {"colour": _colour(artist.get_color()), "width": f"{artist.get_linewidth():g}"}
        part |= {"line style": STYLES.get(style, style), "marker": str(artist.get_marker())}
        part |= {"marker size": f"{artist.get_markersize():g}"}
        return "curve", part | _points(artist.get_xydata())
    if issubclass(kind, Text):
        part |= {"colour": _colour(artist.get_color()), "font size": f"{artist.get_fontsize():g}"}
        target = {"target": _point(artist.xy)} if hasattr(artist, "xyann") else {}
        return "text", part | {"place": _point(artist.get_position())} | target
    if issubclass(kind, Collection):
        part |= {
            "colour": _colours(artist.get_facecolor()),
            "edge": _colours(artist.get_edgecolor()),
        }
        part |= {"width": ", ".join(f"{w:g}" for w in artist.get_linewidths())}
        corners = [tuple(corner) for path in artist.get_paths() for corner in path.vertices]
        if issubclass(kind, PathCollection):
            sizes = dict.fromkeys(f"{size:g}" for size in artist.get_sizes())
            part |= {"marker size": ", ".join(sizes), "marker corners": str(len(corners))}
            return "points", part | _points(artist.get_offsets())
        return "area", part | _points(corners)
    if issubclass(kind, AxesImage):
        cells = artist.get_array()
        part |= {"colour map": artist.get_cmap().name, "shape": str(cells.shape)}
        some = " ".join(f"{cell:.4g}" for cell in cells.ravel()[:: max(1, cells.size // KEPT)])
        return "image", part | {"cells": some, "mean of all cells": f"{cells.mean():.6g}"}
    part |= {"colour": _colour(artist.get_facecolor()), "edge": _colour(artist.get_edgecolor())}
    if issubclass(kind, Rectangle):
        left, bottom = artist.get_xy()
        top, width = bottom + artist.get_height(), artist.get_width()
        sides = {"left": left, "width": width, "bottom": bottom, "top": top}
        return "bar", part | {name: f"{value:.6g}" for name, value in sides.items()}
    return "shape", part | _points(artist.get_path().vertices)


def _points(points: Any) -> dict[str, str]:
    """Some of them, evenly spread; and their mean, which tells of the others."""
    every = [(float(x), float(y)) for x, y in points]
    step = max(1, len(every) // KEPT)
    kept = [*every[:-1:step], *every[-1:]]
    mean = [sum(values) / len(every) for values in zip(*every, strict=True)]
    return {
        "point count": str(len(every)),
        "points": " ".join(map(_point, kept)),
        "mean": _point(mean) if mean else "",
    }


def _point(point: Any) -> str:
    return "({:.6g} {:.6g})".format(*point)


def _colour(colour: Any) -> str:
    from matplotlib.colors import to_hex

    return str(to_hex(colour))


def _colours(colours: Any) -> str:
    return ", ".join(dict.fromkeys(map(_colour, colours)))


def changes(old: Description, new: Description) -> list[str]:
    """What a reader of the figure sees change, one line each."""
    found = [f"{name} is gone" for name in _without(old, new)]
    found += [f"{name} is new" for name in _without(new, old)]
    late = list[str]()
    for name in (name for name in old if name in new):
        a, b = old[name], new[name]
        for key in (key for key in a if a[key] != b.get(key, a[key])):
            first = FOLLOWS.get(key, key)
            if first == key or a[first] == b[first]:
                (late if key in ALONE else found).append(f"{name}: {_say(key, a[key], b[key])}")
    one = not any(name.startswith("panel 2") for name in (*old, *new))
    return [line.removeprefix("panel 1: ") if one else line for line in found or late]


def _without(parts: Description, others: Description) -> list[str]:
    """The parts that the others lack; not what is in a panel that they lack."""
    gone = [name for name in parts if name not in others]
    return [name for name in gone if ":" not in name or name.split(":")[0] not in gone]


def _say(key: str, old: str, new: str) -> str:
    verb = "were" if key.endswith("s") else "was"
    return (
        _moved(old, new)
        if key == "points"
        else f"{key} {verb} {old or 'none'}, now {new or 'none'}"
    )


def _moved(old: str, new: str) -> str:
    """Where a curve moved most."""
    pairs = zip(*(POINT.findall(text) for text in (old, new)), strict=False)
    (x, y), (u, v) = max(pairs, key=lambda pair: math.dist(*(map(float, point) for point in pair)))
    if x == u:
        return f"y at x={x} was {y}, now {v}"
    if y == v:
        return f"x at y={y} was {x}, now {u}"
    return f"a point was at ({x}, {y}), now at ({u}, {v})"
