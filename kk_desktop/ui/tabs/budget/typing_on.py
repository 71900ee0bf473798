"""Typing on below the last row: who goes from it with Tab, Enter or Down and types, wants a row more, as in Word.

The row is put into the table with the first that is typed in it, so that nobody makes one by merely passing.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent

from .grid_keys import Key, types
from .grid_model import GridModel


class TypingOn:
    """Remembers in which row something was typed, and the computed row one has come to from it."""

    def __init__(self, model: GridModel) -> None:
        self._model = model
        self._typed_in = self._come_to = -1

    def note_typed(self, row: int) -> None:
        """Something was typed in a row."""
        self._typed_in = row

    def note_moved(self, row: int) -> None:
        """One has come to a row by whatever way; ``come_on`` is told afterwards where it was by typing on."""
        self._come_to = -1
        if row != self._typed_in:
            self._typed_in = -1

    def leads_on(self, row: int, to: int) -> bool:
        """Whether Tab, Enter or Down from one row to another is typing on, as long as one has not moved yet."""
        table = self._model.table
        if table is None or not (self._model.can_write and 0 <= row < len(table.rows) and to < len(table.rows)):
            return False
        if row == to:
            return row == self._come_to
        is_end = table.rows[row].kind.is_typed and table.rows[to].kind.is_computed
        return to == row + 1 and row == self._typed_in and is_end

    def come_on(self, row: int) -> None:
        """One stands in a computed row below those one typed in."""
        self._come_to = row

    def begins_row(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """Whether the key begins a new row; F2 still renames the total."""
        column = self._model.column(index)
        if index.row() != self._come_to or (column is not None and column.kind.is_computed):
            return False
        return event.key() != Key.Key_F2 and types(event)
