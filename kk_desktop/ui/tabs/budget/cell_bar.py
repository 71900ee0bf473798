"""The bar above the grid: which cell one is in, how it came about, its exact kroner, its source and its uses."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.domain.amounts import KRONE, Unit, write_decimal
from kk_desktop.domain.budget_rounding import Residual, residual
from kk_desktop.domain.budget_words import explained
from kk_desktop.domain.budgets import BudgetTable, Column, Row, RowKind
from kk_desktop.domain.wording import listed
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import ElidedLabel, label, upright

from .grid_model import Mark

_HEIGHT = 48
"""Two lines of a sentence about a figure."""

_NAME = 260


class CellBar(QFrame):
    """``uses`` is a link that a part fills with where the cell is used; it is hidden until then."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.setMinimumHeight(_HEIGHT)
        self.name = ElidedLabel("strong")
        self.words = ElidedLabel("body", "text2", lines=2)
        self.exact = label("", "strong")
        self.residual = label("", "body", "text2")
        self.source = ElidedLabel("body", "text2")
        self.uses = button("", "braces", "link")
        self.uses.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        for part in (self.name, upright(), self.words, self.exact, self.residual):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.source)
        row.addWidget(self.uses)

    def show_cell(self, table: BudgetTable, row: Row, column: Column | None, mark: Mark | None) -> None:
        """Tell about a cell; without a column it is the row's name."""
        self.name.setText(row.label, f", {column.name}" if column else "")
        self._keep_name()
        if mark:
            self._say(mark.sentence, mark.tone)
        else:
            self._say(_words(table, row, column))
        amount = table.amount(row, column) if column and row.kind is not RowKind.GROUP else None
        self.exact.setText("" if amount is None else f"{write_decimal(amount, KRONE, 2)} kr.")
        self.exact.setVisible(amount is not None)
        hidden = residual(table, row, column) if column else Residual()
        words, tip = _hidden(hidden, table.unit)
        self.residual.setText(words)
        self.residual.setToolTip(tip)
        self.residual.setVisible(bool(words) and mark is None)
        source = row.source or table.source
        self.source.setText(f"Kilde: {source}" if source else "")
        self.source.setVisible(bool(source) and mark is None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name keeps its share of another width."""
        super().resizeEvent(event)
        self._keep_name()

    def _keep_name(self) -> None:
        """Let no long sentence squeeze the cell's name away; of a long name the year stays."""
        whole = self.name.fontMetrics().horizontalAdvance(self.name.text())
        self.name.setMinimumWidth(min(whole + 2, self.width() * 3 // 10, _NAME))

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot be taken: the sentence needs the room, and must be read whole."""
        self._say(sentence, "red")
        for part in (self.exact, self.residual, self.source):
            part.hide()

    def _say(self, words: str, tone: str = "text2") -> None:
        self.words.set_tone(tone)
        self.words.setText(words)
        self.words.setVisible(bool(words))


def _hidden(residual: Residual, unit: Unit) -> tuple[str, str]:
    """What rounding hides in a place, in the table's unit: down the rows, across, or both; and what that means."""
    told, parts = [], []
    if residual.down:
        told.append(write_decimal(residual.down, unit.ore))
        parts.append("rækkerne")
    if residual.across:
        told.append(f"{write_decimal(residual.across, unit.ore)} på tværs")
        parts.append("kolonnerne")
    if not told:
        return "", ""
    tip = f"Så meget mere er det afrundede tal, end de afrundede tal i {listed(parts)} giver."
    return f"afrunding {listed(told)}", tip


def _words(table: BudgetTable, row: Row, column: Column | None) -> str:
    if column is None or row.kind in (RowKind.GROUP, RowKind.TEXT):
        return row.note
    if how := explained(table, row, column):
        return f"=  {how}"
    cell = row.cells.get(column.id)
    if cell is None:
        return "tom"
    return "streg: intet beløb" if cell.dash else ""
