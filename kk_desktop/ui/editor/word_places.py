"""Where the writer's own Danish words stand in the editor: not in fields, footnotes' numbers or other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from .blocks import fragments
from .formats import Property, is_atom, is_derived
from .searching import as_units

_HIDDEN = "\ufffc"


class _Word(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...


WordsIn = Callable[[str], Iterable[_Word]]


class Place(NamedTuple):
    """A word, and where it begins and ends in Qt's positions."""

    word: str
    start: int
    end: int


def places_in(block: QTextBlock, words_in: WordsIn) -> list[Place]:
    """The words of a block."""
    at = block.position()
    return [Place(word.text, at + word.start, at + word.start + len(word.text)) for word in words_in(own_text(block))]


def place_at(cursor: QTextCursor, words_in: WordsIn) -> Place | None:
    """The word that the cursor stands in or at."""
    here = cursor.position()
    return next((place for place in places_in(cursor.block(), words_in) if place.start <= here <= place.end), None)


def own_text(block: QTextBlock) -> str:
    """The block's text with one character for each of Qt's positions, and what is not to be read hidden."""
    pieces = []
    for part in fragments(block):
        form, text = part.charFormat(), as_units(part.text())
        is_hidden = is_atom(form) or is_derived(form) or form.hasProperty(Property.LANGUAGE)
        pieces.append(_HIDDEN * len(text) if is_hidden else text)
    return "".join(pieces)


def cursor_over(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """A cursor that selects the place."""
    made = QTextCursor(document)
    made.setPosition(start)
    made.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return made
