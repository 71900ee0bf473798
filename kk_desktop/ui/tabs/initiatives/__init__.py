"""Indsatser: one table whose last column is the timeline, and the chosen initiative below it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kk_desktop.domain.amounts import group_digits
from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.initiative_lists import FIRST_COLUMNS, InitiativeColumn, InitiativeFilter, InitiativeView
from kk_desktop.ui.list_output import ListOutput, MakeList, fetch_action
from kk_desktop.ui.models.paged import Head
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.labels import ElidedLabel, label, line, set_tone
from kk_desktop.ui.widgets.layouts import either
from kk_desktop.ui.widgets.sign import Sign
from kk_desktop.ui.widgets.tab_page import TabPage

from .bars import Scale
from .chosen_strip import ChosenStrip
from .details import InitiativeDetails
from .doubles import Doubles
from .filter_bar import FilterBar
from .list_menu import ListMenu
from .remembered import Remembered
from .saved_views import SavedViews
from .table import InitiativeTable
from .zoom_menu import zoom_button

if TYPE_CHECKING:
    from kk_desktop.domain.sums import InitiativeSum
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages

_ALL = InitiativeFilter()

_FEW = 50
"""So many saved initiatives are read again one by one; of more all that is remembered is forgotten."""


class InitiativesTab(TabPage):
    """All initiatives as one wants to look at them, and one told in full."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._lists = workspace.initiative_lists
        self._remembered = Remembered(machine, self._look, self)
        self.view = InitiativeView()
        self._touched: set[str] = set()
        self._is_all_touched = True
        self._build(changes)
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self, make=self._sheet)
        self.list_output = ListOutput(
            workspace, messages, tasks, owner=self, title="Indsatser", wanted=self._list_as_shown
        )
        self.fetch_list = fetch_action(workspace, messages, self.go_wanted.emit, self)
        self._lay_out()
        self._connect(changes)
        self._take_up()

    # -- what the window asks ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list and the details; only what was saved is read again, where that is known."""
        ids, self._touched = self._touched, set()
        is_known = 0 < len(ids) <= _FEW and not self._is_all_touched
        changed = {key for each in ids if (key := self._lists.key_of(each))} if is_known else None
        self._is_all_touched = False
        # An area, a body or a policy may be gone or be called something else.
        self.view = replace(self.view, filter=self._lists.known(self.view.filter))
        self.filters.show_filter(self.view.filter)
        self._show_list(changed)
        self._show_chosen()
        self.commands_changed.emit()

    def create_new(self, what: str = "") -> None:
        """Add an idea and stand in its title."""
        initiative_id = self._workspace.initiatives.create("Ny indsats")
        self._go_to(initiative_id)
        self._stand_in_title()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose an initiative; with ``/title`` behind its id one stands in its title, as after making it."""
        initiative_id, _, place = thing_id.partition("/")
        if kind != "initiative" or not self._go_to(initiative_id):
            return False
        if place == "title":
            self._stand_in_title()
        return True

    def commands(self) -> Mapping[str, QAction]:
        """The overview's."""
        return {**self.output.commands(), **self.list_output.commands()} if self.pages.currentIndex() else {}

    def toggle_side(self) -> None:
        """Details away, or back."""
        self.details.setVisible(self.details.isHidden())

    def splitters(self) -> Mapping[str, QSplitter]:
        """Table above, details below."""
        return {"main": self._splitter}

    def flush(self) -> bool:
        """Save the field one stands in, and how one looks at the list."""
        self.setFocus()
        self._remembered.write()
        return True

    # -- how the list is looked at -------------------------------------------------------------------------

    def look_at(self, view: InitiativeView) -> None:
        """Look at the list in another way: a saved view's, or one choice changed."""
        before, self.view = self.view, view
        self._show_look()
        self._remembered.soon()
        if view.filter != before.filter:
            self._show_list(())
        elif replace(view, columns=()) != replace(before, columns=()):
            # The same initiatives in another order: nothing else is read.
            self._show_order(self._lists.keys(view), ())

    def _show_look(self) -> None:
        """Chips, columns and the sign of sorting as the view has them."""
        view = self.view
        if view.filter != self.filters.chosen:
            self.filters.show_filter(view.filter)
        if view.columns != self.table.columns:
            self.table.show_columns(view.columns)
        self.table.show_order(view.sorted_by, is_descending=view.descending)
        self.by_status.setProperty("on", view.by_status)
        self.by_status.style().polish(self.by_status)
        self.by_status.setChecked(view.by_status)

    def _look(self) -> tuple[InitiativeView, Mapping[str, int], tuple[int, int] | None]:
        return self.view, self.table.widths, self.table.zoom

    def _take_up(self) -> None:
        """Go on from how the list was looked at last; what it shows is read when the window asks."""
        kept = self._remembered
        self.view = replace(kept.view, filter=self._lists.known(kept.view.filter))
        self.table.set_widths(kept.widths)
        self.table.zoom_to(kept.years)
        self._show_look()

    def _show_list(self, changed: Collection[int] | None) -> None:
        """Which initiatives there are, their order and their sum."""
        shown = self._lists.read(self.view)
        self._counts, count = shown.counts, len(shown.keys)
        areas = self._workspace.areas.tree()
        estates = frozenset(area.name for area in areas if area.kind is AreaKind.DEPRIVED_HOUSING_AREA)
        self.table.show_facts(Scale.of(self._lists.years(), self._workspace.today()), estates)
        self._show_order(shown.keys, changed)
        whole = count if self.view.filter.is_empty else self._lists.count()
        self._tell_filter(count, whole)
        self._tell_sum(shown.sum)
        self.tables.setCurrentIndex(0 if count else 1)
        self.pages.setCurrentIndex(1 if whole else 0)

    def _show_order(self, keys: array[int], changed: Collection[int] | None) -> None:
        heads = [Head(status.value, status.danish, count) for status, count in self._counts]
        self.table.show_keys(keys, heads if self.view.by_status else [], changed)

    def _tell_filter(self, count: int, whole: int) -> None:
        told = " · ".join(self._lists.told(self.view.filter))
        counted = f"{group_digits(count)} af {group_digits(whole)} indsatser"
        self.told.setText(f"Viser {counted}: {told}")
        self._told_line.setVisible(bool(told) and count > 0)
        self.nothing.say("Ingen indsatser", f"Ingen af de {group_digits(whole)} indsatser passer på {told}.")
        self.status_told.emit(counted if count < whole else "")

    def _tell_sum(self, total: InitiativeSum) -> None:
        self.count.setText(total.count)
        self.sign.setVisible(total.is_mixed)
        set_tone(self.sum, "amber" if total.is_mixed else "text2")
        self.sum.setText(total.words)

    def _show_chosen(self) -> None:
        """The initiative that is told stays there also when a filter has taken it out of the table."""
        shown = self.details.current_id
        if not shown or self._lists.key_of(shown) is None:
            if not self.table.current_id:
                self.table.choose_near()
            shown = self.table.current_id
        self.details.show_initiative(shown)

    def _stand_in_title(self) -> None:
        self.details.title.setFocus()
        self.details.title.selectAll()

    def _go_to(self, initiative_id: str) -> bool:
        """Stand on an initiative; a filter that hides it is taken away."""
        if self._lists.key_of(initiative_id) is None:
            return False
        self.reload()
        if not self.table.choose(initiative_id):
            self._on_all_wanted()
            self.table.choose(initiative_id)
        self.details.show_initiative(initiative_id)
        return True

    def _sheet(self) -> Sheet | None:
        """The overview of what the table shows, as it shows it."""
        return self._workspace.sheets.initiatives(self.view) if self.flush() else None

    def _list_as_shown(self) -> MakeList:
        view = self.view
        return lambda: self._workspace.list_files.initiatives(view)

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_delete_wanted(self) -> None:
        if self._workspace.read_only:
            return
        if self.table.selected_count > 1:
            self.strip.delete()
        elif row := self.table.current_row:
            self.doubles.delete(row)

    def _on_open_wanted(self, initiative_id: str) -> None:
        self.details.show()
        self.details.show_initiative(initiative_id)
        self._show_whole(True)
        self.details.title.setFocus()

    def _show_whole(self, is_whole: bool) -> None:
        """The initiative has the whole page, or the list is back."""
        self._above_details.setHidden(is_whole)
        self.details.show_whole(is_whole=is_whole)
        if not is_whole:
            self.table.setFocus()

    def _on_sort_wanted(self, column: InitiativeColumn) -> None:
        is_again = column is self.view.sorted_by
        self.look_at(replace(self.view, sorted_by=column, descending=is_again and not self.view.descending))

    def _on_columns_changed(self) -> None:
        self.view = replace(self.view, columns=self.table.columns)
        self._remembered.soon()

    def _on_columns_reset(self) -> None:
        self.table.reset_widths()
        self.look_at(replace(self.view, columns=FIRST_COLUMNS))

    def _on_all_wanted(self) -> None:
        self.look_at(replace(self.view, filter=_ALL))
        self.filters.search.setFocus()

    def _on_one_wanted(self) -> None:
        if (key := self.table.current_key) is not None:
            self.table.choose_key(key)
        self.table.setFocus()

    def _on_initiative_saved(self, initiative_id: str) -> None:
        self._touched.add(initiative_id)
        self.mark_stale()

    def _on_other_saved(self, _id: str) -> None:
        self._is_all_touched = True
        self.mark_stale()

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self, changes: Changes) -> None:
        is_read_only = self._workspace.read_only
        self.table = InitiativeTable(self._lists)
        self.filters = FilterBar(self._workspace)
        self.search = self.filters.search
        self.by_status = button("Gruppér efter status", "list")
        self.by_status.setCheckable(True)
        self.views = SavedViews(self._workspace, self._messages, lambda: self.view, self)
        self.list_menu = ListMenu(lambda: self.view, self)
        self.zoom = zoom_button(self.table)
        self.plus = button("Ny indsats", "plus", on_click=self.create_new)
        self.strip = ChosenStrip(self._workspace, self._messages, self._tasks, self.table.selected_keys)
        self.told = ElidedLabel("secondary", "text2")
        self.clear = button("Fjern filtre", kind="link", on_click=self._on_all_wanted)
        self.count = label("", "strong")
        self.sign = Sign("triangle-alert", "amber")
        self.sum = label("", "row_title", "amber")
        self.nothing = EmptyState("search-x", "Ingen indsatser", "", "Fjern filtre", is_primary=False)
        self.details = InitiativeDetails(self._workspace, self._messages, self._tasks, changes)
        self.empty = EmptyState(
            "hand-helping", "Ingen indsatser endnu", "Opret den første, når et udvalg foreslår den.", "Ny indsats"
        )
        for each in (self.plus, self.empty.button):
            each.setEnabled(not is_read_only)

    def _lay_out(self) -> None:
        self.tables = QStackedWidget()
        self.tables.addWidget(self.table)
        self.tables.addWidget(self.nothing)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._above_details = self._above()
        self._splitter.addWidget(self._above_details)
        self._splitter.addWidget(self.details)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([600, 220])
        self._splitter.setChildrenCollapsible(False)
        self.doubles = Doubles(self._workspace, self._messages, self._tasks, self.table, self.details)
        self.pages = either(self, self.empty, self.doubles.lie_around(self._splitter))
        self.setFocusProxy(self.table)

    def _above(self) -> QFrame:
        above = QFrame()
        above.setProperty("ground", "base")
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools())
        column.addWidget(self._told())
        column.addWidget(self.strip)
        column.addWidget(line())
        column.addWidget(self.tables, 1)
        column.addWidget(line())
        column.addLayout(self._below())
        return above

    def _tools(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(8)
        self.filters.add(self.by_status, self.views.button)
        top.addWidget(self.filters, 1)
        lists = self.list_output.button(self.fetch_list)
        for each in (self.zoom, self.list_menu.button, *self.output.buttons(), lists, self.plus):
            # As high as the chips, whose first row they stand beside.
            each.setFixedHeight(self.search.sizeHint().height())
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _told(self) -> QWidget:
        """What the list is narrowed by, in a line."""
        self._told_line = QWidget()
        row = QHBoxLayout(self._told_line)
        row.setContentsMargins(16, 0, 16, 6)
        row.addWidget(self.told, 1)
        row.addWidget(self.clear)
        return self._told_line

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
        changes.initiative_saved.connect(self._on_initiative_saved)
        for signal in (
            changes.area_saved, changes.document_saved, changes.body_saved, changes.application_saved,
            changes.policy_saved, changes.funding_pool_saved, changes.case_saved,
        ):  # fmt: skip
            signal.connect(self._on_other_saved)
        self.filters.changed.connect(lambda chosen: self.look_at(replace(self.view, filter=chosen)))
        self.search.left_downwards.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.by_status.clicked.connect(lambda on: self.look_at(replace(self.view, by_status=on)))
        self.views.chosen.connect(lambda view: self.look_at(replace(view, filter=self._lists.known(view.filter))))
        self.list_menu.wanted.connect(self.look_at)
        self.list_menu.reset_wanted.connect(self._on_columns_reset)
        self.table.horizontalHeader().customContextMenuRequested.connect(self._on_head_menu_wanted)
        self.table.chosen.connect(self.details.show_initiative)
        self.table.open_wanted.connect(self._on_open_wanted)
        self.table.delete_wanted.connect(self._on_delete_wanted)
        self.table.sort_wanted.connect(self._on_sort_wanted)
        self.table.columns_changed.connect(self._on_columns_changed)
        self.table.zoomed.connect(self._remembered.soon)
        self.table.selection_told.connect(self.strip.show_count)
        self.strip.left.connect(self._on_one_wanted)
        self.details.go_wanted.connect(self.go_wanted)
        self.details.whole_wanted.connect(self._show_whole)
        self.doubles.go_wanted.connect(self._go_to)
        self.empty.wanted.connect(self.create_new)
        fetch = button("Hent liste ind", "folder-open", "link", self.fetch_list.trigger)
        fetch.setEnabled(self.fetch_list.isEnabled())
        self.empty.offer(fetch)
        self.nothing.wanted.connect(self._on_all_wanted)

    def _on_head_menu_wanted(self, at: QPoint) -> None:
        self.list_menu.open(self.table.horizontalHeader().mapToGlobal(at))
