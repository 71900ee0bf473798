"""A pool's facts, edited where they stand, and what its applications come to together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.budgets import read_level
from kk_desktop.domain.known_dates import read_due
from kk_desktop.domain.pools import FundingPool, PoolSum
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned
from kk_desktop.ui.widgets.labels import label, set_tone

from . import typed

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages


_MORE = "mere"


class PoolFacts(QWidget):
    """Reads and changes one pool through the service."""

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._pool: FundingPool | None = None
        self._build()
        self._lay_out()

    def show_pool(self, pool: FundingPool | None) -> None:
        """Tell about another pool; without one there is nothing to edit."""
        self._pool = pool
        self.setVisible(pool is not None)
        if pool is None:
            return
        self.amount.setText(typed.written(pool.amount_ore), pool.id)
        self.available.setText(typed.written(pool.available_ore), pool.id)
        self.period_from.setText(typed.written_date(pool.period_from), pool.id)
        self.period_to.setText(typed.written_date(pool.period_to), pool.id)
        self.level.setText(typed.written_level(pool.price_level), pool.id)
        self.applicants.setText("" if pool.applicants is None else str(pool.applicants), pool.id)
        self.percent.setText("" if pool.co_financing_percent is None else str(pool.co_financing_percent), pool.id)
        today = self._workspace.today()
        bodies = [(body.id, body.name_on(today).name) for body in self._workspace.people.bodies()]
        self.body.set_choices([("", "Ingen"), *bodies])
        self.body.show_choice(pool.body_id or "")
        self.note.show_text(pool.note)

    def change(self, **facts: object) -> None:
        """Save facts of the pool that is shown."""
        if self._pool is not None:
            self._workspace.pools.change(self._pool.id, **facts)

    def _saver(self, fact: str, read: Callable[[str], object]) -> Callable[[str], object]:
        return lambda text: self.change(**{fact: read(text)})

    def _known_date(self, text: str) -> str:
        return read_due(text, self._workspace.today())

    def _on_body_chosen(self, key: str) -> None:
        self._messages.attempt(lambda: self.change(body_id=key or None))

    def _build(self) -> None:
        self.amount = LineField("Puljen i alt", self._saver("amount_ore", typed.amount))
        self.available = LineField("Kommunen må søge", self._saver("available_ore", typed.amount))
        self.period_from = LineField("Fra", self._saver("period_from", self._known_date))
        self.period_to = LineField("Til", self._saver("period_to", self._known_date))
        self.level = LineField("Prisniveau", self._saver("price_level", read_level))
        self.applicants = LineField("Antal ansøgere", self._saver("applicants", typed.whole))
        self.percent = LineField("Medfinansiering, %", self._saver("co_financing_percent", typed.whole))
        self.body = ChoiceField("Gives af", self._on_body_chosen, ())
        self.note = TextField("Noter om puljen", lambda text: self.change(note=text))
        self.note.on_refused = self._messages.tell_problem

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        first = (self.amount, self.available, self.period_from, self.period_to, self.level)
        for place, field in enumerate(first):
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        grid.addWidget(self.applicants, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.percent, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(captioned("Gives af", self.body), 1, 2, 1, 3, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(captioned("Noter", self.note))


class Totals(QFrame):
    """May be applied for, applied for, the difference, granted, spent, left; computed, never typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.setAccessibleName("Puljen lagt sammen")
        self.figures: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        for name in ("Må søges", "Søgt", "Forskel", "Bevilget", "Brugt", "Tilbage"):
            self.figures[name] = label("", "strong")
            row.addWidget(captioned(name, self.figures[name]), 1)

    def show_total(self, pool: FundingPool | None, total: PoolSum) -> None:
        """Tell other sums; what is not known or cannot be added is a dash."""
        self.setVisible(pool is not None)
        if pool is None:
            return
        most = pool.amount_ore if pool.available_ore is None else pool.available_ore
        told = {
            "Må søges": _or_dash(most),
            "Søgt": _or_dash(total.applied_ore),
            "Forskel": "–",
            "Bevilget": _or_dash(total.granted_ore),
            "Brugt": _or_dash(total.spent_ore),
            "Tilbage": _or_dash(total.left_ore),
        }
        if most is not None and total.applied_ore is not None and total.level == pool.price_level:
            told["Forskel"] = _difference(total.applied_ore, most)
        set_tone(self.figures["Forskel"], "red" if told["Forskel"].endswith(_MORE) else "")
        for name, words in told.items():
            self.figures[name].setText(words)
        self.setAccessibleDescription(", ".join(f"{name} {words}" for name, words in told.items()))


def _or_dash(ore: int | None) -> str:
    return typed.written(ore) or "–"


def _difference(applied: int, most: int) -> str:
    if applied == most:
        return "0"
    return f"{typed.written(abs(applied - most))}{NBSP}{_MORE if applied > most else 'mindre'}"
