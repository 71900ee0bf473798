"""The top of the document: its title, its status, and a line that tells where it belongs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.domain.workflow import Status
from kk_desktop.ui.widgets.badges import status_badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import title_field
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.status_chip import StatusChip


class DocumentHeader(QFrame):
    """``on_title`` saves another title; the button shows the letter's facts."""

    def __init__(self, on_title: Callable[[str], object], on_facts: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self.title = title_field("Titel", on_title, "document_title")
        self.chip = StatusChip()
        self.context = label("", "secondary", "text2")
        self.facts = button("Brevets oplysninger", icon="tag", on_click=on_facts)
        self.facts.setCheckable(True)
        title_row = QHBoxLayout()
        title_row.setSpacing(12)
        title_row.addWidget(self.title)
        title_row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        title_row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(title_row)
        words.addWidget(self.context)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 20, 10)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, title: str, status: Status, context: str) -> None:
        """Fill in the words."""
        self.title.show_text(title)
        self.chip.show_badge(status_badge(status))
        self.context.setText(context)
        self.context.setToolTip(context)
