"""What the pages draw: every piece of text with its place in the structure, its characters and its colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from kk_desktop.domain.readiness import Aspect

from .faults import Fault
from .typefaces import Typeface, Typefaces

REPLACEMENT = "\ufffd"
CONTRAST_LEAST = 4.5
"""Of text on white (WCAG 2.1, 1.4.3)."""

_INVISIBLE = 3
"""Text render mode of text that is there but not drawn."""

_OTHER_COLOURS = frozenset({"k", "K", "sc", "SC", "scn", "SCN"})
"""Operators of colours that only a printer's or another profile could tell the contrast of."""

_LONG_WORD = 40
"""Letters of a word that a line may be too short for."""

_SPACE = 6.0
"""Points that a line may reach over the edge: the space that ends it."""

_FURNITURE = ("/Pagination",)
"""Artifacts that may hold text: running heads, page numbers, what is repeated from the page before."""


@dataclass(slots=True)
class Drawing:
    """The text of each piece of marked content by page and number, and what is wrong with how it is drawn.

    ``joined`` are the letters around the lines that end without a space, by page: cut words, or two run together.
    """

    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    joined: list[tuple[int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_drawing(document: pikepdf.Pdf) -> Drawing:
    """Read every page."""
    drawing, typefaces = Drawing(), Typefaces()
    for number, page in enumerate(document.pages):
        reader = _Page(number, typefaces.of(page), [float(edge) for edge in page.mediabox.as_list()])
        for step in pikepdf.parse_content_stream(page):
            reader.take(str(step.operator), step.operands)
        drawing.marks |= reader.marks
        drawing.joined += [(number, words) for words in reader.joined]
        drawing.faults += reader.faults()
    drawing.faults += typefaces.faults
    return drawing


@dataclass(slots=True)
class _Place:
    """What is open when text is drawn: an element's mark, furniture, or something that may hold no text."""

    mcid: int | None = None
    furniture: bool = False
    level: float | None = None
    line: str = ""  # of the last baseline so far


@dataclass(slots=True)
class _Page:
    """Follows one page's drawing, operator by operator."""

    number: int
    typefaces: dict[str, Typeface]
    edges: list[float]  # left, lower, right, upper
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    loose: int = 0
    lost: int = 0
    joined: list[str] = field(default_factory=list)
    invisible: int = 0
    cut_off: int = 0
    pale: set[str] = field(default_factory=set)
    unknown_colours: int = 0
    lacking: int = 0
    replaced: int = 0
    _open: list[_Place] = field(default_factory=list)
    _typeface: Typeface | None = None
    _size: float = 0.0
    _x: float = 0.0
    _colour: str = "0 0 0"
    _contrast: dict[str, float] = field(default_factory=dict)
    _level: float = 0.0

    def take(self, operator: str, operands: Any) -> None:
        """Take in one step of the drawing."""
        match operator:
            case "Tj" | "TJ" | "'" | '"':
                self._show(_codes(operands[-1]))
            case "BT" | "Tm" | "Td" | "TD":
                self._move(operator, operands)
            case "Tf":
                self._typeface, self._size = self.typefaces.get(str(operands[0])), float(operands[1])
            case "rg" | "g":
                self._colour = " ".join(str(part) for part in operands)
            case "BDC" | "BMC":
                self._open.append(_place(operands))
            case "EMC":
                del self._open[-1:]
            case "Tr":
                self.invisible += int(operands[0]) == _INVISIBLE
            case "Do":
                self.loose += not self._open
            case _:
                self.unknown_colours += operator in _OTHER_COLOURS

    def faults(self) -> Iterator[Fault]:
        """What the page has shown to be wrong."""
        told = [
            (self.loose, Aspect.STRUCTURE, "outside everything"),
            (self.lost, Aspect.STRUCTURE, "text hidden as decoration"),
            (self.cut_off, Aspect.STRUCTURE, "text beyond the edge"),
            (self.invisible, Aspect.STRUCTURE, "text nobody can see"),
            (self.lacking, Aspect.CHARACTERS, "characters the typeface lacks or that mean nothing"),
            (self.replaced, Aspect.CHARACTERS, "replaced characters"),
            (self.unknown_colours, Aspect.CONTRAST, "colours nobody can tell the contrast of"),
            (len(self.pale), Aspect.CONTRAST, f"text in {', '.join(sorted(self.pale))}"),
        ]
        return (Fault(aspect, f"page {self.number + 1}: {words}") for count, aspect, words in told if count)

    def _move(self, operator: str, operands: Any) -> None:
        """Follow the baseline."""
        match operator:
            case "BT":
                self._x = self._level = 0.0
            case "Tm":
                self._x, self._level = float(operands[4]), float(operands[5])
            case _:
                self._x, self._level = self._x + float(operands[0]), self._level + float(operands[1])

    def _show(self, codes: bytes) -> None:
        text, start = self._read(codes), self._x
        self._x += self._width(codes)
        if not text.strip():
            self._keep(text)
            return
        if self._contrast_of(self._colour) < CONTRAST_LEAST:
            self.pale.add(self._colour)
        left, lower, right, upper = self.edges
        self.cut_off += start < left or self._level < lower or self._x > right + _SPACE or self._level > upper
        place = self._open[-1] if self._open else None
        if place is None:
            self.loose += 1
        elif place.mcid is None:
            self.lost += not place.furniture
        else:
            self._follow_line(place, text)
            self._keep(text)

    def _keep(self, text: str) -> None:
        if self._open and self._open[-1].mcid is not None:
            key = self.number, self._open[-1].mcid
            self.marks[key] = self.marks.get(key, "") + text
            self._open[-1].line += text

    def _read(self, codes: bytes) -> str:
        if self._typeface is None:
            self.lacking += 1
            return ""
        meanings = self._typeface.meanings
        text = codes.decode("latin-1").translate(meanings)
        self.lacking += not meanings.keys() >= set(codes)
        self.replaced += REPLACEMENT in text
        return text

    def _width(self, codes: bytes) -> float:
        if self._typeface is None:
            return 0.0
        return self._size / 1000 * sum(map(self._typeface.widths.__getitem__, codes))

    def _follow_line(self, place: _Place, text: str) -> None:
        """A word ends a line without a space only where it was too long for one."""
        if place.level is not None and place.level != self._level:
            before, space, word = place.line.rpartition(" ")
            if before and space and word[-1:].isalnum() and text[0].isalnum() and len(word) < _LONG_WORD:
                self.joined.append(word + text.split(" ", 1)[0])
            place.line = ""
        place.level = self._level

    def _contrast_of(self, colour: str) -> float:
        if colour not in self._contrast:
            self._contrast[colour] = contrast_on_white(colour)
        return self._contrast[colour]


def contrast_on_white(colour: str) -> float:
    """The ratio of white to a colour of one or three parts from 0 to 1 (WCAG 2.1)."""
    parts = [float(part) for part in colour.split()]
    red, green, blue = parts * 3 if len(parts) == 1 else parts
    luminance = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (luminance + 0.05)


def _linear(part: float) -> float:
    # IEC 61966-2-1 has 0.04045 where WCAG 2.1 says 0.03928; no colour of eight bits lies between.
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _codes(shown: Any) -> bytes:
    """The codes of one string, or of an array of strings with distances between them."""
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _place(operands: Any) -> _Place:
    facts = operands[1] if len(operands) > 1 else None
    if not isinstance(facts, pikepdf.Dictionary):
        return _Place()
    if "/MCID" in facts:
        return _Place(mcid=int(facts.MCID))
    return _Place(furniture=str(operands[0]) == "/Artifact" and str(facts.get("/Type", "")) in _FURNITURE)
