"""What hands do to the grid: every wish of the keys, the menu and the buttons, as one step of the history each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from kk_desktop.domain.budgets import RowKind, doubled_names, told_doubled
from kk_desktop.domain.counted_rows import left_out, told_typed_sum
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.services.budget_editing import AT_A_TIME
from kk_desktop.services.jobs import Progress, Stopped
from kk_desktop.ui.widgets import clipboard as shared_clipboard

from .clipboard import clipboard_data
from .head_field import HeadField
from .pasting import AT_ONCE, BlockPasting
from .row_panel import ROW_KINDS

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

    from .grid import Grid

_WORDS = {
    "cut": ("Klip", "Ctrl+X"),
    "copy": ("Kopiér", "Ctrl+C"),
    "paste": ("Sæt ind", "Ctrl+V"),
    "clear": ("Slet tal", "Del"),
    "fill_right": ("Udfyld til højre", "Ctrl+R"),
    "fill_down": ("Udfyld nedad", "Ctrl+D"),
    "insert_rows": ("Indsæt række", "Ctrl++"),
    "remove_rows": ("Slet række", "Ctrl+-"),
    "move_up": ("Flyt op", "Alt+Up"),
    "move_down": ("Flyt ned", "Alt+Down"),
    "rename_column": ("Omdøb kolonne", "Ctrl+F2"),
    "insert_columns": ("Indsæt kolonne", ""),
    "remove_columns": ("Slet kolonne", ""),
    "move_left": ("Flyt til venstre", "Alt+Left"),
    "move_right": ("Flyt til højre", "Alt+Right"),
}
_MENU = (
    ("cut", "copy", "paste", "clear"),
    ("fill_right", "fill_down"),
    ("insert_rows", "remove_rows", "move_up", "move_down"),
    ("rename_column", "insert_columns", "remove_columns", "move_left", "move_right"),
)
_READS = frozenset({"copy"})


class Editing(QObject):
    """Hands the grid's wishes to the services; ``after`` reads the table again before the next key."""

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, grid: Grid, after: Callable[[], None]
    ) -> None:
        super().__init__(grid)
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._grid, self._after = grid, after
        self._verbs = workspace.budget_editing
        self._said = ""
        self.actions = {name: self._action(name) for name in _WORDS}
        self._told = ""
        self._pasting = BlockPasting(
            workspace, messages, tasks, grid, after=after, say=self._say, unsay=self.leave_table
        )
        self._head = HeadField(grid, self._on_head_typed)
        grid.horizontalHeader().sectionDoubleClicked.connect(self._on_head_double_clicked)
        grid.wished.connect(self.do)
        # What is told of a block that was put in comes first.
        grid.grid_model().sum_typed.connect(self._on_sum_typed, Qt.ConnectionType.QueuedConnection)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._on_menu_wanted)

    def do(self, name: str) -> None:
        """Do what a key or a menu asks for; nothing where the file can only be read or no table is shown."""
        if self._table is None or (self._workspace.read_only and name not in _READS):
            return
        if not self._grid.take_what_is_typed():
            return
        try:
            getattr(self, f"_{name}")(self._table)
        except UserError as error:
            self._say(str(error), "error")

    def leave_table(self) -> None:
        """Another table is shown, or none: what was said of this one goes with it."""
        if self._said and self._messages.text == self._said:
            self._messages.clear()
        self._said = ""

    def _say(self, text: str, tone: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what is wrong in this table, for as long as it is shown and nothing went well after it."""
        self._messages.tell(text, tone, action, do, of_page=True)
        self._said = text

    @property
    def _table(self) -> BudgetTable | None:
        return self._grid.grid_model().table

    def chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of the chosen block's rows and columns, the names left out."""
        table = self._table
        if table is None:
            return (), ()
        rows, columns = self._grid.block()
        return (
            tuple(table.rows[place].id for place in rows),
            tuple(table.columns[place - 1].id for place in columns if place),
        )

    # -- the block -----------------------------------------------------------------------------------------

    def _copy(self, table: BudgetTable) -> None:
        rows, columns = self._grid.block()
        things = [table.columns[place - 1] if place else None for place in columns]
        shared_clipboard.put(clipboard_data(table, [table.rows[place] for place in rows], things))

    def _cut(self, table: BudgetTable) -> None:
        self._copy(table)
        self._clear(table)

    def _clear(self, table: BudgetTable) -> None:
        self._change_block(table, "Sletter", self._verbs.clear)

    def _fill_right(self, table: BudgetTable) -> None:
        self._change_block(table, "Udfylder", self._verbs.fill_right)

    def _fill_down(self, table: BudgetTable) -> None:
        self._change_block(table, "Udfylder", self._verbs.fill_down)

    def _change_block(self, table: BudgetTable, verb: str, change: Callable[..., None]) -> None:
        """Change the chosen block while one waits, or beside the window where it is large."""
        rows, columns = self.chosen()
        count = len(rows) * len(columns)
        if count <= AT_ONCE:
            change(table.id, rows, columns)
            self._after()
        elif self._messages.can_begin():
            progress = Progress(verb, "tusinde tal", -(-count // AT_A_TIME))
            self._messages.jobs.start(
                self._tasks,
                progress,
                lambda: change(table.id, rows, columns, progress),
                lambda _done: self._after(),
                self._on_not_changed,
                owner=self,
            )

    def _on_not_changed(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._messages.tell("Stoppet. Intet er ændret.")
        else:
            self._messages.tell_problem(error)

    def _paste(self, table: BudgetTable) -> None:
        self._pasting.paste(table)

    # -- rows ----------------------------------------------------------------------------------------------

    def _insert_rows(self, table: BudgetTable) -> None:
        rows, _columns = self._grid.block()
        place = rows.start if len(rows) > 1 else rows.start + (not self._is_sum(table, rows.start))
        self._verbs.insert_rows(table.id, place, max(len(rows), 1))
        self._after()
        self._grid.choose(range(place, place + max(len(rows), 1)), (0,))
        if len(rows) <= 1:
            self._grid.setFocus()
            self._grid.edit(self._grid.currentIndex())

    def _is_sum(self, table: BudgetTable, place: int) -> bool:
        return place < len(table.rows) and table.rows[place].kind.is_sum

    def _remove_rows(self, table: BudgetTable) -> None:
        rows, columns = self._grid.block()
        gone = [table.rows[place] for place in rows]
        if not gone:
            return
        left = self._workspace.figure_uses.left_behind_by(table.id, rows=[row.id for row in gone])
        self._verbs.remove_rows([row.id for row in gone])
        self._after()
        self._grid.choose((min(rows.start, max(len(table.rows) - len(gone) - 1, 0)),), (columns.start,))
        name = quoted(gone[0].label, 60)
        told = f"Rækken {name} er slettet." if len(gone) == 1 else f"{len(gone)} rækker er slettet."
        self._messages.tell_deleted(f"{told} {left}".rstrip())

    def _move_up(self, table: BudgetTable) -> None:
        self._move_rows(table, -1)

    def _move_down(self, table: BudgetTable) -> None:
        self._move_rows(table, 1)

    def _move_rows(self, table: BudgetTable, by: int) -> None:
        rows, columns = self._grid.block()
        if not rows or rows.start + by < 0 or rows.stop + by > len(table.rows):
            return
        self._verbs.move_rows(table.id, [table.rows[place].id for place in rows], by)
        self._after()
        self._grid.choose(range(rows.start + by, rows.stop + by), columns)
        if self._table is not None and (told := left_out(table, self._table)):
            self._say(told, "warning")
        else:
            self.leave_table()

    def _on_sum_typed(self, row_id: str) -> None:
        """Offer to let a sum that somebody typed be computed; where more is told, it is marked all the same."""
        table, model = self._table, self._grid.grid_model()
        if table is None or row_id not in model.typed_sums or (self._said and self._messages.text == self._said):
            return
        row, kind = table.rows[table.row_places[row_id]], model.typed_sums[row_id]

        def compute() -> None:
            self._messages.attempt(lambda: self._workspace.budgets.change_row(row_id, kind=kind))
            self._after()

        self._say(told_typed_sum(row), "warning", "Gør til sum", compute)

    # -- columns -------------------------------------------------------------------------------------------

    def _rename_column(self, _table: BudgetTable) -> None:
        self._head.begin(max(self._grid.currentIndex().column(), 1))

    def _on_head_double_clicked(self, place: int) -> None:
        if place and not self._workspace.read_only:
            self._head.begin(place)

    def _on_head_typed(self, place: int, name: str) -> None:
        table = self._table
        assert table is not None
        column_id = table.columns[place - 1].id
        self._messages.attempt(lambda: self._workspace.budgets.change_column(column_id, label=name))
        self._after()
        self._tell_doubled(column_id)

    def _tell_doubled(self, column_id: str) -> None:
        """Say at once that a name stands twice; when one goes through the heads it is soon mended, and then unsaid."""
        table = self._table
        if table is not None and column_id in doubled_names(table):
            self._told = told_doubled(next(column for column in table.columns if column.id == column_id))
            self._messages.tell(self._told, "warning")
        elif self._told and self._messages.text == self._told:
            self._messages.clear()

    def _insert_columns(self, table: BudgetTable) -> None:
        rows, columns = self._grid.block()
        count = max(len([place for place in columns if place]), 1)
        place = columns.stop - 1 if columns else len(table.columns)
        self._verbs.insert_columns(table.id, place, count)
        self._after()
        self._grid.choose(rows or (0,), range(place + 1, place + 1 + count))

    def _remove_columns(self, table: BudgetTable) -> None:
        rows, columns = self._grid.block()
        gone = [table.columns[place - 1] for place in columns if place]
        if not gone:
            self._messages.tell("Stå i den kolonne, der skal slettes.")
            return
        left = self._workspace.figure_uses.left_behind_by(table.id, columns=[column.id for column in gone])
        self._verbs.remove_columns([column.id for column in gone])
        self._after()
        self._grid.choose(rows, (min(columns.start, len(table.columns) - len(gone)),))
        one = f"Kolonnen {gone[0].label} er slettet."
        told = one if len(gone) == 1 else f"{len(gone)} kolonner er slettet."
        self._messages.tell_deleted(f"{told} {left}".rstrip())

    def _move_left(self, table: BudgetTable) -> None:
        self._move_columns(table, -1)

    def _move_right(self, table: BudgetTable) -> None:
        self._move_columns(table, 1)

    def _move_columns(self, table: BudgetTable, by: int) -> None:
        rows, columns = self._grid.block()
        if not columns or columns.start + by < 1 or columns.stop + by > len(table.columns) + 1:
            return
        self._verbs.move_columns(table.id, [table.columns[place - 1].id for place in columns], by)
        self._after()
        self._grid.choose(rows, range(columns.start + by, columns.stop + by))

    # -- the menu ------------------------------------------------------------------------------------------

    def _action(self, name: str) -> QAction:
        words, key = _WORDS[name]
        action = QAction(words, self)
        if key:
            # The grid itself hears the key; here it is only told.
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: self.do(name))
        action.setEnabled(name in _READS or not self._workspace.read_only)
        return action

    def _on_menu_wanted(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self._grid.visualRect(self._grid.currentIndex()).center() if place.isNull() else place
        menu.popup(self._grid.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """All that can be done to the chosen block."""
        menu = QMenu(self._grid)
        for names in _MENU:
            menu.addActions([self.actions[name] for name in names])
            menu.addSeparator()
        kinds = menu.addMenu("Rækken er")
        kinds.setEnabled(not self._workspace.read_only)
        for kind, words in ROW_KINDS:
            action = QAction(words, kinds)
            action.setCheckable(True)
            action.setChecked(self._current_kind() is kind)
            action.triggered.connect(partial(self._on_kind_chosen, kind))
            kinds.addAction(action)
        return menu

    def _current_kind(self) -> RowKind | None:
        index = self._grid.currentIndex()
        return self._grid.grid_model().row(index).kind if index.isValid() else None

    def _on_kind_chosen(self, kind: RowKind, _checked: bool = False) -> None:
        rows: Sequence[str] = self.chosen()[0]
        budgets = self._workspace.budgets

        def work() -> None:
            for row_id in rows:
                budgets.change_row(row_id, kind=kind)

        self._messages.attempt(lambda: self._workspace.as_one_action("Rettede slags række", work))
        self._after()
