"""Strips: the horizontal pieces of a page that are never divided, one line of text or one table row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from kk_desktop.domain.charts.drawing import Drawing

from .characters import clean, one_line
from .fonts import Face, face
from .lines import Line, Look, Note, Piece, break_lines
from .pictures import Picture
from .tagging.tree import Element
from .templates import TextStyle

MM = 72 / 25.4
"""Points in a millimetre."""

ASCENT = 0.95
DESCENT = 0.28
"""How far a line reaches over and under its baseline, in sizes of its type: what a block's box encloses."""

CAPITAL = 7.4
"""The height in points of a capital letter of ordinary text: the head of a picture stands where theirs does."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text on a strip's baseline, ``x`` from the page's left edge."""

    x: float
    line: Line


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule, ``drop`` below the strip's baseline (above when negative)."""

    x0: float
    x1: float
    drop: float
    thickness: float


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A figure's picture or drawing whose foot is a strip's baseline, ``x`` from the page's left edge."""

    x: float
    width: float
    height: float
    picture: Picture | Drawing
    element: Element


@dataclass(frozen=True, slots=True)
class Room:
    """Where a table stands across the page: in the text column, ``wide`` beyond it, or on a ``turned`` page."""

    left: float
    measure: float
    wide: bool = False
    turned: bool = False


@dataclass(slots=True)
class Strip:
    """One undivided piece; all lengths are points.

    ``advance`` is the distance from the baseline above, ``space`` what comes on top of it except at a page's head,
    ``sink`` how much lower than ordinary text it stands there. ``keep`` holds it together with the next strip;
    ``head`` are the strips set again when a page begins in the middle of a table, ``room`` the table's place.
    """

    advance: float
    texts: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    space: float = 0.0
    sink: float = 0.0
    size: float = 0.0
    keep: bool = False
    new_page: bool = False
    block_id: str | None = None
    head: Sequence[Strip] = ()
    artifact: bool = False
    paragraph: Paragraph | None = None
    room: Room | None = None
    picture: PlacedPicture | None = None

    @property
    def rise(self) -> float:
        """How much higher than a line of text the strip is."""
        return self.picture.height - CAPITAL if self.picture else 0.0

    @property
    def wide(self) -> bool:
        """Whether the strip reaches into the column beside the text."""
        return self.room is not None and self.room.wide

    @property
    def turned(self) -> bool:
        """Whether the strip stands on a page that lies across."""
        return self.room is not None and self.room.turned

    @property
    def hyphenated(self) -> bool:
        """Whether the strip ends in the middle of a word."""
        return any(placed.line.hyphenated for placed in self.texts)

    @property
    def notes(self) -> list[Note]:
        """The footnotes that must stand on the same page."""
        return [note for placed in self.texts for note in placed.line.notes]

    def again(self) -> Strip:
        """The same drawing once more, no longer content: a table head on its next page."""
        return replace(self, artifact=True, keep=True, head=())


def look_of(style: TextStyle, *, bold: bool = False, italic: bool = False) -> Look:
    """How the style's text is drawn when the person has made it bold or italic."""
    return _look(face(_face_name(style.face, bold, italic)), style.size, style.secondary)


@lru_cache(maxsize=64)
def _look(typeface: Face, size: float, secondary: bool) -> Look:
    """The one look of its kind, which remembers how wide words are in it."""
    return Look(typeface, size, secondary)


@cache
def _face_name(name: str, bold: bool, italic: bool) -> str:
    bold = bold or name.startswith("semibold")
    italic = italic or name.endswith("italic")
    if bold:
        return "semibold_italic" if italic else "semibold"
    return "italic" if italic else "regular"


def cut(text: str, style: TextStyle, room: float) -> str:
    """As many words as there is room for on one line; for what repeats, never for the text itself."""
    look = look_of(style)
    text = one_line(clean(text, look.face, set()))
    if look.face.width(text, look.size) <= room:
        return text
    line = break_lines([Piece(text + " ", look, Element("P"))], room - look.size, hyphenate=False)[0]
    return "".join(piece.text for piece in line.pieces).rstrip() + "…"


@dataclass(slots=True)
class Paragraph:
    """What a paragraph's strips were set from, so that it can be broken anew where a page ends."""

    pieces: Sequence[Piece]
    style: TextStyle
    x: float
    measure: float
    space: float
    block_id: str | None
    whole: frozenset[int] = frozenset()

    def strips(self) -> list[Strip]:
        """The paragraph's lines; at least two of them stay on either side of a page break."""
        style = self.style
        lines = break_lines(self.pieces, self.measure, hyphenate=style.hyphenate, whole=self.whole)
        strips = [
            Strip(style.leading, [Placed(self.x, line)], size=style.size, block_id=self.block_id, paragraph=self)
            for line in lines
        ]
        strips[0].space = self.space
        if len(strips) > 1:
            strips[0].keep = strips[-2].keep = True
        return strips


def set_text(
    pieces: Sequence[Piece],
    style: TextStyle,
    x: float,
    measure: float,
    *,
    space: float | None = None,
    block_id: str | None = None,
) -> list[Strip]:
    """A paragraph as strips; ``space`` is the style's own unless given."""
    return Paragraph(pieces, style, x, measure, style.before if space is None else space, block_id).strips()


def set_anew(strips: list[Strip], place: int) -> bool:
    """Break the paragraph that ``strips[place]`` belongs to anew, so that this line ends with a whole word.

    ``False`` when that is not possible: the word alone is wider than the line.
    """
    paragraph = strips[place].paragraph
    start = place
    while start and strips[start - 1].paragraph is paragraph:
        start -= 1
    end = place + 1
    while end < len(strips) and strips[end].paragraph is paragraph:
        end += 1
    first, last = strips[start], strips[end - 1]
    if paragraph is None or place - start in paragraph.whole:
        return False
    paragraph.whole |= {place - start}
    anew = paragraph.strips()
    # What the story has added to the lines since they were set: labels, distances, what they hold on to.
    anew[0].texts = [*first.texts[:-1], *anew[0].texts]
    anew[0].advance, anew[0].space, anew[0].new_page = first.advance, first.space, first.new_page
    anew[0].keep = anew[0].keep or first.keep
    anew[-1].keep = last.keep
    if end - start > 1 and len(anew) > 1:
        anew[-2].keep = True
    strips[start:end] = anew
    return True
