"""Budget: the tables, and one table's grid with its facts; sums are computed, never typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import Row, RowKind
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets import rows as row_list
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, lock_fields, title_field
from kk_desktop.ui.widgets.hints import hints
from kk_desktop.ui.widgets.labels import line
from kk_desktop.ui.widgets.layouts import either, set_margins
from kk_desktop.ui.widgets.page import ListPane
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.search_field import SearchField
from kk_desktop.ui.widgets.tab_page import TabPage

from .cell_bar import CellBar
from .grid import Grid, GridModel
from .parts import Around, make_parts
from .side import TableSide

if TYPE_CHECKING:
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages

_UNITS = tuple((unit.value, unit.value) for unit in Unit)
_KEYS = (
    ("↵", "næste række"),
    ("Tab", "næste år"),
    ("F2", "ret"),
    ("Alt+↑↓", "flyt"),
    ("–", "tankestreg er ikke 0"),
)


class BudgetTab(TabPage):
    """One table at a time."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._workspace, self._messages, self._budgets = workspace, messages, workspace.budgets
        self._build()
        self.table_page = QFrame()
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self.table_page, make=self._sheet)
        self.side = TableSide()
        self.parts = make_parts(
            Around(
                workspace, messages, tasks, changes, machine, self.table_page, self.flush, self._chosen,
                self.go_wanted.emit, self._go_to_cell, self.side.show_panel, self._show_above,
            )
        )  # fmt: skip
        self._lay_out()
        self._connect(changes)

    # -- what the window asks ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read list and table."""
        self._rows = self._budgets.rows()
        self._show_list()
        # The table on the page stays there also when a search has taken its row out of the list.
        shown = self.model.table.id if self.model.table else ""
        if shown not in {row.id for row in self._rows}:
            if not self.rows.current_id:
                self.rows.choose_near()
            shown = self.rows.current_id
        self._show_table(shown)
        self.pages.setCurrentIndex(1 if self._rows else 0)
        self.commands_changed.emit()

    def create_new(self, what: str = "") -> None:
        """Begin a table for four years and stand in its title."""
        table_id = self._budgets.create("Ny tabel")
        self.search.clear()
        self.reload()
        self.rows.choose(table_id)
        self.title.setFocus()
        self.title.selectAll()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose a table, and a cell where the id goes on with ``/row:column``."""
        if kind != "budget_table":
            return False
        table_id, _, place = thing_id.partition("/")
        self.search.clear()
        self.reload()
        if not self.rows.choose(table_id):
            return False
        if place:
            self._go_to_cell(*place.split(":"))
        return True

    def commands(self) -> Mapping[str, QAction]:
        """The table's alone."""
        if not self.model.table:
            return {}
        return dict(self.output.commands()) | {
            name: action for part in self.parts for name, action in part.commands().items()
        }

    def toggle_side(self) -> None:
        """Fold the panels at the right away, or out again (F9)."""
        self.side.setVisible(not self.side.isVisible() and not self.side.is_empty)

    def splitters(self) -> Mapping[str, QSplitter]:
        """List and table."""
        return {"main": self._splitter}

    def flush(self) -> bool:
        """Save the field one stands in."""
        self.setFocus()
        return all([part.flush() for part in self.parts])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line of keys stands only where there is room for all of it."""
        super().resizeEvent(event)
        self.keys.setVisible(event.size().width() >= 1300)

    # -- list and table ------------------------------------------------------------------------------------

    def _show_list(self) -> None:
        wanted = self.search.text().strip().casefold()
        shown: dict[str, list[row_list.Row]] = {}
        for row in self._rows:
            if wanted in f"{row.title} {row.number} {row.case_title}".casefold():
                name = f"Tabel {row.number}. {row.title}" if row.number else row.title
                head = f"Sag {row.case_number}" if row.case_number else row.case_title or "Uden sag"
                level = f"{row.price_level} p/l" if row.price_level else "p/l ikke angivet"
                shown.setdefault(head, []).append(row_list.Row(row.id, name, level, icon=("table-2", "text2")))
        rows: list[row_list.Row] = []
        for head, part in shown.items():
            rows += [row_list.section(head), *part]
        self.rows.set_rows(rows)
        self.pane.tell_found(bool(rows) or not self._rows)

    def _show_table(self, table_id: str) -> None:
        table = self._budgets.get(table_id) if table_id else None
        self.model.show_table(table)
        self.table_page.setVisible(table is not None)
        if table is None:
            for part in self.parts:
                part.forget()
            return
        case = self._workspace.cases.get(table.case_id) if table.case_id else None
        context = [f"Tabel {table.number}" if table.number else ""]
        if case:
            context += [f"sag {case.number}" if case.number else "", case.title]
        self.header.tell("  ·  ".join(part for part in context if part), table.title)
        self.number.setText(table.number)
        self.unit.show_choice(table.unit.value)
        self.level.setText(str(table.price_level or ""))
        self.no_level.setVisible(table.price_level is None)
        self.note.show_text(table.note)
        cases = [(row.id, f"{row.number} {row.title}".strip()) for row in self._workspace.cases.rows()]
        self.case.set_choices([("", "Ingen"), *cases])
        self.case.show_choice(table.case_id or "")
        if not self.grid.currentIndex().isValid():
            first = next((n for n, row in enumerate(table.rows) if row.kind is RowKind.ROW), 0)
            self.grid.setCurrentIndex(self.model.index(first, 1))
        for part in self.parts:
            part.show_table(table, not self._workspace.read_only)
        self._tell_cell()
        self.status_told.emit("" if table.price_level else "Prisniveau mangler i tabellen")

    def _sheet(self) -> Sheet | None:
        table = self.model.table
        return self._workspace.sheets.budget_table(table.id) if self.flush() and table else None

    def _tell_cell(self) -> None:
        index, table = self.grid.currentIndex(), self.model.table
        if table is not None and index.isValid():
            self.bar.show_cell(table, self.model.row(index), index.column())
            column = table.columns[index.column() - 1] if index.column() else None
            for part in self.parts:
                part.show_cell(table, self.model.row(index), column)

    def _chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        table, chosen = self.model.table, self.grid.selectedIndexes()
        if table is None:
            return (), ()
        rows, columns = {index.row() for index in chosen}, {index.column() for index in chosen if index.column()}
        return (
            tuple(table.rows[place].id for place in sorted(rows)),
            tuple(table.columns[place - 1].id for place in sorted(columns)),
        )

    def _go_to_cell(self, row_id: str, column_id: str) -> None:
        table = self.model.table
        rows = [row.id for row in table.rows] if table else []
        columns = [column.id for column in table.columns] if table else []
        if row_id in rows:
            place = columns.index(column_id) + 1 if column_id in columns else 0
            self.grid.setCurrentIndex(self.model.index(rows.index(row_id), place))
            self.grid.setFocus()

    def _show_above(self, widget: QWidget | None) -> None:
        for part in self.parts:
            if part.above is not None:
                part.above.setVisible(part.above is widget)

    @property
    def _row(self) -> Row | None:
        index = self.grid.currentIndex()
        return self.model.row(index) if index.isValid() and self.model.table else None

    def _change(self, **facts: object) -> None:
        if self.model.table is not None:
            self._budgets.change(self.model.table.id, **facts)

    def _save_cell(self, row: Row, column_id: str, text: str) -> None:
        assert self.model.table is not None
        self._budgets.set_cell(self.model.table.id, row.id, column_id, text)
        self._read_again()

    def _save_label(self, row: Row, text: str) -> None:
        self._budgets.change_row(row.id, label=text)
        self._read_again()

    def _read_again(self) -> None:
        # The sums must stand right before the next key; the signal comes a moment later.
        if self.model.table is not None:
            table = self._budgets.get(self.model.table.id)
            self.model.show_table(table)
            for part in self.parts:
                part.show_table(table, not self._workspace.read_only)
            self._tell_cell()

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_chosen(self, table_id: str) -> None:
        self._show_table(table_id)

    def _on_refused(self, _index: object, sentence: str) -> None:
        self.bar.refuse(sentence)

    def _on_delete_wanted(self, table_id: str) -> None:
        title = self._budgets.get(table_id).title
        if self._workspace.read_only:
            return
        self._budgets.delete(table_id)
        self._messages.tell_deleted(f"Tabellen ”{title}” er slettet.")

    def _on_level_typed(self, text: str) -> None:
        text = text.strip().removesuffix("p/l").strip()
        if text and not re.fullmatch(r"(19|20)\d\d", text):
            raise ValueError(f"”{text}” er ikke et årstal. Skriv fx 2025.")
        self._change(price_level=int(text) if text else None)

    def _on_add_row(self) -> None:
        if self.model.table is None:
            return
        place = self.grid.currentIndex().row() + 1
        self._budgets.add_row(self.model.table.id, "Ny række", position=place)
        self._read_again()
        self.grid.setCurrentIndex(self.model.index(place, 0))
        self.grid.setFocus()
        self.grid.edit(self.grid.currentIndex())

    def _on_add_column(self) -> None:
        table = self.model.table
        if table is None:
            return
        last = table.columns[-1].label if table.columns else ""
        name = str(int(last) + 1) if last.isdigit() else "Ny kolonne"
        self._budgets.add_column(table.id, name)
        self._read_again()
        self.grid.setCurrentIndex(self.model.index(0, len(table.columns) + 1))

    def _on_remove_row(self) -> None:
        if (row := self._row) is not None:
            self._budgets.remove_row(row.id)
            self._messages.tell_deleted(f"Rækken ”{row.label}” er slettet.")
            self._read_again()

    def _on_remove_column(self) -> None:
        table, column = self.model.table, self.grid.currentIndex().column()
        if table is not None and column > 0:
            self._budgets.remove_column(table.columns[column - 1].id)
            self._messages.tell_deleted(f"Kolonnen {table.columns[column - 1].label} er slettet.")
            self._read_again()

    def _on_row_move_wanted(self, row_id: str, position: int) -> None:
        table = self.model.table
        if table is not None and 0 <= position < len(table.rows) and not self._workspace.read_only:
            self._budgets.move_row(row_id, position)
            self._read_again()
            self.grid.setCurrentIndex(self.model.index(position, self.grid.currentIndex().column()))

    def _on_row_kind_chosen(self, key: str) -> None:
        if (row := self._row) is not None:
            self._budgets.change_row(row.id, kind=RowKind(key))
            self._read_again()

    def _on_column_typed(self, text: str) -> None:
        table, column = self.model.table, self.grid.currentIndex().column()
        if table is not None and column > 0:
            self._budgets.change_column(table.columns[column - 1].id, label=text.strip())
            self._read_again()

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField("Søg i tabeller")
        self.plus = icon_button("plus", "Ny tabel", "Ctrl+N", "outlined", self.create_new)
        self.rows = row_list.RowList("Tabeller", row_list.RowDelegate(None, tight=True))
        self.title = title_field(
            "Tabellens titel", lambda text: self._change(title=text), "document_title", self._messages.tell_problem
        )
        self.header = PageHeader(title_widget=self.title)
        self.level = LineField("Prisniveau", self._on_level_typed)
        self.no_level = self.header.add_button(
            button("Prisniveau: ikke angivet", "triangle-alert", "amber", self.level.edit.setFocus)
        )
        self.number = LineField("Tabelnummer", lambda text: self._change(number=text.strip()))
        self.unit = ChoiceField("Enhed", lambda key: self._change(unit=Unit(key)), _UNITS)
        self.case = ChoiceField("Sag", lambda key: self._change(case_id=key or None), ())
        self.note = TextField("Note under tabellen", lambda text: self._change(note=text))
        self._build_cell_parts()
        self.model = GridModel(self._save_cell, self._save_label, not self._workspace.read_only)
        self.grid = Grid(self.model)
        self.keys = hints(_KEYS)
        self.empty = EmptyState(
            "table-2", "Ingen tabeller endnu", "Opret den første, når et budgetnotat skal have tal.", "Ny tabel"
        )

    def _build_cell_parts(self) -> None:
        self.bar = CellBar(self._on_column_typed, self._on_row_kind_chosen)
        self.add_row = button("Række", "plus", "link", self._on_add_row)
        self.add_column = button("Kolonne", "plus", "link", self._on_add_column)
        self.remove_row = button("Slet række", "", "link", self._on_remove_row)
        self.remove_column = button("Slet kolonne", "", "link", self._on_remove_column)

    def _lay_out(self) -> None:
        for printing in self.output.buttons():
            self.header.add_button(printing)
        self.table_page.setProperty("ground", "base")
        column = QVBoxLayout(self.table_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        set_margins(self.header, 16, 18, 16, 8)
        column.addWidget(self.header)
        column.addLayout(self._facts())
        column.addLayout(self._tools())
        column.addWidget(self.bar)
        for part in self.parts:
            if part.above is not None:
                part.above.hide()
                column.addWidget(part.above)
        column.addWidget(self.grid, 1)
        column.addLayout(self._below())
        for part in self.parts:
            if part.below is not None:
                column.addWidget(part.below)
            if part.panel is not None:
                self.side.add(part.panel, part.panel_name)
                part.panel_named.connect(partial(self.side.name, part.panel))
            part.reloaded.connect(self.reload)
        self._splitter = QSplitter()
        self.pane = ListPane(self.search, self.plus, None, self.rows)
        self._splitter.addWidget(self.pane)
        self._splitter.addWidget(self.table_page)
        self._splitter.addWidget(self.side)
        self._splitter.setSizes([304, 756, 380])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self.pages = either(self, self.empty, self._splitter)
        self.setFocusProxy(self.rows)
        if self._workspace.read_only:
            lock_fields(self.table_page)
            for each in (
                self.plus, self.add_row, self.add_column, self.remove_row, self.remove_column, self.empty.button
            ):  # fmt: skip
                each.setEnabled(False)

    def _tools(self) -> QHBoxLayout:
        """What the parts offer: a button for each with an icon, and the rest behind one."""
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 6)
        row.setSpacing(12)
        offered = [tool for part in self.parts for tool in part.tools]
        for action, icon in offered:
            if icon:
                made = button(action.text().replace("&", ""), icon, "link", action.trigger)
                action.enabledChanged.connect(made.setEnabled)
                action.visibleChanged.connect(partial(_follow, made, action))
                row.addWidget(made)
        if more := [action for action, icon in offered if not icon]:
            self.more = button("Mere", "chevron-down", "link")
            menu = QMenu(self.more)
            menu.addActions(more)
            self.more.setMenu(menu)
            row.addWidget(self.more)
        row.addStretch(1)
        return row

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 10)
        row.setSpacing(24)
        for field, stretch in (
            (self.number, 1), (captioned("Enhed", self.unit), 1), (self.level, 1), (captioned("Sag", self.case), 4),
        ):  # fmt: skip
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        return row

    def _below(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        for each in (self.add_row, self.add_column, self.remove_row, self.remove_column):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.keys)
        column.addLayout(row)
        column.addWidget(line())
        column.addWidget(captioned("Note under tabellen", self.note))
        return column

    def _connect(self, changes: Changes) -> None:
        changes.budget_table_saved.connect(self.mark_stale)
        changes.case_saved.connect(self.mark_stale)
        self.search.wanted.connect(lambda _text: self._show_list())
        self.search.left_downwards.connect(lambda: self.rows.setFocus(Qt.FocusReason.TabFocusReason))
        self.rows.chosen.connect(self._on_chosen)
        self.rows.opened.connect(lambda _key: self.grid.setFocus())
        self.rows.delete_wanted.connect(self._on_delete_wanted)
        self.grid.cell_entered.connect(self._tell_cell)
        self.grid.row_move_wanted.connect(self._on_row_move_wanted)
        self.model.refused.connect(self._on_refused)
        self.empty.wanted.connect(self.create_new)


def _follow(made: QPushButton, action: QAction) -> None:
    made.setVisible(action.isVisible())
