"""Omregn: a table moved to another price level, amount by amount on the screen before it is done in one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.domain.amounts import KRONE, NBSP, write_decimal, written_decimals
from kk_desktop.domain.budgets import CURRENT_PRICES, BudgetTable, level_words
from kk_desktop.domain.price_levels import MissingRateError, RateKind, write_factor
from kk_desktop.domain.table_conversion import Converted, TableConversion
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.fields import ChoiceField, beside
from kk_desktop.ui.widgets.labels import label, set_tone
from kk_desktop.ui.widgets.plain_table import Cell, Head, PlainModel, PlainTable

from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import Column, Row

MOST = 500
"""Amounts that are listed; of a larger table the rest is counted."""

CHOOSE = "Vælg, hvad tabellen skal omregnes til. Stigningerne år for år står under Opsætning → Prisniveau."
TELL_FIRST = "Tabellen har intet prisniveau endnu. Skriv først, hvilket prisniveau beløbene er i."

_HEADS = (
    Head("Række"),
    Head("Kolonne", width=84),
    Head("Før", right=True, width=84),
    Head("Faktor", right=True, width=104),
    Head("Efter", right=True, width=84),
    Head("Kilde"),
)
_LEAST, _MOST_HIGH = 158, 248
"""Pixels: four amounts below the head, and seven; there is more to scroll to."""


class Conversion(TablePart):
    """``looked`` tells that what would happen stands there, or why nothing can; ``converted`` that it has happened."""

    looked = Signal()
    converted = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self._asked = 0
        self._can_write = False
        self.begin = QAction("Omregn prisniveau", around.owner)
        self.begin.triggered.connect(self._on_begin)
        self.tools = ((self.begin, "arrow-up-down"),)
        self._build()
        self._lay_out()

    # What is shown ----------------------------------------------------------------------------------------

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """Another table gives the list up; the same one is looked at again, since its amounts may be others."""
        is_same = self._table is not None and self._table.id == table.id
        before, self._table, self._can_write = self._table, table, can_write
        self.begin.setEnabled(can_write)
        if self._bar.isHidden():
            return
        if not is_same:
            self._leave()
        elif before != table:
            self._look()

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None) -> None:
        """Nothing here is about a cell."""

    def forget(self) -> None:
        """No table, nothing to convert."""
        self._table = None
        self.begin.setEnabled(False)
        self._leave()

    def _on_begin(self) -> None:
        if self._table is None or not self.around.flush():
            return
        service = self.around.workspace.price_levels
        levels, newest = service.levels(), service.newest_level(self._table.id)
        years = sorted({year for known in levels.table.years for year in (known - 1, known)} | set(levels.years))
        self.level.set_choices(
            [("", "Vælg prisniveau")] * (newest is None)
            + [(str(year), f"{year} p/l") for year in reversed(years)]
            + [(str(CURRENT_PRICES), level_words(CURRENT_PRICES).capitalize())]
        )
        self.level.show_choice(str(newest or ""))
        self.keep.setChecked(False)
        self.around.show_above(self._bar)
        self.level.setFocus()
        self._look()

    def _look(self) -> None:
        if self._table is None:
            return
        self._asked += 1
        self.go.setEnabled(False)
        if not self.level.currentData():
            self._ask()
            return
        asked, table_id, level = self._asked, self._table.id, int(self.level.currentData())
        service = self.around.workspace.price_levels
        self.around.tasks.start(
            lambda: service.look_at(table_id, level),
            partial(self._on_looked, asked),
            partial(self._on_refused, asked),
            owner=self._bar,
        )

    def _ask(self) -> None:
        """Nothing is chosen yet: say quietly what is to be done first."""
        self.list.hide()
        is_told = self._table is not None and self._table.price_level is not None
        self._say(CHOOSE if is_told else TELL_FIRST, "text2")
        self.rates.setVisible(is_told)
        self.looked.emit()

    def _on_looked(self, asked: int, done: TableConversion) -> None:
        if asked != self._asked:
            return
        rows = [_cells(done, amount) for amount in done.amounts[:MOST]]
        if len(done.amounts) > MOST:
            rows.append([Cell(f"… og {len(done.amounts) - MOST} beløb mere", tone="text2"), *[Cell()] * 5])
        self.list.show_rows(_HEADS, rows)
        self.list.show()
        self._say(_told(done), "text2")
        self.go.setEnabled(self._can_write)
        self.rates.hide()
        self.looked.emit()

    def _on_refused(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        if not isinstance(error, UserError):
            self.around.messages.tell_problem(error)
            return
        self.list.hide()
        self._say(str(error), "red")
        self.rates.setVisible(isinstance(error, MissingRateError))
        self.looked.emit()

    def _say(self, words: str, tone: str) -> None:
        self.words.setText(words)
        set_tone(self.words, tone)

    # What is done -----------------------------------------------------------------------------------------

    def _on_go(self) -> None:
        if self._table is None or not self.around.flush():
            return
        table_id, level, as_copy = self._table.id, int(self.level.currentData()), self.keep.isChecked()
        service = self.around.workspace.price_levels
        self.go.setEnabled(False)
        self.around.tasks.start(
            lambda: service.convert_table(table_id, level, as_copy=as_copy),
            partial(self._on_done, level),
            self._on_failed,
            owner=self._bar,
        )

    def _on_done(self, level: int, table_id: str) -> None:
        is_copy = self._table is not None and table_id != self._table.id
        self._leave()
        what = "Tabellen er kopieret og omregnet" if is_copy else "Tabellen er omregnet"
        messages = self.around.messages
        messages.tell(f"{what} til {level_words(level)}.", "good", "Fortryd", messages.undo_requested.emit)
        if is_copy:
            self.around.go_to("budget_table", table_id)
        self.converted.emit(table_id)

    def _on_failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self.around.messages.tell_problem(error)

    def _leave(self) -> None:
        self._asked += 1
        self._bar.hide()

    # Building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.above = self._bar = QFrame()
        self._bar.setProperty("ground", "window")
        self._bar.setAccessibleName("Omregn prisniveau")
        self.level = ChoiceField("Omregn til", lambda _key: self._look(), (), bare=False)
        self.keep = CheckBox("Behold den gamle tabel", lambda _is_on: None)
        self.words = label("", "secondary", "text2", wrap=True)
        self.rates = button("Vis prisniveau", "table-2", "link", lambda: self.around.go_to("price_rate", ""))
        self.list = PlainTable("Beløb før og efter omregning", PlainModel())
        self.list.setMinimumHeight(_LEAST)
        self.list.setMaximumHeight(_MOST_HIGH)
        self.leave = button("Annuller", on_click=self._leave)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._bar)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)
        self.go = button("Omregn", "check", "primary", self._on_go)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._bar)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(beside("Omregn til", self.level))
        row.addWidget(self.keep)
        row.addStretch(1)
        for each in (self.leave, self.go):
            row.addWidget(each)
        told = QHBoxLayout()
        told.addWidget(self.words, 1)
        told.addWidget(self.rates)
        column.addLayout(row)
        column.addLayout(told)
        column.addWidget(self.list)


def _cells(done: TableConversion, amount: Converted) -> list[Cell]:
    unit = done.table.unit
    exact = f"{write_decimal(amount.new, KRONE, 2)}{NBSP}kr."
    source = "; ".join(amount.way.sources)
    return [
        Cell(amount.row.label, tip=amount.row.label),
        Cell(amount.column.label, tip=amount.column.label),
        Cell(write_decimal(amount.old, unit.ore), right=True, tip=level_words(amount.level)),
        Cell(write_factor(amount.way.factor), right=True, tip=amount.kind.danish),
        Cell(done.table.written(amount.new), right=True, strong=True, tip=exact),
        Cell(f"anlæg: {source}" if source and amount.kind is RateKind.CAPITAL else source, tone="text2", tip=source),
    ]


def _told(done: TableConversion) -> str:
    """How many amounts, what is rounded, and the note that will be printed."""
    count = len(done.amounts)
    parts = ["1 beløb omregnes." if count == 1 else f"{count} beløb omregnes."]
    if done.at_level:
        parts.append(f"{done.at_level} er i {level_words(done.table.price_level)} i forvejen.")
    if done.rounded:
        parts.append(f"{done.rounded} rundes af til hele øre.")
    decimals = written_decimals(done.table.decimals, done.table.unit.ore)
    if decimals is not None:
        places = {0: "uden decimaler", 1: "med 1 decimal"}.get(decimals, f"med {decimals} decimaler")
        parts.append(f"Tallene vises {places}; de nøjagtige beløb gemmes.")
    return f"{' '.join(parts)} Under tabellen: ”{done.note}”"
