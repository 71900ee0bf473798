"""Which rows of a budget table are counted in a sum: those that have stopped being so, and sums typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .budgets import BudgetTable, ColumnKind, Row, RowKind
from .raw_tables.totals import SUM_WORDS
from .wording import quoted

_TOLD = 60
_ENDS_A_GROUP = frozenset({RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL})


def left_out(before: BudgetTable, now: BudgetTable) -> str:
    """A Danish sentence about the rows with figures that a sum had before and none has now; empty where there are none.

    A row that is moved from one subtotal to another has not left the table's sums.
    """
    had, has = _counted(before), _counted(now)
    out = [row for row in now.rows if row.id in had and row.id not in has and row.cells]
    if not out:
        return ""
    total = quoted(had[out[0].id].label, _TOLD)
    if len(out) == 1:
        row = quoted(out[0].label, _TOLD)
        return f"{row} står nu under {total} og tælles ikke med i den. Flyt den op igen, hvis den skal."
    return f"{len(out)} rækker står nu under {total} og tælles ikke med i den. Flyt dem op igen, hvis de skal."


def _counted(table: BudgetTable) -> dict[str, Row]:
    """The last sum that each row is counted in, by the row's id."""
    return {part.id: row for row in table.rows if row.kind.is_sum for part in table.summed_by(row)}


def typed_sums(table: BudgetTable) -> dict[str, RowKind]:
    """The rows that are sums by their words and their figures but are counted as money, and what each would be.

    By the row's id. A subtotal has the rows since the last head or sum, a total all the rows above it.
    """
    called = [row for row in table.rows if row.kind is RowKind.ROW and row.cells and _is_called_sum(row.label)]
    if not called:
        return {}
    counted, found = _counted(table), dict[str, RowKind]()
    above: list[Row] = []
    near: list[Row] = []
    for row in table.rows:
        if row.kind in _ENDS_A_GROUP:
            near = []
        elif row in called and row.id in counted and (kind := _kind_of(table, row, near, above)):
            found[row.id] = kind
            near = []
        elif row.kind is RowKind.ROW:
            above.append(row)
            near.append(row)
    return found


@lru_cache(8_192)
def _is_called_sum(label: str) -> bool:
    # Asked of every row at each key.
    return SUM_WORDS.search(label) is not None


def told_typed_sum(row: Row) -> str:
    """What is said of a row that is among ``typed_sums``."""
    return f"{quoted(row.label, _TOLD)} er summen af rækkerne over den, men tælles med én gang til. Gør den til en sum."


def _kind_of(table: BudgetTable, row: Row, near: Sequence[Row], above: Sequence[Row]) -> RowKind | None:
    if _is_sum_of(table, row, near):
        return RowKind.SUBTOTAL
    return RowKind.TOTAL if _is_sum_of(table, row, above) else None


def _is_sum_of(table: BudgetTable, row: Row, parts: Sequence[Row]) -> bool:
    """Whether every figure of the row is the sum of at least two amounts above it, at the same price level."""
    columns = [column.id for column in table.columns if column.kind is ColumnKind.FIGURES]
    had = {key: row.cells[key].amount_ore for key in columns if key in row.cells}
    ores = {key: [part.cells[key].amount_ore or 0 for part in parts if key in part.cells] for key in had}
    is_one_level = all(part.price_level == row.price_level for part in parts)
    is_more = any(ore and len(ores[key]) > 1 for key, ore in had.items())
    return is_one_level and is_more and all((ore or 0) == sum(ores[key]) for key, ore in had.items())
