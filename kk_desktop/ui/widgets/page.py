"""A page that scrolls, and the short lists that stand in it at their full height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from .empty_state import EmptyState
from .labels import label, line
from .layouts import set_margins
from .row import Row
from .rows import RowDelegate, RowList
from .search_field import FilterChips, SearchField


class Page(QScrollArea):
    """A column of parts; narrow windows scroll instead of squeezing."""

    def __init__(self, name: str, ground: str = "base", margins: tuple[int, int, int, int] = (32, 24, 32, 24)) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", ground)
        self.inside = QFrame()
        self.inside.setProperty("ground", ground)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(8)
        self.setWidget(self.inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add(self, *parts: QWidget) -> None:
        """Put parts below what is there."""
        for part in parts:
            self.column.addWidget(part)

    def add_line(self) -> None:
        """A hairline with room around it."""
        self.column.addSpacing(6)
        self.column.addWidget(line())
        self.column.addSpacing(6)


class PageRows(RowList):
    """A list as high as its rows: the page around it scrolls."""

    def __init__(self, name: str, padding: int = 0) -> None:
        super().__init__(name, RowDelegate(None, padding=padding, tight=True))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, at their height."""
        super().set_rows(rows)
        self._fit()

    def resizeEvent(self, event) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event) -> None:
        """The page scrolls."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(200, self._wanted_height())

    def _wanted_height(self) -> int:
        return sum(self.sizeHintForRow(number) for number in range(len(self.rows))) + 2

    def _fit(self) -> None:
        if self.height() != self._wanted_height():
            self.setFixedHeight(self._wanted_height())


class Section(QWidget):
    """A head, its button at the right, and what stands below; gone when there is nothing to show."""

    def __init__(self, title: str, *parts: QWidget, button: QWidget | None = None, below: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        self.title = label(title, "section")
        head.addWidget(self.title)
        head.addStretch(1)
        if button is not None:
            head.addWidget(button)
        column.addLayout(head)
        if below:
            column.addWidget(label(below, "secondary", "text2", wrap=True))
        for part in parts:
            column.addWidget(part)


class ListPane(QFrame):
    """The left pane: search field with a plus, filters, a line, and the list or the sentence that nothing fits."""

    def __init__(self, search: SearchField, plus: QWidget | None, filters: FilterChips | None, rows: QWidget) -> None:
        super().__init__()
        self._search, self._filters, self._rows = search, filters, rows
        self.nothing = EmptyState("search-x", "Ingen træf", "", "Fjern filter", is_primary=False)
        self.nothing.wanted.connect(self._on_all_wanted)
        self.setProperty("ground", "window")
        self.setMinimumWidth(240)
        self.setMaximumWidth(420)
        self._top = top = QHBoxLayout()
        top.setContentsMargins(14, 14, 14, 0)
        top.setSpacing(8)
        top.addWidget(search, 1)
        if plus is not None:
            top.addWidget(plus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        if filters is not None:
            set_margins(filters, 14, 0, 14, 0)
            column.addWidget(filters)
        else:
            column.addSpacing(4)
        column.addWidget(line())
        column.setSpacing(8)
        column.addWidget(rows, 1)
        column.addWidget(self.nothing, 1)
        self.tell_found(True)

    def add_tool(self, tool: QWidget) -> None:
        """Put another button beside the search."""
        tool.setFixedHeight(self._search.sizeHint().height())
        self._top.addWidget(tool)

    def tell_found(self, is_anything: bool) -> None:
        """Show the list, or why there is nothing in it and the way back."""
        self._rows.setVisible(is_anything)
        self.nothing.setVisible(not is_anything)
        self.nothing.say("Ingen træf", no_hits(self._search.text(), self._filters.narrowing if self._filters else ""))

    def _on_all_wanted(self) -> None:
        if self._filters is not None:
            self._filters.choose_first()
        self._search.clear()
        self._search.setFocus()


def no_hits(wanted: str, narrowing: str) -> str:
    """What is said where a search or a filter leaves nothing."""
    if not wanted:
        return f"Intet passer til filteret {narrowing}."
    advice = f", eller fjern filteret {narrowing}" if narrowing else ""
    return f"Ingen træf på ”{wanted}”. Prøv færre bogstaver{advice}."
