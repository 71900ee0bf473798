"""The small line of keys under a list or a grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from .labels import label

_GAP = 6
_BETWEEN = 24


class Hints(QWidget):
    """Keys with what they do, as many as there is room for; none is cut."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._pairs = [_pair(key, does) for key, does in keys]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for pair in self._pairs:
            row.addWidget(pair)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all of them, also while some are hidden."""
        return QSize(sum(pair.sizeHint().width() for pair in self._pairs), self._pairs[0].sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """None of them."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show those from the left that there is room for."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The fonts are known now."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        for pair in self._pairs:
            room -= pair.sizeHint().width()
            pair.setVisible(room >= 0)
        # At once: what has just gone has no room to give back before the next turn of the event loop.
        if (layout := self.layout()) is not None:
            layout.activate()


def _pair(key: str, does: str) -> QWidget:
    """The key and what it does, with the room before the next: they come and go together."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, _BETWEEN, 0)
    row.setSpacing(_GAP)
    row.addWidget(label(key, "secondary_strong", "text2"))
    row.addWidget(label(does, "secondary", "text2"))
    return pair


def hints(keys: Sequence[tuple[str, str]]) -> QWidget:
    """Keys with what they do."""
    return Hints(keys)
