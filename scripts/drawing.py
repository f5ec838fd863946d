"""Keep the figures of a snippet: those that it shows, and those left open at its end."""

import base64
import io
import re
import sys
from typing import Any

import captions
from source import Snippet

SVG = "http://www.w3.org/2000/svg"


class Album:
    """The figures in the order of their showing: their label, SVG, and what they show in words."""

    def __init__(self, snippet: Snippet) -> None:
        self.snippet = snippet
        self.figures: list[tuple[str, str, captions.Description]] = []

    def open(self) -> None:
        """Keep what the snippet shows, from now on."""
        if "matplotlib" in self.snippet.text or "pylab" in self.snippet.text:
            import matplotlib.pyplot as plt

            plt.show = lambda *_, **__: self.keep()

    def keep(self) -> None:
        """Save all open figures and close them, as people close their windows."""
        if "matplotlib.pyplot" not in sys.modules:
            return
        plt: Any = sys.modules["matplotlib.pyplot"]
        for figure in map(plt.figure, plt.get_fignums()):
            if self.snippet.strict:
                require_labels(figure)
            elif figure.canvas.callbacks.callbacks.get("draw_event"):  # an animation waits for it
                figure.canvas.draw()
            with plt.rc_context({"svg.hashsalt": "ai-background"}):
                svg = vector(figure) if self.snippet.strict else picture(figure)
            words = captions.describe(figure) if self.snippet.strict else {}
            self.figures.append((str(figure.get_label()), svg, words))
        plt.close("all")

    def named(self) -> tuple[dict[str, str], dict[str, captions.Description]]:
        """{file name: SVG} and {file name: what it shows}. Raises ValueError for a nameless one."""
        stem, strict = self.snippet.path.stem, self.snippet.strict
        svgs, words = {}, {}
        for number, (label, svg, shows) in enumerate(self.figures, 1):
            if strict and len(self.figures) > 1 and not label:
                raise ValueError("several figures: name each one, plt.subplots(num='name')")
            end = (f"-{label}" if label else "") if strict else (f".{number}" if number > 1 else "")
            name = f"{stem}{end}.svg"
            svgs[name], words[name] = svg, shows
        return svgs, words


def vector(figure: Any) -> str:
    file = io.StringIO()
    with figure.canvas.callbacks.blocked(signal="draw_event"):  # they expect a window
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r"[ \t]+$", "", file.getvalue(), flags=re.M)


def picture(figure: Any) -> str:
    """As SVG, with dots for what has too many lines, or all in dots if it is for screens only."""
    for mesh in figure.findobj(lambda artist: type(artist).__name__ == "QuadMesh"):
        mesh.set_rasterized(True)
    try:
        return vector(figure)
    except Exception:
        file = io.BytesIO()
        figure.savefig(file, format="png", metadata={"Software": None})
        data = base64.b64encode(file.getvalue()).decode()
        return f'<svg xmlns="{SVG}"><image href="data:image/png;base64,{data}"/></svg>\n'


def require_labels(figure: Any) -> None:
    """Raises ValueError for an axis that nobody could read."""
    for axes in figure.axes:
        bare = not axes.axison or not axes.has_data() or axes.get_label() == "<colorbar>"
        for side in "" if bare else "xy":
            siblings = getattr(axes, f"get_shared_{side}_axes")().get_siblings(axes)
            if not any(getattr(sibling, f"get_{side}label")() for sibling in siblings):
                raise ValueError(f"a figure has no {side} label: call set_{side}label()")
