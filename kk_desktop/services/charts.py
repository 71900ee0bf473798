"""Charts of the file's tables, which never add up what several areas share."""

from __future__ import annotations

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.charts.choice import ChartChoice
from kk_desktop.domain.charts.model import Chart, chart_of
from kk_desktop.storage import budgets as store
from kk_desktop.storage import initiatives as initiative_store

from .desk import Desk


class ChartService:
    """What the secretariat sees of its tables in pictures."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def chart(self, table: BudgetTable, choice: ChartChoice) -> Chart:
        """The chart of a table that has been read."""
        grants = (row.initiative_id for row in table.rows if row.initiative_id)
        return chart_of(table, choice, initiative_store.shared(self._desk.read(), grants))

    def saved(self, table_id: str, choice: ChartChoice) -> Chart:
        """The chart of a table in the file. Raises ``GoneError`` when the table is gone."""
        return self.chart(store.get(self._desk.read(), table_id), choice)
