"""Tabeller or Puljer: the choice above both lists, and the page of pools, made when somebody first wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from kk_desktop.ui.widgets.layouts import set_margins
from kk_desktop.ui.widgets.search_field import FilterChips

if TYPE_CHECKING:
    from .pools import PoolsPage

TABLES, POOLS = "tables", "pools"
_CHOICES = ((TABLES, "Tabeller"), (POOLS, "Puljer"))


class Kinds(QObject):
    """Turns the tab's stack from its own pages to the pools and back; ``changed`` tells that it did."""

    changed = Signal()

    def __init__(self, stack: QStackedWidget, make_pools: Callable[[], PoolsPage]) -> None:
        super().__init__(stack)
        self._stack, self._make_pools = stack, make_pools
        self._page = stack.currentWidget()
        self.made: PoolsPage | None = None
        """The page of pools, in front or not; none until it was wanted."""

    @property
    def pools(self) -> PoolsPage | None:
        """The page of pools while it is in front."""
        return self.made if self._stack.currentWidget() is self.made else None

    def turn_to(self, page: QWidget) -> None:
        """Let this be the tab's own page; it comes to the front when the pools are not there."""
        self._page = page
        if self.pools is None:
            self._stack.setCurrentWidget(page)

    def choose(self, kind: str) -> None:
        """Bring tables or pools to the front."""
        if (kind == POOLS) == (self.pools is not None):
            return
        if kind == POOLS and self.made is None:
            self.made = self._make_pools()
            for each in (self.made.pane, self.made.empty):
                self.add_choice(each, POOLS)
            self._stack.addWidget(self.made)
        page = self.made if kind == POOLS else self._page
        if page is not None:
            self._stack.setCurrentWidget(page)
        self.changed.emit()

    def add_choice(self, pane: QWidget, holds: str) -> None:
        """Put the choice at the top of a page or a list on which ``holds`` is what stands in front."""
        chips = FilterChips(_CHOICES)
        chips.choose(holds)
        set_margins(chips, 14, 10, 14, 0)

        def on_chosen(kind: str) -> None:
            if kind != holds:
                # Where it stands nothing else is ever in front; there the other kind has a choice of its own.
                chips.choose(holds)
                self.choose(kind)

        chips.chosen.connect(on_chosen)
        layout = pane.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, chips)
