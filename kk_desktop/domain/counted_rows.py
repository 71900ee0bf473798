"""Which rows of a budget table are counted in a sum, and which have stopped being so."""

from __future__ import annotations

from .budgets import BudgetTable, Row
from .wording import quoted

_TOLD = 60


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
