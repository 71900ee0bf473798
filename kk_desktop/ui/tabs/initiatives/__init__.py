"""Indsatser: one table whose last column is the timeline, and the chosen initiative below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.domain.sums import sum_of_initiatives
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fields import ChoiceField
from kk_desktop.ui.widgets.labels import label, line, set_tone
from kk_desktop.ui.widgets.layouts import either
from kk_desktop.ui.widgets.page import no_hits
from kk_desktop.ui.widgets.search_field import SearchField
from kk_desktop.ui.widgets.sign import Sign
from kk_desktop.ui.widgets.tab_page import TabPage

from .bars import Scale
from .details import InitiativeDetails
from .table import AMOUNT, AREA, TITLE, InitiativeTable

if TYPE_CHECKING:
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages


class InitiativesTab(TabPage):
    """All initiatives, and one told in full."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._build()
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self, make=self._sheet)
        self._lay_out()
        self._connect(changes)

    # -- what the window asks ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read table and details."""
        self._rows = self._workspace.initiatives.rows()
        areas = self._workspace.areas.tree()
        self._estates = frozenset(area.name for area in areas if area.kind is AreaKind.DEPRIVED_HOUSING_AREA)
        self._show_areas()
        self._show_rows()
        self._show_chosen()
        self.pages.setCurrentIndex(1 if self._rows else 0)
        self.commands_changed.emit()

    def create_new(self, what: str = "") -> None:
        """Add an idea and stand in its title."""
        initiative_id = self._workspace.initiatives.create("Ny indsats")
        self._show_all()
        self.table.choose(initiative_id)
        self.details.title.setFocus()
        self.details.title.selectAll()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose an initiative."""
        if kind != "initiative":
            return False
        self._show_all()
        return self.table.choose(thing_id)

    def commands(self) -> Mapping[str, QAction]:
        """The overview's."""
        return self.output.commands() if self._rows else {}

    def toggle_side(self) -> None:
        """Details away, or back."""
        self.details.setVisible(self.details.isHidden())

    def splitters(self) -> Mapping[str, QSplitter]:
        """Table above, details below."""
        return {"main": self._splitter}

    def flush(self) -> bool:
        """Save the field one stands in."""
        self.setFocus()
        return True

    # -- the table -----------------------------------------------------------------------------------------

    def _show_all(self) -> None:
        self.search.clear()
        self.area.setCurrentIndex(0)
        self.reload()

    def _show_areas(self) -> None:
        names = sorted({name for row in self._rows for name in row.area_names})
        kept = self.area.currentData()
        self.area.set_choices([("", "Alle områder"), *((name, name) for name in names)])
        self.area.show_choice(kept or "")

    def _show_rows(self) -> None:
        wanted, area = self.search.text().strip().casefold(), self.area.currentData()
        rows = [row for row in self._rows if wanted in row.title.casefold() and (not area or area in row.area_names)]
        self.table.show_rows(rows, Scale.of(self._rows, self._workspace.today()), self._estates)
        self.nothing.say("Ingen træf", no_hits(self.search.text(), area or ""))
        self.tables.setCurrentIndex(0 if rows else 1)
        self._tell_sum(rows)
        self.status_told.emit(f"{len(rows)} af {len(self._rows)} indsatser" if len(rows) < len(self._rows) else "")

    def _tell_sum(self, rows: list[InitiativeRow]) -> None:
        total = sum_of_initiatives(rows)
        self.count.setText(total.count)
        self.sign.setVisible(total.is_mixed)
        set_tone(self.sum, "amber" if total.is_mixed else "text2")
        self.sum.setText(total.words)

    def _show_chosen(self) -> None:
        """The initiative that is told stays there also when a search has taken it out of the table."""
        shown = self.details.current_id
        if shown not in {row.id for row in self._rows}:
            if not self.table.current_id:
                self.table.choose_near()
            shown = self.table.current_id
        self.details.show_initiative(shown)

    def _sheet(self) -> Sheet | None:
        """The overview of what the table shows, in its order."""
        if not self.flush():
            return None
        area = self.area.currentData() or ""
        return self._workspace.sheets.initiatives(self.table.order, self.search.text(), area)

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_delete_wanted(self, initiative_id: str) -> None:
        if self._workspace.read_only:
            return
        title = self._workspace.initiatives.get(initiative_id).title
        self._workspace.initiatives.delete(initiative_id)
        self._messages.tell_deleted(f"Indsatsen ”{title}” er slettet.")

    def _on_all_wanted(self) -> None:
        self._show_all()
        self.search.setFocus()

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField("Søg i indsatser")
        self.search.setFixedWidth(260)
        self.area = ChoiceField("Vis område", lambda _key: self._show_rows(), (), bare=False)
        self.plus = button("Ny indsats", "plus", on_click=self.create_new)
        self.table = InitiativeTable()
        for column, width in ((TITLE, 390), (AREA, 190), (AMOUNT, 92)):
            self.table.setColumnWidth(column, width)
        self.count = label("", "strong")
        self.sign = Sign("triangle-alert", "amber")
        self.sum = label("", "row_title", "amber")
        self.nothing = EmptyState("search-x", "Ingen træf", "", "Fjern filter", is_primary=False)
        self.details = InitiativeDetails(self._workspace, self._messages)
        self.empty = EmptyState(
            "hand-helping", "Ingen indsatser endnu", "Opret den første, når et udvalg foreslår den.", "Ny indsats"
        )

    def _lay_out(self) -> None:
        self.tables = QStackedWidget()
        self.tables.addWidget(self.table)
        self.tables.addWidget(self.nothing)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self._above())
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([600, 220])
        self._splitter.setChildrenCollapsible(False)
        self.pages = either(self, self.empty, self._splitter)
        self.setFocusProxy(self.table)
        for each in (self.plus, self.empty.button):
            each.setEnabled(not self._workspace.read_only)

    def _above(self) -> QFrame:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(8)
        top.addWidget(self.search)
        top.addWidget(self.area)
        top.addStretch(1)
        for each in self.output.buttons():
            top.addWidget(each)
        top.addWidget(self.plus)
        above = QFrame()
        above.setProperty("ground", "base")
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.tables, 1)
        column.addWidget(line())
        column.addLayout(self._below())
        return above

    def _below(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(40, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addSpacing(12)
        row.addWidget(self.sign)
        row.addWidget(self.sum)
        row.addStretch(1)
        for sign, tone, words in (
            ("◆", "", "beslutning"), ("▼", "red", f"i dag, {write_date(self._workspace.today())}"),
        ):  # fmt: skip
            row.addWidget(label(sign, "secondary", tone))
            row.addWidget(label(words, "secondary", "text2"))
            row.addSpacing(8)
        return row

    def _connect(self, changes: Changes) -> None:
        for signal in (
            changes.initiative_saved, changes.area_saved, changes.document_saved, changes.body_saved,
            changes.application_saved,
        ):  # fmt: skip
            signal.connect(self.mark_stale)
        self.search.wanted.connect(lambda _text: self._show_rows())
        self.search.left_downwards.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.chosen.connect(self.details.show_initiative)
        self.table.delete_wanted.connect(self._on_delete_wanted)
        self.details.go_wanted.connect(self.go_wanted)
        self.empty.wanted.connect(self.create_new)
        self.nothing.wanted.connect(self._on_all_wanted)
