"""How a standard wording comes into the text: by the name typed before the caret, which gives way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from kk_desktop.domain.phrases import Filled, Phrase

from .parts import Around
from .text_edit import BlockEdit

_LEAST, _MOST_WORDS = 3, 5
"""Letters and words of a name that can be typed before a list is opened: a lone "i" begins too many."""


def name_before_caret(editor: BlockEdit, phrases: Sequence[Phrase]) -> str:
    """The longest beginning of a phrase's name that has just been typed; empty when none has."""
    cursor = editor.textCursor()
    if cursor.hasSelection():
        return ""
    written = cursor.block().text()[: cursor.positionInBlock()].casefold()
    words = written.split()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        end = " ".join(words[-count:])
        begins = len(end) >= _LEAST and any(begins_with(each, end) for each in phrases)
        if begins and written.endswith(end):
            return end
    return ""


def begins_with(phrase: Phrase, words: str) -> bool:
    """Whether the phrase's name begins so."""
    return phrase.name.casefold().startswith(words.casefold())


def put_phrase(around: Around, document_id: str, phrase_id: str, typed: str = "") -> None:
    """Put the phrase in at the caret, in place of its ``typed`` name, and the caret where one goes on writing."""
    phrases = around.workspace.phrases
    filled = around.messages.attempt(lambda: phrases.filled(phrase_id, document_id))
    if filled is not None:
        _put(around, filled, typed)


def _put(around: Around, filled: Filled, typed: str) -> None:
    editor, cursor = around.editor, around.editor.textCursor()
    if typed:
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(typed))
        editor.setTextCursor(cursor)
    editor.insert_blocks(filled.blocks)
    if filled.after is not None:
        cursor = editor.textCursor()
        cursor.setPosition(cursor.position() - filled.after)
        editor.setTextCursor(cursor)
    if filled.unknown:
        words = ", ".join(f"{{{word}}}" for word in filled.unknown)
        around.messages.tell(f"Her mangler noget at sætte ind: {words}. Skriv det selv.", "warning")
