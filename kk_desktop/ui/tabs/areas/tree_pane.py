"""The left side: the tree of areas, as it is or as the lists named it on a day, and the search in all their names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kk_desktop.domain.area_names import find_areas, holds
from kk_desktop.domain.areas import Area, AreaKind, AreaListing, valid_on
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.typed_days import typed_start
from kk_desktop.domain.wording import listed
from kk_desktop.ui.widgets.buttons import icon_button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page import ListPane
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField
from kk_desktop.ui.widgets.tree import Node, Tree

from .rows import ICONS

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_FILTERS = (("tree", "Bydele"), ("deprived", "Udsatte"), ("names", "Alle navne"))


class TreePane(QWidget):
    """What is typed and chosen here changes nothing in the file."""

    new_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._today = workspace.today()
        self._areas: Sequence[Area] = ()
        self._listings: Sequence[AreaListing] = ()
        self._day: date | None = None
        self.search = SearchField("Søg i områder")
        self.plus = icon_button("plus", "Nyt område", "Ctrl+N", "outlined", self.new_wanted.emit)
        self.filters = FilterChips(_FILTERS)
        self.as_of = LineField("Gældende pr.", self._take_day)
        self.as_of.edit.setPlaceholderText("alle, eller fx 1.6.2011")
        self.lists = label("", "secondary", "text2", wrap=True)
        self.tree = Tree("Områder")
        self.pane = ListPane(self.search, self.plus, self.filters, self._below())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.setMinimumWidth(self.pane.minimumWidth())
        self.setMaximumWidth(self.pane.maximumWidth())
        self.search.wanted.connect(lambda _text: self.show_tree())
        self.search.left_downwards.connect(lambda: self.tree.setFocus(Qt.FocusReason.TabFocusReason))
        self.filters.chosen.connect(lambda _key: self.show_tree())

    def show_areas(self, areas: Sequence[Area], listings: Sequence[AreaListing]) -> None:
        """Show other areas."""
        self._areas, self._listings = areas, listings
        self.show_tree()

    def show_all(self) -> None:
        """Nothing searched, nothing left out."""
        self.search.clear()
        self.filters.choose_first()
        self._day = None
        self.as_of.setText("")
        self.show_tree()

    def show_tree(self) -> None:
        """Show what search, filter and date leave."""
        areas = list(self._areas) if self._day is None else valid_on(self._areas, self._listings, self._day)
        wanted, choice = self.search.text().strip(), self.filters.choice
        if not wanted and choice == "tree":
            shown = {area.id for area in areas}
            nodes = [self._node(area, area.parent_id if area.parent_id in shown else None) for area in areas]
        else:
            nodes = self._found(areas, wanted, choice)
        self.tree.set_nodes(nodes)
        self.pane.tell_found(bool(nodes))
        self._tell_lists()

    def _found(self, areas: Sequence[Area], wanted: str, choice: str) -> list[Node]:
        if choice == "deprived":
            areas = [area for area in areas if area.kind is not AreaKind.DISTRICT]
        if choice == "names":
            return [
                _node(area, None, name, "" if name == area.name else area.name)
                for area in areas
                for name in area.names
                if holds(name, wanted)
            ]
        return [
            _node(hit.area, None, detail=f"også ”{hit.alias}”" if hit.alias else "")
            for hit in find_areas(areas, wanted)
        ]

    def _node(self, area: Area, parent_id: str | None) -> Node:
        """In the tree as it was on a day, with what the lists called the area then."""
        named = []
        if self._day is not None:
            on_lists = (each for each in self._listings if each.area_id == area.id and each.holds_on(self._day))
            named = list(dict.fromkeys(each.named_as for each in on_lists if each.named_as not in ("", area.name)))
        return _node(area, parent_id, detail=f"kaldt ”{'”, ”'.join(named)}”" if named else "")

    def _tell_lists(self) -> None:
        """Which lists held on the day, and how many areas each has."""
        if self._day is None:
            self.lists.hide()
            return
        counts: dict[str, int] = {}
        for each in self._listings:
            if each.holds_on(self._day):
                counts[each.policy_title] = counts.get(each.policy_title, 0) + 1
        told = [f"{title} ({count} {'område' if count == 1 else 'områder'})" for title, count in counts.items()]
        what = listed(told) if told else "Ingen politik eller liste med områder"
        self.lists.setText(f"{what} gjaldt {write_date(self._day)}.")
        self.lists.show()

    def _take_day(self, text: str) -> None:
        self._day = typed_start(text, self._today)
        self.show_tree()

    def _below(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        date_box = QWidget()
        box = QVBoxLayout(date_box)
        box.setContentsMargins(16, 0, 14, 4)
        box.setSpacing(2)
        box.addWidget(self.as_of)
        box.addWidget(self.lists)
        column.addWidget(date_box)
        column.addWidget(self.tree, 1)
        return inside


def _node(area: Area, parent_id: str | None, name: str = "", detail: str = "") -> Node:
    icon, tone = ICONS[area.kind]
    shown = name or area.name
    spoken = ", ".join(part for part in (shown, area.kind.danish, detail) if part)
    return Node(area.id, parent_id, shown, icon, tone, area.kind is AreaKind.DISTRICT, spoken, detail)
