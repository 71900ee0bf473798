"""The tab: the tree, the chosen area's page with its sections, and its facts at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QWidget

from kk_desktop.domain.areas import Area, AreaKind
from kk_desktop.ui.list_output import ListOutput, MakeList, fetch_action
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.badges import Badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.delete_offer import DeleteOffer
from kk_desktop.ui.widgets.duplicate_hint import DuplicateHint
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fields import lock_fields, title_field
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.fold import Fold
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import either
from kk_desktop.ui.widgets.page import Page
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.tab_page import TabPage

from .decisions import DecisionsPart
from .facts import FactsSide
from .follow_ups import FollowUpsPart
from .lists import ListsPart
from .money import MoneyPart
from .names import NamesPart
from .part import AreaPart, Around, ListPart
from .rows import ICONS, hearing_row, initiative_row
from .studies import StudiesPart
from .texts import TextsPart
from .tree_pane import TreePane

if TYPE_CHECKING:
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages

_NEXT_KIND = {
    AreaKind.DISTRICT: AreaKind.DEPRIVED_URBAN_AREA,
    AreaKind.DEPRIVED_URBAN_AREA: AreaKind.DEPRIVED_HOUSING_AREA,
    AreaKind.DEPRIVED_HOUSING_AREA: AreaKind.DEPRIVED_HOUSING_AREA,
}
_NARROW = 1150
_NEW, _NEW_SHORT = "Ny indsats her", "Ny indsats"


class AreasTab(TabPage):
    """One area at a time; every fact is edited where it stands."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._workspace, self._messages, self._areas = workspace, messages, workspace.areas
        self._tasks = tasks
        self._all: dict[str, Area] = {}
        self._area: Area | None = None
        self.page = Page("Området")
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self.page, make=self._sheet)
        self.list_output = ListOutput(
            workspace, messages, tasks, owner=self, title="Områder", wanted=self._list_as_shown
        )
        self.fetch_list = fetch_action(workspace, messages, self.go_wanted.emit, self)
        self._build(Around(workspace, messages, tasks, changes, self.go_wanted.emit))
        self._lay_out()
        self._connect(changes)

    # -- what the window asks ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read tree and page."""
        self._all = {area.id: area for area in self._areas.tree()}
        self._listings = self._areas.all_listings()
        self.left.show_areas(list(self._all.values()), self._listings)
        if self._area is not None and self._area.id not in self._all:
            self._area = None
        if self._area is None and self.tree.nodes:
            self.tree.choose_near()
        elif self._area is not None:
            self._show_area(self._area.id)
        self.pages.setCurrentIndex(1 if self._all else 0)
        urban = sum(area.kind is AreaKind.DEPRIVED_URBAN_AREA for area in self._all.values())
        estates = sum(area.kind is AreaKind.DEPRIVED_HOUSING_AREA for area in self._all.values())
        self.commands_changed.emit()
        self.status_told.emit(f"{urban} udsatte byområder  ·  {estates} boligområder")

    def create_new(self, what: str = "") -> None:
        """Add an area below the one that is shown, and stand in its name."""
        kind = _NEXT_KIND[self._area.kind] if self._area else AreaKind.DISTRICT
        parent = self._area
        if parent is not None and parent.kind is AreaKind.DEPRIVED_HOUSING_AREA:
            parent = self._all.get(parent.parent_id or "")
        area_id = self._areas.create(kind, self._areas.free_name("Nyt område"), parent.id if parent else None)
        self.left.show_all()
        self.reload()
        self.tree.choose(area_id)
        self.title.setFocus()
        self.title.selectAll()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose an area."""
        if kind != "area" or thing_id not in {area.id for area in self._areas.tree()}:
            return False
        self.left.show_all()
        self.reload()
        return self.tree.choose(thing_id)

    def commands(self) -> Mapping[str, QAction]:
        """The area sheet's."""
        return {**self.output.commands(), **self.list_output.commands()} if self._area else {}

    def toggle_side(self) -> None:
        """Facts away, or back."""
        self.fold.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the facts beside the page."""
        super().resizeEvent(event)
        width = event.size().width()
        self.fold.fit(width)
        self.new_initiative.setText(_NEW if width >= _NARROW else _NEW_SHORT)

    def splitters(self) -> Mapping[str, QSplitter]:
        """Tree, page, facts."""
        return {"main": self._splitter}

    def flush(self) -> bool:
        """Save the field one stands in."""
        self.setFocus()
        return self.follow_ups.panel.flush()

    # -- the page ------------------------------------------------------------------------------------------

    def _show_area(self, area_id: str) -> None:
        area = self._all[area_id]
        is_other = self._area is None or self._area.id != area_id
        self._area = area
        icon, _tone = ICONS[area.kind]
        self.header.tell(self._path(area), area.name, Badge(area.kind.danish, icon, "accent", "bluebg"))
        for part in self.parts:
            part.show_area(area)
        self.side.show_area(area, list(self._all.values()), self._listings)
        if is_other:
            self.page.verticalScrollBar().setValue(0)
            self.offer.hide()
            self.duplicate.forget()

    def _path(self, area: Area) -> str:
        names: list[str] = []
        parent = self._all.get(area.parent_id or "")
        while parent is not None:
            names.insert(0, parent.name)
            parent = self._all.get(parent.parent_id or "")
        return "  ›  ".join(["København", *names])

    def _change(self, **facts: object) -> None:
        if self._area is not None:
            self._areas.change(self._area.id, **facts)

    def _sheet(self) -> Sheet | None:
        return self._workspace.sheets.area(self._area.id) if self.flush() and self._area else None

    def _list_as_shown(self) -> MakeList:
        """The areas of the tree as search, filter and date leave it, each once."""
        shown = [self._all[each] for each in dict.fromkeys(node.id for node in self.tree.nodes) if each in self._all]
        return lambda: self._workspace.list_files.areas(shown)

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_part_filled(self) -> None:
        """What stands on the page needs no line that adds the first of it."""
        for part, adder in self.adders.items():
            adder.setVisible(part.isHidden() and not (part is self.names and self.names.has_any))
        is_bare = all(part.isHidden() for part in self.parts) and not self.names.has_any
        self.nothing.setVisible(is_bare)
        self.add_line.setVisible(
            not self._workspace.read_only and any(not each.isHidden() for each in self.adders.values())
        )

    def _on_delete_wanted(self, area_id: str) -> None:
        if self._workspace.read_only:
            return
        name = self._all[area_id].name

        def work() -> None:
            if self.offer.holds_up("area", area_id):
                self.page.verticalScrollBar().setValue(0)
                return
            self._areas.delete(area_id)
            self._messages.tell_deleted(f"{name} er slettet.")

        self._messages.attempt(work)

    def _on_tree_menu_wanted(self, at: QPoint) -> None:
        area = self._area
        if area is None or self._workspace.read_only:
            return
        menu = QMenu(self.tree)
        merge, delete = QAction("&Flet ind i …", menu), QAction("&Slet", menu)
        merge.triggered.connect(lambda: self.offer.ask_merge("area", area.id, area.name, self.header))
        delete.triggered.connect(lambda: self._on_delete_wanted(area.id))
        menu.addActions([merge, delete])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def _on_merge_wanted(self, kind: str, kept_id: str, typed: str) -> None:
        if self._area is not None:
            self.title.take_back()
            self.offer.offer_merge(kind, kept_id, self._area.id, typed)

    def _on_new_initiative(self) -> None:
        if self._area is not None:
            initiative_id = self._workspace.initiatives.create("Ny indsats", area_ids=(self._area.id,))
            self.go_wanted.emit("initiative", f"{initiative_id}/title")

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self, around: Around) -> None:
        self.left = TreePane(self._workspace)
        self.search, self.filters, self.tree, self.pane = (
            self.left.search, self.left.filters, self.left.tree, self.left.pane
        )  # fmt: skip
        self.pane.add_tool(self.list_output.button(self.fetch_list))
        self.title = title_field(
            "Områdets navn", lambda text: self._change(name=text), "page_title", self._messages.tell_problem
        )
        self.header = PageHeader(title_widget=self.title)
        self.offer = DeleteOffer(self._workspace, self._messages, self._tasks)
        self.duplicate = DuplicateHint(
            self.title, lambda name: self._workspace.duplicates.of_area(name, self._area.id if self._area else "")
        )
        for each in self.output.buttons():
            self.header.add_button(each)
        self.new_initiative = self.header.add_button(button(_NEW, "plus", on_click=self._on_new_initiative))
        pages = self._workspace.area_pages
        self.names, self.money, self.lists = NamesPart(around), MoneyPart(around), ListsPart(around)
        self.initiatives = ListPart(around, "Indsatser", pages.initiatives, initiative_row)
        self.hearings = ListPart(around, "Høringer", pages.hearings, hearing_row)
        self.studies, self.texts = StudiesPart(around), TextsPart(around)
        self.decisions, self.follow_ups = DecisionsPart(around), FollowUpsPart(around)
        self.parts: tuple[AreaPart, ...] = (
            self.names, self.money, self.initiatives, self.lists, self.studies, self.texts, self.decisions,
            self.hearings, self.follow_ups,
        )  # fmt: skip
        self.nothing = label(
            "Ingen indsatser, politikker eller dokumenter nævner området endnu.", "body", "text2", True
        )
        self.empty = EmptyState("map-pinned", "Ingen områder endnu", "Opret den første bydel.", "Nyt område")
        self.side = FactsSide(self._workspace, self._messages)
        self.adders: dict[AreaPart, QPushButton] = {
            part: button(words, "plus", "link", part.ask_for)
            for part, words in (
                (self.names, "Andet navn"), (self.lists, "Politik eller liste"), (self.studies, "Analyse"),
                (self.follow_ups, "Opfølgning"),
            )
        }  # fmt: skip

    def _lay_out(self) -> None:
        page = self.page
        page.add(self.offer, self.header, self.duplicate, self._names_line(), *self.parts, self.nothing)
        self.add_line = QWidget()
        row = FlowLayout(self.add_line, 8)
        row.setContentsMargins(0, 16, 0, 0)
        words = label("Tilføj", "secondary", "text2")
        words.setFixedHeight(next(iter(self.adders.values())).sizeHint().height())
        row.addWidget(words)
        for adder in self.adders.values():
            row.addWidget(adder)
        page.add(self.add_line)
        page.column.addStretch(1)
        self.side.setMinimumWidth(240)
        self.fold = Fold(page, self.side, _NARROW, "Fakta")
        self.header.add_button(self.fold.opener)
        self.side.add(self.fold.closer)
        self.side.lay_out()
        self._splitter = QSplitter()
        for part in (self.left, page, self.side):
            self._splitter.addWidget(part)
        self._splitter.setSizes([304, 862, 274])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        fetch = button("Hent liste ind", "folder-open", "link", self.fetch_list.trigger)
        fetch.setEnabled(self.fetch_list.isEnabled())
        self.empty.offer(fetch)
        self.pages = either(self, self.empty, self._splitter)
        self.setFocusProxy(self.tree)
        if self._workspace.read_only:
            lock_fields(self.header)
            for each in (self.left.plus, self.new_initiative, self.empty.button):
                each.setEnabled(False)

    def _names_line(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.names.told, 1)
        row.addWidget(self.names.edit_button)
        return made

    def _connect(self, changes: Changes) -> None:
        for signal in (
            changes.area_saved, changes.initiative_saved, changes.document_saved, changes.policy_saved,
            changes.body_saved, changes.analysis_saved, changes.application_saved, changes.budget_table_saved,
            changes.hearing_saved, changes.case_saved, changes.follow_up_saved,
        ):  # fmt: skip
            signal.connect(self.mark_stale)
        for part in self.parts:
            part.filled.connect(self._on_part_filled)
        self.texts.cases_found.connect(self.decisions.show_cases)
        self.tree.chosen.connect(self._show_area)
        self.tree.delete_wanted.connect(self._on_delete_wanted)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._on_tree_menu_wanted)
        self.offer.left.connect(self.tree.setFocus)
        self.offer.merged.connect(self.show_thing)
        self.duplicate.show_wanted.connect(self.show_thing)
        self.duplicate.merge_wanted.connect(self._on_merge_wanted)
        self.left.new_wanted.connect(self.create_new)
        self.initiatives.rows.opened.connect(lambda key: self.go_wanted.emit("initiative", key))
        self.hearings.rows.opened.connect(lambda key: self.go_wanted.emit("hearing", key))
        self.side.area_wanted.connect(self.tree.choose)
        self.empty.wanted.connect(self.create_new)
