"""Whether a figure in a text adds up something twice: a row, and the sum that has it already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations

from .budgets import BudgetTable, Column, ColumnKind, Row, RowKind
from .wording import shortened

_NAME = 60

Place = tuple[BudgetTable, Row, Column]


def counted_twice(places: Sequence[Place]) -> str:
    """A Danish sentence about the first of the places that has something in common with another; else empty."""
    tables = {table.id: _Table(table) for table, _, _ in places}
    held = [(tables[table.id].rows_in(row), tables[table.id].columns_in(column)) for table, row, column in places]
    for pair in combinations(range(len(places)), 2):
        part, whole = sorted(pair, key=lambda number: len(held[number][0]) * len(held[number][1]))
        (rows, columns), (whole_rows, whole_columns) = held[part], held[whole]
        if rows.isdisjoint(whole_rows) or columns.isdisjoint(whole_columns):
            continue
        if rows <= whole_rows and columns <= whole_columns:
            return f"{_named(places[part])} er også talt med i {_named(places[whole])}."
        first, second = (_named(places[number]) for number in pair)
        return f"{first} og {second} har tal til fælles, som er talt med to gange."
    return ""


class _Table:
    """What is added up in the places of one table; each row is looked at once."""

    def __init__(self, table: BudgetTable) -> None:
        self._table = table
        self._rows: dict[str, frozenset[str]] = {}

    def rows_in(self, row: Row) -> frozenset[str]:
        """The ids of the typed rows whose amounts are in a row's."""
        if row.id not in self._rows:
            parts = self._table.summed_by(row) if row.kind.is_sum else [row]
            self._rows[row.id] = frozenset(
                held for part in parts for held in (part.id, *self._details.get(part.id, ()))
            )
        return self._rows[row.id]

    def columns_in(self, column: Column) -> frozenset[str]:
        """The ids of the columns whose amounts are in a column's."""
        parts = self._table.sums.columns_of(column) if column.kind is ColumnKind.TOTAL else [column]
        return frozenset(part.id for part in parts)

    @cached_property
    def _details(self) -> dict[str, list[str]]:
        """The heraf rows of each row."""
        found: dict[str, list[str]] = {}
        above = ""
        for row in self._table.rows:
            if row.kind is RowKind.ROW:
                above = row.id
            elif row.kind is RowKind.OF_WHICH and above:
                found.setdefault(above, []).append(row.id)
        return found


def _named(place: Place) -> str:
    _table, row, column = place
    return f"{shortened(row.label, _NAME)}, {shortened(column.name, _NAME)}"
