"""A small grid of one table in which places are chosen by Space or a click, in the order they are to be used."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kk_desktop.domain.budgets import BudgetTable, Column, Row
from kk_desktop.domain.figures import TablePlace
from kk_desktop.ui.widgets.plain_table import Cell, Head, PlainModel, PlainTable

_FIGURE_WIDTH = 88


class FigureGrid(PlainTable):
    """Tells ``turned`` when what is ``chosen`` is another, ``done`` at Enter; places of other tables stay chosen."""

    turned = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__("Tabellens tal: mellemrum vælger", PlainModel())
        self.table: BudgetTable | None = None
        self.chosen: list[TablePlace] = []
        self.most: int | None = None
        self.clicked.connect(self._turn)

    def show_table(self, table: BudgetTable) -> None:
        """Show a table and stand in its first figure."""
        self.table = table
        self.show_chosen()
        first = next((number for number, row in enumerate(table.rows) if row.kind.is_typed), 0)
        self.go_to(first, 1)

    def show_chosen(self) -> None:
        """Show which places are chosen now."""
        table = self.table
        if table is None:
            return
        heads = [Head(table.corner), *(Head(column.label, right=True, width=_FIGURE_WIDTH) for column in table.columns)]
        rows = [
            [Cell(row.label, indent=row.indent), *(self._cell(table, row, column) for column in table.columns)]
            for row in table.rows
        ]
        self.show_rows(heads, rows)

    def _cell(self, table: BudgetTable, row: Row, column: Column) -> Cell:
        text, is_chosen = table.printed(row, column), TablePlace(row.id, column.id) in self.chosen
        spoken = ", ".join(filter(None, (row.label, column.label, text or "tom", "valgt" if is_chosen else "")))
        ground = "mark" if is_chosen else ""
        return Cell(text, ground=ground, strong=is_chosen or row.kind.is_sum, right=True, spoken=spoken)

    def _turn(self, index: QModelIndex) -> None:
        """Choose a place, or no more; of the most that are used the last one makes room."""
        place = self._place(index)
        if place is None:
            return
        if place in self.chosen:
            self.chosen.remove(place)
        else:
            kept = self.chosen if self.most is None else self.chosen[: self.most - 1]
            self.chosen = [*kept, place]
        self.show_chosen()
        self.turned.emit()

    def _place(self, index: QModelIndex) -> TablePlace | None:
        """What stands in a cell; nothing for a row's name or an empty place."""
        if self.table is None or not index.isValid() or not index.column():
            return None
        row, column = self.table.rows[index.row()], self.table.columns[index.column() - 1]
        value = self.table.value(row, column)
        return TablePlace(row.id, column.id) if value.ore is not None or value.share is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses and Enter is done; the arrows are Qt's."""
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)
