"""How a computed figure of a budget table came about, as a colleague would say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .amounts import group_digits
from .budgets import Column, ColumnKind, Row, RowKind
from .wording import quoted

if TYPE_CHECKING:
    from .budgets import BudgetTable

_NAME = 40
"""How much of a row's name is told in a sentence about it."""

OF_THE_SUMS = frozenset({ColumnKind.AVERAGE, ColumnKind.DIFFERENCE, ColumnKind.SHARE})
"""Columns in which a sum row is worked out from the sums beside it, never from the figures over it."""


def explained(table: BudgetTable, row: Row, column: Column) -> str:
    """How a figure is made: sum af 2 rækker. Empty for a typed one."""
    if column.kind.is_computed and not row.kind.is_computed:
        return _across(table, row, column)
    if row.kind.is_sum and column.kind in OF_THE_SUMS:
        return f"{_across(table, row, column)}, regnet af summerne"
    return _down(table, row, column) if row.kind.is_computed else ""


def _down(table: BudgetTable, row: Row, column: Column) -> str:
    rows = {each.id: each for each in table.rows} if row.of_id or row.against_id else {}
    of, against = (_named(rows.get(each or "")) for each in (row.of_id, row.against_id))
    parts = table.sums.parts_of(row)
    match row.kind:
        case RowKind.SUBTOTAL | RowKind.TOTAL:
            return f"sum af {_counted(len(parts), 'række', 'rækker')}"
        case RowKind.DIFFERENCE:
            return f"{of} minus {against}"
        case RowKind.SHARE:
            return f"{of} som andel af {against}"
        case RowKind.AVERAGE:
            held = sum(table.amount(part, column) is not None for part in parts)
            return _mean_of(held, len(parts), "række", "rækker")
    return f"gennemsnit for {_counted(len(areas_of(parts)), 'område', 'områder')}"


def _across(table: BudgetTable, row: Row, column: Column) -> str:
    parts = table.sums.columns_of(column)
    columns = {each.id: each for each in table.columns}
    two = [columns.get(each or "") for each in (column.of_id, column.against_id)]
    names = [f"”{each.label}”" if each else "en kolonne, der mangler" for each in two]
    match column.kind:
        case ColumnKind.TOTAL:
            return f"sum af {_counted(len(parts), 'kolonne', 'kolonner')}"
        case ColumnKind.AVERAGE:
            held = sum(table.amount(row, part) is not None for part in parts)
            return _mean_of(held, len(parts), "kolonne", "kolonner")
        case ColumnKind.DIFFERENCE:
            return f"{names[0]} minus {names[1]}"
    return f"{names[0]} som andel af {names[1]}"


def _mean_of(held: int, count: int, one: str, many: str) -> str:
    """Names the number that was divided by: a place without an amount is not counted."""
    if held == count:
        return f"gennemsnit af {_counted(count, one, many)}"
    if not held:
        return f"gennemsnit af {_counted(count, one, many)} uden beløb"
    return f"gennemsnit af {group_digits(held)} af {_counted(count, one, many)}"


def told_row(row: Row) -> str:
    """A row by its name in a sentence."""
    return quoted(row.label, _NAME) or "rækken"


def areas_of(rows: Iterable[Row]) -> set[str]:
    """The areas that the rows are linked to."""
    return {row.area_id for row in rows if row.area_id}


def _named(row: Row | None) -> str:
    return told_row(row) if row else "en række, der mangler"


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{group_digits(count)} {many}"
