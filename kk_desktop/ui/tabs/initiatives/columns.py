"""The table's columns: what stands in each cell, and how wide each is before anybody has dragged it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from kk_desktop.domain.initiative_cells import cell_text, spoken, spoken_period
from kk_desktop.domain.initiative_lists import InitiativeColumn
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui.models.paged import PagedModel

COLUMNS = tuple(InitiativeColumn)
TITLE, AREA, AMOUNT = (
    COLUMNS.index(each) for each in (InitiativeColumn.TITLE, InitiativeColumn.AREAS, InitiativeColumn.AMOUNT)
)
TIME = len(COLUMNS)
"""The timeline, after all of them."""

QUIET = frozenset(range(TIME)) - {TITLE, AMOUNT}
"""Columns in grey: what one looks for is the title and the money."""

_WIDTHS = {
    InitiativeColumn.TITLE: 390,
    InitiativeColumn.AREAS: 190,
    InitiativeColumn.STATUS: 100,
    InitiativeColumn.PERIOD: 100,
    InitiativeColumn.AMOUNT: 92,
    InitiativeColumn.PRICE_LEVEL: 120,
    InitiativeColumn.RESPONSIBLE: 120,
    InitiativeColumn.UNIT: 180,
    InitiativeColumn.TARGET_GROUP: 180,
    InitiativeColumn.POLICIES: 200,
    InitiativeColumn.POOLS: 160,
    InitiativeColumn.DECISION: 120,
    InitiativeColumn.CHANGED: 100,
}
_FEW_AREAS = 2


def first_width(column: InitiativeColumn) -> int:
    """Pixels before anybody has dragged it."""
    return _WIDTHS[column]


class InitiativeModel(PagedModel[InitiativeRow]):
    """Initiatives as the table shows them; ``estates`` are the names of the boligområder."""

    def __init__(self, read: Callable[[Sequence[int]], Mapping[int, InitiativeRow]], parent: QObject) -> None:
        super().__init__(read, TIME + 1, parent)
        self.estates: frozenset[str] = frozenset()

    def cell(self, thing: InitiativeRow, column: int, role: int) -> Any:
        """Words, the whole of what is cut, and for those who hear it the row as a sentence."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(thing, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return spoken_period(thing) if column == TIME else cell_text(thing, COLUMNS[column])
        if role != Qt.ItemDataRole.DisplayRole or column == TIME:
            return None
        if column == AREA:
            return area_words(thing.area_names, self.estates)
        return cell_text(thing, COLUMNS[column])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names, for those who hear them; they are painted by the header itself."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return "Tidslinje" if section == TIME else COLUMNS[section].danish

    @staticmethod
    def _spoken(thing: InitiativeRow, column: int) -> str:
        if column == TITLE:
            return spoken(thing)
        if column == TIME:
            return f"{thing.title}: {thing.status.danish.lower()}, {spoken_period(thing)}"
        return f"{COLUMNS[column].danish}: {cell_text(thing, COLUMNS[column]) or 'ikke angivet'}"


def area_words(names: Sequence[str], estates: frozenset[str]) -> str:
    """One or two areas by name, more by their number."""
    if len(names) <= _FEW_AREAS:
        return ", ".join(names)
    return f"{len(names)} boligområder" if estates.issuperset(names) else f"{len(names)} områder"
