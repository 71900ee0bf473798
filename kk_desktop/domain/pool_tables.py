"""A pool and its applications as a table, so that a text's figures can be held against them as against other tables."""

from __future__ import annotations

from collections.abc import Sequence

from .amounts import Unit
from .budgets import BudgetTable, Cell, Column, Row, RowKind
from .pools import Application, FundingPool, financing, sum_of

_COLUMN = Column("amount", "i alt")
_MARK = "pool:"
_AMOUNTS = (
    "søgt", "søgt pr. år", "samlet udgift", "egen andel", "andres andel", "bevilget", "brugt", "tilbage",
)  # fmt: skip


def pool_of_table(table_id: str) -> str | None:
    """The pool that such a table is made of; nothing for a budget table."""
    return table_id.removeprefix(_MARK) if table_id.startswith(_MARK) else None


def as_table(pool: FundingPool, applied: Sequence[Application]) -> BudgetTable:
    """The pool's amount, the sums, and each application at the pool's price level: one amount a row, none ever added.

    What may be applied for is left out: a text that says it was applied for would be found right.
    """
    total = sum_of(applied, pool)
    amounts = [(f"{pool.name}: puljen", pool.amount_ore)]
    if total.level == pool.price_level:
        amounts += _named(
            pool.name, total.applied_ore, total.yearly_ore, total.total_ore, total.own_ore, total.others_ore,
            total.granted_ore, total.spent_ore, total.left_ore,
        )  # fmt: skip
    for each in applied:
        if each.price_level == pool.price_level:
            shares = financing(each, pool)
            amounts += _named(
                each.title, each.amount_ore, each.yearly_ore, shares.total_ore, shares.own_ore, shares.others_ore,
                each.granted_ore, each.spent_ore, each.left_ore,
            )  # fmt: skip
    rows = tuple(
        Row(f"{pool.id} {number}", label, RowKind.OF_WHICH, cells={_COLUMN.id: Cell(f"{pool.id} {number} cell", ore)})
        for number, (label, ore) in enumerate(amounts)
        if ore is not None
    )
    return BudgetTable(
        f"{_MARK}{pool.id}", pool.name, unit=Unit.THOUSANDS, price_level=pool.price_level, columns=(_COLUMN,), rows=rows
    )


def _named(whose: str, *amounts: int | None) -> list[tuple[str, int | None]]:
    return [(f"{whose}: {what}", ore) for what, ore in zip(_AMOUNTS, amounts, strict=True)]
