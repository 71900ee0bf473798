"""The panel of contributions: the list, the chosen one below it, and the place to ask more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from kk_desktop.domain.contributions import Contributor
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import ErrorLine
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.names_field import NamesField
from kk_desktop.ui.widgets.page import Page, PageRows
from kk_desktop.ui.widgets.row import Row

from .contribution_card import Change, ContributionCard

_WHO = "Hvem skal bidrage? Én på hver linje"
_NOBODY = "Ingen er spurgt endnu. Skriv de kontorer, centre og forvaltninger, der skal bidrage til svaret."


class ContributionPanel(Page):
    """Files that are let go of over it are the chosen one's contribution."""

    dropped = Signal(list)

    def __init__(self, change: Change, today: Callable[[], date], refused: Callable[[UserError], object]) -> None:
        super().__init__("Bidrag", margins=(16, 12, 16, 16))
        self.request = button("Skriv mail til alle", "send", "small")
        self.request.setToolTip("En mail med spørgsmålene, fristen og materialet til dem, der ikke er spurgt endnu")
        self.remind = button("Send en rykker", "clock", "small")
        self.remind.setToolTip("En mail til dem, der er spurgt og ikke har svaret")
        self.rows = PageRows("Bidrag", padding=10)
        self.nobody = label(_NOBODY, "body", "text2", wrap=True)
        self.card = ContributionCard(change, today, refused)
        self.ask_head = label(_WHO, "label")
        self.names = NamesField(_WHO)
        self.names.setPlaceholderText("Center for Byliv <byliv@kk.dk>")
        self.due = QLineEdit()
        self.due.setAccessibleName("Bidraget skal være her senest")
        self.due.setPlaceholderText("fx 28. marts")
        self.due.setMaximumWidth(160)
        self.go = button("Tilføj", "plus", "small")
        self.add_error = ErrorLine()
        drops = DroppedFiles(self.inside)
        drops.dropped.connect(self.dropped)
        self._lay_out()

    def _lay_out(self) -> None:
        mails = QHBoxLayout()
        mails.setSpacing(8)
        mails.addWidget(self.request)
        mails.addWidget(self.remind)
        mails.addStretch(1)
        self.column.addLayout(mails)
        self.add(self.nobody, self.rows, self.card)
        self.add_line()
        self.ask_head.setBuddy(self.names)
        self.add(self.ask_head, self.names)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("Senest", "secondary", "text2"))
        row.addWidget(self.due, 1, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.go)
        self.column.addLayout(row)
        self.add(self.add_error)
        self.column.addStretch(1)

    def begin(self, known: Iterable[Contributor], due: str) -> None:
        """Another hearing."""
        self.names.clear()
        self.names.set_known(each.name for each in known)
        self.due.setText(due)
        self.add_error.say("")
        self.card.forget_reason()

    def show_rows(self, rows: Sequence[Row], *, can_write: bool, can_ask: bool, can_remind: bool) -> None:
        """Show the contributions, and offer what can be done now."""
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.nobody.setVisible(not rows)
        if rows and not self.rows.current_id:
            self.rows.choose_first()
        for verb, is_of_use in ((self.request, can_ask), (self.remind, can_remind)):
            verb.setEnabled(is_of_use)
            verb.setVisible(can_write and bool(rows))
        for part in (self.ask_head, self.names, self.due, self.go):
            part.setEnabled(can_write)
        self.inside.setAcceptDrops(can_write)

    def focus_first(self) -> None:
        """Go to the list, or to where the first are asked."""
        (self.rows if self.rows.rows else self.names).setFocus()
