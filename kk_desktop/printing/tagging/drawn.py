"""A chart's drawing as the operators of a page: the same rectangles, lines and words as on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kk_desktop.domain.charts.drawing import Drawing, Fill, Stroke, Tone, Words

COLOURS = {
    Tone.INK: "#16191D",
    Tone.SECONDARY: "#4B535C",
    Tone.LINE: "#DDE1E6",
    Tone.GROUND: "#FFFFFF",
    Tone.S1: "#1B5A8E",
    Tone.S2: "#B37510",
    Tone.S3: "#4C8A86",
    Tone.S4: "#8B6BA8",
}
"""The colours of paper; the rows' own are those of the screen in daylight."""


class Shown(Protocol):
    """Gives a text as names of fonts and codes."""

    def __call__(self, text: str, *, bold: bool) -> list[tuple[str, str]]:
        """The text, ready to stand in brackets in a page's drawing."""


def code_of(
    drawing: Drawing, place: tuple[float, float, float, float], page_height: float, shown: Shown
) -> Iterator[str]:
    """The operators that draw it in the place (left, top, width, height), made smaller or larger to fill it."""
    left, top, width, _height = place
    scale = width / drawing.width

    def at(x: float, y: float) -> str:
        return f"{left + x * scale:.2f} {page_height - top - y * scale:.2f}"

    for shape in drawing.shapes:
        if isinstance(shape, Fill):
            size = f"{shape.width * scale:.2f} {shape.height * scale:.2f}"
            yield f"{_rgb(shape.tone)} rg {at(shape.x, shape.y + shape.height)} {size} re f"
        elif isinstance(shape, Stroke):
            ends = f"{at(shape.x0, shape.y0)} m {at(shape.x1, shape.y1)} l"
            yield f"{_rgb(shape.tone)} RG {shape.thickness * scale:.2f} w {ends} S"
        else:
            yield _words(shape, at(shape.x, shape.y), scale, shown)


def _words(words: Words, start: str, scale: float, shown: Shown) -> str:
    turn = "0 1 -1 0" if words.turned else "1 0 0 1"
    # The space keeps a reader from running it together with the words drawn next.
    pieces = shown(f"{words.text} ", bold=words.bold)
    parts = " ".join(f"{font} {words.size * scale:.2f} Tf ({code}) Tj" for font, code in pieces)
    return f"{_rgb(words.tone)} rg BT {turn} {start} Tm {parts} ET"


def _rgb(tone: Tone) -> str:
    colour = COLOURS[tone].lstrip("#")
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.4f}" for place in (0, 2, 4))
