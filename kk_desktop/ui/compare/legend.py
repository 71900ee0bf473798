"""The line at the foot: what the signs and colours mean, and the keys."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.ui.widgets.labels import label

from .rows import CAME, GONE, MOVED, RESHAPED

_MEANINGS = (
    ("Slettet", f"gennemstreget, med {GONE}", "red"),
    ("Tilføjet", f"fed og understreget, med {CAME}", "green"),
    ("Flyttet", f"med {MOVED}", "accent"),
    ("Andet udseende", f"med {RESHAPED}", "amber"),
)
_KEYS = (("F8", "næste ændring"), ("Skift+F8", "forrige"), ("Esc", "tilbage"))


class Legend(QFrame):
    """Words only; nothing in it can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(6)
        for word, look, tone in _MEANINGS:
            row.addWidget(label(word, "secondary_strong", tone))
            row.addWidget(label(look, "secondary", "text2"))
            row.addSpacing(12)
        row.addStretch(1)
        for key, words in _KEYS:
            row.addWidget(label(key, "secondary_strong", "text2"))
            row.addWidget(label(words, "secondary", "text2"))
            row.addSpacing(6)
