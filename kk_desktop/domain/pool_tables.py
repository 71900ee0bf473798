"""A pool and its applications as a table, so that a text's figures can be held against them as against other tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .amounts import Unit
from .budgets import BudgetTable, Cell, Column, Row, RowKind
from .pools import Application, FundingPool, PoolSum, financing, sum_of

_COLUMN = Column("amount", "i alt")
_MARK = "pool:"


def pool_of_table(table_id: str) -> str | None:
    """The pool that such a table is made of; nothing for a budget table."""
    return table_id.removeprefix(_MARK) if table_id.startswith(_MARK) else None


def as_table(pool: FundingPool, applied: Sequence[Application]) -> BudgetTable:
    """The pool's amount, the sums, and each application at the pool's price level: one amount a row, none ever added.

    What may be applied for is left out: a text that says it was applied for would be found right.
    """
    total = sum_of(applied, pool)
    amounts = [(f"{pool.name}: puljen", pool.amount_ore)]
    if not total.words and total.level in (None, pool.price_level):
        amounts += _sums(pool, total)
    for each in applied:
        if each.price_level == pool.price_level:
            amounts += _application(each, pool)
    rows = tuple(
        Row(f"{pool.id} {number}", label, RowKind.OF_WHICH, cells={_COLUMN.id: Cell(f"{pool.id} {number} cell", ore)})
        for number, (label, ore) in enumerate(amounts)
        if ore is not None
    )
    return BudgetTable(
        f"{_MARK}{pool.id}", pool.name, unit=Unit.THOUSANDS, price_level=pool.price_level, columns=(_COLUMN,), rows=rows
    )


def _sums(pool: FundingPool, total: PoolSum) -> Iterator[tuple[str, int | None]]:
    yield f"{pool.name}: søgt", total.applied_ore
    yield f"{pool.name}: søgt pr. år", total.yearly_ore
    yield f"{pool.name}: samlet udgift", total.total_ore
    yield f"{pool.name}: egen andel", total.own_ore
    yield f"{pool.name}: andres andel", total.others_ore
    yield f"{pool.name}: bevilget", total.granted_ore
    yield f"{pool.name}: brugt", total.spent_ore
    yield f"{pool.name}: tilbage", total.left_ore


def _application(each: Application, pool: FundingPool) -> Iterator[tuple[str, int | None]]:
    shares = financing(each, pool)
    yield f"{each.title}: søgt", each.amount_ore
    yield f"{each.title}: søgt pr. år", each.yearly_ore
    yield f"{each.title}: samlet udgift", shares.total_ore
    yield f"{each.title}: egen andel", shares.own_ore
    yield f"{each.title}: andres andel", shares.others_ore
    yield f"{each.title}: bevilget", each.granted_ore
    yield f"{each.title}: brugt", each.spent_ore
    yield f"{each.title}: tilbage", each.left_ore
