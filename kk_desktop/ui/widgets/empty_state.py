"""What stands where nothing is yet: an icon, a sentence that says what to do, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from .buttons import button
from .labels import label
from .sign import Sign


class EmptyState(QFrame):
    """Tells ``wanted`` when its button is pressed."""

    wanted = Signal()

    def __init__(self, icon: str, title: str, sentence: str, verb: str = "", *, is_primary: bool = True) -> None:
        super().__init__()
        self._picture = Sign(icon, "text2", 28)
        self._title = label(title, "section")
        self._sentence = label(sentence, "body", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._picture, self._title, self._sentence):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                column.addWidget(widget)
            else:
                column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        if verb:
            column.addSpacing(8)
            self.button = button(verb, *(("plus", "primary") if is_primary else ("", "")), self.wanted.emit)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def offer(self, other: QWidget) -> None:
        """Put another way to begin under the first one."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, other, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, title: str, sentence: str) -> None:
        """Change the words, for an empty list and for a search without a hit."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    @property
    def sentence(self) -> str:
        """What the person is told."""
        return self._sentence.text()
