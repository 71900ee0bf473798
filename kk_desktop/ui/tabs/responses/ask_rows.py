"""The sender's questions in the facts: each with the few words it was met with, and its place in the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kk_desktop.domain.hearings import AnswerForm, Ask, Hearing
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace


class AskRows(QWidget):
    """Every field saves when it is left; ``caret_block`` tells where the caret stands in the answer."""

    def __init__(self, workspace: Workspace, messages: Messages, caret_block: Callable[[], str]) -> None:
        super().__init__()
        self._workspace, self._messages, self._caret_block = workspace, messages, caret_block
        self._hearing_id = ""
        self._shown: tuple[object, ...] = ()
        self.questions: list[LineField] = []
        self.answers: list[LineField] = []
        self.headings: list[LineField] = []
        self.places: list[QPushButton] = []
        self._keys: list[QWidget] = []
        self.new = QLineEdit()
        self.new.setProperty("kind", "bare")
        self.new.setPlaceholderText("Nyt spørgsmål")
        self.new.setAccessibleName("Nyt spørgsmål")
        self.new.editingFinished.connect(self._on_new_typed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("Spørgsmål og svar", "secondary", "text2"))
        column.addLayout(self._rows)
        column.addWidget(self.new)

    def show_hearing(self, hearing: Hearing, can_write: bool) -> None:
        """Fill in from the file."""
        has_headings = hearing.answer_form is AnswerForm.OWN_HEADINGS
        self._hearing_id = hearing.id
        self.new.setVisible(can_write)
        if (hearing.id, hearing.asks, has_headings, can_write) == self._shown:
            return
        self._shown = (hearing.id, hearing.asks, has_headings, can_write)
        self.questions, self.answers, self.headings, self.places = [], [], [], []
        self._keys = []
        empty(self._rows)
        for number, ask in enumerate(hearing.asks, 1):
            self._rows.addWidget(self._row(number, ask, has_headings, can_write))

    def keys(self) -> list[QWidget]:
        """What takes the keyboard, as it stands: rows that are made late would come after the whole window."""
        return [*self._keys, self.new]

    def _row(self, number: int, ask: Ask, has_headings: bool, can_write: bool) -> QWidget:
        change = self._workspace.hearings.change_ask
        question = LineField(f"Spørgsmål {number}", lambda text: change(ask.id, question=text), caption=False)
        question.setText(ask.question)
        answer = LineField(f"Svar på {number}", lambda text: change(ask.id, answer=text), caption=False)
        answer.edit.setPlaceholderText("Svaret med få ord, fx Besvaret i afsnit 2")
        answer.setText(ask.answer)
        self.questions.append(question)
        self.answers.append(answer)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        head = label(f"{number}.", "body", "text2")
        head.setFixedHeight(question.edit.sizeHint().height())
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        fields = [(question, 3), (answer, 2)]
        if has_headings:
            heading = LineField(f"Overskrift til {number}", lambda text: change(ask.id, heading=text), caption=False)
            heading.edit.setPlaceholderText("Afsenderens overskrift")
            heading.setText(ask.heading)
            self.headings.append(heading)
            fields.insert(0, (heading, 2))
        for field, share in fields:
            field.edit.setReadOnly(not can_write)
            row.addWidget(field, share)
            self._keys.append(field.edit)
        if can_write:
            here = button("Svaret står her", kind="link", on_click=lambda: self._place(number, ask))
            here.setToolTip("Knytter spørgsmålet til det afsnit, markøren står i")
            self.places.append(here)
            row.addWidget(here)
            away = icon_button("x", f"Slet spørgsmål {number}", on_click=lambda: self._remove(ask.id))
            row.addWidget(away)
            self._keys += [here, away]
        return made

    def _place(self, number: int, ask: Ask) -> None:
        block_id = self._caret_block()

        def place() -> bool:
            self._workspace.hearings.change_ask(ask.id, block_id=block_id)
            return True

        was_elsewhere = ask.block_id not in (None, block_id)
        if self._messages.attempt(place) and was_elsewhere:
            # Answered twice: the newest place counts, and the person may have meant the first.
            words = f"Spørgsmål {number} var besvaret et andet sted. Nu peger det på afsnittet her."
            self._messages.tell(words, "info", "Fortryd", self._messages.undo_requested.emit)

    def _remove(self, ask_id: str) -> None:
        def remove() -> None:
            self._workspace.hearings.remove_ask(ask_id)
            self._messages.tell_deleted("Spørgsmålet er slettet.")

        self._messages.attempt(remove)

    def _on_new_typed(self) -> None:
        question = self.new.text().strip()
        self.new.clear()
        if question and not self._messages.attempt(
            lambda: self._workspace.hearings.add_ask(self._hearing_id, question)
        ):
            # What was typed is not lost for being refused.
            self.new.setText(question)
