"""What rounding hides in a budget table: sums that do not add up as printed, and amounts that print as nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .amounts import round_to_step
from .budget_words import OF_THE_SUMS
from .budgets import Column, ColumnKind, Row, RowKind

if TYPE_CHECKING:
    from .budgets import BudgetTable

_Part = tuple[Row, Column, int]
"""A place that a figure is made of, and 1 where it is added or -1 where it is taken away."""


class Residual(NamedTuple):
    """By how much a printed sum or difference is more than its printed parts, in øre: down the rows and across."""

    down: int = 0
    across: int = 0


class Rounding(NamedTuple):
    """All that rounding hides in a table.

    ``sums`` and ``differences`` are the most they are off by, in øre; ``vanished`` are the amounts, without their
    signs, that are not 0 and print as 0.
    """

    sums: int
    differences: int
    vanished: list[int]


def residual(table: BudgetTable, row: Row, column: Column) -> Residual:
    """What rounding hides in one place."""
    if table.sums.step == 1:
        return Residual()
    down, across = _down(table, row)(column), _across(table, column)(row)
    return Residual(_hidden(table, row, column, down), _hidden(table, row, column, across))


def rounding_of(table: BudgetTable) -> Rounding:
    """What rounding hides in the whole table; nothing where every amount is printed whole."""
    step = table.sums.step
    if step == 1:
        return Rounding(0, 0, [])
    sums = differences = 0
    for is_difference, row, column, parts in _made(table):
        off = abs(_hidden(table, row, column, parts))
        if is_difference:
            differences = max(differences, off)
        else:
            sums = max(sums, off)
    ores = (ore for column in table.columns for ore in table.sums.figures(column.id).ores if ore)
    return Rounding(sums, differences, [abs(ore) for ore in ores if not round_to_step(ore, step)])


def columns_of_the_sums(table: BudgetTable) -> list[Column]:
    """Averages and differences in which a sum is not what the figures over it add up to.

    Exactly right, and surprising on paper: a row that lacks one of two amounts has no difference, and counts in the
    sums' all the same. Nobody adds shares.
    """
    columns = [column for column in table.columns if column.kind in OF_THE_SUMS - {ColumnKind.SHARE}]
    sums = [(row, _down(table, row)) for row in table.rows if columns and row.kind.is_sum]
    return [
        column
        for column in columns
        if any(
            (whole := table.amount(row, column)) is not None and not _is_sum(whole, _ores(table, down(column)))
            for row, down in sums
        )
    ]


def _made(table: BudgetTable) -> Iterator[tuple[bool, Row, Column, list[_Part]]]:
    """Every place that is a sum or a difference of others; first down the rows, then across."""
    for row in table.rows:
        if row.kind.is_sum or row.kind is RowKind.DIFFERENCE:
            down = _down(table, row)
            for column in table.columns:
                yield row.kind is RowKind.DIFFERENCE, row, column, down(column)
    for column in table.columns:
        if column.kind in (ColumnKind.TOTAL, ColumnKind.DIFFERENCE):
            across = _across(table, column)
            for row in table.rows:
                yield column.kind is ColumnKind.DIFFERENCE, row, column, across(row)


def _down(table: BudgetTable, row: Row) -> Callable[[Column], list[_Part]]:
    """The places over a figure of the row that it is made of, by its column."""
    parts: list[tuple[Row, int]] = []
    if row.kind.is_sum:
        parts = [(each, 1) for each in table.sums.parts_of(row)]
    elif row.kind is RowKind.DIFFERENCE:
        parts = [(table.rows[place], sign) for place, sign in _two(row, table.row_places)]
    return lambda column: [(each, column, sign) for each, sign in parts]


def _across(table: BudgetTable, column: Column) -> Callable[[Row], list[_Part]]:
    """The places beside a figure of the column that it is made of, by its row."""
    parts: list[tuple[Column, int]] = []
    if column.kind is ColumnKind.TOTAL:
        parts = [(each, 1) for each in table.sums.columns_of(column)]
    elif column.kind is ColumnKind.DIFFERENCE:
        places = {each.id: place for place, each in enumerate(table.columns)}
        parts = [(table.columns[place], sign) for place, sign in _two(column, places)]
    return lambda row: [(row, each, sign) for each, sign in parts]


def _two(thing: Row | Column, places: dict[str, int]) -> list[tuple[int, int]]:
    return [(places[each], sign) for each, sign in ((thing.of_id, 1), (thing.against_id, -1)) if each in places]


def _ores(table: BudgetTable, parts: Iterable[_Part]) -> list[int]:
    amounts = ((table.sums.figures(column.id).ores[table.row_places[row.id]], sign) for row, column, sign in parts)
    return [ore * sign for ore, sign in amounts if ore is not None]


def _hidden(table: BudgetTable, row: Row, column: Column, parts: list[_Part]) -> int:
    if not parts:
        return 0
    step = table.sums.step
    whole, ores = table.amount(row, column), _ores(table, parts)
    if whole is None or not _is_sum(whole, ores):
        return 0
    return round_to_step(whole, step) - sum(round_to_step(ore, step) for ore in ores)


def _is_sum(whole: int, parts: list[int]) -> bool:
    """Whether the parts come to the whole: what is not their sum is no rounding of it.

    Averages are in whole øre, so that each may be half an øre from what it is.
    """
    return abs(whole - sum(parts)) * 2 <= len(parts) + 1
