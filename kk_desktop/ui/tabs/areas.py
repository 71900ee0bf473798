"""Områder: the tree of districts, urban areas and estates, and one area's page with its facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter

from kk_desktop.domain.amounts import in_prose
from kk_desktop.domain.areas import Area, AreaKind, AreaListing
from kk_desktop.domain.budgets import level_words
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.rows import DocumentRow, InitiativeRow
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.badges import Badge, initiative_badge, status_badge
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, lock_fields, title_field
from kk_desktop.ui.widgets.fold import Fold
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import either
from kk_desktop.ui.widgets.page import ListPane, Page, PageRows, Section
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.periods import Period, Periods
from kk_desktop.ui.widgets.rows import Row
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField
from kk_desktop.ui.widgets.tab_page import TabPage
from kk_desktop.ui.widgets.tree import Node, Tree

if TYPE_CHECKING:
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages

_ICONS = {
    AreaKind.DISTRICT: ("map", "text2"),
    AreaKind.DEPRIVED_URBAN_AREA: ("map-pinned", "accent"),
    AreaKind.DEPRIVED_HOUSING_AREA: ("building-2", "text2"),
}
_KINDS = tuple((kind.value, kind.danish) for kind in AreaKind)
_NEXT_KIND = {
    AreaKind.DISTRICT: AreaKind.DEPRIVED_URBAN_AREA,
    AreaKind.DEPRIVED_URBAN_AREA: AreaKind.DEPRIVED_HOUSING_AREA,
    AreaKind.DEPRIVED_HOUSING_AREA: AreaKind.DEPRIVED_HOUSING_AREA,
}


class AreasTab(TabPage):
    """One area at a time; every fact is edited where it stands."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks, changes: Changes, machine) -> None:
        super().__init__()
        self._workspace, self._messages, self._areas = workspace, messages, workspace.areas
        self._area: Area | None = None
        self.page = Page("Området")
        self.output = SheetOutput(workspace, messages, tasks, machine, owner=self.page, make=self._sheet)
        self._build()
        self._lay_out()
        self._connect(changes)

    # -- what the window asks ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read tree and page."""
        self._all = {area.id: area for area in self._areas.tree()}
        self._show_tree()
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
        area_id = self._areas.create(kind, "Nyt område", parent.id if parent else None)
        self.search.clear()
        self.filters.choose("tree")
        self.reload()
        self.tree.choose(area_id)
        self.title.setFocus()
        self.title.selectAll()

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose an area."""
        if kind != "area" or thing_id not in {area.id for area in self._areas.tree()}:
            return False
        self.search.clear()
        self.filters.choose("tree")
        self.reload()
        return self.tree.choose(thing_id)

    def commands(self) -> Mapping[str, QAction]:
        """The area sheet's."""
        return self.output.commands() if self._area else {}

    def toggle_side(self) -> None:
        """Facts away, or back."""
        self.fold.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the facts beside the page."""
        super().resizeEvent(event)
        self.fold.fit(event.size().width())

    def splitters(self) -> Mapping[str, QSplitter]:
        """Tree, page, facts."""
        return {"main": self._splitter}

    def flush(self) -> bool:
        """Save the field one stands in."""
        self.setFocus()
        return True

    # -- the tree ------------------------------------------------------------------------------------------

    def _show_tree(self) -> None:
        wanted, choice = self.search.text().strip().casefold(), self.filters.choice
        if not wanted and choice == "tree":
            nodes = [_node(area, area.parent_id) for area in self._all.values()]
        else:
            nodes = self._found(wanted, choice)
        self.tree.set_nodes(nodes)
        self.pane.tell_found(bool(nodes))

    def _found(self, wanted: str, choice: str) -> list[Node]:
        nodes = []
        for area in self._all.values():
            if choice == "deprived" and area.kind is AreaKind.DISTRICT:
                continue
            names = (area.name, *area.aliases)
            if choice == "names":
                nodes += [_node(area, None, name) for name in names if wanted in name.casefold()]
            elif any(wanted in name.casefold() for name in names):
                nodes.append(_node(area, None))
        return nodes

    # -- the page ------------------------------------------------------------------------------------------

    def _show_area(self, area_id: str) -> None:
        area = self._all[area_id]
        self._area = area
        icon, _tone = _ICONS[area.kind]
        self.header.tell(self._path(area), area.name, Badge(area.kind.danish, icon, "accent", "bluebg"))
        self.aliases.setText("; ".join(area.aliases))
        self._show_facts(area)
        initiatives = self._areas.initiatives(area_id)
        self.initiatives.set_rows([_initiative_row(row) for row in initiatives])
        self.initiative_section.setVisible(bool(initiatives))
        listings = self._areas.listings(area_id)
        self.periods.show_periods([_period(each) for each in listings if each.valid_from], self._workspace.today())
        self.period_section.setVisible(any(each.valid_from for each in listings))
        documents = self._areas.documents(area_id)
        self.documents.set_rows([_document_row(row) for row in documents])
        self.document_section.setVisible(bool(documents))
        self.nothing.setVisible(not initiatives and not listings and not documents)

    def _show_facts(self, area: Area) -> None:
        self.kind.show_choice(area.kind.value)
        others = [("", "Intet")] + [
            (other.id, other.name) for other in self._all.values() if other.kind is not AreaKind.DEPRIVED_HOUSING_AREA
        ]
        self.parent_choice.set_choices(others)
        self.parent_choice.show_choice(area.parent_id or "")
        self.committee.show_choice(area.local_committee_id or "")
        self.source.show_text(area.source)
        self.note.show_text(area.note)
        below = [other for other in self._all.values() if other.parent_id == area.id]
        self.below.set_rows([Row(other.id, other.name, other.kind.danish, icon=_ICONS[other.kind]) for other in below])
        self.below_section.setVisible(bool(below))

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

    # -- slots ---------------------------------------------------------------------------------------------

    def _on_delete_wanted(self, area_id: str) -> None:
        name = self._all[area_id].name

        def work() -> bool:
            self._areas.delete(area_id)
            return True

        if self._messages.attempt(work):
            self._messages.tell_deleted(f"{name} er slettet.")

    def _on_aliases_typed(self, text: str) -> None:
        self._change(aliases=tuple(part.strip() for part in text.split(";") if part.strip()))

    def _on_new_initiative(self) -> None:
        if self._area is not None:
            initiative_id = self._workspace.initiatives.create("Ny indsats", area_ids=(self._area.id,))
            self.go_wanted.emit("initiative", initiative_id)

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField("Søg i områder")
        self.plus = icon_button("plus", "Nyt område", "Ctrl+N", "outlined", self.create_new)
        self.filters = FilterChips((("tree", "Bydele"), ("deprived", "Udsatte"), ("names", "Alle navne")))
        self.tree = Tree("Områder")
        self.title = title_field(
            "Områdets navn", lambda text: self._change(name=text), "page_title", self._messages.tell_problem
        )
        self.header = PageHeader(title_widget=self.title)
        for each in self.output.buttons():
            self.header.add_button(each)
        self.new_initiative = self.header.add_button(button("Ny indsats her", "plus", on_click=self._on_new_initiative))
        self.aliases = LineField("Andre navne, adskilt af semikolon", self._on_aliases_typed)
        self.initiatives = PageRows("Indsatser i området")
        self.initiative_section = Section("Indsatser", self.initiatives)
        self.periods = Periods("Nævnt i byens politik")
        self.period_section = Section("Nævnt i byens politik", self.periods)
        self.documents = PageRows("Dokumenter, der nævner området")
        self.document_section = Section("Dokumenter, der nævner området", self.documents)
        self.nothing = label(
            "Ingen indsatser, politikker eller dokumenter nævner området endnu.", "body", "text2", wrap=True
        )
        self.empty = EmptyState("map-pinned", "Ingen områder endnu", "Opret den første bydel.", "Nyt område")
        self._build_side()

    def _build_side(self) -> None:
        attempt = self._messages.attempt
        self.kind = ChoiceField("Slags", lambda key: attempt(lambda: self._change(kind=AreaKind(key))), _KINDS)
        self.parent_choice = ChoiceField(
            "Ligger i", lambda key: attempt(lambda: self._change(parent_id=key or None)), ()
        )
        committees = [
            (body.id, body.name_on(self._workspace.today()).name)
            for body in self._workspace.people.bodies()
            if body.kind is BodyKind.LOCAL_COMMITTEE
        ]
        self.committee = ChoiceField(
            "Lokaludvalg",
            lambda key: attempt(lambda: self._change(local_committee_id=key or None)),
            [("", "Intet"), *committees],
        )
        self.source = TextField("Kilde", lambda text: attempt(lambda: self._change(source=text)))
        self.note = TextField("Noter", lambda text: attempt(lambda: self._change(note=text)), lines=3)
        self.below = PageRows("Områder herunder")
        self.below_section = Section("Områder herunder", self.below)

    def _lay_out(self) -> None:
        page = self.page
        page.add(self.header, self.aliases, self.initiative_section, self.period_section, self.document_section)
        page.add(self.nothing)
        page.column.addStretch(1)
        self.side = Page("Fakta om området", "window", (20, 24, 20, 24))
        self.side.setMinimumWidth(240)
        self.fold = Fold(page, self.side, 1150, "Fakta")
        self.header.add_button(self.fold.opener)
        self.side.add(self.fold.closer)
        self.side.add(captioned("Slags", self.kind), captioned("Ligger i", self.parent_choice))
        self.side.add(captioned("Lokaludvalg", self.committee), captioned("Kilde", self.source), self.below_section)
        self.side.add(Section("Noter", self.note))
        self.side.column.addStretch(1)
        self._splitter = QSplitter()
        self.pane = ListPane(self.search, self.plus, self.filters, self.tree)
        for part in (self.pane, page, self.side):
            self._splitter.addWidget(part)
        self._splitter.setSizes([304, 862, 274])
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self.pages = either(self, self.empty, self._splitter)
        self.setFocusProxy(self.tree)
        if self._workspace.read_only:
            lock_fields(page)
            lock_fields(self.side)
            for each in (self.plus, self.new_initiative, self.empty.button):
                each.setEnabled(False)

    def _connect(self, changes: Changes) -> None:
        for signal in (
            changes.area_saved, changes.initiative_saved, changes.document_saved, changes.policy_saved,
            changes.body_saved,
        ):  # fmt: skip
            signal.connect(self.mark_stale)
        self.search.wanted.connect(lambda _text: self._show_tree())
        self.search.left_downwards.connect(lambda: self.tree.setFocus(Qt.FocusReason.TabFocusReason))
        self.filters.chosen.connect(lambda _key: self._show_tree())
        self.tree.chosen.connect(self._show_area)
        self.tree.delete_wanted.connect(self._on_delete_wanted)
        self.initiatives.opened.connect(lambda key: self.go_wanted.emit("initiative", key))
        self.documents.opened.connect(lambda key: self.go_wanted.emit("document", key))
        self.below.opened.connect(self.tree.choose)
        self.empty.wanted.connect(self.create_new)


def _node(area: Area, parent_id: str | None, name: str = "") -> Node:
    icon, tone = _ICONS[area.kind]
    shown = name or area.name
    return Node(area.id, parent_id, shown, icon, tone, area.kind is AreaKind.DISTRICT, f"{shown}, {area.kind.danish}")


def _initiative_row(row: InitiativeRow) -> Row:
    badge = initiative_badge(row.status)
    money = "" if row.amount_ore is None else in_prose(row.amount_ore)
    level = level_words(row.price_level) or "p/l ikke angivet"
    period = "-".join(dict.fromkeys(part[:4] for part in (row.period_from, row.period_to) if part))
    return Row(
        row.id,
        row.title,
        "  ·  ".join(part for part in (badge.word, period, level if money else "") if part),
        right=Badge(money, tone="text") if money else None,
        icon=(badge.icon, badge.tone),
    )


def _document_row(row: DocumentRow) -> Row:
    badge = status_badge(row.status)
    return Row(
        row.id,
        row.title or "Uden titel",
        "  ·  ".join(part for part in (row.kind_name, badge.word.lower(), row.case_number) if part),
        right=Badge(write_date(row.date) if row.date else "uden dato"),
        icon=("file-text", "text2"),
    )


def _period(listing: AreaListing) -> Period:
    assert listing.valid_from is not None
    return Period(listing.policy_title, listing.named_as, listing.valid_from, listing.valid_to, listing.verified)
