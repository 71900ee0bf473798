"""The few lines that register a hearing: what it is called, who asks, when it came and when it must be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from kk_desktop.domain.dates import write_date
from kk_desktop.errors import UserError
from kk_desktop.ui.editor.facts import read_day
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import ChoiceField, ErrorLine
from kk_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_ANSWERS = ("hearing_response", "mayor_letter", "letter")


class NewHearing(QFrame):
    """``registered`` carries the hearing's id; ``left`` that it was given up."""

    registered = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self._workspace = workspace
        self.title, self.asked_by, self.received, self.deadline = (QLineEdit() for _ in range(4))
        self.kind = ChoiceField(
            "Svaret skrives som", str, [(kind, workspace.kinds[kind].name) for kind in _ANSWERS], bare=False
        )
        self.error = ErrorLine()
        self.go = button("Opret høring", "plus", "primary", self._on_create)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addWidget(label("Ny høring", "page_title"))
        column.addSpacing(8)
        for words, field in (
            ("Høringens titel", self.title),
            ("Høring fra", self.asked_by),
            ("Modtaget", self.received),
            ("Svarfrist", self.deadline),
            ("Svaret skrives som", self.kind),
        ):
            head = label(words, "label")
            head.setBuddy(field)
            field.setAccessibleName(words)
            field.setMaximumWidth(480)
            column.addWidget(head)
            column.addWidget(field)
        column.addWidget(self.error)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(button("Annuller", on_click=self.left.emit))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        for field in (self.title, self.asked_by, self.received, self.deadline):
            field.returnPressed.connect(self._on_create)

    def begin(self) -> None:
        """Start with an empty form; received today."""
        for field in (self.title, self.asked_by, self.deadline):
            field.clear()
        self.received.setText(write_date(self._workspace.today()))
        self._mark("")
        self.title.setFocus()

    def _on_create(self) -> None:
        today = self._workspace.today()
        try:
            hearing_id = self._workspace.hearings.register(
                self.title.text(),
                self.asked_by.text(),
                kind=self.kind.currentData(),
                received_on=read_day(self.received.text(), today),
                deadline=read_day(self.deadline.text(), today),
            )
        except (UserError, ValueError) as error:
            self._mark(str(error))
            return
        self.registered.emit(hearing_id)

    def _mark(self, sentence: str) -> None:
        """What is wrong, and a red border on the field it is about."""
        self.error.say(sentence)
        about = self.title if sentence and not self.title.text().strip() else self.deadline
        for field in (self.title, self.deadline):
            field.setProperty("wrong", bool(sentence) and field is about)
            field.style().polish(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
