"""Rows that call themselves sums, and say something else than the rows over them give."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.wording import listed, quoted

from .totals import Line, last_with_money

_TOLD, _MOST_NAMES = 40, 3
_KEPT = "Rækken er hentet, som den står, og regnes ikke ud."


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


def _missing(labels: Sequence[str]) -> str:
    """The rows whose figure could not be read."""
    shown = [quoted(label, _TOLD) for label in labels[:_MOST_NAMES]]
    return listed(shown) + (f" og {len(labels) - _MOST_NAMES} til" if len(labels) > _MOST_NAMES else "")


def _said(table: BudgetTable, ore: int | None) -> str:
    return "intet" if ore is None else table.written(ore)
