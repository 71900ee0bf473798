"""What the live figures of the texts come to: each table is read once, however many figures point at it."""

from __future__ import annotations

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, Row
from kk_desktop.domain.figures import Reckoned, TablePlace, read_target, reckon
from kk_desktop.storage import table_places as places
from kk_desktop.storage.rows import Connection
from kk_desktop.storage.table_cache import TableCache


class FigureReading:
    """One look at the tables of the file; what is asked for twice is reckoned once."""

    def __init__(self, db: Connection, kept: TableCache | None = None) -> None:
        """``kept`` has the tables that were read last."""
        self._db, self._kept = db, kept or TableCache()
        self._tables: dict[str, BudgetTable] = {}
        self._reckoned: dict[str, Reckoned | None] = {}

    def of(self, target: str) -> Reckoned | None:
        """What a figure comes to; ``None`` when a place it is made of is gone, or it is no figure."""
        if target not in self._reckoned:
            self._reckoned[target] = self._work_out(target)
        return self._reckoned[target]

    def places(self, target: str) -> list[tuple[BudgetTable, Row, Column]] | None:
        """The places a figure is made of; ``None`` when one of them is gone, or it is no figure."""
        try:
            wanted = read_target(target).places
        except ValueError:
            return None
        found = [self._place(*places.whole_place(self._db, place)) for place in wanted]
        whole = [place for place in found if place is not None]
        return whole if len(whole) == len(found) else None

    def table_name(self, target: str) -> str:
        """What the table is called that a figure is made of first; empty when that is gone."""
        try:
            first = read_target(target).places[0]
        except ValueError:
            return ""
        return places.name_of_table(self._db, places.whole_place(self._db, first)[0])

    def _work_out(self, target: str) -> Reckoned | None:
        try:
            wanted = read_target(target)
        except ValueError:
            return None
        found = [self._told(place) for place in wanted.places]
        parts = [part for part in found if part is not None]
        return reckon(wanted.kind, parts) if len(parts) == len(found) else None

    def _told(self, place: TablePlace) -> Reckoned | None:
        row_id, column_id = places.whole_place(self._db, place)
        table_id = places.table_of_row(self._db, row_id)
        if table_id is None:
            return None
        # Of a table that is at hand all is worked out already; another one takes a fifth of a second to read.
        is_at_hand = table_id in self._tables or self._kept.has(table_id)
        told = None if is_at_hand else places.told_at(self._db, row_id, column_id)
        if told is not None:
            return told
        found = self._place(row_id, column_id)
        if found is None:
            return None
        return reckoned_at(*found)

    def _place(self, row_id: str, column_id: str) -> tuple[BudgetTable, Row, Column] | None:
        table_id = places.table_of_row(self._db, row_id)
        if table_id is None:
            return None
        if table_id not in self._tables:
            self._tables[table_id] = self._kept.get(self._db, table_id)
        table = self._tables[table_id]
        column = next((column for column in table.columns if column.id == column_id), None)
        return None if column is None else (table, table.rows[table.row_places[row_id]], column)


def reckoned_at(table: BudgetTable, row: Row, column: Column) -> Reckoned:
    """What stands in a place of a table, with its price level: a sum has that of the amounts it adds."""
    value = table.value(row, column)
    if value.ore is None and value.share is None:
        return Reckoned(doubt=value.doubt)
    level = table.sums.level_of(row)
    if row.kind.is_sum and column.kind is ColumnKind.FIGURES and not table.sums.is_one_level:
        level = next(
            table.sums.level_of(part) for part in table.summed_by(row) if table.amount(part, column) is not None
        )
    # What is typed or added up in its column is told like this where the table itself need not be read (told_at).
    is_whole = column.kind is ColumnKind.FIGURES and (row.kind.is_typed or row.kind.is_sum)
    return Reckoned(value.ore, value.share, level, step=table.step if is_whole else table.sums.step)
