"""Markér som afsendt: when, how and to whom; opens above the text, never over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from kk_desktop.domain.dates import write_date, write_known_date
from kk_desktop.domain.dispatches import (
    Addressee,
    DispatchChannel,
    DispatchRole,
    DistributionList,
    read_addressees,
    write_addressees,
)
from kk_desktop.domain.known_dates import last_day
from kk_desktop.domain.promises import Promise
from kk_desktop.domain.wording import shortened
from kk_desktop.services.dispatches import Sending
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import ChoiceField, captioned
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.list_button import list_button

from .asking_panel import AskingPanel, text_line, text_lines

_FIELDS = {
    DispatchRole.RECIPIENT: "Til (én på hver linje)",
    DispatchRole.COPY: "Kopi til",
    DispatchRole.BLIND_COPY: "Blindkopi (står ikke i brevet)",
}
_LINES = 3
GO = "Markér som afsendt"

_HELP = {
    DispatchChannel.DIGITAL_POST: ("save_pdf", "Gem PDF'en til Digital Post …"),
    DispatchChannel.MAIL: ("mail", "Lav mailen …"),
    DispatchChannel.BLIV_HOERT: ("plain", "Kopiér brevet som ren tekst"),
    DispatchChannel.INTERNAL_POST: ("print", "Udskriv …"),
    DispatchChannel.PAPER: ("print", "Udskriv …"),
}
"""What helps with each channel: the wish, and the button's words."""


class SendingPanel(AskingPanel):
    """Tells ``sent`` with a ``Sending`` and the promises to note; ``help_wanted`` what the channel needs."""

    sent = Signal(object, object)
    help_wanted = Signal(str)
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: Path | None = None
        self._promises: list[tuple[CheckBox, Promise]] = []
        self.day = text_line("Afsendt den")
        self.channels = ChoiceField(
            "Sendt med", lambda _key: self._follow_channel(), [(each.value, each.danish) for each in DispatchChannel],
            bare=False,
        )  # fmt: skip
        self.names = {role: text_lines(words, _LINES) for role, words in _FIELDS.items()}
        self._known_lists: Sequence[DistributionList] = ()
        self.lists = list_button(lambda: self._known_lists, self._add, "small")
        self.note = text_line("Bemærkning")
        self.receipt = text_line("Kvittering")
        self.typed = (*self.names.values(), self.note, self.receipt)
        self.file = button("Vedlæg kvittering …", "paperclip", "small", self.file_wanted.emit)
        self.help = button("", "", "small", lambda: self.help_wanted.emit(_HELP[self.channel][0]))
        self.go = button(GO, "send", "primary", self._on_go)
        self.cancel = button("Annuller", kind="link", on_click=self.leave)
        self._lay_out()
        DroppedFiles(self).dropped.connect(lambda paths: self.show_file(paths[0]))
        self.hide()

    @property
    def channel(self) -> DispatchChannel:
        """How it is sent."""
        return DispatchChannel(self.channels.currentData())

    @property
    def addressees(self) -> list[Addressee]:
        """Who gets it, as the fields say."""
        return [each for role, field in self.names.items() for each in read_addressees(field.toPlainText(), role)]

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(label("Markér som afsendt", "section"), 0, 0, 1, 3)
        top = QHBoxLayout()
        top.setSpacing(16)
        self.day.setFixedWidth(150)
        top.addWidget(captioned("Afsendt den", self.day))
        top.addWidget(captioned("Sendt med", self.channels))
        top.addWidget(self.help, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        grid.addLayout(top, 1, 0, 1, 3)
        for column, (role, words) in enumerate(_FIELDS.items()):
            grid.addWidget(captioned(words, self.names[role]), 2, column)
            grid.setColumnStretch(column, 1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(captioned("Bemærkning", self.note), 1)
        below.addWidget(captioned("Kvittering", self.receipt), 1)
        below.addWidget(self.file, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(below, 3, 0, 1, 3)
        self._follow_ups = QVBoxLayout()
        self._follow_ups.setSpacing(2)
        grid.addLayout(self._follow_ups, 4, 0, 1, 3)
        grid.addWidget(self.error, 5, 0, 1, 3)
        row = QHBoxLayout()
        row.addWidget(self.lists)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        grid.addLayout(row, 6, 0, 1, 3)

    def begin(
        self,
        addressees: Sequence[Addressee],
        lists: Sequence[DistributionList],
        promises: Sequence[Promise],
        today: date,
    ) -> None:
        """Ask how it was sent; what the document tells is filled in."""
        self._today, self._file = today, None
        self.day.setText(write_date(today))
        for role, field in self.names.items():
            field.setPlainText(write_addressees(each for each in addressees if each.role is role))
        for line in (self.note, self.receipt):
            line.clear()
        self.file.setText("Vedlæg kvittering …")
        self.error.say("")
        self._known_lists = lists
        self._show_promises(promises, today)
        self._follow_channel()
        self.show()
        self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.selectAll()

    def show_file(self, path: Path) -> None:
        """The receipt as a file."""
        self._file = path
        self.file.setText(path.name)

    def set_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice while the pages are drawn."""
        self.go.setEnabled(not busy)
        self.go.setText("Tegner siderne …" if busy else GO)

    def _add(self, members: Sequence[Addressee]) -> None:
        field = self.names[DispatchRole.RECIPIENT]
        there = read_addressees(field.toPlainText())
        have = {each.name.casefold() for each in there}
        new = [each for each in members if each.name.casefold() not in have]
        field.setPlainText(write_addressees([*there, *new]))

    def _show_promises(self, promises: Sequence[Promise], today: date) -> None:
        empty(self._follow_ups)
        self._promises = []
        if promises:
            self._follow_ups.addWidget(label("Brevet lover noget. Skal det følges op?", "secondary", "text2"))
        for promise in promises:
            due = f" ({write_known_date(promise.due)})" if promise.due else ""
            words = shortened(promise.sentence, LONGEST)
            box = CheckBox(f"{words}{due}", lambda _on: None)
            box.setToolTip(promise.sentence)
            box.setChecked(bool(promise.due) and last_day(promise.due) >= today)
            self._follow_ups.addWidget(box)
            self._promises.append((box, promise))

    def _follow_channel(self) -> None:
        self.help.setText(_HELP[self.channel][1])

    def _on_go(self) -> None:
        try:
            day = self.day_in(self.day)
        except ValueError:
            return
        sending = Sending(
            day or self._today, self.channel, self.addressees, self.note.text(), self.receipt.text(), self._file
        )
        self.sent.emit(sending, [promise for box, promise in self._promises if box.isChecked()])

    def say(self, sentence: str) -> None:
        """What is wrong, above the button."""
        self.error.say(sentence)


LONGEST = 90
"""Letters of a promise that are shown on its line."""
