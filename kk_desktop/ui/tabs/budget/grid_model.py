"""What the grid shows: figures as they print, sums computed, and the signs that stand in the cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kk_desktop.domain.amounts import in_unit
from kk_desktop.domain.budget_words import explained
from kk_desktop.domain.budgets import BudgetTable, Column, Row, RowKind, doubled_names, told_doubled, why_not_typed
from kk_desktop.domain.counted_rows import told_typed_sum, typed_sums
from kk_desktop.domain.printed_tables import marks_of
from kk_desktop.errors import UserError

Index = QModelIndex | QPersistentModelIndex
Place = tuple[str, str]
"""A row's id and a column's; no column is the row's name."""
SaveCell = Callable[[Row, str, str], object]
SaveLabel = Callable[[Row, str], object]


class Mark(NamedTuple):
    """A sign in a cell: the tone it is tinted in (red, amber, green), its icon, and what it tells."""

    tone: str
    icon: str
    sentence: str


class GridModel(QAbstractTableModel):
    """Column 0 holds the rows' names, the others figures; saving is handed in."""

    refused = Signal(QModelIndex, str)
    taken = Signal()
    marked = Signal()
    sum_typed = Signal(str)
    """The row with this id has become a sum that is typed by hand and counted with what it adds up."""
    figures_shown = Signal()
    """Other figures stand in the same rows and columns."""

    def __init__(self, save_cell: SaveCell, save_label: SaveLabel, can_write: bool) -> None:
        super().__init__()
        self._save_cell, self._save_label, self.can_write = save_cell, save_label, can_write
        self._table: BudgetTable | None = None
        # Shown as typed while it could not be taken, so that it can be mended.
        self._typed: tuple[int, int, str] | None = None
        # The stars that lead to the notes below the table, as they print.
        self._stars: Mapping[str, str] = {}
        self.doubled: frozenset[str] = frozenset()
        """The ids of columns that are called the same as another one."""
        self.typed_sums: Mapping[str, RowKind] = {}
        """Rows that are sums typed by hand, by their ids, and what each would be were it computed."""
        self.coming = ""
        """The id of a row that is shown but not in the table until something is typed in it."""
        self._without: BudgetTable | None = None
        self._findings: dict[Place, Mark] = {}
        self._troubles: dict[Place, Mark] = {}
        self._before_troubles: BudgetTable | None = None

    @property
    def table(self) -> BudgetTable | None:
        """The table that is shown."""
        return self._table

    def show_table(self, table: BudgetTable | None) -> None:
        """Show another table, or the same with other figures."""
        self.coming, self._without = "", None
        is_taken_back = bool(self._troubles) and table is not None and table == self._before_troubles
        old, self._stars = self._table, marks_of(table)[0] if table else {}
        self.doubled = doubled_names(table) if table else frozenset()
        known, self.typed_sums = self.typed_sums, typed_sums(table) if table else {}
        if old is None or table is None or not _is_same_shape(old, table):
            self.beginResetModel()
            if old is None or table is None or old.id != table.id:
                self._findings, self._troubles = {}, {}
            self._table, self._typed = table, None
            self.endResetModel()
        elif table is not old:
            self._table = table
            self._tell_changed(old, table)
            if (table.columns, table.corner) != (old.columns, old.corner):
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.figures_shown.emit()
        if is_taken_back:
            self._troubles = {}
        if is_taken_back or known != self.typed_sums:
            self._tell_marked()
        if old is not None and table is not None and old.id == table.id:
            for row_id in self.typed_sums.keys() - known.keys():
                self.sum_typed.emit(row_id)

    def begin_row(self, row: Row, place: int) -> None:
        """Show an empty row that is only kept when something is typed in it."""
        table = self._table
        assert table is not None
        self.show_table(replace(table, rows=(*table.rows[:place], row, *table.rows[place:])))
        self.coming, self._without = row.id, table

    def give_up_row(self) -> None:
        """Take the row away again in which nothing was typed."""
        self.show_table(self._without)

    def _tell_changed(self, old: BudgetTable, new: BudgetTable) -> None:
        """Let only those cells be drawn again that stand otherwise now: a key in a large table must not draw it all."""
        if (old.columns, old.unit, old.decimals, old.price_level) != (
            new.columns,
            new.unit,
            new.decimals,
            new.price_level,
        ):
            self._tell_all_changed()
            return
        touched = {column.id for column in new.columns if column.kind.is_computed}
        other = [place for place, (was, now) in enumerate(zip(old.rows, new.rows, strict=True)) if was is not now]
        for place in other:
            was, now = old.rows[place], new.rows[place]
            if replace(was, cells=now.cells) != now:
                self._tell_all_changed()
                return
            touched |= {key for key in {*was.cells, *now.cells} if was.cells.get(key) != now.cells.get(key)}
        computed = [place for place, row in enumerate(new.rows) if row.kind in _COMPUTED]
        columns = [(place, column) for place, column in enumerate(new.columns, 1) if column.id in touched]
        for row_place in (*other, *computed):
            row = new.rows[row_place]
            for place, column in columns:
                if old.value(row, column) != new.value(row, column):
                    at = self.index(row_place, place)
                    self.dataChanged.emit(at, at)

    # -- signs ---------------------------------------------------------------------------------------------

    def mark(self, findings: Mapping[Place, tuple[str, str, str]]) -> None:
        """Put these signs in the cells and take the former ones out: tone, icon and sentence by row and column id."""
        self._findings = {place: Mark(*told) for place, told in findings.items()}
        self._tell_marked()

    def trouble(self, sentences: Mapping[Place, str], doubts: Mapping[Place, str], before: BudgetTable) -> None:
        """Mark cells in which something brought could not be taken, and those it says otherwise of.

        Each mark goes when its cell is typed in, and all of them when the table is again as it was ``before``.
        """
        self._before_troubles = before if before != self._table else None
        self._troubles = {place: Mark("amber", "triangle-alert", sentence) for place, sentence in doubts.items()}
        self._troubles |= {place: Mark("red", "circle-alert", sentence) for place, sentence in sentences.items()}
        self._tell_marked()

    def mark_at(self, index: Index) -> Mark | None:
        """The sign in a cell: what could not be taken first, then what was found, then why nothing is computed."""
        if self._table is None or not index.isValid():
            return None
        place = self.place(index)
        found = self._troubles.get(place) or self._findings.get(place)
        column = self.column(index)
        if found is None and column is not None and (doubt := self._table.value(self.row(index), column).doubt):
            return Mark("amber", "triangle-alert", doubt)
        if found is None and column is not None and place[0] in self.typed_sums and place[1] in self.row(index).cells:
            return Mark("amber", "triangle-alert", told_typed_sum(self.row(index)))
        return found

    @property
    def marked_columns(self) -> set[str]:
        """The ids of the columns in which a sign stands before a figure."""
        typed = {key for row_id in self.typed_sums for key in self._row_of(row_id).cells}
        return typed | {column_id for _row, column_id in (*self._troubles, *self._findings)}

    def _row_of(self, row_id: str) -> Row:
        assert self._table is not None
        return self._table.rows[self._table.row_places[row_id]]

    def _tell_marked(self) -> None:
        self._tell_all_changed()
        self.marked.emit()

    def _tell_all_changed(self) -> None:
        if self._table is not None:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # -- places --------------------------------------------------------------------------------------------

    def row(self, index: Index) -> Row:
        """The table's row at an index."""
        assert self._table is not None
        return self._table.rows[index.row()]

    def column(self, index: Index) -> Column | None:
        """The table's column at an index; nothing at the names."""
        assert self._table is not None
        return self._table.columns[index.column() - 1] if index.column() else None

    def place(self, index: Index) -> Place:
        """The ids of a place."""
        column = self.column(index)
        return self.row(index).id, column.id if column else ""

    def index_of(self, row_id: str, column_id: str) -> QModelIndex:
        """The index of a place, invalid where the row is gone; at the name where the column is."""
        if self._table is None:
            return QModelIndex()
        place = self._table.row_places.get(row_id)
        if place is None:
            return QModelIndex()
        columns = ["", *(column.id for column in self._table.columns)]
        return self.index(place, columns.index(column_id) if column_id in columns else 0)

    def why_not(self, index: Index) -> str:
        """Why nothing can be typed at an index; empty where something can."""
        if not self.can_write:
            return "Filen kan kun læses. Intet er ændret."
        column = self.column(index)
        return why_not_typed(self.row(index), column) if column else ""

    # -- what Qt asks --------------------------------------------------------------------------------------

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Every row, heads and sums included."""
        return len(self._table.rows) if self._table else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """The names and the figures."""
        return len(self._table.columns) + 1 if self._table else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Unit and price level, then the columns."""
        if self._table is None or orientation != Qt.Orientation.Horizontal:
            return None
        column = self._table.columns[section - 1] if section else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.label + self._stars.get(column.id, "") if column else self._table.corner
        if role in _TOLD_ROLES and column and column.id in self.doubled:
            return told_doubled(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What prints; while editing, what was typed last."""
        if self._table is None or not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(index)
            case Qt.ItemDataRole.EditRole:
                return self._edited(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.ToolTipRole:
                mark = self.mark_at(index)
                return mark.sentence if mark else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be typed everywhere, figures only where nothing is computed."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and not self.why_not(index):
            return base | Qt.ItemFlag.ItemIsEditable
        return base

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand over what was typed; a sentence comes back as ``refused`` where it cannot be read."""
        if self._table is None or role != Qt.ItemDataRole.EditRole:
            return False
        typed, row, place = str(value), self.row(index), self.place(index)
        self._typed = None
        try:
            if typed != self.data(index, Qt.ItemDataRole.EditRole):
                if index.column() == 0:
                    self._save_label(row, typed)
                else:
                    self._save_cell(row, place[1], typed)
        except UserError as error:
            self._typed = (index.row(), index.column(), typed)
            self.refused.emit(index, str(error))
            return False
        self._troubles.pop(place, None)
        self.taken.emit()
        return True

    @property
    def is_refused(self) -> bool:
        """Whether something typed could not be taken and waits to be mended."""
        return self._typed is not None

    def give_up(self) -> None:
        """Forget what could not be taken."""
        self._typed = None

    # -- words ---------------------------------------------------------------------------------------------

    def _shown(self, index: Index) -> str:
        row = self.row(index)
        if index.column():
            return self._printed(row, index.column() - 1)
        assert self._table is not None
        return self._table.row_words(row) + self._stars.get(row.id, "")

    def _edited(self, index: Index) -> str:
        if self._typed and self._typed[:2] == (index.row(), index.column()):
            return self._typed[2]
        row = self.row(index)
        return self._printed(row, index.column() - 1, exact=True) if index.column() else row.label

    def _printed(self, row: Row, place: int, exact: bool = False) -> str:
        assert self._table is not None
        if row.kind in (RowKind.GROUP, RowKind.TEXT):
            return ""
        column = self._table.columns[place]
        value = self._table.value(row, column)
        if exact and value.ore is not None:
            return in_unit(value.ore, self._table.unit)
        return self._table.printed(row, column)

    def _spoken(self, index: Index) -> str:
        assert self._table is not None
        row, column, mark = self.row(index), self.column(index), self.mark_at(index)
        if column is None:
            return ", ".join(part for part in (row.label, row.note, mark.sentence if mark else "") if part)
        text = self._printed(row, index.column() - 1)
        what = explained(self._table, row, column)
        value = {"": "tom", "–": "streg"}.get(text, text)
        told = (row.label, column.heading, column.label, what, value, mark.sentence if mark else "")
        return ", ".join(part for part in told if part)


_TOLD_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
_COMPUTED = frozenset(kind for kind in RowKind if kind.is_computed)


def _is_same_shape(old: BudgetTable, new: BudgetTable) -> bool:
    return (
        old.id == new.id
        and [column.id for column in old.columns] == [column.id for column in new.columns]
        and (old.row_places is new.row_places or list(old.row_places) == list(new.row_places))
    )
