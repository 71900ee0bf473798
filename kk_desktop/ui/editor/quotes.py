"""Words in the editor's text as they are kept, by block and character, and the way back to where they stand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor

from .blocks import fragments
from .formats import LINE_BREAK, Property, is_derived, line_of


class Quote(NamedTuple):
    """Words that stand ``start`` characters into their block's own text; none for the block as a whole."""

    block_id: str
    start: int
    words: str


def own_text(block: QTextBlock) -> tuple[str, list[int]]:
    """The text the document holds of a block, and Qt's position of each of its characters, and of its end."""
    text, places, end = "", [], block.position()
    for part in fragments(block):
        form = part.charFormat()
        if is_derived(form) or form.hasProperty(Property.FOOTNOTE):
            continue
        at = part.position()
        for character in part.text().replace(LINE_BREAK, "\n"):
            text += character
            places.append(at)
            at += 2 if ord(character) > 0xFFFF else 1
        end = at
    return text, [*places, end]


def quote_at(cursor: QTextCursor, *, whole: bool = False) -> Quote:
    """The words that are selected, as far as they stand in one block; the word at the caret where none are.

    With ``whole`` it is the block's whole text where nothing is selected.
    """
    here = QTextCursor(cursor)
    start = cursor.selectionStart()
    block = cursor.document().findBlock(start)
    text, places = own_text(block)
    if cursor.hasSelection():
        stop = min(cursor.selectionEnd(), places[-1])
    elif whole:
        start, stop = places[0], places[-1]
    else:
        here.select(QTextCursor.SelectionType.WordUnderCursor)
        start, stop = here.selectionStart(), here.selectionEnd()
    inside = [n for n, place in enumerate(places[:-1]) if start <= place < stop]
    if not inside:
        return Quote(line_of(block).id, 0, "")
    return Quote(line_of(block).id, inside[0], text[inside[0] : inside[-1] + 1])


def stretch(block: QTextBlock, start: int, length: int) -> QTextCursor:
    """A cursor that selects some of the block's own characters."""
    _text, places = own_text(block)
    cursor = QTextCursor(block)
    cursor.setPosition(places[min(start, len(places) - 1)])
    end = places[min(start + length, len(places) - 1)]
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
