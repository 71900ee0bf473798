"""The formulas of a budget table in a workbook: each computed place made of the same cells as here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.raw_tables.formulas import column_name

LONGEST = 8_000  # Excel takes 8,192 characters


class Formulas:
    """Asked by row and column; ``rows`` and ``columns`` are the places of each on the sheet, by their ids."""

    def __init__(self, table: BudgetTable, rows: Mapping[str, int], columns: Mapping[str, int]) -> None:
        self._table, self._rows, self._columns = table, rows, columns
        self._parts: dict[str, tuple[list[tuple[int, int]], int]] = {}

    def at(self, row: Row, column: Column) -> str:
        """How the place is worked out in Excel; nothing for what is typed, or what would be too long for Excel."""
        by_columns = column.kind in (ColumnKind.AVERAGE, ColumnKind.DIFFERENCE, ColumnKind.SHARE)
        if column.kind.is_computed and (not row.kind.is_computed or (row.kind.is_sum and by_columns)):
            made = self._across(self._rows[row.id], column)
        else:
            made = self._down(row, column_name(self._columns[column.id])) if row.kind.is_computed else ""
        return made if len(made) <= LONGEST else ""

    def _across(self, line: int, column: Column) -> str:
        places = [self._columns[each.id] for each in self._table.sums.columns_of(column)]
        refs = [_range(f"{column_name(first)}{line}", f"{column_name(last)}{line}") for first, last in _runs(places)]
        two = [self._columns.get(each or "") for each in (column.of_id, column.against_id)]
        return self._made_of(column.kind.value, refs, [f"{column_name(n)}{line}" if n else "" for n in two])

    def _down(self, row: Row, letters: str) -> str:
        if row.id not in self._parts:
            parts = self._table.summed_by(row)
            areas = len({part.area_id for part in parts if part.area_id})
            self._parts[row.id] = (_runs([self._rows[part.id] for part in parts]), areas)
        runs, areas = self._parts[row.id]
        refs = [_range(f"{letters}{first}", f"{letters}{last}") for first, last in runs]
        if row.kind is RowKind.PER_AREA:
            return f"=ROUND(SUM({','.join(refs)})/{areas},{self._places})" if areas and refs else ""
        two = [self._rows.get(each or "") for each in (row.of_id, row.against_id)]
        return self._made_of(row.kind.value, refs, [f"{letters}{n}" if n else "" for n in two])

    def _made_of(self, way: str, refs: Sequence[str], two: Sequence[str]) -> str:
        of, against = two
        if way in ("difference", "share"):
            sign = "-" if way == "difference" else "/"
            return f"={of}{sign}{against}" if of and against else ""
        cells = ",".join(refs)
        if not cells:
            return ""
        return {
            "total": f"=SUM({cells})",
            "subtotal": f"=SUBTOTAL(9,{cells})",
            "average": f"=ROUND(AVERAGE({cells}),{self._places})",
        }[way]

    @property
    def _places(self) -> int:
        """The decimals of the unit that reach down to the øre."""
        return len(str(self._table.unit.ore)) - 1


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbours as stretches: 4, 5, 6, 8 → 4–6 and 8."""
    ends = [0, *(n for n, (before, after) in enumerate(pairwise(places), 1) if after != before + 1), len(places)]
    return [(places[first], places[last - 1]) for first, last in pairwise(ends) if last > first]


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}:{last}"
