"""The place in a table that the words around an amount point at: a row, and one or more of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..ground import Ground
from ..model import Amount
from ..slips import is_mistyped, is_swapped
from ..text.patterns import Pattern
from ..text.words import without_words_of
from .bearing import DEFAULT, INHERITED, SURE, Bearing
from .columns import Columns, has_other_year, is_each_year, is_in_all, is_period, years_from, years_from_to
from .grids import Grid, Value
from .mentions import FULLY
from .rows import Row, Rows, Source
from .runs import year_of
from .surroundings import Stretch, Surroundings

_TAIL = 25
"""Letters after the last of several amounts that may say that they are for as many years."""
_ONLY_JOINED = Pattern(
    r"(?: (?:på|i|til|for|ved|hos|af|under|fra))? *(?:,|,? (?:og|samt|mens|plus))(?: (?:på|i|til|for|ved|hos|af|under|"
    r"fra|den|det))* *"
)
_ITS_YEAR = Pattern(r" (?:i|for) (?:år )?(?:19|20)\d\d\b")
_TO = Pattern(r" til ")
_THEREOF = Pattern(r"\b(?:heraf|hvoraf|deraf)\b")


class Bearings:
    """One table, and where in it each amount of a text belongs."""

    def __init__(self, around: Surroundings, grid: Grid) -> None:
        self.around, self.grid = around, grid
        self.ground: Ground = around.ground
        self.columns = Columns(grid)
        self.rows = Rows(around, grid, self.columns)
        self._told: dict[Amount, Sequence[int]] = {}
        for amount in self.ground.amounts:
            # In the order of the text: what is said of one is said of the next.
            self.columns_of(amount)

    def of(self, amount: Amount) -> Bearing | None:
        """The cells that it should be; nothing where no words point at a row, or at a year that is not there."""
        row = self.rows.of(amount)
        cells = {cell.ref.column: cell for cell in self.grid.row(row.number)} if row else {}
        own = self.around.own(amount)
        if row is None or not cells or has_other_year(self.columns, own) or self._lacks_kind(amount):
            return None
        columns, points = self._said(amount)
        if not columns:
            return self._unsaid(amount, row, cells)
        found = tuple(cells[n] for n in columns if n in cells)
        if not found and len(columns) == 1 and points == SURE and self.rows.right(amount):
            # What other years have, the year that is said has not.
            return Bearing(self.grid, row, (self.grid.nothing(row.number, columns[0]),), points)
        if len(found) > 1 and all(abs(cell.ore) == abs(amount.ore) for cell in found if cell.ore):
            # "2,4 mio. kr. i 2026 og 2027" may be so much in each of them.
            found = tuple(cell for cell in found if cell.ore)[:1]
        return Bearing(self.grid, row, found, points) if found else None

    def _lacks_kind(self, amount: Amount) -> bool:
        at = self.around.stretch(amount)
        return self.columns.lacks_kind(self.around.words(at.lead, at.own_end))

    def columns_of(self, amount: Amount) -> Sequence[int]:
        """The columns that an amount is of, by its words or by being there."""
        if amount not in self._told:
            self._told[amount] = ()
            columns, _ = self._said(amount)
            there = {cell.ref.column for cell in self.rows.right(amount) or self.rows.same(amount)}
            self._told[amount] = columns or (list(there) if len(there) == 1 else ())
        return self._told[amount]

    def _said(self, amount: Amount) -> tuple[Sequence[int], int]:
        """The columns that the words point at, and how surely."""
        year = year_of(self.ground, amount, self.around.place(amount))
        if year is not None:
            return ([self.columns.years[year]], SURE) if year in self.columns.years else ((), 0)
        own, place = self.around.own(amount), self.around.place(amount)
        if place.count > 1 and is_period(self.around.words(place.end, place.end + _TAIL)):
            # "3,5, 5,5 og 7,5 mio. kr. i de tre år" are as many years.
            order = self.columns.in_order
            return ([order[place.at]], SURE) if place.count == len(order) else ((), 0)
        if is_each_year(own):
            return self._alike(amount, self.each_year(amount)), SURE
        pair = self._from_to(amount)
        if pair is not None:
            return [pair], SURE
        at, last, readings = self._without_its_year(amount), self._last(amount), list[Sequence[int]]()
        is_there = bool(self.rows.right(amount))
        # Those after it, its own before it, those further before.
        # "i 2024 33,8 mio. kr. og i 2025 36,1 mio. kr.": the year after it is the next one's.
        is_done = self.around.words(amount.end, at.tail).startswith(" og ") and self.columns.has_year_in(
            self.around.words(at.own, amount.start)
        )
        for sign, start, end in (
            ("", amount.end, amount.end if is_done else at.own_end),
            ("|", at.own, amount.start),
            ("|", at.lead, amount.start),
        ):
            columns = self._by_words(amount, sign + self.around.words(start, end), last)
            if columns and (not is_there or self._fits(amount, columns)):
                return columns, SURE
            if columns:
                readings.append(columns)
        return self._told_by(amount, readings[0]) if readings else self._passed_on(amount, last)

    def _without_its_year(self, amount: Amount) -> Stretch:
        """Where its words lie, without the year of the one before: ``1,2 mio. kr. i 2026 og 1,3 mio. kr. i 2027``."""
        at, text = self.around.stretch(amount), self.ground.text
        before, _ = self.around.beside(amount)
        year = _ITS_YEAR.match(text, at.lead) if before and _ITS_YEAR.match(text, amount.end) else None
        return replace(at, lead=year.end(), own=max(at.own, year.end())) if year else at

    def _told_by(self, amount: Amount, columns: Sequence[int]) -> tuple[Sequence[int], int]:
        """What the words say, unless they go with any column and its row has it in another one."""
        at, right = self.around.stretch(amount), self.rows.right(amount)
        if right and self.columns.is_loosely_said(self.around.words(at.lead, at.own_end)):
            return [right[0].ref.column], INHERITED
        return columns, SURE

    def _fits(self, amount: Amount, columns: Sequence[int]) -> bool:
        """Whether its row has it in the one column."""
        return [cell.ref.column for cell in self.rows.right(amount)] == list(columns)

    def _from_to(self, amount: Amount) -> int | None:
        """``fra 2,1 mio. kr. til 2,4 mio. kr.``: the two years that the sentence has, the first of them first."""
        before, after = self.around.beside(amount)
        is_first = after is not None and _TO.fullmatch(self.ground.between(amount, after))
        is_last = before is not None and _TO.fullmatch(self.ground.between(before, amount))
        start = amount if is_first else before
        if start is None or not (is_first or is_last) or not self.ground.before(start, 8).endswith("fra "):
            return None
        pair = self.columns.pair(self.ground.words(self.ground.number(amount)))
        return pair[0 if is_first else 1] if pair and set(pair) <= set(self.columns.years.values()) else None

    def each_year(self, amount: Amount) -> Sequence[int]:
        """The years that it is so much in: those that its words say, else all."""
        own = self.around.own(amount)
        later = self._years_from(own) or self.columns.later(own, self._last(amount))
        return self._years_in(own) or later or self.columns.in_order

    def _by_words(self, amount: Amount, words: str, last: int | None) -> Sequence[int]:
        found = self.columns.said(words, last)
        if len(found) == 1:
            return list(found)
        row = self.rows.of(amount)
        is_whole_row = is_in_all(words) and row is not None and row.source is Source.NAMED and not row.is_total
        if found or is_period(words) or years_from_to(words) or is_whole_row:
            return self._period(words)
        return self._alike(amount, self.columns.later(words, last))

    def _last(self, amount: Amount) -> int | None:
        """The one column that was spoken of last, in the sentence or the one before it."""
        before, _ = self.around.beside(amount)
        earlier = [before] if before else self.around.before(amount)[-1:]
        columns = self.columns_of(earlier[0]) if earlier else ()
        return columns[0] if len(columns) == 1 else None

    def _passed_on(self, amount: Amount, last: int | None) -> tuple[Sequence[int], int]:
        """The columns of the amount before it in the sentence, unless another one has that place in its row."""
        before, _ = self.around.beside(amount)
        if before is None or any(cell.ref.column == last for cell in self._taken(amount)):
            return (), 0
        columns = self.columns_of(before)
        is_sure = _THEREOF.search(self.ground.text, before.end, amount.start) or self._is_alike(before, amount)
        return columns, SURE if is_sure else INHERITED

    def _taken(self, amount: Amount) -> Iterator[Value]:
        """The cells of its row that another amount of the sentence says already."""
        row = self.rows.of(amount)
        for other in self.ground.amounts_in(self.ground.number(amount)) if row else ():
            its = self.rows.of(other)
            if other is not amount and its and row and its.number == row.number:
                yield from self.rows.right(other)

    def _alike(self, amount: Amount, columns: Sequence[int]) -> Sequence[int]:
        """The first of several columns where the row has the same in all that are not empty."""
        row = self.rows.of(amount) if columns else None
        cells = [cell for n in columns if row and (cell := self.grid.values.get((row.number, n))) and cell.ore]
        return [cells[0].ref.column] if len({cell.ore for cell in cells}) == 1 else ()

    def _period(self, words: str) -> Sequence[int]:
        """The column of the whole, else the years that are added up."""
        order = self.columns.in_order
        years = self._years_in(words) or self.columns.first_or_last(words) or order
        return [self.columns.whole] if self.columns.whole is not None and set(years) >= set(order) else years

    def _years_in(self, words: str) -> list[int]:
        """The columns of a span of years."""
        span, columns = years_from_to(words), self.columns.years
        return [columns[year] for year in range(span[0], span[1] + 1) if year in columns] if span else []

    def _years_from(self, words: str) -> list[int]:
        """The columns from a year on: ``årligt fra 2027``."""
        first, order = years_from(words), self.columns.in_order
        at = self.columns.years.get(first) if first else None
        return order[order.index(at) :] if at is not None else []

    def _unsaid(self, amount: Amount, row: Row, cells: dict[int, Value]) -> Bearing | None:
        """Where nothing says the column: the only one, what is the same in all, the one of those around, the whole."""
        values = list(cells.values())
        if len(self.grid.table.columns) == 1 or len({cell.ore for cell in values}) == 1:
            return Bearing(self.grid, row, (values[0],), SURE)
        if is_each_year(self.around.own(amount)):
            return None
        taken = {cell.ref.column for cell in self._taken(amount)}
        free = {column: cell for column, cell in cells.items() if column not in taken}
        there = self._columns_around(amount) & set(free)
        if len(there) == 1:
            return Bearing(self.grid, row, (free[there.pop()],), INHERITED)
        whole = free.get(-1 if self.columns.whole is None else self.columns.whole)
        if row.is_total and whole:
            return Bearing(self.grid, row, (whole,), INHERITED)
        said = abs(amount.ore)
        slipped = [cell for cell in free.values() if is_swapped(said, cell.ore, 2) or is_mistyped(said, cell.ore)]
        cell = slipped[0] if len(slipped) == 1 else whole
        if cell is None and row.source is Source.ALL and set(cells) == set(self.columns.in_order):
            return Bearing(self.grid, row, tuple(values), DEFAULT)
        return Bearing(self.grid, row, (cell,), DEFAULT) if cell else None

    def in_its_own_column(self, amount: Amount) -> Bearing | None:
        """Its row in the one column that has it, where no words say another one."""
        row, columns = self.rows.of(amount), {cell.ref.column for cell in self.rows.same(amount)}
        is_free = not (has_other_year(self.columns, self.around.own(amount)) or self._lacks_kind(amount))
        if row is None or row.source is not Source.NAMED or len(columns) != 1 or not is_free or self._said(amount)[0]:
            return None
        cell = self.grid.values.get((row.number, columns.pop()))
        return Bearing(self.grid, row, (cell,), INHERITED) if cell else None

    def _columns_around(self, amount: Amount) -> set[int]:
        """The columns that the others of its paragraph are in, each in the row that it names."""
        right = (self.rows.right(other) for other in self.around.near(amount))
        return {cells[0].ref.column for cells in right if len(cells) == 1}

    @property
    def columns_of_all(self) -> Sequence[int]:
        """The column of the whole, else the years that make it, else the only one."""
        if self.columns.whole is not None:
            return [self.columns.whole]
        return self.columns.in_order or ([0] if len(self.grid.table.columns) == 1 else ())

    def not_against(self, amount: Amount, cells: Sequence[Value]) -> list[Value]:
        """Those of some cells that no words speak against: of a row and a year that are named, where some are."""
        columns, rows, totals = self._years_said(amount), self.rows.named_at(amount), set(self.rows.totals)
        found = []
        for cell in cells:
            at = (cell.ref.column, cell.ref.row) if self.grid.is_turned else (cell.ref.row, cell.ref.column)
            is_in_year = columns is None or at[1] in columns
            # "Sammen med de opsøgende medarbejdere er udgiften 7,7 mio. kr." names a part of the whole.
            is_in_row = not rows or at[0] in rows or (at[0] in totals and not rows & totals)
            if is_in_year and is_in_row:
                found.append(cell)
        return found

    def _years_said(self, amount: Amount) -> set[int] | None:
        """The columns of the years in its own words, else in those further before; all of them are the whole too."""
        at = self.around.stretch(amount)
        after = self.around.words(amount.end, at.own_end)
        if has_other_year(self.columns, after) and not self.columns.years_of(after):
            return set()
        is_first = at.lead == self.ground.sentence(amount).start
        for words in (self.around.own(amount), self.around.words(at.lead, at.own_end) if is_first else ""):
            columns, whole = self.columns.years_of(words), self.columns.whole
            if columns:
                return columns if whole is None or len(columns) == 1 else {*columns, whole}
        return None

    def row_cells(self, row: int, columns: Sequence[int]) -> tuple[Value, ...]:
        """The figures of a row in some columns."""
        return tuple(cell for n in columns if (cell := self.grid.values.get((row, n))))

    def column_for_several(self, amount: Amount) -> int | None:
        """The one column that an amount of several rows is of."""
        columns, _ = self._said(amount)
        if columns:
            return columns[0] if len(columns) == 1 else None
        return 0 if len(self.grid.table.columns) == 1 else self.columns.whole

    def is_next_to_right_one(self, amount: Amount, bearing: Bearing) -> bool:
        """Whether the amount just before or after it is right in the same row."""
        beside = [other for other in self.around.beside(amount) if other]
        return any(cell.ref.row == bearing.row.number for other in beside for cell in self.rows.same(other))

    def is_dated(self, bearing: Bearing) -> bool:
        """Whether it is the column of a year that the words say."""
        columns = {cell.ref.column for cell in bearing.cells}
        return bearing.column_points == SURE and columns <= set(self.columns.years.values())

    def is_plainly_told(self, amount: Amount, bearing: Bearing) -> bool:
        """Whether its sentence can be about this table alone, and says which row: its name, or that it is all."""
        if bearing.row.source in (Source.ALL, Source.PLAIN):
            return self.rows.plainly.tells_all(amount)
        return bearing.row.source is Source.NAMED and bearing.row.points == FULLY and self.rows.plainly.tells(amount)

    def is_named_here(self, amount: Amount, bearing: Bearing) -> bool:
        """Whether the words that can be about no other amount name the row fully, and the column."""
        columns = {cell.ref.column for cell in bearing.cells}
        is_named = any(each and each.row == bearing.row.number for each in self.rows.named(amount)[:2])
        is_full = is_named and bearing.row.points == FULLY
        return is_full and self.columns.said(self.around.own(amount)) == columns

    def without_names(self, words: str, bearing: Bearing) -> str:
        """Some words without those that name the row and the columns."""
        columns = [cell.ref.column for cell in bearing.cells]
        labels = [self.grid.label(bearing.row.number), *(self.grid.table.columns[n] for n in columns)]
        return self.columns.without_kinds(without_words_of(words, labels), columns)

    def is_told_alike(self, amount: Amount, bearing: Bearing) -> bool:
        """Whether the amount just before or after it is right, and only the row or the column is another there."""
        columns = {cell.ref.column for cell in bearing.cells}
        for other in self.around.beside(amount):
            its = self.of(other) if other else None
            if other is None or its is None or not its.has(other) or its.row.number == bearing.row.number:
                continue
            if {cell.ref.column for cell in its.cells} == columns and self._is_alike(other, amount):
                return True
        return False

    def _is_alike(self, one: Amount, other: Amount) -> bool:
        """``1,8 mio. kr. på Amager og 1,6 mio. kr. i Valby``: nothing but the rows' names stands between."""
        first, last = sorted((one, other), key=lambda each: each.start)
        words = self.ground.text[first.end : last.start]
        for mention in self.rows.mentions(self.ground.number(one)):
            if first.end <= mention.start and mention.end <= last.start:
                words = words.replace(self.ground.text[mention.start : mention.end], "")
        return _ONLY_JOINED.fullmatch(words) is not None

    def is_beside_a_right_one(self, amount: Amount, bearing: Bearing) -> bool:
        """Whether another amount of the paragraph is right where its words point, in the same row or column."""
        columns, at = {cell.ref.column for cell in bearing.cells}, bearing.row.number
        for other in self.around.near(amount):
            row, right = self.rows.of(other), self.rows.right(other)
            if any(cell.ref.column in columns or cell.ref.row == bearing.row.number for cell in right):
                return True
            is_here = self.ground.number(other) == self.ground.number(amount)
            same = self.rows.same(other) if is_here and row is None else ()
            if same and ({each.ref.column for each in same} == columns or {each.ref.row for each in same} == {at}):
                return True
        return False
