"""The form that registers a hearing: typed in, or filled from the mail or the letter that asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kk_desktop.domain.asking import AskingLetter
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.hearings import AnswerForm, HearingScope
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import ChoiceField, ErrorLine
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import tab_through

from .letter_zone import LetterZone

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_WIDTH = 720
_QUESTIONS_HEIGHT = 76
_ANSWERS = ("hearing_response", "mayor_letter", "letter")
_QUESTIONS = "Spørgsmål, der skal besvares (ét på hver linje)"
_HEADED = "Afsenderens overskrifter og spørgsmål (ét på hver linje: Økonomi: Hvad koster det?)"


class NewHearing(QScrollArea):
    """``registered`` carries the hearing's id; ``left`` that it was given up."""

    registered = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks) -> None:
        super().__init__()
        self._is_begun = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._workspace = workspace
        self.letter = LetterZone(workspace, messages, tasks)
        self.title, self.asked_by, self.email, self.subject = (QLineEdit() for _ in range(4))
        self.received, self.deadline, self.case, self.number = (QLineEdit() for _ in range(4))
        self.kind = ChoiceField(
            "Svaret skrives som", str, [(kind, workspace.kinds[kind].name) for kind in _ANSWERS], bare=False
        )
        self.scope = ChoiceField("Slags høring", str, [(each, each.danish) for each in HearingScope], bare=False)
        self.form = ChoiceField("Svarets form", str, [(each, each.danish) for each in AnswerForm], bare=False)
        self.questions = QPlainTextEdit()
        self.questions.setProperty("kind", "field")
        self.questions.setTabChangesFocus(True)
        self.questions.setFixedHeight(_QUESTIONS_HEIGHT)
        # What a refusal begins with tells which field it is about; the first that fits.
        self._told = {
            "Afsenderens e-mail": self.email,
            "Afsenderen": self.asked_by,
            "Det, der høres om": self.subject,
            "Fristen": self.deadline,
            "Sagsnummeret": self.case,
            "Dokumentnummeret": self.number,
            "Spørgsmål": self.questions,
        }
        marked = (self.title, self.received, *self._told.values())
        self.errors: dict[QWidget, ErrorLine] = {field: ErrorLine() for field in marked}
        self.suggested = label("", "secondary", "amber", wrap=True)
        self.go = button("Opret høring", "plus", "primary", self._on_create)
        self.give_up = button("Annuller", on_click=self.leave)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        inside = QFrame()
        inside.setProperty("ground", "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addWidget(label("Ny høring", "page_title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        self._heads: dict[QWidget, QLabel] = {}
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            (("Høringens titel", self.title),),
            (("Høring fra", self.asked_by), ("Afsenderens e-mail", self.email)),
            (("Det, der høres om", self.subject), ("Slags høring", self.scope)),
            (("Modtaget", self.received), ("Svarfrist", self.deadline)),
            (("Sagsnr.", self.case), ("Brevets dokumentnr.", self.number)),
            (("Svaret skrives som", self.kind), ("Svarets form", self.form)),
            ((_QUESTIONS, self.questions),),
        )
        grid.addWidget(self.letter, 0, 0, 1, 2)
        for place, cells in enumerate(rows, 1):
            for column_number, (words, field) in enumerate(cells):
                cell = self._cell(words, field)
                grid.addWidget(cell, place, column_number, 1, 2 // len(cells), Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        form = QWidget()
        form.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        form.setMaximumWidth(_WIDTH)
        column.addWidget(form)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(self.give_up)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inside)
        DroppedFiles(inside).dropped.connect(self.take)

    def _cell(self, words: str, field: QWidget) -> QWidget:
        head = label(words, "label", wrap=True)
        head.setBuddy(field)
        self._heads[field] = head
        field.setAccessibleName(words)
        # A file let go of over a field is for the whole form.
        field.setAcceptDrops(False)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(field)
        if field in self.errors:
            column.addWidget(self.errors[field])
        if field is self.deadline:
            column.addWidget(self.suggested)
        return made

    def _connect_signals(self) -> None:
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self._on_create)
        fields = (
            self.title, self.asked_by, self.email, self.subject, self.scope, self.received, self.deadline,
            self.case, self.number, self.kind, self.form, self.questions, self.go, self.give_up, self.letter.choose,
        )  # fmt: skip
        tab_through(*fields)
        self.letter.read.connect(self._on_read)
        self.letter.busy.connect(lambda is_busy: self.go.setEnabled(not is_busy))
        self.deadline.textEdited.connect(lambda _text: self.suggested.hide())
        self.form.activated.connect(lambda _number: self._name_questions())

    def begin(self, *, anew: bool = False) -> None:
        """Go on with what was begun and neither registered nor given up; else, or ``anew``, with an empty form.

        Received today.
        """
        if self._is_begun and not anew:
            self.title.setFocus()
            return
        self._is_begun = True
        for field in self.findChildren(QLineEdit):
            field.clear()
        self.questions.clear()
        for choice in (self.scope, self.kind, self.form):
            choice.setCurrentIndex(0)
        self.received.setText(write_date(self._workspace.today()))
        self.suggested.hide()
        self.letter.begin()
        self.go.setEnabled(True)
        self._name_questions()
        self._clear_marks()
        self.title.setFocus()

    def leave(self) -> None:
        """Give up what is typed."""
        self._is_begun = False
        self.left.emit()

    def take(self, paths: list[Path]) -> None:
        """Fill the form from the mail or the letter that asks."""
        self.letter.take(paths)

    def _on_read(self, letter: AskingLetter) -> None:
        today = write_date(self._workspace.today())
        if letter.received_on and self.received.text() in ("", today):
            self.received.setText(write_date(letter.received_on))
        if letter.deadline and not self.deadline.text():
            self.deadline.setText(write_date(letter.deadline))
            self.suggested.setText(f"Foreslået efter brevets ord ”{letter.deadline_quote}”. Se efter, om det passer.")
            self.suggested.show()
        for field, words in (
            (self.title, letter.title),
            (self.asked_by, letter.sender),
            (self.email, letter.sender_email),
            (self.subject, letter.subject),
            (self.case, letter.case_number),
            (self.number, letter.document_number),
        ):
            if not field.text():
                field.setText(words)
                field.setCursorPosition(0)
        if not self.questions.toPlainText().strip():
            self.questions.setPlainText("\n".join(letter.questions))
        self.title.setFocus()

    def _name_questions(self) -> None:
        has_headings = self.form.currentData() == AnswerForm.OWN_HEADINGS
        words = _HEADED if has_headings else _QUESTIONS
        self._heads[self.questions].setText(words)
        self.questions.setAccessibleName(words)

    def _on_create(self) -> None:
        if not self.go.isEnabled():
            return
        self._clear_marks()
        days: dict[QWidget, date | None] = {}
        for field in (self.received, self.deadline):
            try:
                days[field] = typed_day(field.text(), self._workspace.today())
            except ValueError as error:
                self._mark(field, str(error))
                return
        try:
            hearing_id = self._workspace.hearings.register(
                self.title.text(),
                self.asked_by.text(),
                kind=self.kind.currentData(),
                questions=self.questions.toPlainText().splitlines(),
                case_number=self.case.text(),
                files=self.letter.files,
                sender_email=self.email.text(),
                subject=self.subject.text(),
                scope=HearingScope(self.scope.currentData()),
                received_on=days[self.received],
                deadline=days[self.deadline],
                document_number=self.number.text(),
                answer_form=AnswerForm(self.form.currentData()),
            )
        except UserError as error:
            self._mark(self._field_of(str(error)), str(error))
            return
        self._is_begun = False
        self.registered.emit(hearing_id)

    def _field_of(self, sentence: str) -> QWidget:
        """Where a refusal is told: below the field it is about."""
        return next((field for start, field in self._told.items() if sentence.startswith(start)), self.title)

    def _mark(self, field: QWidget, sentence: str) -> None:
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
            self.leave()
        else:
            super().keyPressEvent(event)
