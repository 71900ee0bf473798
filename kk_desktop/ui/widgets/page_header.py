"""The top of a page: a small line of context, the title with its status, and the one filled button."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from .badges import Badge
from .fields import TextField
from .labels import ElidedLabel, TwoLineLabel, label
from .status_chip import StatusChip

Button = TypeVar("Button", bound=QAbstractButton)


class PageHeader(QWidget):
    """``title_widget`` lets a page put an editable title where the words would stand."""

    def __init__(self, role: str = "page_title", title_widget: TextField | None = None) -> None:
        super().__init__()
        self.context = ElidedLabel("secondary", "text2")
        self.title = title_widget or TwoLineLabel("", role)
        self.chip = StatusChip()
        self.below = label("", "body", "text2", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._lay_out()

    def tell(self, context: str, title: str, badge: Badge | None = None, below: str = "") -> None:
        """Fill in the words; an empty line takes no room."""
        self.context.setText(context)
        self.context.setVisible(bool(context))
        if isinstance(self.title, TextField):
            self.title.show_text(title)
        else:
            self.title.setText(title)
        self.chip.show_badge(badge)
        self.below.setText(below)
        self.below.setVisible(bool(below))

    def add_button(self, button: Button) -> Button:
        """Put a button at the right; the last one added is the primary."""
        self._buttons.addWidget(button)
        return button

    def _lay_out(self) -> None:
        title_row = QHBoxLayout()
        title_row.setSpacing(12)
        # The title takes its own width, so that the status stands beside it.
        title_row.addWidget(self.title)
        title_row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        title_row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.context)
        words.addLayout(title_row)
        words.addWidget(self.below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(self._buttons)
        row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
