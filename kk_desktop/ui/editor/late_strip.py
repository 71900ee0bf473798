"""The strip that tells of a contribution that came after the draft was sent on, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.domain.contributions import Contribution
from kk_desktop.domain.wording import listed
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.sign import Sign

_SENT = {
    Status.SUBMITTED: "sendt til godkendelse",
    Status.APPROVED: "godkendt",
    Status.SIGNED: "underskrevet",
    Status.SENT: "afsendt",
}


class LateStrip(QFrame):
    """Hidden while nothing has come too late."""

    withdraw_wanted = Signal()
    supplement_wanted = Signal()
    reject_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "warning")
        self._picture = Sign("triangle-alert", "amber")
        self._words = label("", "row_title", wrap=True)
        self.withdraw = button("Træk tilbage", kind="link", on_click=self.withdraw_wanted.emit)
        self.supplement = button("Skriv supplement", kind="link", on_click=self.supplement_wanted.emit)
        self.reject = button("Brug det ikke", kind="link", on_click=self.reject_wanted.emit)
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._picture)
        words.addWidget(self._words, 1)
        verbs = QHBoxLayout()
        verbs.setContentsMargins(28, 0, 0, 0)
        verbs.setSpacing(16)
        for verb in (self.withdraw, self.supplement, self.reject):
            verbs.addWidget(verb)
        verbs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 6, 16, 6)
        column.setSpacing(2)
        column.addLayout(words)
        column.addLayout(verbs)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, empty when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, late: list[Contribution], status: Status, *, can_withdraw: bool, can_write: bool) -> None:
        """Say which contributions came too late for the document; nothing where none did."""
        if not late or status not in _SENT:
            self.hide()
            return
        names = listed([each.contributor for each in late])
        came = "Bidraget" if len(late) == 1 else "Bidragene"
        self._words.setText(f"{came} fra {names} kom, efter at brevet blev {_SENT[status]}.")
        self.withdraw.setVisible(can_withdraw)
        for verb in (self.supplement, self.reject):
            verb.setVisible(can_write)
        self.show()
