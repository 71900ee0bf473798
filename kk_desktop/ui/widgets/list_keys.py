"""Keys of a list that it does not have by itself, such as the space bar that ticks off."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from .rows import RowList


class ListKeys(QObject):
    """Each key does something with the row that is chosen, while the list has the keyboard."""

    def __init__(self, rows: RowList, keys: Mapping[Qt.Key, Callable[[str], object]]) -> None:
        super().__init__(rows)
        self._rows, self._keys = rows, keys
        rows.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are ours, where a row is chosen."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            do = self._keys.get(Qt.Key(event.key()))
            if do is not None and self._rows.current_id and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                do(self._rows.current_id)
                return True
        return super().eventFilter(watched, event)
