"""The bar above the grid: which cell one is in, how it came about, and its exact kroner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.domain.amounts import KRONE, write_decimal
from kk_desktop.domain.budgets import BudgetTable, Row, RowKind
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, beside
from kk_desktop.ui.widgets.labels import ElidedLabel, label, upright

_KINDS = (
    (RowKind.ROW.value, "Række"),
    (RowKind.GROUP.value, "Overskrift"),
    (RowKind.SUBTOTAL.value, "Sum af gruppen"),
    (RowKind.TOTAL.value, "I alt"),
)


class CellBar(QFrame):
    """Also names the column and says what the row is; both are saved by what is handed in."""

    def __init__(self, on_column: Callable[[str], object], on_kind: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.setMinimumHeight(40)
        self.name = ElidedLabel("strong")
        self.words = ElidedLabel("body", "text2")
        self.exact = label("", "strong")
        self.column_name = LineField("Kolonnens navn", on_column, caption=False)
        self.column_name.setFixedWidth(84)
        self.row_kind = ChoiceField("Slags række", on_kind, _KINDS)
        self.column_part = beside("Kolonne", self.column_name)
        self.kind_part = beside("Rækken er", self.row_kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        for part in (self.name, upright(), self.words, self.exact):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.column_part)
        row.addWidget(self.kind_part)

    def show_cell(self, table: BudgetTable, row: Row, place: int) -> None:
        """Tell about a cell; ``place`` 0 is the row's name, the others are the table's columns."""
        column = table.columns[place - 1] if place else None
        self.name.setText(f"{row.label}, {column.label}" if column else row.label)
        self.words.set_tone("text2")
        self._say(_words(table, row, place))
        amount = table.amount(row, column) if column and row.kind is not RowKind.GROUP else None
        self.exact.setText("" if amount is None else f"{write_decimal(amount, KRONE, 2)} kr.")
        self.exact.setVisible(amount is not None)
        self.row_kind.show_choice(row.kind.value)
        self.kind_part.show()
        self.column_part.setVisible(column is not None)
        if column is not None:
            self.column_name.setText(column.label)

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot be taken: the sentence needs the room, and must be read whole."""
        self.words.set_tone("red")
        self._say(sentence)
        for part in (self.exact, self.column_part, self.kind_part):
            part.hide()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))


def _words(table: BudgetTable, row: Row, place: int) -> str:
    if row.kind.is_sum:
        count = len(table.summed_by(row))
        return "=  sum af 1 række" if count == 1 else f"=  sum af {count} rækker"
    if place == 0 or row.kind is RowKind.GROUP:
        return ""
    cell = row.cells.get(table.columns[place - 1].id)
    if cell is None:
        return "tom"
    return "streg: intet beløb" if cell.dash else ""
