"""A standing notice above the page, for what holds as long as the file is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from .buttons import button
from .labels import label
from .sign import Sign


class Banner(QFrame):
    """Hidden until it has something to say."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "warning")
        self._picture = Sign("lock", "amber")
        self._text = label("", "row_title", wrap=True)
        self.button = button("", kind="link", on_click=self.pressed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str, verb: str) -> None:
        """Say it, with a button."""
        self._text.setText(text)
        self.button.setText(verb)
        self.show()

    def clear(self) -> None:
        """It holds no more."""
        self.hide()
