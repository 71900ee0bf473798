"""One table's page: its title, what can be done, the cell bar, the grid, and what stands below; laid out only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import TextField
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.hints import hints
from kk_desktop.ui.widgets.layouts import set_margins
from kk_desktop.ui.widgets.page_header import PageHeader

from .cell_bar import CellBar

if TYPE_CHECKING:
    from .grid import Grid
    from .parts import TablePart

_KEYS = (
    ("↵", "næste række"),
    ("F2", "ret"),
    ("Alt+↵", "om rækken"),
    ("Tab", "næste år"),
    ("Ctrl+F2", "ret år"),
    ("Ctrl+Skift+V", "indsæt fra Excel"),
    ("–", "tankestreg er ikke 0"),
)


class TablePage(QFrame):
    """Holds the widgets and where they stand; the tab connects them."""

    def __init__(self, title: TextField, grid: Grid) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self.header = PageHeader(title_widget=title)
        self.no_level = self.header.add_button(button("Prisniveau: ikke angivet", "triangle-alert", "amber"))
        self.bar = CellBar()
        self.grid = grid
        self.add_row = button("Række", "plus", "link")
        self.add_column = button("Kolonne", "plus", "link")
        self.remove_row = button("Slet række", "", "link")
        self.remove_column = button("Slet kolonne", "", "link")
        self.keys = hints(_KEYS)
        self.more: QPushButton | None = None
        self._above: list[QWidget] = []
        self._giving_way: list[QWidget] = []
        """What may go while something is done above the grid, that which is missed most first."""

    @property
    def row_buttons(self) -> Sequence[QPushButton]:
        """The buttons under the grid."""
        return self.add_row, self.add_column, self.remove_row, self.remove_column

    def lay_out(self, parts: Sequence[TablePart], buttons: Iterable[QAbstractButton]) -> None:
        """Put everything in its place; ``buttons`` stand at the title's right."""
        for each in buttons:
            self.header.add_button(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        set_margins(self.header, 16, 18, 16, 8)
        column.addWidget(self.header)
        column.addWidget(self._tools(parts))
        column.addWidget(self.bar)
        self._above = [part.above for part in parts if part.above is not None]
        for above in self._above:
            above.hide()
            column.addWidget(above)
        # The grid takes all the room its rows need, and what stands below it the rest.
        column.addWidget(self.grid, 100)
        row_tools, below = self._row_tools(), [part.below for part in parts if part.below is not None]
        column.addWidget(row_tools)
        for widget in below:
            column.addWidget(widget, 1)
        column.addStretch(0)
        self._giving_way = [self.grid, row_tools, *below]

    def event(self, event: QEvent) -> bool:
        """Something was opened above the grid, tells more than before or was put away, or the room is another."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._make_way()
        return done

    def _make_way(self) -> None:
        """In a low window the grid and what stands below it make way for what is done above it, until it is over."""
        is_at_it = any(not above.isHidden() for above in self._above)
        if not is_at_it and not any(each.isHidden() for each in self._giving_way):
            return  # as at every key
        room = self.height() - self._never_given()
        for each in self._giving_way:
            high = max(each.minimumSizeHint().height(), each.minimumHeight())
            is_kept = not is_at_it or high <= room
            # What stands below does without what stands above it in vain.
            room = room - high if is_kept else 0
            if each.isHidden() is is_kept:
                each.setVisible(is_kept)

    def _never_given(self) -> int:
        """How high all the rest is at the least."""
        column = self.layout()
        items = [column.itemAt(place) for place in range(column.count())] if column else []
        return sum(
            item.minimumHeightForWidth(self.width()) if item.hasHeightForWidth() else item.minimumSize().height()
            for item in items
            if item is not None and item.widget() not in self._giving_way
        )

    def _tools(self, parts: Sequence[TablePart]) -> QWidget:
        """What the parts offer: a button for each with an icon, and the rest behind one."""
        tools = QWidget()
        row = FlowLayout(tools, 2)
        row.setContentsMargins(16, 0, 16, 6)
        offered = [tool for part in parts for tool in part.tools]
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
        return tools

    def _row_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(16)
        for each in self.row_buttons:
            row.addWidget(each)
        row.addWidget(self.keys, 1)
        return tools


def _follow(made: QPushButton, action: QAction) -> None:
    made.setVisible(action.isVisible())
