"""Where a column's name is typed, in the head itself: Tab goes on to the next year, Enter back to the figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from .painting import HEAD

if TYPE_CHECKING:
    from .grid import Grid

Key = Qt.Key


class HeadField(QLineEdit):
    """Stands over one head at a time; ``on_typed`` is told the column's place, counted from 1, and its new name."""

    def __init__(self, grid: Grid, on_typed: Callable[[int, str], object]) -> None:
        super().__init__(grid.horizontalHeader().viewport())
        self._grid, self._on_typed = grid, on_typed
        self._place = 0
        self.setProperty("kind", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def begin(self, place: int) -> None:
        """Open over a column's head with its name chosen."""
        table = self._grid.grid_model().table
        if table is None or not 1 <= place <= len(table.columns):
            self._end()
            return
        self._grid.scrollTo(self._grid.grid_model().index(max(self._grid.currentIndex().row(), 0), place))
        head = self._grid.horizontalHeader()
        left, width = head.sectionViewportPosition(place), head.sectionSize(place)
        self.setGeometry(QRect(left, head.height() - HEAD, width, HEAD - 2))
        self._place = place
        self.setText(table.columns[place - 1].label)
        self.setAccessibleName(f"Kolonnens navn, {self.text()}")
        self.show()
        self.setFocus()
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Tab is the field's own."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Key.Key_Tab: 1, Key.Key_Backtab: -1}.get(Key(event.key()))
            if step is not None:
                place = self._place
                self._save()
                self.begin(place + step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc does not."""
        if event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Down):
            self._save()
            self._end()
        elif event.key() == Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves, as in a cell."""
        super().focusOutEvent(event)
        if self._place and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._save()
            self._place = 0
            self.hide()

    def _save(self) -> None:
        table = self._grid.grid_model().table
        name = " ".join(self.text().split())
        if table is not None and name and name != table.columns[self._place - 1].label:
            self._on_typed(self._place, name)

    def _end(self) -> None:
        place, self._place = self._place, 0
        self.hide()
        self._grid.setFocus()
        if place:
            self._grid.choose((max(self._grid.currentIndex().row(), 0),), (place,))
