"""The hearing's facts below the strip: who asks about what, when it came, and the questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.hearings import Ask, Hearing
from kk_desktop.ui.editor.facts import read_day
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace


class HearingFacts(QFrame):
    """Every field saves when it is left; ``caret_block`` tells where the caret stands in the answer."""

    def __init__(self, workspace: Workspace, messages: Messages, caret_block: Callable[[], str]) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self._workspace, self._messages, self._caret_block = workspace, messages, caret_block
        self._hearing_id = ""
        self._asks: tuple[Ask, ...] = ()
        self.asked_by = LineField("Høring fra", lambda text: self._change(sender=text))
        self.subject = LineField("Det, der høres om", lambda text: self._change(subject=text))
        self.received = LineField("Modtaget", lambda text: self._change(received_on=self._day(text)))
        self.questions: list[LineField] = []
        self.answers: list[LineField] = []
        self.new = QLineEdit()
        self.new.setProperty("kind", "bare")
        self.new.setPlaceholderText("Nyt spørgsmål")
        self.new.setAccessibleName("Nyt spørgsmål")
        self.new.editingFinished.connect(self._on_new_typed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(24)
        for column, field in enumerate((self.asked_by, self.subject, self.received)):
            facts.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
            facts.setColumnStretch(column, 1)
        column_of_parts = QVBoxLayout(self)
        column_of_parts.setContentsMargins(24, 0, 16, 12)
        column_of_parts.setSpacing(6)
        column_of_parts.addLayout(facts)
        column_of_parts.addWidget(label("Spørgsmål og svar", "secondary", "text2"))
        column_of_parts.addLayout(self._rows)
        column_of_parts.addWidget(self.new)

    def show_hearing(self, hearing: Hearing, can_write: bool) -> None:
        """Fill in from the file."""
        if hearing.asks != self._asks or hearing.id != self._hearing_id:
            self._show_asks(hearing.asks)
        self._hearing_id, self._asks = hearing.id, hearing.asks
        self.asked_by.setText(hearing.sender)
        self.subject.setText(hearing.subject)
        self.received.setText(write_date(hearing.received_on) if hearing.received_on else "")
        self.setEnabled(can_write)

    def _show_asks(self, asks: tuple[Ask, ...]) -> None:
        self.questions, self.answers = [], []
        empty(self._rows)
        for number, ask in enumerate(asks, 1):
            self._rows.addWidget(self._ask_row(number, ask))

    def _ask_row(self, number: int, ask: Ask) -> QWidget:
        change = self._workspace.hearings.change_ask
        question = LineField(f"Spørgsmål {number}", lambda text: change(ask.id, question=text), caption=False)
        question.setText(ask.question)
        answer = LineField(f"Svar på {number}", lambda text: change(ask.id, answer=text), caption=False)
        answer.edit.setPlaceholderText("Svaret med få ord, fx Besvaret i afsnit 2")
        answer.setText(ask.answer)
        self.questions.append(question)
        self.answers.append(answer)
        here = button("Svaret står her", kind="link", on_click=lambda: self._place(ask.id))
        here.setToolTip("Knytter spørgsmålet til det afsnit, markøren står i")
        away = icon_button("x", f"Slet spørgsmål {number}", on_click=lambda: self._remove(ask.id))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        head = label(f"{number}.", "body", "text2")
        head.setFixedHeight(question.edit.sizeHint().height())
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(question, 3)
        row.addWidget(answer, 2)
        row.addWidget(here)
        row.addWidget(away)
        return made

    def _day(self, text: str):
        return read_day(text, self._workspace.today())

    def _change(self, **facts: object) -> None:
        self._workspace.hearings.change(self._hearing_id, **facts)

    def _place(self, ask_id: str) -> None:
        block_id = self._caret_block()
        self._messages.attempt(lambda: self._workspace.hearings.change_ask(ask_id, block_id=block_id))

    def _remove(self, ask_id: str) -> None:
        def remove() -> None:
            self._workspace.hearings.remove_ask(ask_id)
            self._messages.tell_deleted("Spørgsmålet er slettet.")

        self._messages.attempt(remove)

    def _on_new_typed(self) -> None:
        question = self.new.text().strip()
        self.new.clear()
        if question:
            self._messages.attempt(lambda: self._workspace.hearings.add_ask(self._hearing_id, question))
