"""The line at the foot: what the signs and colours mean, and the keys."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from kk_desktop.ui.widgets.labels import label

from .head import WIDE
from .rows import CAME, GONE, MOVED, RESHAPED

_MEANINGS = (
    ("Slettet", "gennemstreget", GONE, "red"),
    ("Tilføjet", "fed og understreget", CAME, "green"),
    ("Flyttet", "", MOVED, "accent"),
    ("Andet udseende", "", RESHAPED, "amber"),
)
_KEYS = (("F8", "næste ændring"), ("Skift+F8", "forrige"), ("Esc", "tilbage"))


class Legend(QFrame):
    """Words only; nothing in it can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(6)
        self._long: list[QLabel] = []
        for word, look, sign, tone in _MEANINGS:
            row.addWidget(label(f"{sign} {word}", "secondary_strong", tone))
            self._long.append(label(look, "secondary", "text2"))
            row.addWidget(self._long[-1])
            row.addSpacing(12)
        row.addStretch(1)
        for key, words in _KEYS:
            row.addWidget(label(key, "secondary_strong", "text2"))
            row.addWidget(label(words, "secondary", "text2"))
            row.addSpacing(6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has room for the signs and the keys."""
        super().resizeEvent(event)
        for words in self._long:
            words.setVisible(bool(words.text()) and event.size().width() >= WIDE)
