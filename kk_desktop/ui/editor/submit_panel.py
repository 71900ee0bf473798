"""Send til godkendelse: to whom, by when and with which words; opens above the text, never over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.dates import write_day
from kk_desktop.domain.readiness import Remark
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.fields import captioned
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty, tab_inside

from .asking_panel import AskingPanel, text_line, text_lines
from .chain_fields import ChainFields

RESERVED = "Med forbehold for udvalgets godkendelse"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be sent."""

    chain: tuple[Approver, ...]
    note: str
    reservation: str


class SubmitPanel(AskingPanel):
    """Tells ``sent`` with the ``Wish``; what is missing in the document is told, and stops nobody."""

    sent = Signal(object)
    place_wanted = Signal(str)  # the block a remark is about

    def __init__(self) -> None:
        super().__init__()
        self.chain = ChainFields()
        self.note, self.due = text_lines("Besked med", 3), text_line("Svar senest")
        self.typed = (self.note,)
        self.due.setPlaceholderText("fx 28. marts")
        self.reserved = CheckBox(RESERVED, lambda _on: None)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(2)
        self._shows: list[QPushButton] = []
        self.go = button("Send", "send-horizontal", "primary", self._on_go)
        self.cancel = button("Annuller", kind="link", on_click=self.leave)
        self._lay_out()
        self.chain.changed.connect(self._follow_chain)
        self.hide()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(captioned("Besked med, hvis der er noget at sige", self.note))
        dates = QHBoxLayout()
        dates.setSpacing(16)
        dates.addWidget(captioned("Svar senest", self.due))
        dates.addStretch(1)
        right.addLayout(dates)
        right.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(label("Godkendes af, i den rækkefølge", "secondary", "text2"))
        left.addWidget(self.chain)
        left.addWidget(self.reserved)
        left.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        # At the top, where they are seen in a low window, too.
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Send til godkendelse", "section"), 1)
        head.addWidget(self.cancel)
        head.addWidget(self.go)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.error, 1, 0, 1, 2)
        grid.addLayout(left, 2, 0)
        grid.addLayout(right, 2, 1)
        grid.addLayout(self._remarks, 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def begin(self, chain: Sequence[Approver], known: Sequence[Approver], today: date, due: date | None = None) -> None:
        """Ask to whom it goes; the chain and the day are those to begin with."""
        self._today = today
        self.chain.begin(chain, known)
        self.note.clear()
        self.due.setText(write_day(due, today) if due else "")
        self.reserved.setChecked(False)
        self.error.say("")
        self.tell_remarks(())
        self.show_busy(is_busy=False)
        self.show()
        first = self.chain.lines[0].name
        (self.go if first.text() else first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell_remarks(self, remarks: Sequence[Remark]) -> None:
        """What the document lacks before it is sent."""
        empty(self._remarks)
        self._shows = []
        for remark in remarks:
            row = QFrame()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label(remark.message, "body", "amber", wrap=True), 1)
            if remark.block_id:
                show = button("Vis", kind="link", on_click=partial(self.place_wanted.emit, remark.block_id))
                show.setAccessibleName(f"Vis: {remark.message}")
                line.addWidget(show)
                self._shows.append(show)
            self._remarks.addWidget(row)
        self._order_tab()

    def show_busy(self, *, is_busy: bool) -> None:
        """The pages are being drawn that are sent."""
        self.go.setEnabled(not is_busy)
        self.go.setText("Siderne tegnes …" if is_busy else "Send")

    def _follow_chain(self) -> None:
        """A reservation needs somebody who decides now, and a body that decides later."""
        chain = self.chain.chain()
        can = any(each.body_id for each in chain) and not all(each.body_id for each in chain)
        self.reserved.setVisible(can)
        if not can:
            self.reserved.setChecked(False)
        self._order_tab()

    def _order_tab(self) -> None:
        """From the names to the words that go with them, and last to Send."""
        names = [part for line in self.chain.lines for part in (line.name, line.title, line.gone)]
        rest = (self.chain.more, self.reserved, self.note, self.due, *self._shows, self.cancel, self.go)
        tab_inside(self, *names, *rest)

    def _on_go(self) -> None:
        try:
            due = self.day_in(self.due)
        except ValueError:
            return
        self.error.say("")
        chain = tuple(replace(each, due=due) for each in self.chain.chain())
        self.sent.emit(Wish(chain, self.note.toPlainText(), RESERVED if self.reserved.isChecked() else ""))
