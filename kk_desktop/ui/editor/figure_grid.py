"""A small grid of one table in which places are chosen by Space or a click, in the order they are to be used."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.figures import TablePlace
from kk_desktop.ui import look

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_ROW_HEIGHT, _NAME_WIDTH, _FIGURE_WIDTH = 26, 240, 84


class FigureGridModel(QAbstractTableModel):
    """The printed figures of a table, with those that are ``chosen`` marked; places of other tables stay chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.table: BudgetTable | None = None
        self.chosen: list[TablePlace] = []

    def show_table(self, table: BudgetTable | None) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def place(self, index: Index) -> TablePlace | None:
        """What stands in a cell; nothing for a row's name or an empty place."""
        if self.table is None or not index.isValid() or not index.column():
            return None
        row, column = self.table.rows[index.row()], self.table.columns[index.column() - 1]
        value = self.table.value(row, column)
        return TablePlace(row.id, column.id) if value.ore is not None or value.share is not None else None

    def turn(self, index: Index, most: int | None) -> None:
        """Choose a place, or no more; of the most that are used the last one makes room."""
        place = self.place(index)
        if place is None:
            return
        if place in self.chosen:
            self.chosen.remove(place)
        else:
            kept = self.chosen if most is None else self.chosen[: most - 1]
            self.chosen = [*kept, place]
        self.marked()

    def marked(self) -> None:
        """What is chosen is another."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as the table has."""
        return len(self.table.rows) if self.table else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The rows' names and the table's columns."""
        return len(self.table.columns) + 1 if self.table else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """The columns' names."""
        if self.table is None or orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return self.table.columns[section - 1].label if section else self.table.corner

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """What a cell shows and says."""
        if self.table is None or not index.isValid():
            return None
        row = self.table.rows[index.row()]
        column = self.table.columns[index.column() - 1] if index.column() else None
        text = self.table.printed(row, column) if column else row.label
        is_chosen = column is not None and TablePlace(row.id, column.id) in self.chosen
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        said = f"{row.label}, {column.label}, {text or 'tom'}" if column else text
        return {
            Role.DisplayRole: text,
            Role.TextAlignmentRole: side | Qt.AlignmentFlag.AlignVCenter,
            Role.BackgroundRole: look.color("mark") if is_chosen else None,
            Role.FontRole: look.font("strong" if row.kind.is_sum or is_chosen else "body"),
            Role.AccessibleTextRole: f"{said}, valgt" if is_chosen else said,
        }.get(Role(role))


class FigureGrid(QTableView):
    """Space or a click chooses, Enter is ``done``."""

    turned = Signal(QModelIndex)
    done = Signal()

    def __init__(self, model: FigureGridModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Tabellens tal: mellemrum vælger")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.turned)
        model.modelReset.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses and Enter is done; the arrows are Qt's."""
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(False)
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, _FIGURE_WIDTH if column else _NAME_WIDTH)
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 1))
