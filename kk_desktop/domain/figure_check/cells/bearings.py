"""Which place in a table the words around an amount point at: its row and its column, each with how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ..ground import Ground
from ..model import Amount, Qualifier
from ..slips import is_mistyped, is_swapped
from ..text.patterns import Pattern
from .columns import Columns, is_each_year, is_period, years_from_to
from .grids import Grid, Value
from .mentions import FULLY, LOOSELY, Mention, Names
from .runs import Place, mention_of, place_in_run, year_of

_JOINT = Pattern(r"[;,()]| (?:og(?! (?:i )?(?:19|20)\d\d\b)|samt|mens|men|hvoraf|heraf|plus|mod|ud af) ")
_THEREOF = Pattern(r"\b(?:heraf|hvoraf|deraf)\b")
_IT = Pattern(r"\b(?:den|det|beløbet|udgiften|tilskuddet|bevillingen|posten)\b")
_SOME = Pattern(r"\b(?:de|disse) (?:to|tre|fire|fem|seks|øvrige|andre|resterende|største|mindste|nye|sidste)\b")
_ALL = Pattern(
    r"\b(?:i ?alt|samle(?:t|de)|sammenlagt|tilsammen|totalt?|under ét|det hele|(?:når|hvis) alt|alt i alt|alt tælles|overalt)\b"
)
_TABLE = Pattern(r"\b(?:tabel(?:len)?|skema(?:et)?|oversigt(?:en)?|opstilling(?:en)?|budgettet nedenfor)\b")
_YEAR = Pattern(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/]|[.,]\d|[ -]?(?:p/l|pl\b|pris))")
_FAR = 4
SURE, _INHERITED, _DEFAULT = 3, 2, 1
"""Points: said of this amount, of the one beside it, or by nobody."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the words about an amount lie: ``own`` can be about no other one, ``lead`` and ``tail`` are the rest."""

    lead: int
    own: int
    own_end: int
    tail: int


class Source(Enum):
    """What says which row an amount is of: its own words, the amount beside it, that it is all, the sentence before, or
    only that the sentence speaks of the table.
    """

    NAMED = 1
    BESIDE = 2
    ALL = 3
    BEFORE = 4
    TABLE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A row that an amount is of, and how surely."""

    number: int
    points: int
    is_total: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Bearing:
    """The cells that an amount should be: one, or those that it is all of together."""

    grid: Grid
    row: Row
    cells: tuple[Value, ...]
    column_points: int
    is_implied: bool = False
    """Whether no word points at the column."""

    @property
    def expected(self) -> int:
        """What the cells say together, in øre."""
        return sum(cell.ore for cell in self.cells)

    @property
    def points(self) -> int:
        """How surely it is this place."""
        return self.row.points + self.column_points


class Bearings:
    """One table, and where in it each amount of a text belongs."""

    def __init__(self, ground: Ground, grid: Grid) -> None:
        self.ground, self.grid = ground, grid
        self.columns = Columns(grid)
        self._names = Names(grid)
        self._mentions: dict[int, list[Mention]] = {}
        self._totals = [n for n, row in enumerate(grid.table.rows) if row.kind == "total"]
        self._rows: dict[Amount, Row | None] = {}
        self._cells: defaultdict[int, list[Value]] = defaultdict(list)
        for cell in grid.values.values():
            self._cells[abs(cell.ore)].append(cell)
        self._column: dict[Amount, int | None] = {}
        self._places: dict[Amount, Place] = {}
        self._right: dict[Amount, list[int]] = {}
        for amount in ground.amounts:
            # In the order of the text: what is said of one is said of the next.
            self.column_of(amount)

    def same(self, amount: Amount) -> Sequence[Value]:
        """The cells that are just as much."""
        return self._cells.get(abs(amount.ore), ()) if amount.ore else ()

    def mentions(self, number: int) -> list[Mention]:
        """The rows that a sentence names."""
        if number not in self._mentions:
            sentences = self.ground.passages.sentences
            inside = 0 <= number < len(sentences)
            here = (sentences[number].start, sentences[number].end) if inside else (0, 0)
            self._mentions[number] = self._names.mentions(self.ground.text, *here)
        return self._mentions[number]

    def around(self, amount: Amount) -> Surroundings:
        """The words that are about it."""
        text = self.ground.text
        lead, tail = self.ground.stretch(amount)
        joints = [match.end() for match in _JOINT.finditer(text, lead, amount.start)]
        joint = _JOINT.search(text, amount.end, tail)
        return Surroundings(lead, joints[-1] if joints else lead, joint.start() if joint else tail, tail)

    def own_words(self, amount: Amount) -> str:
        """The words that can be about no other amount."""
        at, text = self.around(amount), self.ground.text
        return f"{text[at.own : amount.start]} {text[amount.end : at.own_end]}".replace("\u00a0", " ").replace(
            "\n", " "
        )

    def is_referred(self, amount: Amount) -> bool:
        """Whether its sentence speaks of the table."""
        return _TABLE.search(self.ground.words(self.ground.number(amount))) is not None

    # The row ------------------------------------------------------------------------------------------------

    def row_of(self, amount: Amount) -> Row | None:
        """The row that the amount is of."""
        if amount not in self._rows:
            self._rows[amount] = None
            self._rows[amount] = self._find_row(amount)
        return self._rows[amount]

    def _find_row(self, amount: Amount) -> Row | None:
        listed = mention_of(self.ground.text, self.place(amount), self.mentions(self.ground.number(amount)))
        if isinstance(listed, Mention):
            return self._of(listed)
        own, tail, lead = self._named(amount)
        if listed is False or (own and tail and own.row != tail.row):
            return None
        words = self.own_words(amount)
        if (amount.qualifier is Qualifier.IN_ALL or _ALL.search(words)) and not own and not tail:
            return self._total(amount, lead) or (self._of(lead) if lead else None)
        named = own or tail or lead
        return self._of(named) if named else self._inherited(amount)

    def _of(self, mention: Mention) -> Row:
        return Row(mention.row, mention.points, mention.row in self._totals, Source.NAMED)

    def _named(self, amount: Amount) -> tuple[Mention | None, Mention | None, Mention | None]:
        """The row named just before it, just after it, and further before it."""
        at, found = self.around(amount), self.mentions(self.ground.number(amount))
        own = [each for each in found if at.own <= each.start and each.end <= amount.start]
        own = sorted(own, key=lambda each: (each.points, each.start))
        tail = [each for each in found if amount.end <= each.start < at.own_end]
        lead = [each for each in found if at.lead <= each.start and each.end <= amount.start and each not in own]
        if at.lead > self.ground.sentence(amount).start:
            # What follows the amount before it with nothing between is that one's.
            lead = [each for each in lead if _JOINT.search(self.ground.text, at.lead, each.start)]
        lead.sort(key=lambda each: (each.points, each.start))
        return own[-1] if own else None, tail[0] if tail else None, lead[-1] if lead else None

    def place(self, amount: Amount) -> Place:
        """Its place among the amounts side by side with it."""
        if amount not in self._places:
            self._places[amount] = place_in_run(self.ground, amount)
        return self._places[amount]

    def is_named_near(self, amount: Amount, row: int) -> bool:
        """Whether its sentence names a row."""
        return any(each.row == row for each in self.mentions(self.ground.number(amount)))

    def _total(self, amount: Amount, lead: Mention | None) -> Row | None:
        """The row that is all of it: a total of that name, else the last one."""
        if _SOME.search(self.ground.text, self.around(amount).lead, amount.start):
            return None
        if lead and lead.row in self._totals:
            return Row(lead.row, FULLY, True, Source.ALL)
        if lead and len(self._totals) > 1:
            return None
        return Row(self._totals[-1], LOOSELY, True, Source.ALL) if self._totals else None

    def _inherited(self, amount: Amount) -> Row | None:
        """The row of the amount beside it in the sentence, or of the total that those around it are of."""
        beside = self.ground.amounts_in(self.ground.number(amount))
        at = beside.index(amount) if amount in beside else 0
        for other in (*reversed(beside[:at][-1:]), *beside[at + 1 : at + 2]):
            rows = {cell.ref.row for cell in self.same(other) if self.column_of(other) in (None, cell.ref.column)}
            if len(rows) == 1 and not any(self._named(other)):
                row = rows.pop()
                return Row(row, LOOSELY, row in self._totals, Source.BESIDE)
        if at:
            return self._passed_on(beside[at - 1])
        return self._of_the_sentence_before(amount)

    def _passed_on(self, before: Amount) -> Row | None:
        """The row of the amount before, as sure as before where that one is right."""
        row = self.row_of(before)
        if row is None:
            return None
        is_right = any(cell.ref.row == row.number for cell in self.same(before))
        return replace(row, points=row.points - (not is_right), source=Source.BESIDE)

    def _of_the_sentence_before(self, amount: Amount) -> Row | None:
        """The row that goes on: ``den`` of the sentence before, the total that is told year by year, or the whole table."""
        number = self.ground.number(amount)
        if self.mentions(number):
            return None
        sentences = self.ground.passages.sentences
        is_near = number > 0 and sentences[number - 1].paragraph == sentences[number].paragraph
        before = self.ground.amounts_in(number - 1) if is_near else ()
        if before and _IT.search(self.ground.before(amount)):
            row = self.row_of(before[-1])
            return (
                replace(row, points=row.points - 1, source=Source.BEFORE)
                if row and row.source is Source.NAMED
                else None
            )
        told = (
            [{cell.ref.row for cell in self.same(each)} for each in (*self.ground.amounts_in(number - 2), *before)[-3:]]
            if before
            else []
        )
        if len(told) > 1 and all(rows == told[-1] and len(rows) == 1 for rows in told[-2:]):
            row_before = next(iter(told[-1]))
            return Row(row_before, LOOSELY, row_before in self._totals, Source.BEFORE)
        if self.is_referred(amount) and self._totals and not _SOME.search(self.ground.before(amount)):
            return Row(self._totals[-1], LOOSELY, True, Source.TABLE)
        return None

    # The column ---------------------------------------------------------------------------------------------

    def bearing(self, amount: Amount) -> Bearing | None:
        """The cells that it should be; nothing where no words point at a row."""
        row = self.row_of(amount)
        if row is None:
            return None
        return self._at(amount, row)

    def _at(self, amount: Amount, row: Row) -> Bearing | None:
        cells = {cell.ref.column: cell for cell in self.grid.row(row.number)}
        if not cells:
            return None
        words = self.own_words(amount)
        columns, points = self._said(amount)
        if self._is_outside(words):
            return None
        if columns:
            found = tuple(cells[n] for n in columns if n in cells)
            if len(found) > 1 and all(abs(cell.ore) == abs(amount.ore) for cell in found if cell.ore):
                # "2,4 mio. kr. i 2026 og 2027" may be so much in each of them.
                found = tuple(cell for cell in found if cell.ore)[:1]
            return Bearing(self.grid, row, found, points) if found else None
        return self._unsaid(amount, row, cells)

    def _is_outside(self, words: str) -> bool:
        """Whether the words have a year that the table has not."""
        years = {int(match[0]) for match in _YEAR.finditer(words)}
        return bool(self.columns.years) and bool(years - set(self.columns.years)) and years_from_to(words) is None

    def _said(self, amount: Amount) -> tuple[Sequence[int], int]:
        """The columns that the words point at: those after it, its own before it, those further before, the last one's."""
        year = year_of(self.ground, amount, self.place(amount)) if self.place(amount).count > 1 else None
        if year is not None:
            return ([self.columns.years[year]], SURE) if year in self.columns.years else ((), 0)
        at, text = self.around(amount), self.ground.text
        before = self._column_before(amount)
        if is_each_year(self.own_words(amount)):
            return self._alike(amount, self._years_in(self.own_words(amount)) or self.columns.in_order), SURE
        for start, end in ((amount.end, at.own_end), (at.own, amount.start), (at.lead, amount.start)):
            words = text[start:end].replace("\u00a0", " ").replace("\n", " ")
            found = self.columns.said(words, before)
            if len(found) == 1:
                return list(found), SURE
            if found or is_period(words) or years_from_to(words):
                return self._period(words), SURE
            later = self.columns.later(words, before)
            if later:
                return self._alike(amount, later), SURE
        is_taken = any(cell.ref.column == before for cell in self._right_here(amount))
        if before is None or is_taken or not self._is_joined(amount):
            return (), 0
        return [before], SURE if _THEREOF.search(text, at.lead, amount.start) else _INHERITED

    def _right_here(self, amount: Amount) -> Iterator[Value]:
        """The cells of its row that another amount of the sentence says already."""
        row = self._rows.get(amount)
        for other in self.ground.amounts_in(self.ground.number(amount)) if row else ():
            its = self.row_of(other)
            if other is not amount and its and row and its.number == row.number:
                yield from (cell for cell in self.same(other) if cell.ref.row == row.number)

    def _is_joined(self, amount: Amount) -> bool:
        """Whether there is an amount before it in the sentence."""
        return self.ground.stretch(amount)[0] > self.ground.sentence(amount).start

    def _alike(self, amount: Amount, columns: Sequence[int]) -> Sequence[int]:
        """The first of several columns where the row has the same in all of them."""
        row = self.row_of(amount)
        cells = [cell for n in columns if row and (cell := self.grid.values.get((row.number, n))) and cell.ore]
        return [cells[0].ref.column] if len({cell.ore for cell in cells}) == 1 else ()

    def _period(self, words: str) -> Sequence[int]:
        """The column of the whole, else the years that are added up."""
        order = self.columns.in_order
        years = self._years_in(words) or order
        if self.columns.whole is not None and set(years) >= set(order):
            return [self.columns.whole]
        return years

    def _years_in(self, words: str) -> list[int]:
        """The columns of a span of years."""
        span, columns = years_from_to(words), self.columns.years
        return [columns[year] for year in range(span[0], span[1] + 1) if year in columns] if span else []

    def _column_before(self, amount: Amount) -> int | None:
        """The column that was spoken of last, in the sentence or the one before it."""
        number = self.ground.number(amount)
        earlier = [each for each in self.ground.amounts_in(number) if each.end <= amount.start]
        if earlier:
            return self.column_of(earlier[-1])
        sentences = self.ground.passages.sentences
        is_near = number > 0 and sentences[number - 1].paragraph == sentences[number].paragraph
        previous = self.ground.amounts_in(number - 1) if is_near else ()
        return self.column_of(previous[-1]) if previous else None

    def column_of(self, amount: Amount) -> int | None:
        """The one column that an amount is of, by its words or by being there."""
        if amount not in self._column:
            self._column[amount] = None
            self._column[amount] = self._find_column(amount)
        return self._column[amount]

    def _find_column(self, amount: Amount) -> int | None:
        columns, _ = self._said(amount)
        if len(columns) == 1:
            return columns[0]
        row = self._rows.get(amount)
        there = {cell.ref.column for cell in self.same(amount) if row is None or cell.ref.row == row.number}
        return there.pop() if len(there) == 1 else None

    def _unsaid(self, amount: Amount, row: Row, cells: dict[int, Value]) -> Bearing | None:
        """Where nothing says the column: the only one, what is the same in all, the one of those around, the whole."""
        values = list(cells.values())
        if len(self.grid.table.columns) == 1 or len({cell.ore for cell in values}) == 1:
            return Bearing(self.grid, row, (values[0],), SURE)
        if is_each_year(self.own_words(amount)):
            return None
        around = self._around_it(amount)
        if around in cells:
            return Bearing(self.grid, row, (cells[around],), _INHERITED)
        slipped = [
            cell
            for cell in values
            if is_swapped(abs(amount.ore), abs(cell.ore), 2) or is_mistyped(amount.ore, cell.ore)
        ]
        if len(slipped) == 1:
            return Bearing(self.grid, row, (slipped[0],), _DEFAULT, True)
        if self.columns.whole in cells:
            return Bearing(self.grid, row, (cells[self.columns.whole],), _INHERITED if row.is_total else _DEFAULT, True)
        return None

    def is_beside_a_right_one(self, amount: Amount, bearing: Bearing) -> bool:
        """Whether another amount of the paragraph is right where its words point, in the same row or column."""
        columns = {cell.ref.column for cell in bearing.cells}
        for other in self._near(amount):
            row = self.row_of(other)
            if any(column in columns or (row and row.number == bearing.row.number) for column in self._right_in(other)):
                return True
            is_here = self.ground.number(other) == self.ground.number(amount)
            if is_here and row is None and {cell.ref.column for cell in self.same(other)} == columns:
                return True
        return False

    def _near(self, amount: Amount) -> Iterator[Amount]:
        """The other amounts of its paragraph, a few sentences away at most."""
        paragraph, number = self.ground.sentence(amount).paragraph, self.ground.number(amount)
        for near in range(max(number - _FAR, 0), number + _FAR + 1):
            for other in self.ground.amounts_in(near):
                if other is not amount and self.ground.sentence(other).paragraph == paragraph:
                    yield other

    def _around_it(self, amount: Amount) -> int | None:
        """The column in which the other amounts of the paragraph are, each in the row that it names."""
        right = [there for other in self._near(amount) if len(there := self._right_in(other)) == 1]
        columns = [column for there in right for column in there]
        return columns[0] if len(set(columns)) == 1 else None

    def _right_in(self, amount: Amount) -> list[int]:
        if amount not in self._right:
            row = self.row_of(amount)
            self._right[amount] = [cell.ref.column for cell in self.same(amount) if row and cell.ref.row == row.number]
        return self._right[amount]
