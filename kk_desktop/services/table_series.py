"""Tables of the same thing, proposed, adopted, corrected and used: each knows what it was copied from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kk_desktop.domain.budgets import BudgetTable, TableStage
from kk_desktop.domain.copying import table_with_new_ids
from kk_desktop.domain.rows import TableRow
from kk_desktop.domain.table_comparison import TableComparison, compare_tables
from kk_desktop.errors import GoneError
from kk_desktop.storage import budgets as store
from kk_desktop.storage.rows import GONE, Connection

from .desk import Desk


class TableSeriesService:
    """What the secretariat does with several tables of the same thing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin_edition(self, table_id: str, stage: TableStage, *, with_figures: bool) -> str:
        """Copy a table as another of the same thing, with or without its typed figures; gives the new one's id."""

        def work(db: Connection) -> str:
            old = store.get(db, table_id)
            series = keep_in_series(db, old, self._desk.new_id)
            table = old if with_figures else _emptied(old)
            new = replace(copied(table, self._desk.new_id), stage=stage, series_id=series)
            store.add(db, new)
            return new.id

        return self._desk.act(f"Lavede ny udgave af tabel{f': {stage.danish}' if stage.danish else ''}", work)

    def of(self, table_id: str) -> list[TableRow]:
        """The tables of the same thing as this one, in the order they were made; it stands alone without others.

        Raises ``GoneError`` when the table is gone.
        """
        db = self._desk.read()
        found = {row.id: row for row in store.rows(db)}
        if table_id not in found:
            raise GoneError(GONE)
        series = found[table_id].series_id
        return [found[each] for each in (store.in_series(db, series) if series else [table_id])]

    def compared_first(self, table_id: str) -> tuple[str, str]:
        """The two tables one most likely wants to see against each other: the one before this, or this and the next.

        The nearest at the same price level, where there is one: between two levels no difference is told. Where there
        is no other of the same thing, the table itself stands on both sides.
        """
        rows = self.of(table_id)
        place = next(at for at, row in enumerate(rows) if row.id == table_id)
        earlier, later = rows[:place][::-1], rows[place + 1 :]
        level = rows[place].price_level
        near = sorted(earlier or later, key=lambda row: row.price_level != level)
        if not near:
            return table_id, table_id
        return (near[0].id, table_id) if earlier else (table_id, near[0].id)

    def compare(self, old_id: str, new_id: str) -> TableComparison:
        """Hold two tables against each other. Raises ``GoneError`` when one is gone."""
        db = self._desk.read()
        return compare_tables(store.get(db, old_id), store.get(db, new_id))


def keep_in_series(db: Connection, table: BudgetTable, new_id: Callable[[], str]) -> str:
    """The series a table is in, begun with it where it is in none."""
    if table.series_id:
        return table.series_id
    series = new_id()
    store.change(db, table.id, series_id=series)
    return series


def copied(table: BudgetTable, new_id: Callable[[], str]) -> BudgetTable:
    """The table under other ids in the same case; each row remembers what it was copied from."""
    new = table_with_new_ids(table, new_id)
    rows = tuple(replace(row, origin_id=old.origin_id or old.id) for old, row in zip(table.rows, new.rows, strict=True))
    return replace(new, case_id=table.case_id, rows=rows)


def _emptied(table: BudgetTable) -> BudgetTable:
    """The table without its typed figures and what is told of them."""
    rows = tuple(replace(row, cells={}, source="") for row in table.rows)
    return replace(table, rows=rows, source="", level_note="")
