"""Per cents in a raw table: a row of them that fits a share of rows here is computed, the others are words or told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from kk_desktop.domain.amounts import round_to_ore, write_share
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind, share_of

from .model import RawCell
from .numbers import share_in, share_precision
from .totals import Line, replace_row

_MOST_ROWS = 50
"""So many rows of shares are looked into; a table with more is no budget."""
_NEAR = 40
"""How far from a share its rows are looked for, besides the sums."""
_LONG_NAME = 3
_MONEY = (ColumnKind.FIGURES, ColumnKind.TOTAL)

Pair = tuple[Row, Row]


def settle_shares(table: BudgetTable, lines: Sequence[Line]) -> tuple[BudgetTable, list[tuple[Row, Row, Row]]]:
    """The table with the rows of per cents that are shares of its rows; and those where other rows fit as well.

    Each of the latter is told with the part and the whole that were taken.
    """
    doubtful: list[tuple[Row, Row, Row]] = []
    amounts = _Amounts(table)
    places = [n for n, line in enumerate(lines) if _is_row_of_shares(table.rows[n], line, table.columns)]
    for n in places[:_MOST_ROWS]:
        row = table.rows[n]
        pairs = list(_fitting(table, n, lines[n], amounts))
        if not pairs:
            continue
        # A share is often named after its part, and mostly one of a sum; of the rest the nearest.
        of, against = best = max(pairs, key=lambda pair: _likely(row, pair))
        share = replace(row, kind=RowKind.SHARE, of_id=of.id, against_id=against.id, cells={})
        table = replace_row(table, table.rows, n, share)
        if sum(_likely(row, pair) == _likely(row, best) for pair in pairs) > 1:
            doubtful.append((share, of, against))
    return table, doubtful


def is_share(raw: RawCell, share: Fraction | None, decimals: int | None = None) -> bool:
    """Whether a cell says this share, at the precision it is told with."""
    said = share_in(raw)
    if said is None or share is None:
        return said is None and share is None and raw.is_empty
    scale = 10 ** (share_precision(raw) if decimals is None else decimals)
    return round_to_ore(said * 100 * scale) == round_to_ore(share * 100 * scale)


def left_out(table: BudgetTable, lines: Sequence[Line]) -> Iterator[tuple[Row, Column, RawCell]]:
    """The per cents that have found no place in the table."""
    for line, row in zip(lines, table.rows, strict=True):
        for column in table.columns:
            raw = line.had.get(column.id)
            if raw is None or share_in(raw) is None or column.id in row.cells:
                continue
            if row.kind.is_typed and column.kind is ColumnKind.FIGURES:
                yield row, column, raw


def beside_sums(table: BudgetTable, lines: Sequence[Line]) -> Iterator[tuple[Row, Column, RawCell]]:
    """What stands in a column of words beside a row that is computed: there is no place for it."""
    for line, row in zip(lines, table.rows, strict=True):
        for column in table.columns:
            raw = line.had.get(column.id)
            if raw is None or not row.kind.is_computed or column.kind is not ColumnKind.TEXT:
                continue
            if column.id in line.row.cells or share_in(raw) is not None:
                yield row, column, raw


def with_shares_as_words(table: BudgetTable, lines: Sequence[Line], new_id: Callable[[], str]) -> BudgetTable:
    """Columns of shares that are made of no two columns here stand as the words they are."""
    columns, rows = list(table.columns), list(table.rows)
    for n, column in enumerate(columns):
        shares = {
            line.row.id: share
            for line in lines
            if (raw := line.had.get(column.id)) is not None and (share := share_in(raw)) is not None
        }
        money = any(row.cells.get(column.id) for row in rows)
        if column.kind is ColumnKind.FIGURES and shares and not money and not _all_shares(lines, shares):
            columns[n] = replace(column, kind=ColumnKind.TEXT)
            for m, row in enumerate(rows):
                if row.id in shares and row.kind.is_typed:
                    words = Cell(new_id(), text=write_share(shares[row.id]))
                    rows[m] = replace(row, cells={**row.cells, column.id: words})
    return replace(table, columns=tuple(columns), rows=tuple(rows))


class _Amounts:
    """What the rows come to, each worked out once."""

    def __init__(self, table: BudgetTable) -> None:
        self._table = table
        self._known: dict[tuple[str, str], int | None] = {}

    def of(self, row: Row, column: Column) -> int | None:
        place = row.id, column.id
        if place not in self._known:
            self._known[place] = self._table.amount(row, column)
        return self._known[place]


def _is_row_of_shares(row: Row, line: Line, columns: Sequence[Column]) -> bool:
    figures = [raw for column in columns if column.kind in _MONEY and (raw := line.had.get(column.id))]
    told = [share_in(raw) for raw in figures if not raw.is_empty]
    # Nought of anything fits everywhere.
    return row.kind.is_typed and not row.cells and None not in told and any(told)


def _fitting(table: BudgetTable, n: int, line: Line, amounts: _Amounts) -> Iterator[Pair]:
    """The parts and wholes whose shares the row says in every column, the nearest first."""
    told = [(column, line.had[column.id]) for column in table.columns if column.id in line.had]
    told = [(column, raw) for column, raw in told if column.kind in _MONEY]
    decimals = max(share_precision(raw) for _, raw in told if not raw.is_empty)
    near = sorted((abs(place - n), place) for place in range(len(table.rows)) if place != n)
    rows = [table.rows[place] for _, place in near]
    close = {row.id for row in rows[:_NEAR]}
    # Rows of the same table kept as shares have no money, and are no part of any.
    parts = [row for row in rows if (row.kind.is_typed and row.cells) or row.kind.is_sum]
    parts = [row for row in parts if row.id in close or row.kind.is_sum][: 2 * _NEAR]
    for against in parts:
        for of in parts:
            if of.id != against.id and all(
                is_share(raw, _share(amounts.of(of, column), amounts.of(against, column)), decimals)
                for column, raw in told
            ):
                yield of, against


def _likely(row: Row, pair: Pair) -> tuple[bool, bool, bool]:
    """How much speaks for a share being of these two."""
    of, against = pair
    return _names(row.label, of.label), _names(row.label, against.label), against.kind.is_sum


def _names(label: str, name: str) -> bool:
    """Whether a label tells another row's name; a longer name may have an ending: Lønandel, Huslejes andel."""
    end = r"\b" if len(name) < _LONG_NAME else ""
    return bool(name) and re.search(rf"\b{re.escape(name)}{end}", label, re.IGNORECASE) is not None


def _share(of: int | None, against: int | None) -> Fraction | None:
    return None if of is None or against is None else share_of(of, against)


def _all_shares(lines: Sequence[Line], shares: Mapping[str, object]) -> bool:
    """Whether the rows with these shares have shares and nothing else: they are rows of shares, not a column."""
    return all(line.has_only_shares for line in lines if line.row.id in shares)
