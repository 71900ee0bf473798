"""What a budget table computes: sums, differences, shares and averages, exact, and why where one cannot be told.

A column is worked out in one pass the first time it is asked for, so that a table of thousands of rows follows a key.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import compress, takewhile
from math import gcd
from typing import TYPE_CHECKING, TypeVar

from .amounts import last_digit, round_to_ore
from .budget_values import NOTHING, TYPED, Adding, Figures, Value, mixed_levels, of_two
from .budget_words import areas_of, told_row
from .budgets import Column, ColumnKind, Row, RowKind

if TYPE_CHECKING:
    from .budgets import BudgetTable

_Thing = TypeVar("_Thing", bound=Hashable)
"""A row by its place, or a column by its id."""


class Sums:
    """The figures of one table; ask by the ids of row and column."""

    def __init__(self, table: BudgetTable) -> None:
        self._table = table
        self._row_places = table.row_places
        self._columns = {column.id: column for column in table.columns}
        self._done: dict[str, Figures] = {}
        self._parts: dict[str, list[Figures]] = {}
        self._old: dict[str, Figures] = {}
        self._changed_rows: Collection[int] = ()
        self.is_one_level = all(row.price_level is None for row in table.rows)
        """Whether no row has a price level of its own."""
        # Told once: to ask an enumeration's member what it is takes longer than to add two amounts.
        self._is_typed = [row.kind.is_typed for row in table.rows]
        self._adding = [(place, row.kind) for place, row in enumerate(table.rows) if row.kind in _ADDS]
        self._of_rows_at, self._circular = _in_turn(_rows_made_of(table.rows, self._row_places))
        self._of_columns_at, self._circular_columns = _in_turn(_columns_made_of(table.columns))

    def following(self, table: BudgetTable, places: Collection[tuple[int, str]]) -> Sums:
        """The figures of the same table with other cells: rows by their place, columns by their id.

        What does not hang on them is kept, and of the rest only those rows and the sums are worked out again.
        """
        new = Sums.__new__(Sums)
        new._table, new._row_places, new._columns = table, self._row_places, self._columns
        new.is_one_level, new._parts = self.is_one_level, {}
        new._is_typed, new._adding = self._is_typed, self._adding
        new._of_rows_at, new._circular = self._of_rows_at, self._circular
        new._of_columns_at, new._circular_columns = self._of_columns_at, self._circular_columns
        touched = {column_id for _row, column_id in places}
        is_kept = {column.id: not column.kind.is_computed and column.id not in touched for column in table.columns}
        new._done = {column_id: values for column_id, values in self._done.items() if is_kept[column_id]}
        new._old, new._changed_rows = self._done, {row for row, _column in places}
        for column_id in self._done:
            new._column(column_id)
        new._old, new._changed_rows = {}, ()
        return new

    def at(self, row_id: str, column_id: str) -> Value:
        """What stands in a place. Raises ``KeyError`` for one that is not the table's."""
        return self._column(column_id)[self._row_places[row_id]]

    def figures(self, column_id: str) -> Figures:
        """A column from top to bottom."""
        return self._column(column_id)

    def parts_of(self, row: Row) -> list[Row]:
        """The ordinary rows that a sum or an average adds up."""
        if row.kind in (RowKind.AVERAGE, RowKind.PER_AREA) and (of := self._row(row.of_id)) is not None:
            return self.parts_of(of) if of.kind.is_sum else [of]
        parts: list[Row] = []
        for each in self._table.rows:
            if each.id == row.id:
                break
            if row.kind is RowKind.SUBTOTAL and each.kind in _ENDS_A_GROUP:
                parts.clear()
            elif each.kind is RowKind.ROW:
                parts.append(each)
        return parts

    def columns_of(self, column: Column) -> list[Column]:
        """The columns that a total or an average of columns is made of: to its left, under the same heading."""
        parts: list[Column] = []
        for each in self._table.columns:
            if each.id == column.id:
                break
            if each.kind is ColumnKind.FIGURES and (not column.heading or each.heading == column.heading):
                parts.append(each)
        return parts

    @cached_property
    def step(self) -> int:
        """How many øre the last printed digit is worth: without chosen decimals one more than the typed amounts have.

        A mean is never that exact, and its many decimals would be read as another column; what is typed and what is
        added up keeps all it has.
        """
        table = self._table
        if table.decimals is not None or not self._has_means:
            return table.step
        typed = (
            ore
            for column in table.columns
            if column.kind is ColumnKind.FIGURES
            for ore in compress(self._column(column.id).ores, self._is_typed)
            if ore is not None
        )
        divisor, decimals = gcd(*typed), 0
        while divisor % last_digit(table.unit.ore, decimals):
            decimals += 1
        return last_digit(table.unit.ore, decimals + 1)

    @property
    def _has_means(self) -> bool:
        rows = self._table.rows
        return any(column.kind is ColumnKind.AVERAGE for column in self._table.columns) or any(
            rows[place].kind in (RowKind.AVERAGE, RowKind.PER_AREA) for place in self._of_rows_at
        )

    # One column -------------------------------------------------------------------------------------------

    def _column(self, column_id: str) -> Figures:
        found = self._done.get(column_id)
        if found is None:
            if column_id in self._of_columns_at:
                # Those it may be made of come first: a column may be the last of hundreds.
                for each in takewhile(lambda other: other != column_id, self._of_columns_at):
                    if each not in self._done:
                        self._done[each] = self._worked_out(self._columns[each])
            found = self._done[column_id] = self._worked_out(self._columns[column_id])
        return found

    def _worked_out(self, column: Column) -> Figures:
        rows = self._table.rows
        if column.id in self._old:
            figures = self._old[column.id].with_rows(rows)
            for place in self._changed_rows:
                figures[place] = self._in_column(column, place)
        elif column.kind is ColumnKind.TOTAL:
            figures = self._totals(column)
        elif column.kind.is_computed:
            figures = Figures(rows, [None] * len(rows))
            for place in range(len(rows)):
                figures[place] = self._in_column(column, place)
        else:
            figures = self._typed(column.id)
        self._add_up(column, figures)
        for place in self._of_rows_at:
            figures[place] = self._of_rows(rows[place], column, figures)
        return figures

    def _typed(self, column_id: str) -> Figures:
        rows = self._table.rows
        cells = [
            row.cells.get(column_id) if is_typed else None for row, is_typed in zip(rows, self._is_typed, strict=True)
        ]
        return Figures(rows, [None if cell is None else cell.amount_ore for cell in cells], column_id)

    def _totals(self, column: Column) -> Figures:
        rows = self._table.rows
        ores = [self._column(each.id).ores for each in self.columns_of(column)]
        if not ores:
            return Figures(rows, [None] * len(rows))
        lines = [[ore for ore in line if ore is not None] for line in zip(*ores, strict=True)]
        typed = [sum(line) if line and is_typed else None for is_typed, line in zip(self._is_typed, lines, strict=True)]
        return Figures(rows, typed)

    def _in_column(self, column: Column, place: int) -> Value:
        """What stands in a place apart from what its row computes."""
        row = self._table.rows[place]
        if row.kind not in TYPED:
            return NOTHING
        if column.kind.is_computed:
            return self._of_columns(column, place)
        cell = row.cells.get(column.id)
        return NOTHING if cell is None else Value(cell.amount_ore, None, cell)

    def _add_up(self, column: Column, values: Figures) -> None:
        """Fill in the sums, in one pass down the column."""
        if column.kind is ColumnKind.TEXT:
            return
        if column.kind in (ColumnKind.SHARE, ColumnKind.AVERAGE, ColumnKind.DIFFERENCE):
            # A sum's share or average is that of the sums, never the sum of shares.
            for place, row in enumerate(self._table.rows):
                if row.kind.is_sum:
                    values[place] = self._of_columns(column, place)
        elif self.is_one_level:
            self._add_plainly(values)
        else:
            self._add_by_level(values)

    def _add_plainly(self, values: Figures) -> None:
        group: int | None = None
        whole: int | None = None
        ores = values.ores
        row_kind, subtotal, total = RowKind.ROW, RowKind.SUBTOTAL, RowKind.TOTAL
        for place, kind in self._adding:
            if kind is row_kind:
                ore = ores[place]
                if ore is not None:
                    group = ore if group is None else group + ore
                    whole = ore if whole is None else whole + ore
            else:
                if kind is subtotal or kind is total:
                    values[place] = Value(group if kind is subtotal else whole)
                group = None

    def _add_by_level(self, values: Figures) -> None:
        group, whole = Adding(self._table.price_level), Adding(self._table.price_level)
        for place, row in enumerate(self._table.rows):
            if row.kind is RowKind.ROW:
                group.take(row, values[place].ore)
                whole.take(row, values[place].ore)
            elif row.kind is RowKind.SUBTOTAL:
                values[place] = group.value()
            elif row.kind is RowKind.TOTAL:
                values[place] = whole.value()
            if row.kind in _ENDS_A_GROUP:
                group = Adding(self._table.price_level)

    def _of_columns(self, column: Column, place: int) -> Value:
        if column.kind in (ColumnKind.DIFFERENCE, ColumnKind.SHARE):
            of, against = (self._columns.get(each or "") for each in (column.of_id, column.against_id))
            if of is None or against is None:
                return Value(doubt=f"Vælg de to kolonner, ”{column.label}” regnes af.")
            if column.id in self._circular_columns:
                return Value(doubt=f"”{column.label}” regnes ud af sig selv. Vælg en anden kolonne.")
            pair = (self._column(of.id)[place], self._column(against.id)[place])
            return of_two(column.kind is ColumnKind.SHARE, *pair)
        if column.id not in self._parts:
            self._parts[column.id] = [self._column(each.id) for each in self.columns_of(column)]
        parts = self._parts[column.id]
        amounts = [ore for values in parts if (ore := values.ores[place]) is not None]
        if not amounts:
            return Value(doubt=next(filter(None, (values[place].doubt for values in parts)), ""))
        if column.kind is ColumnKind.TOTAL:
            return Value(sum(amounts))
        return Value(round_to_ore(Fraction(sum(amounts), len(amounts))))

    # Rows made of rows ------------------------------------------------------------------------------------

    def _of_rows(self, row: Row, column: Column, values: Figures) -> Value:
        if column.kind is ColumnKind.TEXT:
            return NOTHING
        if self._row_places[row.id] in self._circular:
            return Value(doubt=f"{told_row(row)} regnes ud af sig selv. Vælg en anden række.")
        if row.kind in (RowKind.AVERAGE, RowKind.PER_AREA):
            return self._mean(row, values)
        of, against = (self._row(each) for each in (row.of_id, row.against_id))
        if of is None or against is None:
            return Value(doubt=f"Vælg de to rækker, {told_row(row)} regnes af.")
        if not self.is_one_level and len(levels := {self.level_of(each) for each in (of, against)}) > 1:
            return Value(doubt=mixed_levels(levels))
        pair = (values[self._row_places[of.id]], values[self._row_places[against.id]])
        return of_two(row.kind is RowKind.SHARE, *pair)

    def _mean(self, row: Row, values: Figures) -> Value:
        parts = self.parts_of(row)
        adding, count = Adding(self._table.price_level), 0
        for part in parts:
            ore = values[self._row_places[part.id]].ore
            adding.take(part, ore)
            count += ore is not None
        if row.kind is RowKind.PER_AREA:
            count = len(areas_of(parts))
            if not count:
                return Value(doubt=f"Rækkerne er ikke knyttet til områder, så {told_row(row)} kan ikke regnes ud.")
        whole = adding.value()
        if whole.ore is None or not count:
            return whole
        return Value(round_to_ore(Fraction(whole.ore, count)))

    # Small things -----------------------------------------------------------------------------------------

    def _row(self, row_id: str | None) -> Row | None:
        place = self._row_places.get(row_id or "")
        return None if place is None else self._table.rows[place]

    def level_of(self, row: Row) -> int | None:
        """The price level of a row's figures: its own, that of the rows it is made of, or its table's."""
        if self.is_one_level:
            return self._table.price_level
        seen: set[str] = set()
        while row.kind in _OF_TWO and row.id not in seen and (of := self._row(row.of_id)) is not None:
            seen.add(row.id)
            row = of
        if row.kind.is_computed and row.kind not in _OF_TWO:
            levels = {self._own_level(part) for part in self.parts_of(row)}
            return next(iter(levels)) if len(levels) == 1 else self._table.price_level
        return self._own_level(row)

    def _own_level(self, row: Row) -> int | None:
        if row.kind is RowKind.OF_WHICH and row.price_level is None:
            # A part is at the level of the row it is a part of.
            above = self._table.rows[: self._row_places[row.id]]
            row = next((each for each in reversed(above) if each.kind is RowKind.ROW), row)
        return self._table.price_level if row.price_level is None else row.price_level


_OF_ROWS = frozenset(kind for kind in RowKind if kind.is_computed and not kind.is_sum)
_ENDS_A_GROUP = frozenset({RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL})
_OF_TWO = frozenset({RowKind.DIFFERENCE, RowKind.SHARE})
_ADDS = _ENDS_A_GROUP | {RowKind.ROW}


def _rows_made_of(rows: Sequence[Row], places: Mapping[str, int]) -> dict[int, list[int]]:
    made_of: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        if row.kind in _OF_ROWS:
            of_two = (row.of_id, row.against_id) if row.kind in _OF_TWO else (row.of_id,)
            made_of[place] = [places[each] for each in of_two if each is not None and each in places]
    return made_of


def _columns_made_of(columns: Sequence[Column]) -> dict[str, list[str]]:
    of_two = (ColumnKind.DIFFERENCE, ColumnKind.SHARE)
    return {
        column.id: [each for each in (column.of_id, column.against_id) if each is not None]
        for column in columns
        if column.kind in of_two
    }


def _in_turn(made_of: Mapping[_Thing, Sequence[_Thing]]) -> tuple[list[_Thing], frozenset[_Thing]]:
    """What is made of others, each after those it is made of; and what is made of itself in the end."""
    turn: list[_Thing] = []
    circular: set[_Thing] = set()
    is_done: dict[_Thing, bool] = {}
    # A stack of our own: a table may have a thousand rows, each made of the one before.
    waiting = [*made_of][::-1]
    while waiting:
        one = waiting[-1]
        if one in is_done:
            waiting.pop()
            if not is_done[one]:
                is_done[one] = True
                turn.append(one)
            continue
        is_done[one] = False
        for other in made_of[one]:
            if other in made_of and other not in is_done:
                waiting.append(other)
            elif is_done.get(other) is False:
                path = [each for each in dict.fromkeys(reversed(waiting)) if is_done.get(each) is False]
                circular.update(path[: path.index(other) + 1])
    return turn, frozenset(circular)
