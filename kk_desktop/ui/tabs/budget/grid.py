"""The grid of a budget table: typed, chosen and gone about in with the keyboard as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from kk_desktop.domain.budgets import RowKind

from .frozen import FrozenNames
from .grid_keys import ALT, CTRL, TO_END, WAYS, WISHES, Key, types
from .grid_model import GridModel, Index
from .painting import FigureDelegate, Head
from .typing_on import TypingOn
from .widths import NAMES_LEAST, figure_widths

HEIGHT = 30

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelectionRange


class Grid(QTableView):
    """Enter goes down, Tab right, F2 edits, Shift and the arrows choose a block; what is done to it is a wish.

    Alt+Enter wants what is told of the cell beside the table (``panel_wanted``).

    ``wished`` names what the keys ask for: clear, copy, cut, paste, fill_right, fill_down, move_up, move_down,
    move_left, move_right, rename_column, insert_rows, remove_rows.
    """

    wished = Signal(str)
    cell_entered = Signal()
    chosen_changed = Signal()
    panel_wanted = Signal()
    row_wanted = Signal(int)
    """Something is typed below the last row: an empty one is wanted at this place."""
    not_typed = Signal(str)
    """A key was pressed where nothing can be typed; says why."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setAccessibleName("Tabellens tal")
        self.setModel(model)
        # What is called by a thing that belongs to nobody stays in memory with all that calls on.
        model.setParent(self)
        delegate = FigureDelegate(self)
        delegate.stepped.connect(self._on_stepped)
        self.setItemDelegate(delegate)
        self._delegate = delegate
        self._head = Head(self)
        self.setHorizontalHeader(self._head)
        self._head.sectionPressed.connect(self._on_head_pressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.verticalHeader().setMinimumSectionSize(HEIGHT)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.setCornerWidget(QWidget())
        self._names = FrozenNames(self)
        # The far corner of a block that is chosen with Shift and the arrows; one stays in the cell one began in.
        self._corner = (0, 0)
        # Where Tab began in this row: Enter goes on below it, as in a spreadsheet.
        self._began: tuple[int, int] | None = None
        self._typing_on = TypingOn(model)
        model.taken.connect(lambda: self._typing_on.note_typed(self.currentIndex().row()))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen_changed.emit())
        model.refused.connect(self._on_refused)
        model.modelReset.connect(self.fit)
        model.headerDataChanged.connect(lambda *_: self.fit())
        # A key is seen first; whether its figure needs a wider column is looked at right after.
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._make_room)
        for changed in (model.figures_shown, model.marked):
            changed.connect(self._room.start)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._keep_height())

    def grid_model(self) -> GridModel:
        """The model, by its own type."""
        model = self.model()
        assert isinstance(model, GridModel)
        return model

    @property
    def all_rows_high(self) -> int:
        """How high the grid is with every row in sight."""
        bar = self.horizontalScrollBar()
        return (
            self._head.height()
            + self.grid_model().rowCount() * HEIGHT
            + 4
            + (bar.sizeHint().height() if bar.maximum() else 0)
        )

    def sizeHint(self) -> QSize:
        """All rows, where there is room."""
        return QSize(400, self.all_rows_high)

    def minimumSizeHint(self) -> QSize:
        """The head and a few rows."""
        return QSize(200, self._head.height() + min(self.grid_model().rowCount(), 4) * HEIGHT + 4)

    # -- what is chosen ------------------------------------------------------------------------------------

    def block(self) -> tuple[range, range]:
        """The rows and the columns of the chosen block, counted from 0; column 0 holds the names."""
        ranges = cast("Sequence[QItemSelectionRange]", self.selectionModel().selection())
        if not ranges:
            at = self.currentIndex()
            return range(at.row(), at.row() + at.isValid()), range(at.column(), at.column() + at.isValid())
        one = ranges[0]
        return range(one.top(), one.bottom() + 1), range(one.left(), one.right() + 1)

    def choose(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Choose a block and stand in its first cell."""
        model = self.model()
        last_row, last_column = min(rows[-1], model.rowCount() - 1), min(columns[-1], model.columnCount() - 1)
        first, last = model.index(rows[0], columns[0]), model.index(last_row, last_column)
        if not first.isValid() or not last.isValid():
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)
        self._corner = (last.row(), last.column())

    # -- the menu's verbs, by the names the window calls them ----------------------------------------------

    def copy(self) -> None:
        """Ctrl+C."""
        self.wished.emit("copy")

    def cut(self) -> None:
        """Ctrl+X."""
        self.wished.emit("cut")

    def paste(self) -> None:
        """Ctrl+V."""
        self.wished.emit("paste")

    # -- keys ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a grid; while a cell is edited they are its own, though Qt passes Enter on."""
        if self.state() == QAbstractItemView.State.EditingState or not self.currentIndex().isValid():
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        wish = WISHES.get((event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Key(event.key())))
        if event.key() in (Key.Key_Return, Key.Key_Enter) and event.modifiers() & ALT:
            self.panel_wanted.emit()
        elif event.key() in (Key.Key_Return, Key.Key_Enter):
            self._on_stepped(-1 if shift else 1, 0, is_enter=True)
        elif shift and Key(event.key()) in WAYS and not event.modifiers() & ALT:
            self._extend(Key(event.key()), bool(event.modifiers() & CTRL))
        elif wish:
            self.wished.emit(wish)
        elif self._typing_on.begins_row(event, self.currentIndex()):
            self.row_wanted.emit(self.currentIndex().row())
            self._type_over(event)
        elif types(event) and (why := self.grid_model().why_not(self.currentIndex())):
            self.not_typed.emit(why)
        else:
            self._type_over(event)

    def _type_over(self, event: QKeyEvent) -> None:
        """Let a key be typed in place of what stands in the cell, or do whatever it does."""
        self._delegate.expect_typing_over(types(event) and event.key() != Key.Key_F2)
        super().keyPressEvent(event)
        self._delegate.expect_typing_over(False)

    def _extend(self, key: Qt.Key, to_end: bool) -> None:
        """Move the far corner of the block."""
        rows, columns = WAYS[key]
        page = max(self.viewport().height() // HEIGHT - 1, 1) if abs(rows) > 1 else 1
        last_row, last_column = self.model().rowCount() - 1, self.model().columnCount() - 1
        row, column = self._corner
        if key in (Key.Key_Home, Key.Key_End) or to_end:
            row = row if not rows else last_row if rows > 0 else 0
            column = column if not columns else last_column if columns > 0 else 0
        else:
            row, column = row + (page if rows > 0 else -page) * bool(rows), column + columns
        corner = self.model().index(min(max(row, 0), last_row), min(max(column, 0), last_column))
        at, flags = self.currentIndex(), QItemSelectionModel.SelectionFlag
        top, left = min(at.row(), corner.row()), min(at.column(), corner.column())
        bottom, right = max(at.row(), corner.row()), max(at.column(), corner.column())
        block = QItemSelection(self.model().index(top, left), self.model().index(bottom, right))
        self.selectionModel().select(block, flags.ClearAndSelect)
        self.scrollTo(corner)
        self._corner = (corner.row(), corner.column())

    def keyboardSearch(self, _search: str) -> None:
        """Letters are typed into cells, never searched for."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Ctrl and an arrow go to the end of the row or the column."""
        way = TO_END.get(action) if modifiers & Qt.KeyboardModifier.ControlModifier else None
        if way is None:
            return super().moveCursor(action, modifiers)
        at, model = self.currentIndex(), self.model()
        row = at.row() if way[0] is None else (model.rowCount() - 1) * way[0]
        column = at.column() if way[1] is None else (model.columnCount() - 1) * way[1]
        return model.index(row, column)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from cell to cell, and from the last one on to what stands below the grid."""
        index = self.currentIndex()
        last = (self.grid_model().rowCount() - 1, self.grid_model().columnCount() - 1)
        if (index.row(), index.column()) == (last if is_next else (0, 0)):
            self.setTabKeyNavigation(False)
            is_left = super().focusNextPrevChild(is_next)
            self.setTabKeyNavigation(True)
            return is_left
        began = self._began or (index.row(), index.column())
        to = index.row() + (index.column() == last[1])
        leads_on = is_next and self._typing_on.leads_on(index.row(), to)
        is_gone = super().focusNextPrevChild(is_next)
        if leads_on and self.currentIndex().row() == to:
            self._typing_on.come_on(to)
        self._began = began if self.currentIndex().row() == began[0] else None
        return is_gone

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Esc forgets what could not be taken."""
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.grid_model().give_up()
            self.cell_entered.emit()
        super().closeEditor(editor, hint)
        if self.grid_model().coming and not self.grid_model().is_refused:
            at = self.currentIndex()
            self.grid_model().give_up_row()
            self.choose((at.row(),), (at.column(),))
            self._typing_on.come_on(at.row())

    def editor(self) -> QLineEdit | None:
        """The field of the cell that is being edited."""
        return next((field for field in self.viewport().findChildren(QLineEdit) if field.isVisible()), None)

    def take_what_is_typed(self) -> bool:
        """Save the cell one stands in; False when it could not be taken."""
        editor = self.editor()
        if editor is None:
            # What was refused a moment ago has no field until it is opened again.
            return not self.grid_model().is_refused
        self.commitData(editor)
        if self.grid_model().is_refused:
            return False
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose the cell the mouse is over, unless it is in the block; who is asked for the menu hears of it."""
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        super().contextMenuEvent(event)

    # -- places --------------------------------------------------------------------------------------------

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Never leave a cell behind the names that stay."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() and hidden > 0 and self._names.isVisible():
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names get what the figures leave."""
        super().resizeEvent(event)
        self._make_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here stands in a cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose((0,), (min(1, self.model().columnCount() - 1),))

    def fit(self) -> None:
        """Make room for heads, words and figures as the table has them."""
        table = self.grid_model().table
        self._head.fit(table)
        self._share_width()
        self.clearSpans()
        for place, row in enumerate(table.rows if table else ()):
            if row.kind in (RowKind.TEXT, RowKind.GROUP) and table and len(table.columns):
                self.setSpan(place, 0, 1, len(table.columns) + 1)
        self._keep_height()
        self._names.fit()

    def _make_room(self) -> None:
        """Let no figure be cut when others come, or in a window of another width."""
        self._share_width()
        self._names.fit()

    def _keep_height(self) -> None:
        self.setMaximumHeight(self.all_rows_high)
        self.updateGeometry()

    def _share_width(self) -> None:
        table = self.grid_model().table
        if table is None:
            return
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        widths = figure_widths(table, self.grid_model().marked_columns, self.fontMetrics())
        for place, width in enumerate(widths, 1):
            self.setColumnWidth(place, width)
        self.setColumnWidth(0, max(NAMES_LEAST, self.viewport().width() - sum(widths)))

    # -- what happened -------------------------------------------------------------------------------------

    def _on_stepped(self, rows: int, columns: int, is_enter: bool) -> None:
        if self.grid_model().is_refused:
            return
        at, model = self.currentIndex(), self.model()
        began = self._began or (at.row(), at.column())
        row, column = at.row() + rows, at.column() + columns
        if is_enter and rows > 0 and began[0] == at.row():
            column = began[1]
        if columns and not 0 <= column < model.columnCount():
            row, column = row + columns, 0 if columns > 0 else model.columnCount() - 1
        there = model.index(row, column)
        if there.isValid():
            # Down from what was just typed goes on as Enter does; who types then means a row, and no total's name.
            leads_on = (is_enter or rows > 0 or bool(columns)) and self._typing_on.leads_on(at.row(), row)
            self.setCurrentIndex(there)
            if leads_on:
                self._typing_on.come_on(row)
            self._began = began if columns and row == began[0] else None

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._corner = (now.row(), now.column())
        self._began = None
        self._typing_on.note_moved(now.row())
        self.cell_entered.emit()

    def _on_head_pressed(self, section: int) -> None:
        if rows := self.model().rowCount():
            self.setFocus()
            self.choose(range(rows), (section,))

    def _on_refused(self, index: QModelIndex, _sentence: str) -> None:
        # The editor closes first; then it opens again with what was typed.
        place = QPersistentModelIndex(index)

        def again() -> None:
            if place.isValid() and self.grid_model().is_refused and self.editor() is None:
                self.setCurrentIndex(self.model().index(place.row(), place.column()))
                self.edit(self.currentIndex())

        QTimer.singleShot(0, self, again)
