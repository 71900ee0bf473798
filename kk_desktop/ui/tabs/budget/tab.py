"""The tab Budget: the tables in a list, the chosen one's grid, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter

from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.wording import dotted
from kk_desktop.services.table_files import TABLE_ENDINGS
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets import rows as row_list
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fields import lock_fields, title_field
from kk_desktop.ui.widgets.fold import Fold
from kk_desktop.ui.widgets.layouts import either
from kk_desktop.ui.widgets.page import ListPane
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField
from kk_desktop.ui.widgets.tab_page import TabPage

from .cell_bar import CellBar
from .column_panel import ColumnPanel
from .editing import Editing
from .facts import TableFacts
from .files import TableFiles
from .findings import FigureFindings
from .grid import Grid
from .grid_model import GridModel
from .kinds import POOLS, TABLES, Kinds
from .parts import Around, TablePart, make_parts
from .printed import HIGH_ENOUGH, PrintedTable
from .row_panel import RowPanel
from .side import TableSide
from .table_list import Notes, list_rows
from .table_page import TablePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kk_desktop.domain.budgets import BudgetTable, Row
    from kk_desktop.domain.rows import TableRow
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages

    from .pools import PoolsPage

Part = TypeVar("Part", bound=TablePart)

_HEAD = attrgetter("title", "number", "stage", "case_id", "price_level")
"""What stands above the table; a key in a cell changes none of it."""
BESIDE_FROM = 1400
"""So wide must the tab be for the panels to stand beside the table."""


class BudgetTab(TabPage):
    """One table at a time."""

    _notes: Notes

    def __init__(self, workspace: Workspace, messages: Messages, tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._budgets = workspace.budgets
        self._shared = (workspace, messages, tasks, changes, machine)
        self._is_sized = False
        self._rows: list[TableRow] = []
        self._came_from: dict[str, str] = {}
        # What the parts were told last: a key in a cell is told at once, and its signal comes a moment later.
        self._told: BudgetTable | None = None
        self._build()
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self.table_page, make=self._sheet)
        self.parts = make_parts(
            Around(
                workspace, messages, tasks, changes, machine, self.table_page, self.flush, self.editing.chosen,
                self.go_wanted.emit, self._go_to_cell, self.side.show_panel, self._show_above, self.model.mark,
                self.bar.uses, self.grid,
            )
        )  # fmt: skip
        self._lay_out()
        self._connect(changes)

    # -- what the window asks ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read list and table."""
        rows = self._budgets.rows()
        shown = self.model.table.id if self.model.table else ""
        if rows != self._rows:
            known = {row.id for row in self._rows}
            self._came_from |= {row.id: shown for row in rows if known and row.id not in known}
            self._rows = rows
            self._show_list()
        # The table on the page stays there also when a search has taken its row out of the list.
        if shown not in {row.id for row in self._rows}:
            # What was begun here and taken back again leads back to where it was begun.
            back = self._came_from.get(shown, "")
            if not (back and self.rows.choose(back)) and not self.rows.current_id:
                self.rows.choose_near()
            shown = self.rows.current_id
        self._show_table(shown)
        self.kinds.turn_to(self._splitter if self._rows else self.empty)
        if self.kinds.made is not None:
            self.kinds.made.mark_stale()
        self.commands_changed.emit()

    def create_new(self, what: str = "") -> None:
        """Begin a table for four years and stand in its title; Ctrl+N makes a pool where the pools are in front."""
        if self.kinds.pools is not None and not what:
            self.kinds.pools.create_new()
            return
        if not self.flush():
            return
        self.kinds.choose(TABLES)
        table_id = self._budgets.create("Ny tabel")
        self._show_all()
        self.rows.choose(table_id)
        self._on_title_wanted()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose a table, and a cell where the id goes on with ``/row:column``; or a pool or an application."""
        if kind in ("funding_pool", "application"):
            self.kinds.choose(POOLS)
            return self.kinds.made is not None and self.kinds.made.show_thing(kind, thing_id)
        if kind != "budget_table":
            return False
        self.kinds.choose(TABLES)
        table_id, _, place = thing_id.partition("/")
        self._show_all()
        if not self.rows.choose(table_id):
            return False
        if place:
            row_id, _, column_id = place.partition(":")
            self._go_to_cell(row_id, column_id)
        return True

    def take_tables(self, paths: list[Path]) -> None:
        """Look at the tables in a file."""
        self._part(TableFiles).fetch(paths)

    def commands(self) -> Mapping[str, QAction]:
        """The table's alone, or the pool's."""
        if self.kinds.pools is not None:
            return self.kinds.pools.commands()
        if not self.model.table:
            return {}
        return dict(self.output.commands()) | {
            name: action for part in self.parts for name, action in part.commands().items()
        }

    def toggle_side(self) -> None:
        """Fold the panels at the right away, or out again (F9)."""
        if self.kinds.pools is None:
            self.fold.toggle()

    def splitters(self) -> Mapping[str, QSplitter]:
        """List, table and panels."""
        return {"main": self._splitter, **(self.kinds.made.splitters() if self.kinds.made else {})}

    def flush(self) -> bool:
        """Save the field or the cell one stands in."""
        if self.kinds.pools is not None:
            return self.kinds.pools.flush()
        is_taken = self.grid.take_what_is_typed()
        if is_taken:
            self.setFocus()
        return all([is_taken, *(part.flush() for part in self.parts)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the panels fold away, in a high one the page stands open."""
        super().resizeEvent(event)
        self.fold.fit(event.size().width())
        if not self._is_sized and event.size().height() >= HIGH_ENOUGH - 100:
            self._part(PrintedTable).open()
        self._is_sized = True

    # -- list and table ------------------------------------------------------------------------------------

    def _show_all(self) -> None:
        """Take search and filter off, and read again."""
        self.search.clear()
        self.filters.choose_first()
        self.reload()

    def _show_list(self) -> None:
        rows = list_rows(self._rows, self.search.text(), self._notes, only_found=self.filters.choice == "found")
        self.rows.set_rows(rows)
        self.pane.tell_found(bool(rows) or not self._rows)

    def _show_table(self, table_id: str) -> None:
        table = self._budgets.get(table_id) if table_id else None
        if table is not None and table is self._told:
            return
        is_other = table is not None and (self.model.table is None or self.model.table.id != table.id)
        if table is None or is_other:
            self.editing.leave_table()
            for part in self.parts:
                part.forget()
        self.model.show_table(table)
        self.table_page.setVisible(table is not None)
        self.fold.need(table is not None)
        if table is None:
            self._told = None
            return
        self._tell_head(table)
        if is_other or not self.grid.currentIndex().isValid():
            first = next((n for n, row in enumerate(table.rows) if row.kind is RowKind.ROW), 0)
            self.grid.choose((first,), (min(1, len(table.columns)),))
        self._tell_parts(table)

    def _tell_head(self, table: BudgetTable) -> None:
        case = self._workspace.cases.get(table.case_id) if table.case_id else None
        context = [f"Tabel {table.number}" if table.number else "", table.stage.danish]
        if case:
            context += [f"sag {case.number}" if case.number else "", case.title]
        self.page.header.tell(dotted(*context), table.title)
        self.no_level.setVisible(table.price_level is None)
        self.status_told.emit("" if table.price_level is not None else "Prisniveau mangler i tabellen")

    def _tell_parts(self, table: BudgetTable) -> None:
        self._told = table
        for part in self.parts:
            part.show_table(table, not self._workspace.read_only)
        self._tell_cell()

    def _sheet(self) -> Sheet | None:
        table = self.model.table
        return self._workspace.sheets.budget_table(table.id) if self.flush() and table else None

    def _tell_cell(self) -> None:
        index, table = self.grid.currentIndex(), self.model.table
        if table is not None and index.isValid():
            self._tell_bar()
            row, column = self.model.row(index), self.model.column(index)
            for part in self.parts:
                part.show_cell(table, row, column)

    def _tell_bar(self) -> None:
        index, table = self.grid.currentIndex(), self.model.table
        if table is not None and index.isValid():
            self.bar.show_cell(table, self.model.row(index), self.model.column(index), self.model.mark_at(index))

    def _go_to_cell(self, row_id: str, column_id: str) -> None:
        index = self.model.index_of(row_id, column_id)
        if index.isValid():
            self.fold.show_page()
            self.grid.choose((index.row(),), (index.column(),))
            self.grid.setFocus()

    def _show_above(self, widget: QWidget | None) -> None:
        for part in self.parts:
            if part.above is not None:
                part.above.setVisible(part.above is widget)

    def _change(self, **facts: object) -> None:
        if self.model.table is not None:
            self._budgets.change(self.model.table.id, **facts)

    def _save_cell(self, row: Row, column_id: str, text: str) -> None:
        assert self.model.table is not None
        if row.id == self.model.coming:
            self._add_row(row, text, column_id)
        else:
            self._budgets.set_cell(self.model.table.id, row.id, column_id, text)
        self._read_again()

    def _save_label(self, row: Row, text: str) -> None:
        if row.id == self.model.coming:
            self._add_row(row, text)
        else:
            self._budgets.change_row(row.id, label=text)
        self._read_again()

    def _add_row(self, row: Row, typed: str, column_id: str = "") -> None:
        assert self.model.table is not None
        place = self.model.index_of(row.id, "").row()
        self._budgets.add_row(self.model.table.id, row, place, typed, column_id)

    def _read_again(self) -> None:
        # The sums must stand right before the next key; the signal comes a moment later.
        if self.model.table is not None:
            table = self._budgets.get(self.model.table.id)
            if table is not self._told:
                at, before = self.grid.currentIndex(), self.model.table
                place = at.row(), at.column()
                self.model.show_table(table)
                if _HEAD(table) != _HEAD(before):
                    self._tell_head(table)
                if place != (-1, -1) and not self.grid.currentIndex().isValid():
                    # Rows have come or gone: one stands where one stood, or the keys would go nowhere.
                    self.grid.choose((min(place[0], len(table.rows) - 1),), (min(place[1], len(table.columns)),))
                self._tell_parts(table)

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_chosen(self, table_id: str) -> None:
        self._show_table(table_id)

    def _on_noted(self, notes: Notes) -> None:
        if notes != self._notes:
            self._notes = notes
            self._show_list()

    def _on_case_saved(self, _case_id: str) -> None:
        # Its number and title stand above the table, which is itself as it was.
        self._told = None
        self.mark_stale()

    def _on_row_wanted(self, place: int) -> None:
        column = self.grid.currentIndex().column()
        self.model.begin_row(self._budgets.begin_row(), place)
        self.grid.choose((place,), (column,))

    def _on_refused(self, _index: object, sentence: str) -> None:
        self.bar.refuse(sentence)

    def _on_delete_wanted(self, table_id: str) -> None:
        title = self._budgets.get(table_id).title
        if self._workspace.read_only:
            return
        left = self._workspace.figure_uses.left_behind_by(table_id)
        self._budgets.delete(table_id)
        self._messages.tell_deleted(f"Tabellen ”{title}” er slettet. {left}".rstrip())

    def _on_panel_wanted(self) -> None:
        """Alt+Enter: row or column, whichever is in front, and what is wrong with the cell where that is in front."""
        about = [self._part(kind).panel for kind in (RowPanel, ColumnPanel)]
        if self.model.mark_at(self.grid.currentIndex()) is not None:
            about.append(self._part(FigureFindings).panel)
        front = self.side.front
        panel = front if front in about else about[0]
        if panel is not None:
            self.side.show_panel(panel)
            self.side.enter()

    def _on_side_left(self) -> None:
        self.fold.show_page()
        self.grid.setFocus()

    def _on_title_wanted(self) -> None:
        self.title.setFocus()
        self.title.selectAll()

    def _on_title_entered(self) -> None:
        self.grid.setFocus()
        self.grid.choose((0,), (0,))

    def _on_kind_changed(self) -> None:
        self.setFocusProxy(self.kinds.pools or self.rows)
        self.setFocus()
        # Each tells of its own in the status bar.
        (self.kinds.pools or self).reload()

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search: SearchField = SearchField("Søg i tabeller")
        self.filters = FilterChips((("all", "Alle"), ("found", "Med fund")))
        self._notes = {}
        self.plus = icon_button("plus", "Ny tabel", "Ctrl+N", "outlined", self.create_new)
        self.rows: row_list.RowList = row_list.RowList("Tabeller", row_list.RowDelegate(None, tight=True))
        self.title = title_field(
            "Tabellens titel", lambda text: self._change(title=text), "document_title", self._messages.tell_problem
        )
        self.model: GridModel = GridModel(self._save_cell, self._save_label, not self._workspace.read_only)
        self.grid: Grid = Grid(self.model)
        self.editing: Editing = Editing(self._workspace, self._messages, self._tasks, self.grid, self._read_again)
        self.table_page: TablePage = TablePage(self.title, self.grid)
        self.page = self.table_page
        self.bar: CellBar = self.table_page.bar
        self.no_level = self.table_page.no_level
        self.side: TableSide = TableSide()
        self.fold: Fold = Fold(self.table_page, self.side, BESIDE_FROM, "Oplysninger")
        self.empty: EmptyState = EmptyState(
            "table-2", "Ingen tabeller endnu", "Opret den første, når et budgetnotat skal have tal.", "Ny tabel"
        )

    def _make_pools(self) -> PoolsPage:
        from .pools import PoolsPage

        made = PoolsPage(*self._shared)
        made.go_wanted.connect(self.go_wanted)
        made.commands_changed.connect(self.commands_changed)
        made.status_told.connect(self.status_told)
        return made

    def _part(self, kind: type[Part]) -> Part:
        return next(part for part in self.parts if isinstance(part, kind))

    def _lay_out(self) -> None:
        self.page.lay_out(self.parts, (*self.output.buttons(), self.fold.opener))
        self.side.set_closer(self.fold.closer)
        for part in self.parts:
            if part.panel is not None:
                self.side.add(part.panel, part.panel_name)
                part.panel_named.connect(partial(self.side.name, part.panel))
            part.reloaded.connect(self.reload)
            part.title_wanted.connect(self._on_title_wanted)
            part.noted.connect(self._on_noted)
        self._splitter: QSplitter = QSplitter()
        self.pane = ListPane(self.search, self.plus, self.filters, self.rows)
        for each in (self.pane, self.table_page, self.side):
            self._splitter.addWidget(each)
        self._splitter.setSizes([304, 756, 380])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self.kinds: Kinds = Kinds(either(self, self.empty, self._splitter), self._make_pools)
        for beneath in (self.pane, self.empty):
            self.kinds.add_choice(beneath, TABLES)
        self.setFocusProxy(self.rows)
        if self._workspace.read_only:
            for root in (self.table_page, self.side):
                lock_fields(root)
            for locked in (self.plus, self.empty.button, self.no_level, *self.page.row_buttons):
                locked.setEnabled(False)

    def _connect(self, changes: Changes) -> None:
        changes.budget_table_saved.connect(self.mark_stale)
        changes.case_saved.connect(self._on_case_saved)
        self.search.wanted.connect(lambda _text: self._show_list())
        self.filters.chosen.connect(lambda _key: self._show_list())
        self.search.left_downwards.connect(lambda: self.rows.setFocus(Qt.FocusReason.TabFocusReason))
        self.rows.chosen.connect(self._on_chosen)
        self.rows.opened.connect(lambda _key: self.grid.setFocus())
        self.rows.delete_wanted.connect(self._on_delete_wanted)
        self.grid.cell_entered.connect(self._tell_cell)
        self.grid.row_wanted.connect(self._on_row_wanted)
        self.grid.not_typed.connect(self.bar.refuse)
        self.grid.panel_wanted.connect(self._on_panel_wanted)
        self.side.left.connect(self._on_side_left)
        self.title.on_enter = self._on_title_entered
        self.model.refused.connect(self._on_refused)
        self.model.marked.connect(self._tell_bar)
        self.side.wanted.connect(self.fold.show_side)
        self._take_in_files()
        self.no_level.clicked.connect(self._part(TableFacts).ask_for_level)
        for made, wish in zip(
            self.page.row_buttons, ("insert_rows", "insert_columns", "remove_rows", "remove_columns"), strict=True
        ):
            made.clicked.connect(partial(self._on_button, wish))
        self.empty.wanted.connect(self.create_new)
        self.kinds.changed.connect(self._on_kind_changed)

    def _take_in_files(self) -> None:
        """A file with a table may be let go of anywhere on the tab; an empty tab offers to fetch one too."""
        files = self._part(TableFiles)
        fetch = button("Hent tabel ind", "folder-open", "link", files.ask)
        fetch.setEnabled(not self._workspace.read_only)
        self.empty.offer(fetch)
        DroppedFiles(self, TABLE_ENDINGS).dropped.connect(files.fetch)

    def _on_button(self, wish: str, _checked: bool = False) -> None:
        self.editing.do(wish)
