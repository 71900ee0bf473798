"""Binds the word just typed to the one before it where Danish wants it: 5 mio. kr., § 12, 4. april."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.spaces import space_to_bind

from .commands import Keep, one_step
from .formats import is_atom, line_of
from .searching import as_units


class BoundSpaces:
    """Each binding is a step of its own, and one that was taken back is not made again."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._bound = ("", -1)
        self._steps, self._caret = -1, 0

    def typed(self, follows: str = "") -> None:
        """Something was typed at the caret; ``follows`` ends the word, and comes only after this."""
        caret = self._editor.textCursor()
        place = space_to_bind(as_units(caret.block().text())[: caret.positionInBlock()] + follows)
        if place is None or (line_of(caret.block()).id, place) == self._bound:
            return
        start = caret.block().position() + place
        space = QTextCursor(caret)
        space.setPosition(start + 1)
        form = space.charFormat()
        if is_atom(form):
            return
        space.setPosition(start, Keep)
        with one_step(space):
            space.insertText(NBSP, form)
        self._bound = line_of(caret.block()).id, place
        self._steps, self._caret = self._editor.document().availableUndoSteps(), caret.position()

    def taken_back(self, steps: int) -> None:
        """There were so many steps before one was undone; a binding leaves the caret after the word."""
        if steps == self._steps:
            cursor = self._editor.textCursor()
            cursor.setPosition(self._caret)
            self._editor.setTextCursor(cursor)
