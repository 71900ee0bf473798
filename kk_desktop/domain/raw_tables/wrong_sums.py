"""Rows and columns that call themselves sums, and say something else than those they are of give."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.wording import listed, quoted

from .formulas import Formula
from .rounding import Rounding
from .totals import Line, last_with_money, lines_across

_TOLD, _MOST_NAMES = 40, 3
_MOST_CELLS = 3
"""So many wrong places of one column are told each by itself."""
_KEPT = "Rækken er hentet, som den står, og regnes ikke ud."
_COLUMN_KEPT = "Kolonnen er hentet, som den står, og regnes ikke ud."
_SAYS_SUM = re.compile(r"\bi alt\b|\btotal\b|^sum\b", re.IGNORECASE)
"""Names of columns that can mean nothing but a sum; a saldo may be a difference."""


def wrong_sums(
    table: BudgetTable, lines: Sequence[Line], unread: Collection[tuple[str, str]]
) -> Iterator[tuple[str, Row, Column]]:
    """What is told of each, and the row and column it is about; ``unread`` are the places left empty, by their ids.

    Where a figure was left empty, nobody can tell whether the sum is right.
    """
    last = last_with_money(lines)
    for n, (line, row) in enumerate(zip(lines, table.rows, strict=True)):
        if row.kind is not RowKind.ROW or not line.says_sum:
            continue
        tried = replace(row, kind=RowKind.TOTAL if n == last else RowKind.SUBTOTAL)
        sums = replace(table, rows=(*table.rows[:n], tried, *table.rows[n + 1 :]))
        parts = sums.summed_by(tried)
        wrong = [
            (column, said, given, [part.label for part in parts if (part.id, column.id) in unread])
            for column in table.columns
            if column.kind is ColumnKind.FIGURES
            and column.id not in line.unknown
            and (row.id, column.id) not in unread
            and (said := table.amount(row, column)) != (given := sums.amount(tried, column))
        ]
        if not wrong:
            continue
        column, said, given, missing = next((each for each in wrong if not each[3]), wrong[0])
        told = f"{quoted(row.label, _TOLD)} er {_said(table, said)} under {column.label}"
        if missing:
            yield f"{told}; {_missing(missing)} mangler i summen. {_KEPT}", row, column
        else:
            yield f"{told}; rækkerne giver {_said(table, given)}. {_KEPT}", row, column


def wrong_columns(
    table: BudgetTable,
    lines: Sequence[Line],
    wanted: Mapping[str, Column],
    formulas: Mapping[str, Formula],
    unread: Collection[tuple[str, str]],
    *,
    rounding: Rounding,
) -> Iterator[tuple[str, Row, Column]]:
    """The same of the columns that ``wanted`` calls sums and that are typed all the same, told at their first places.

    A column that holds in no row is a sum only where its name says so and no formula makes it of others.
    """
    # Sums are no parts of each other, whichever of them are right.
    sums = replace(table, columns=tuple(wanted.get(column.id, column) for column in table.columns))
    rows = {row.id: row for row in table.rows if row.kind.is_typed}
    across = [(line, rows[line.row.id]) for line in lines_across(lines) if line.row.id in rows]
    for column, summed in zip(table.columns, sums.columns, strict=True):
        parts = sums.sums.columns_of(summed) if summed.kind is ColumnKind.TOTAL else []
        # A total beside one column is that of others which the file does not show.
        if column.kind is not ColumnKind.FIGURES or len(parts) < 2:
            continue
        here = [row for line, row in across if column.id not in line.unknown and (row.id, column.id) not in unread]
        right, wrong = list[Row](), list[Row]()
        for row in here:
            holds = rounding.allows(table.amount(row, column), sums.amount(row, summed), len(parts))
            (right if holds else wrong).append(row)
        # One figure alone is its own sum in any column.
        is_sum = any(sum(bool(table.amount(row, part)) for part in parts) > 1 for row in right)
        if not is_sum and (column.id in formulas or not _SAYS_SUM.search(column.label)):
            continue
        wrong = [row for row in wrong if _says_sum_across(table, row, column, parts)]
        for n, row in enumerate(wrong[:_MOST_CELLS], 1):
            missing = [part.label for part in parts if (row.id, part.id) in unread]
            given = f"kolonnerne giver {_said(table, sums.amount(row, summed))}"
            why = f"{_missing(missing)} mangler i summen" if missing else given
            more = f" {len(wrong) - n} rækker til passer heller ikke." if n == _MOST_CELLS < len(wrong) else ""
            told = f"{quoted(row.label, _TOLD)} er {_said(table, table.amount(row, column))} under {column.label}"
            yield f"{told}; {why}.{more} {_COLUMN_KEPT}", row, column


def _says_sum_across(table: BudgetTable, row: Row, column: Column, parts: Sequence[Column]) -> bool:
    """Whether the row has something to add up, and is none that only tells of a part of another, without a sum."""
    is_told = row.kind is RowKind.ROW or table.amount(row, column) is not None
    return is_told and any(part.id in row.cells for part in parts)


def _missing(labels: Sequence[str]) -> str:
    """The rows whose figure could not be read."""
    shown = [quoted(label, _TOLD) for label in labels[:_MOST_NAMES]]
    return listed(shown) + (f" og {len(labels) - _MOST_NAMES} til" if len(labels) > _MOST_NAMES else "")


def _said(table: BudgetTable, ore: int | None) -> str:
    return "intet" if ore is None else table.written(ore)
