"""Who sits at this machine: the fields that go into letters and the history, saved as they are left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.domain.people import Myself

from .fields import LineField
from .layouts import card

_FIELDS = (("name", "Navn"), ("title", "Titel"), ("unit", "Enhed"), ("phone", "Telefon"), ("email", "E-mail"))


class WhoPanel(QFrame):
    """``read`` and ``save`` reach what belongs to the machine."""

    changed = Signal()

    def __init__(self, read: Callable[[], Myself], save: Callable[[Myself], None]) -> None:
        super().__init__()
        self._read, self._save = read, save
        self.fields = {name: LineField(words, partial(self._on_typed, name), bare=False) for name, words in _FIELDS}
        self._lay_out()
        self.show_me()

    def show_me(self) -> None:
        """Read again who sits here."""
        me = self._read()
        for name, field in self.fields.items():
            field.setText(getattr(me, name))

    def _on_typed(self, name: str, text: str) -> None:
        self._keep(**{name: " ".join(text.split())})

    def _keep(self, **facts: Any) -> None:
        self._save(replace(self._read(), **facts))
        self.changed.emit()

    def _lay_out(self) -> None:
        column = card(self, "Hvem er du?", "Står i brevene og i historikken. Kan ændres senere.")
        for name in ("name", "title", "unit"):
            column.addWidget(self.fields[name])
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.fields["phone"], 2)
        row.addWidget(self.fields["email"], 3)
        column.addLayout(row)
        column.addStretch(1)


def make_who_panel(machine, on_changed: Callable[[], None]) -> WhoPanel:
    """The panel of who sits here, kept with the machine."""

    def keep(me) -> None:
        machine.me = me

    panel = WhoPanel(lambda: machine.me, keep)
    panel.changed.connect(on_changed)
    return panel
