"""The small line of keys under a list or a grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from .labels import label

_GAP = 6
_BETWEEN = 12


class Hints(QWidget):
    """Keys with what they do, as many as there is room for; none is cut."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._pairs = [
            (label(key, "secondary_strong", "text2"), label(does, "secondary", "text2")) for key, does in keys
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for key, does in self._pairs:
            row.addWidget(key)
            row.addWidget(does)
            row.addSpacing(_BETWEEN)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all of them, also while some are hidden."""
        return QSize(sum(map(_width, self._pairs)), self._pairs[0][0].sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """None of them."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show those from the left that there is room for."""
        super().resizeEvent(event)
        room = event.size().width()
        for pair in self._pairs:
            room -= _width(pair)
            for part in pair:
                part.setVisible(room >= -_BETWEEN)


def _width(pair: Sequence[QWidget]) -> int:
    return sum(part.sizeHint().width() for part in pair) + 3 * _GAP + _BETWEEN


def hints(keys: Sequence[tuple[str, str]]) -> QWidget:
    """Keys with what they do."""
    return Hints(keys)
