"""Journalisér: the package, and the number that the records system gives back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import captioned
from kk_desktop.ui.widgets.labels import label

from .asking_panel import AskingPanel, text_line


class FilingPanel(AskingPanel):
    """``filed`` carries the system, the number there and the day."""

    filed = Signal(str, str, object)
    package_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.system, self.number, self.day = map(text_line, ("System", "Dokumentnr.", "Journaliseret den"))
        self.typed = self.system, self.number
        self.package = button("Lav pakken, og kopiér titel og numre …", "inbox", "small", self.package_wanted.emit)
        self.go = button("Journalisér", "archive", "primary", self._on_go)
        self.cancel = button("Annuller", kind="link", on_click=self.leave)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("Journalisér", "section"))
        row = QHBoxLayout()
        row.setSpacing(16)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("System", self.system), ("Dokumentnr. dér", self.number), ("Journaliseret den", self.day),
        )  # fmt: skip
        for words, field in fields:
            row.addWidget(captioned(words, field), 1)
        column.addLayout(row)
        column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.addWidget(self.package)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

    def begin(self, system: str, number: str, today: date, filed_on: date | None = None) -> None:
        """Ask where it lies; the day stays the one it was filed on."""
        self._today = today
        self.system.setText(system)
        self.number.setText(number)
        self.day.setText(write_date(filed_on or today))
        self.error.say("")
        self.show()
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_go(self) -> None:
        try:
            day = self.day_in(self.day)
        except ValueError:
            return
        self.filed.emit(self.system.text(), self.number.text(), day or self._today)
