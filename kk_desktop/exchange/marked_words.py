"""Which words the notes in a PDF stand at: read off the page, since a note only knows its place on it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from kk_desktop.domain.note_places import Words
from kk_desktop.errors import UserError

from .annotations import Box, Note, Sort
from .pdf_text import one_at_a_time

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_AROUND = 90
"""Characters before and after a place that it is known by: a line and a half."""

_NEAR = ((6.0, 6.0), (600.0, 2.0), (600.0, 16.0), (600.0, 60.0), (600.0, 250.0))
"""Points across and up within which a word is looked for: at the place, on its line, since a note lies in the margin,
and on lines ever farther off."""

_INWARDS = 250.0
"""Points from the left edge to where every kind of page has its text, and none its right column."""

_INSET = 0.25
"""The part of a marked line's height left out above and below, where the lines next to it begin."""


def words_at(pdf: bytes, notes: Sequence[Note], name: str) -> list[Words]:
    """The words each note stands at, in the notes' order. Raises ``UserError`` for a PDF that cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError

    found: list[Words] = []
    with one_at_a_time:
        try:
            document = PdfDocument(pdf)
            try:
                for number, group in groupby(notes, key=lambda note: note.page):
                    page = document[number]
                    text = page.get_textpage()
                    found += [_words(text, note) for note in group]
                    text.close()
                    page.close()
            finally:
                document.close()
        except PdfiumError as error:
            raise UserError(
                f"”{name}” kan ikke læses som PDF. Ingen kommentarer er hentet ind. Bed om filen igen."
            ) from error
    return found


def _words(text: PdfTextPage, note: Note) -> Words:
    if note.marks_words:
        marked = " ".join(_inside(text, box) for box in note.boxes)
        left, bottom, _, top = note.boxes[0]
        place = _char_at(text, left + 2, (bottom + top) / 2)
        if place is None:
            return Words(marked)
        return Words(marked, _range(text, place - _AROUND, place), _range(text, place, place + _AROUND + len(marked)))
    left, bottom, right, top = note.boxes[0]
    # The point of a caret is where the words go in; a sticky note's corner is where it was put.
    across = (left + right) / 2 if note.sort is not Sort.NOTE else left
    up = top if note.sort is Sort.INSERT else (bottom + top) / 2
    place = _char_at(text, across, up)
    if place is None:
        return Words()
    if note.sort is Sort.INSERT:
        start, _, end, _ = text.get_charbox(place)
        place += across > (start + end) / 2
    before, after = _range(text, place - _AROUND, place), _range(text, place, place + _AROUND)
    return Words("", before, after, puts_in=note.sort is Sort.INSERT)


def _inside(text: PdfTextPage, box: Box) -> str:
    left, bottom, right, top = box
    inset = (top - bottom) * _INSET
    return str(text.get_text_bounded(left=left, bottom=bottom + inset, right=right, top=top - inset))


def _char_at(text: PdfTextPage, across: float, up: float) -> int | None:
    for n, (width, height) in enumerate(_NEAR):
        # In the margins of a proof stand the numbers of its lines: what is not at the very place is looked for inwards.
        place = text.get_index(across if n == 0 else _INWARDS, up, width, height)
        if place is not None:
            return int(place)
    return None


def _range(text: PdfTextPage, start: int, stop: int) -> str:
    start, stop = max(0, start), min(stop, text.count_chars())
    return str(text.get_text_range(start, stop - start)) if stop > start else ""
