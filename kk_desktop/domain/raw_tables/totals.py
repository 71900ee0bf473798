"""Which rows and columns of a raw table are computed: those that say what the others give, and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind

from .formulas import Formula, Way
from .model import RawCell
from .numbers import share_in
from .rounding import EXACT, Rounding

SUM_WORDS = re.compile(r"\bi alt\b|^(sub)?total\b|\btotal$|^sum\b|^samlet\b|^hele kommunen$|^saldo$", re.IGNORECASE)
_OF_WAY = {Way.DIFFERENCE: RowKind.DIFFERENCE, Way.SHARE: RowKind.SHARE, Way.AVERAGE: RowKind.AVERAGE}
_COLUMN_OF_WAY = {
    Way.SUM: ColumnKind.TOTAL,
    Way.SUBTOTAL: ColumnKind.TOTAL,
    Way.DIFFERENCE: ColumnKind.DIFFERENCE,
    Way.SHARE: ColumnKind.SHARE,
    Way.AVERAGE: ColumnKind.AVERAGE,
}


@dataclass
class Line:
    """A row under way: what was read in it, the formula of its first figure, and where it stood in the file."""

    row: Row
    place: int
    formula: Formula | None = None
    had: Mapping[str, RawCell] = field(default_factory=dict)
    """What the file shows in the places that may be computed, by column id."""
    unknown: frozenset[str] = frozenset()
    """The columns where the file's formula has no result to hold anything against."""

    @property
    def has_only_shares(self) -> bool:
        """Whether the row says per cents and nothing else: it takes no part in what is added up."""
        cells = [raw for raw in self.had.values() if not raw.is_empty]
        return bool(cells) and all(share_in(raw) is not None for raw in cells)

    @property
    def says_sum(self) -> bool:
        """Whether the row calls itself a sum, or is made by one."""
        by_formula = self.formula is not None and self.formula.way in (Way.SUM, Way.SUBTOTAL)
        return by_formula or SUM_WORDS.search(self.row.label) is not None


def columns_wanted(columns: Sequence[Column], formulas: Mapping[str, Formula]) -> dict[str, Column]:
    """By column id the columns that a formula or else their name says are computed, as such.

    ``formulas`` are by column id too, each made of columns by their places in ``columns``.
    """
    figures = [column for column in columns if column.kind is not ColumnKind.TEXT]
    wanted = {column.id: _column_wanted(column, formulas.get(column.id), columns) for column in figures}
    return {column_id: column for column_id, column in wanted.items() if column is not None}


def lines_across(lines: Sequence[Line]) -> list[Line]:
    """The typed rows that are no sums themselves: those that a computed column must hold for."""
    return [
        line
        for line in lines
        if line.row.kind.is_typed and not line.formula and not line.says_sum and line.row.cells
    ]  # fmt: skip


def settle_columns(
    columns: Sequence[Column], lines: Sequence[Line], all_wanted: Mapping[str, Column], rounding: Rounding = EXACT
) -> list[Column]:
    """The columns with those of the wanted ones computed that hold for every typed row."""
    settled = list(columns)
    typed = lines_across(lines)
    for place, column in enumerate(columns):
        wanted = all_wanted.get(column.id)
        if wanted is None or not typed:
            continue
        tried = [*settled[:place], wanted, *settled[place + 1 :]]
        table = BudgetTable("", "", columns=tuple(tried), rows=tuple(line.row for line in typed))
        known = [line.row for line in typed if column.id not in line.unknown]
        if all(_same(table, row, wanted, row.cells.get(column.id), rounding) for row in known):
            settled = tried
    return settled


def settle_rows(table: BudgetTable, lines: Sequence[Line], rounding: Rounding = EXACT) -> list[Row]:
    """The rows with those computed that hold for every column."""
    figures = [column for column in table.columns if column.kind is ColumnKind.FIGURES]
    by_place = {line.place: n for n, line in enumerate(lines)}
    rows = [line.row for line in lines]
    group, whole = _Adding(figures, rounding), _Adding(figures, rounding)
    last = last_with_money(lines)
    for n, line in enumerate(lines):
        row = line.row
        if row.kind is RowKind.ROW:
            kind = _sum_kind(line, n == last, group, whole, figures) if line.says_sum else None
            rows[n] = replace(row, kind=kind) if kind else _made_of_rows(table, rows, n, line, by_place)
        if rows[n].kind is RowKind.ROW:
            group.take(rows[n])
            whole.take(rows[n])
        elif rows[n].kind in (RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL):
            group = _Adding(figures, rounding)
    return rows


def last_with_money(lines: Sequence[Line]) -> int:
    """The place of the last row that is no share: the sum there is the whole table's."""
    money = (n for n in range(len(lines) - 1, -1, -1) if lines[n].row.kind.is_typed and not lines[n].has_only_shares)
    return next(money, len(lines) - 1)


def _sum_kind(line: Line, is_last: bool, group: _Adding, whole: _Adding, figures: Sequence[Column]) -> RowKind | None:
    fits_whole, fits_group = (each.gives(line, figures) for each in (whole, group))
    if line.formula is not None and line.formula.way is Way.SUBTOTAL and fits_group:
        return RowKind.SUBTOTAL
    if fits_whole and (is_last or whole.count > group.count or not fits_group or line.formula is not None):
        return RowKind.TOTAL
    return RowKind.SUBTOTAL if fits_group else None


class _Adding:
    """Amounts of ordinary rows, added up column by column."""

    def __init__(self, figures: Sequence[Column], rounding: Rounding) -> None:
        self._rounding = rounding
        self._sums: dict[str, int | None] = {column.id: None for column in figures}
        self.count = 0

    def take(self, row: Row) -> None:
        self.count += 1
        for column_id in self._sums:
            cell = row.cells.get(column_id)
            if cell is not None and cell.amount_ore is not None:
                self._sums[column_id] = (self._sums[column_id] or 0) + cell.amount_ore

    def gives(self, line: Line, figures: Sequence[Column]) -> bool:
        """Whether the row says these sums, and at least one."""
        for column in figures:
            cell = line.row.cells.get(column.id)
            if column.id in line.unknown:
                continue
            # A dash under nothing but dashes says what the sum does.
            if not self._rounding.allows(cell.amount_ore if cell else None, self._sums[column.id], self.count):
                return False
        return any(ore is not None for ore in self._sums.values())


def _made_of_rows(table: BudgetTable, rows: Sequence[Row], n: int, line: Line, by_place: Mapping[int, int]) -> Row:
    """The row as the difference, share or average that its formula makes it, where that gives what it says."""
    formula, row = line.formula, rows[n]
    kind = _OF_WAY.get(formula.way) if formula else None
    if formula is None or kind is None:
        return row
    parts = [by_place.get(place) for place, _ in formula.places]
    if None in parts:
        return row
    named = [rows[part].id for part in parts if part is not None]
    tried = [replace(row, kind=kind, of_id=named[0], against_id=named[1])] if kind is not RowKind.AVERAGE else []
    if kind is RowKind.AVERAGE:
        sums = [each.id for each in rows[:n] if each.kind.is_sum]
        tried = [replace(row, kind=kind, of_id=of) for of in (None, *sums, *named[:1])]
    for each in tried:
        whole = replace_row(table, rows, n, each)
        parts_named = {part.id for part in whole.summed_by(each)} if kind is RowKind.AVERAGE else set(named)
        if parts_named == set(named) and _row_fits(whole, each, line):
            return each
    return row


def replace_row(table: BudgetTable, rows: Sequence[Row], n: int, row: Row) -> BudgetTable:
    """The table with these rows, one of them another."""
    return replace(table, rows=(*rows[:n], row, *rows[n + 1 :]))


def _row_fits(table: BudgetTable, tried: Row, line: Line) -> bool:
    places = [each for each in table.columns if each.kind is ColumnKind.FIGURES and each.id not in line.unknown]
    if tried.kind is RowKind.SHARE:
        # A share's cells came as words; what the file shows is held against it afterwards.
        return any(table.value(tried, column).share is not None for column in places)
    return all(_same(table, tried, column, line.row.cells.get(column.id)) for column in places)


def _same(table: BudgetTable, row: Row, column: Column, cell: Cell | None, rounding: Rounding = EXACT) -> bool:
    value = table.value(row, column)
    if column.kind is ColumnKind.SHARE or row.kind is RowKind.SHARE:
        return value.share is not None or cell is None
    is_told = rounding.allows(cell.amount_ore if cell else None, value.ore, len(table.columns))
    return is_told and not (cell and cell.dash)


def _column_wanted(column: Column, formula: Formula | None, columns: Sequence[Column]) -> Column | None:
    """The column as what its formula, or else its name, makes it."""
    if formula is None:
        if SUM_WORDS.search(column.label):
            return replace(column, kind=ColumnKind.TOTAL)
        return replace(column, kind=ColumnKind.AVERAGE) if _MEAN.search(column.label) else None
    kind = _COLUMN_OF_WAY[formula.way]
    places = [place for _, place in formula.places]
    if any(not 0 <= place < len(columns) for place in places):
        return None
    if kind in (ColumnKind.TOTAL, ColumnKind.AVERAGE):
        return replace(column, kind=kind)
    return replace(column, kind=kind, of_id=columns[places[0]].id, against_id=columns[places[1]].id)


_MEAN = re.compile(r"gennemsnit|\bgns\b|^snit\b", re.IGNORECASE)
