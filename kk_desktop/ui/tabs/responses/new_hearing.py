"""The few lines that register a hearing: what it is called, who asks what, when it came, when it must be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout

from kk_desktop.domain.dates import write_date
from kk_desktop.errors import UserError
from kk_desktop.ui.editor.facts import read_day
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import ChoiceField, ErrorLine
from kk_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_WIDTH = 480
_QUESTIONS_HEIGHT = 76
_ANSWERS = ("hearing_response", "mayor_letter", "letter")


class NewHearing(QScrollArea):
    """``registered`` carries the hearing's id; ``left`` that it was given up."""

    registered = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._workspace = workspace
        self.title, self.asked_by, self.received, self.deadline = (QLineEdit() for _ in range(4))
        self.kind = ChoiceField(
            "Svaret skrives som", str, [(kind, workspace.kinds[kind].name) for kind in _ANSWERS], bare=False
        )
        self.questions = QPlainTextEdit()
        self.questions.setProperty("kind", "field")
        self.questions.setTabChangesFocus(True)
        self.questions.setFixedHeight(_QUESTIONS_HEIGHT)
        self.errors = {field: ErrorLine() for field in (self.title, self.received, self.deadline)}
        self.go = button("Opret høring", "plus", "primary", self._on_create)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QFrame()
        inside.setProperty("ground", "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(6)
        column.addWidget(label("Ny høring", "page_title"))
        column.addSpacing(6)
        for words, field in (
            ("Høringens titel", self.title),
            ("Høring fra", self.asked_by),
            ("Modtaget", self.received),
            ("Svarfrist", self.deadline),
            ("Spørgsmål, der skal besvares (ét på hver linje)", self.questions),
            ("Svaret skrives som", self.kind),
        ):
            head = label(words, "label")
            head.setBuddy(field)
            field.setAccessibleName(words)
            field.setMaximumWidth(_WIDTH)
            column.addWidget(head)
            column.addWidget(field)
            if field in self.errors:
                column.addWidget(self.errors[field])
            column.addSpacing(4)
        column.addSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(button("Annuller", on_click=self.left.emit))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inside)
        for line in (self.title, self.asked_by, self.received, self.deadline):
            line.returnPressed.connect(self._on_create)

    def begin(self) -> None:
        """Start with an empty form; received today."""
        for field in (self.title, self.asked_by, self.deadline, self.questions):
            field.clear()
        self.received.setText(write_date(self._workspace.today()))
        self._clear_marks()
        self.title.setFocus()

    def _on_create(self) -> None:
        self._clear_marks()
        days = {}
        for field in (self.received, self.deadline):
            try:
                days[field] = read_day(field.text(), self._workspace.today())
            except ValueError as error:
                self._mark(field, str(error))
                return
        try:
            hearing_id = self._workspace.hearings.register(
                self.title.text(),
                self.asked_by.text(),
                kind=self.kind.currentData(),
                questions=self.questions.toPlainText().splitlines(),
                received_on=days[self.received],
                deadline=days[self.deadline],
            )
        except UserError as error:
            self._mark(self.deadline if self.title.text().strip() else self.title, str(error))
            return
        self.registered.emit(hearing_id)

    def _mark(self, field: QLineEdit, sentence: str) -> None:
        """Say below the field what is wrong with it, in red, and go there."""
        self.errors[field].say(sentence)
        field.setProperty("wrong", bool(sentence))
        field.style().polish(field)
        if sentence:
            field.setFocus()
            self.ensureWidgetVisible(self.errors[field])

    def _clear_marks(self) -> None:
        for field in self.errors:
            self._mark(field, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
