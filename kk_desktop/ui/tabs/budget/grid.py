"""The grid of a budget table: figures as they print, sums computed, typed with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kk_desktop.domain.budgets import BudgetTable, Row, RowKind
from kk_desktop.errors import UserError
from kk_desktop.ui import look

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 30
_INDENT = 16
# Shown as typed while it could not be taken, so that it can be mended.
SaveCell = Callable[[Row, str, str], None]
SaveLabel = Callable[[Row, str], None]


class GridModel(QAbstractTableModel):
    """Column 0 holds the rows' names, the others figures; saving is handed in."""

    refused = Signal(QModelIndex, str)
    taken = Signal()

    def __init__(self, save_cell: SaveCell, save_label: SaveLabel, can_write: bool) -> None:
        super().__init__()
        self._save_cell, self._save_label, self._can_write = save_cell, save_label, can_write
        self._table: BudgetTable | None = None
        self._typed: tuple[int, int, str] | None = None

    @property
    def table(self) -> BudgetTable | None:
        """The table that is shown."""
        return self._table

    def show_table(self, table: BudgetTable | None) -> None:
        """Show another table, or the same with other figures."""
        old = self._table
        same_shape = (
            old is not None
            and table is not None
            and old.id == table.id
            and len(old.rows) == len(table.rows)
            and len(old.columns) == len(table.columns)
        )
        if same_shape:
            self._table = table
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        else:
            self.beginResetModel()
            self._table, self._typed = table, None
            self.endResetModel()

    def row(self, index: Index) -> Row:
        """The table's row at an index."""
        assert self._table is not None
        return self._table.rows[index.row()]

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Every row, heads and sums included."""
        return len(self._table.rows) if self._table else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The names and the figures."""
        return len(self._table.columns) + 1 if self._table else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Unit and price level, then the columns."""
        if self._table is None or orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._table.corner if section == 0 else self._table.columns[section - 1].label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What prints; while editing, what was typed last."""
        if self._table is None or not index.isValid():
            return None
        row = self.row(index)
        if role == Qt.ItemDataRole.EditRole and self._typed and self._typed[:2] == (index.row(), index.column()):
            return self._typed[2]
        text = row.label if index.column() == 0 else self._printed(row, index.column() - 1)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column(), text)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be typed everywhere, figures only in ordinary rows."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._can_write and index.isValid() and (index.column() == 0 or self.row(index).kind is RowKind.ROW):
            return base | Qt.ItemFlag.ItemIsEditable
        return base

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand over what was typed; a sentence comes back as ``refused`` where it cannot be read."""
        if self._table is None or role != Qt.ItemDataRole.EditRole:
            return False
        typed, row = str(value), self.row(index)
        self._typed = None
        if typed == self.data(index):
            return True
        try:
            if index.column() == 0:
                self._save_label(row, typed)
            else:
                self._save_cell(row, self._table.columns[index.column() - 1].id, typed)
        except UserError as error:
            self._typed = (index.row(), index.column(), typed)
            self.refused.emit(index, str(error))
            return False
        self.taken.emit()
        return True

    @property
    def is_refused(self) -> bool:
        """Whether something typed could not be taken and waits to be mended."""
        return self._typed is not None

    def give_up(self) -> None:
        """Forget what could not be taken."""
        self._typed = None

    def _printed(self, row: Row, column: int) -> str:
        assert self._table is not None
        return "" if row.kind is RowKind.GROUP else self._table.printed(row, self._table.columns[column])

    def _spoken(self, row: Row, column: int, text: str) -> str:
        if column == 0:
            return text
        assert self._table is not None
        what = "sum" if row.kind.is_sum else ""
        value = {"": "tom", "–": "streg"}.get(text, text)
        return ", ".join(part for part in (row.label, self._table.columns[column - 1].label, what, value) if part)


class Grid(QTableView):
    """Enter goes down, Tab right, F2 edits, Del empties, Alt+arrows move the row."""

    row_move_wanted = Signal(str, int)
    cell_entered = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setAccessibleName("Tabellens tal")
        self.setModel(model)
        self.setItemDelegate(_FigureDelegate(self))
        self.setHorizontalHeader(_Head(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(_HEIGHT)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.cell_entered.emit())
        model.refused.connect(self._on_refused)
        model.modelReset.connect(self._fit)

    def grid_model(self) -> GridModel:
        """The model, by its own type."""
        model = self.model()
        assert isinstance(model, GridModel)
        return model

    def sizeHint(self) -> QSize:
        """All rows; the page around it scrolls."""
        return QSize(400, self.horizontalHeader().height() + self.grid_model().rowCount() * _HEIGHT + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a grid; while a cell is edited they are its own, though Qt passes Enter on."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        index = self.currentIndex()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._go_down()
        elif event.key() == Qt.Key.Key_Delete and index.isValid() and index.column() > 0:
            self.model().setData(index, "")
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and index.isValid():
            by = -1 if event.key() == Qt.Key.Key_Up else 1
            self.row_move_wanted.emit(self.grid_model().row(index).id, index.row() + by)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from cell to cell, and from the last one on to what stands below the grid."""
        index = self.currentIndex()
        last = (self.grid_model().rowCount() - 1, self.grid_model().columnCount() - 1)
        if (index.row(), index.column()) == (last if is_next else (0, 0)):
            self.setTabKeyNavigation(False)
            is_left = super().focusNextPrevChild(is_next)
            self.setTabKeyNavigation(True)
            return is_left
        return super().focusNextPrevChild(is_next)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on to the one below; Esc forgets what could not be taken."""
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.grid_model().give_up()
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and not self.grid_model().is_refused:
            self._go_down()

    def _go_down(self) -> None:
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def _on_refused(self, index: QModelIndex, _sentence: str) -> None:
        # The editor closes first; then it opens again with what was typed.
        place = QPersistentModelIndex(index)

        def again() -> None:
            if place.isValid():
                self.setCurrentIndex(self.model().index(place.row(), place.column()))
                self.edit(self.currentIndex())

        QTimer.singleShot(0, self, again)

    def _fit(self) -> None:
        self.updateGeometry()
        head = self.horizontalHeader()
        for column in range(self.model().columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column == 0 else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, mode)
            if column:
                self.setColumnWidth(column, 88)


class _Head(QHeaderView):
    """The head is painted: bold on white with a dark line below."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self.setFixedHeight(34)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        painter.save()
        painter.fillRect(rect, look.color("base"))
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, look.color("text"))
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("text"))
        flag = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        place = rect.adjusted(16 if section == 0 else 4, 0, -14, 0)
        painter.drawText(
            place, flag | Qt.AlignmentFlag.AlignVCenter, look.fit(text, QFontMetrics(painter.font()), place.width())
        )
        painter.restore()


class _FigureDelegate(QStyledItemDelegate):
    """Heads grey and bold, details indented, sums bold on a tint; the cell one is in wears a ring inside."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field that fills its cell."""
        editor = super().createEditor(parent, option, index)
        editor.setProperty("kind", "cell")
        if index.column() and isinstance(editor, QLineEdit):
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(f"{index.data(Qt.ItemDataRole.AccessibleTextRole)}, ret")
        return editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row, rect = self._grid.grid_model().row(index), option.rect
        painter.save()
        painter.fillRect(rect, look.color("alt" if row.kind.is_sum else "base"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("edge" if row.kind.is_sum else "line"))
        painter.setFont(look.font("body" if row.kind is RowKind.ROW else "strong"))
        painter.setPen(look.color("text2" if row.kind is RowKind.GROUP else "text"))
        flag = Qt.AlignmentFlag.AlignRight
        place = rect.adjusted(4, 0, -14, 0)
        if index.column() == 0:
            flag = Qt.AlignmentFlag.AlignLeft
            indent = _INDENT * (row.indent + 1 if row.kind is RowKind.ROW else 1)
            place = rect.adjusted(indent, 0, -8, 0)
        text = look.fit(str(index.data() or ""), QFontMetrics(painter.font()), place.width())
        painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, text)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.color("accent" if self._grid.hasFocus() else "edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
