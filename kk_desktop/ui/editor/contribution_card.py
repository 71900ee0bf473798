"""One contribution: whom it is asked of, by when, what came, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kk_desktop.domain.contributions import Contribution, Use
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ErrorLine, LineField, TextField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import tab_through

Change = Callable[..., None]
"""Changes facts of the contribution that is shown, by their names."""

_TEXT_HEIGHT = 220


class ContributionCard(QFrame):
    """Every field saves when it is left; what is wished for is told by signals, and done by whoever shows the card."""

    insert_wanted = Signal()
    file_wanted = Signal()
    look_wanted = Signal()
    reopen_wanted = Signal()
    remove_wanted = Signal()
    rejected = Signal(str)  # why it is not used

    def __init__(self, change: Change, today: Callable[[], date], refused: Callable[[UserError], object]) -> None:
        super().__init__()
        self._today = today
        self.contributor = LineField("Hvem", lambda text: change(contributor=text))
        self.email = LineField("E-mail", lambda text: change(email=text))
        self.due = LineField("Senest", lambda text: change(due=typed_day(text, today())))
        self.asked = LineField("Spurgt", lambda text: change(asked_on=typed_day(text, today())))
        self.text = ReceivedText(lambda text: change(text=text))
        self.text.on_refused = refused
        self._can_insert = False
        self.insert = button("Sæt ind i svaret", "quote", "small", self.insert_wanted.emit)
        self.text.textChanged.connect(self._offer_insert)
        self.reject = button("Brug det ikke", kind="small", on_click=self.ask_reason)
        self.reopen = button("Fortryd valget", kind="small", on_click=self.reopen_wanted.emit)
        self.choose = button("Vælg fil", "paperclip", "link", self.file_wanted.emit)
        self.look = button("Vis filen", "file-text", "link", self.look_wanted.emit)
        self.away = icon_button("trash-2", "Slet bidraget", "Del", on_click=self.remove_wanted.emit)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Hvorfor bruges bidraget ikke?")
        self.reason.setPlaceholderText("Hvorfor bruges det ikke?")
        self.reason_error = ErrorLine()
        self.keep_reason = button("Gem", kind="small", on_click=self._on_reason)
        self.leave_reason = button("Annuller", kind="link", on_click=self._leave_reason)
        self.reason.returnPressed.connect(self._on_reason)
        self._lay_out()

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(4)
        for number, field in enumerate((self.contributor, self.email, self.due, self.asked)):
            facts.addWidget(field, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
            facts.setColumnStretch(number % 2, 1)
        head = QHBoxLayout()
        head.addWidget(label("Bidraget", "secondary", "text2"))
        head.addStretch(1)
        head.addWidget(self.look)
        head.addWidget(self.choose)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for part in (self.insert, self.reject, self.reopen):
            verbs.addWidget(part)
        verbs.addStretch(1)
        verbs.addWidget(self.away)
        self._why = QWidget()
        why = QHBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(8)
        why.addWidget(self.reason, 1)
        why.addWidget(self.keep_reason)
        why.addWidget(self.leave_reason)
        self._why.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        column.addLayout(facts)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(verbs)
        column.addWidget(self._why)
        column.addWidget(self.reason_error)
        edits = (self.contributor.edit, self.email.edit, self.due.edit, self.asked.edit)
        verbs_in_order = (self.look, self.choose, self.text, self.insert, self.reject, self.reopen, self.away)
        tab_through(*edits, *verbs_in_order, self.reason, self.keep_reason, self.leave_reason)

    def show_contribution(self, contribution: Contribution, *, can_write: bool, can_insert: bool) -> None:
        """Fill in from the file."""
        self.contributor.setText(contribution.contributor)
        self.email.setText(contribution.email)
        self.due.setText(write_date(contribution.due) if contribution.due else "")
        self.asked.setText(write_date(contribution.asked_on) if contribution.asked_on else "")
        self.text.show_text(contribution.text)
        for field in (self.contributor, self.email, self.due, self.asked):
            field.edit.setReadOnly(not can_write)
        self.text.setReadOnly(not can_write)
        file, is_open = contribution.file, contribution.used is Use.OPEN
        self.look.setVisible(file is not None)
        if file is not None:
            self.look.setText(self.fontMetrics().elidedText(file.name, Qt.TextElideMode.ElideMiddle, 180))
            self.look.setToolTip(f"Vis {file.name}")
            self.look.setAccessibleName(f"Vis {file.name}, {file.size_in_words}")
        self.choose.setVisible(can_write)
        self.away.setVisible(can_write)
        # Once: a second click by mistake would put it in twice.
        self._can_insert = can_insert and is_open
        self._offer_insert()
        self.reject.setVisible(can_write and is_open)
        self.reopen.setVisible(can_write and not is_open)

    def _offer_insert(self) -> None:
        """At once: whoever has pasted the text goes on to the button, which keeps it first."""
        self.insert.setEnabled(self._can_insert and bool(self.text.toPlainText().strip()))

    def save_text(self) -> bool:
        """Keep what is typed; False when it was refused."""
        self.text.save()
        return not self.text.property("wrong")

    def ask_reason(self) -> None:
        """Ask why it is not used."""
        self._why.show()
        self.reason.setFocus()

    def forget_reason(self) -> None:
        """Ask no more."""
        self.reason.clear()
        self.reason_error.say("")
        self._why.hide()

    def refuse_reason(self, sentence: str) -> None:
        """Say what is wrong with the reason, which stays to be mended."""
        self.reason_error.say(sentence)
        self.reason.setFocus()

    def _on_reason(self) -> None:
        self.rejected.emit(self.reason.text())

    def _leave_reason(self) -> None:
        self.forget_reason()
        self.reject.setFocus()


class ReceivedText(TextField):
    """What came; a long contribution scrolls in its own place instead of pushing everything else away."""

    def __init__(self, on_save: Callable[[str], object]) -> None:
        super().__init__("Bidragets tekst", on_save, bare=False, lines=3)
        self.setPlaceholderText("Indsæt bidraget her, eller slip filen eller mailen her")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Files are for the whole panel to take.
        self.setAcceptDrops(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The text scrolls where it does not fit."""
        if self.verticalScrollBar().maximum() > 0:
            QPlainTextEdit.wheelEvent(self, event)
        else:
            super().wheelEvent(event)

    def _wanted_height(self) -> int:
        # Where a scroll bar may come Qt keeps a few pixels for it; without them it stands there for nothing.
        return min(super()._wanted_height() + 8, _TEXT_HEIGHT)
