"""Which row of a table an amount is of, and what says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ..model import Amount, Qualifier
from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS
from .columns import Columns, is_period, years_from_to
from .grids import Grid, Value
from .left_out import is_counted_in, is_left_out
from .mentions import FULLY, LOOSELY, Mention, Names
from .plainly import Plainly
from .runs import mention_of
from .surroundings import JOINT, Surroundings

_ALL = Pattern(
    r"\b(?:i ?alt|samle(?:t|de)|sammenlagt|tilsammen|totalt?|under ét|det hele|(?:når|hvis) alt|alt i alt|"
    r"alt tælles|på tværs)\b"
)
_IT = Pattern(r"\b(?:den|det|beløbet|udgiften|tilskuddet|bevillingen|posten)\b")
_SOME = Pattern(
    r"\b(?:de|disse) (?P<count>to|tre|fire|fem|seks|syv|øvrige|andre|resterende|største|mindste|nye|sidste)\b"
    r"(?! (?:\w+ )?år\b)"
)
_IN_ALL = Pattern(
    r"(?: [\w/.-]+){0,4}?[,;–(-]* ?(?:(?:og|dvs\.|det er|altså|svarende til|eller|dermed|det giver|hvilket giver) )?"
    r"(?:i ?alt|samlet|tilsammen|sammenlagt)(?: set)? ?"
)
"""All that stands between what is so much a year and what it is in all."""
_ITS_OWN = Pattern(r" ?(?:på|\(|,|:|–) ?(?:(?:de|i alt|samlet) )*")
"""Between a name and what it costs itself: ``bortset fra husleje på 420.000 kr.``."""
_OF_THE_SAME = Pattern(r"\b(?:samme sted|begge|hver(?! af årene| år)|dets|dens|deres)\b")
"""It is of what was named before, whatever else its words name: ``anlægsudgiften samme sted``."""
_MOST_TOLD = 2
"""Rows that must be told before the one that is left is meant."""
_IN_A_ROW = 2
"""So many amounts told one after another in one row, before the next one is of it too."""


class Source(Enum):
    """What says which row an amount is of: its own words, the amount beside it, that it is all, the sentence before,
    only that the sentence speaks of the table, or that it tells what things cost and of no row.
    """

    NAMED = 1
    BESIDE = 2
    ALL = 3
    BEFORE = 4
    TABLE = 5
    PLAIN = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A row that an amount is of, and how surely."""

    number: int
    points: int
    is_total: bool
    source: Source


class Rows:
    """One table's rows, and which of them each amount of a text is of."""

    def __init__(self, around: Surroundings, grid: Grid, columns: Columns) -> None:
        self.around, self.grid = around, grid
        self._ground, self._columns, self._names = around.ground, columns, Names(grid)
        self.plainly = Plainly(around, grid, self._names)
        self._mentions: dict[int, list[Mention]] = {}
        self._left_out: dict[int, list[Mention]] = {}
        self.totals = [n for n, row in enumerate(grid.table.rows) if row.kind == "total"]
        plain = [n for n, row in enumerate(grid.table.rows) if row.kind == "row"]
        self.whole = self.totals[-1] if self.totals else plain[0] if len(plain) == 1 else None
        """The row that is all of the table: the last total, or the only one."""
        self._rows: dict[Amount, Row | None] = {}

    def same(self, amount: Amount) -> Sequence[Value]:
        """The cells that are just as much."""
        return self.grid.by_size.get(abs(amount.ore), ()) if amount.ore else ()

    def right(self, amount: Amount) -> list[Value]:
        """The cells of its row that are just as much."""
        row = self.of(amount)
        return [cell for cell in self.same(amount) if row and cell.ref.row == row.number]

    def mentions(self, number: int) -> list[Mention]:
        """The rows that a sentence names, without those that it only leaves out or counts in."""
        if number not in self._mentions:
            sentences, text = self._ground.passages.sentences, self._ground.text
            here = (sentences[number].start, sentences[number].end) if 0 <= number < len(sentences) else (0, 0)
            found = self._names.mentions(text, *here)
            self._left_out[number] = [each for each in found if is_left_out(text, each)]
            aside = [*self._left_out[number], *(each for each in found if is_counted_in(text, each))]
            self._mentions[number] = [each for each in found if each not in aside]
        return self._mentions[number]

    def named_at(self, amount: Amount) -> set[int]:
        """The rows that are named where it is told which one it is of; nothing where that is not said by a name."""
        row, at = self.of(amount), self.around.stretch(amount)
        near = self.mentions(self._ground.number(amount))
        if row is not None and row.source is Source.ALL:
            # "Husleje er 0,2 mio. kr. i 2026 og 0,3 mio. kr. i 2027, i alt 0,5 mio. kr.": of the one that is told of.
            earlier = {each.row for each in near if each.start < amount.start}
            return earlier if len(earlier) == 1 else set()
        if row is None or row.source is not Source.NAMED or _OF_THE_SAME.search(self.around.own(amount)):
            return set()
        return {row.number, *(each.row for each in near if at.lead <= each.start < at.own_end)}

    def left_out(self, amount: Amount) -> list[int]:
        """The rows that the words at an amount leave out; none where it is of a row that is named behind them."""
        at, number, text = self.around.stretch(amount), self._ground.number(amount), self._ground.text
        named = [each.start for each in self.mentions(number) if each.row not in self.totals]
        start, (_, after) = at.lead, self.around.beside(amount)
        if start > self._ground.sentence(amount).start:
            joint = JOINT.search(text, start, amount.start)
            start = joint.end() if joint else amount.start
        end = at.own_end if after else at.tail
        near = [each for each in self._left_out[number] if start <= each.start < end]
        if not near or any(near[0].start < each < end for each in named):
            return []
        if near[-1].end <= amount.start and _ITS_OWN.fullmatch(text[near[-1].end : amount.start]):
            return []
        return sorted({each.row for each in near})

    def named_beside(self, amount: Amount) -> int | None:
        """The row that is named before the one that is left out: ``husleje uden varme``."""
        own, tail, lead = self.named(amount)
        mention = own or tail or lead
        return mention.row if mention else None

    def is_named_with(self, amount: Amount, row: int) -> bool:
        """Whether its sentence names a row."""
        return any(each.row == row for each in self.mentions(self._ground.number(amount)))

    def of(self, amount: Amount) -> Row | None:
        """The row that the amount is of."""
        if amount not in self._rows:
            self._rows[amount] = None
            self._rows[amount] = None if self.left_out(amount) else self._find(amount)
        return self._rows[amount]

    def _find(self, amount: Amount) -> Row | None:
        listed = mention_of(self._ground.text, self.around.place(amount), self.mentions(self._ground.number(amount)))
        if isinstance(listed, Mention):
            return self._of(listed)
        is_all = amount.qualifier is Qualifier.IN_ALL or _ALL.search(self.around.own(amount)) is not None
        own, tail, lead = self.named(amount)
        if own and tail and own.points > tail.points:
            tail = None
        if listed is False and is_all and self.whole is not None:
            return Row(self.whole, LOOSELY, True, Source.TABLE)
        if listed is False or (own and tail and own.row != tail.row):
            return None
        if is_all and not own and not tail and (going := self._goes_on(amount)):
            return going
        if is_all and not own and not tail:
            return self._total(amount, lead) or (self._of(lead) if lead else None)
        named = own or tail or lead
        return self._of(named) if named else self._of_another(amount)

    def _goes_on(self, amount: Amount) -> Row | None:
        """``Husleje udgør 120.000 kr. årligt, i alt 480.000 kr. i perioden``: all the years of the row just named."""
        before, _ = self.around.beside(amount)
        row = self.of(before) if before and _IN_ALL.fullmatch(self._ground.between(before, amount)) else None
        if before is None or row is None or row.is_total or row.source is not Source.NAMED:
            return None
        own = self.around.own(amount)
        is_of_years = self._ground.is_yearly(before) or is_period(own) or years_from_to(own) is not None
        named = {each.row for each in self.mentions(self._ground.number(amount)) if each.start < amount.start}
        return row if is_of_years and named == {row.number} else None

    def _of(self, mention: Mention) -> Row:
        return Row(mention.row, mention.points, mention.row in self.totals, Source.NAMED)

    def named(self, amount: Amount) -> tuple[Mention | None, Mention | None, Mention | None]:
        """The row named just before it, just after it, and further before it."""
        at, found = self.around.stretch(amount), self.mentions(self._ground.number(amount))
        own = [each for each in found if at.own <= each.start and each.end <= amount.start]
        tail = [each for each in found if amount.end <= each.start < at.own_end]
        lead = [each for each in found if at.lead <= each.start and each.end <= amount.start and each not in own]
        if at.lead > self._ground.sentence(amount).start:
            # What follows the amount before it with nothing between is that one's.
            lead = [each for each in lead if JOINT.search(self._ground.text, at.lead, each.start)]
        return self._fullest(own), tail[0] if tail else None, self._fullest(lead)

    def _total(self, amount: Amount, lead: Mention | None) -> Row | None:
        """The row that is all of it: a total of that name, else the last one."""
        some = _SOME.search(self._ground.text, self.around.stretch(amount).lead, amount.start)
        if some and NUMBER_WORDS.get(some["count"].lower()) != sum(row.kind == "row" for row in self.grid.table.rows):
            return None
        if lead and lead.row in self.totals:
            return Row(lead.row, FULLY, True, Source.ALL)
        if lead and len(self.totals) > 1:
            return None
        return Row(self.whole, LOOSELY, True, Source.ALL) if self.whole is not None else None

    def _of_another(self, amount: Amount) -> Row | None:
        """The row of the amount beside it in the sentence, else of what was told before."""
        if ordered := self._in_the_same_order(amount):
            return ordered
        before, after = self.around.beside(amount)
        if before and any(self.named(before)) and self.right(before):
            return self._passed_on(before)
        # In a table of one column the amount beside it has its row's only place.
        for other in (before, after) if len(self.grid.table.columns) > 1 else ():
            rows = self._only_row(other) if other and not any(self.named(other)) else set()
            if len(rows) == 1:
                row = rows.pop()
                return Row(row, LOOSELY, row in self.totals, Source.BESIDE)
        return self._passed_on(before) if before else self._told_before(amount) or self._left_over(amount)

    def _only_row(self, amount: Amount) -> set[int]:
        """The rows that have it, in a column that its words do not speak against."""
        said = self._columns.said(self.around.own(amount))
        return {cell.ref.row for cell in self.same(amount) if not said or cell.ref.column in said}

    def _passed_on(self, before: Amount) -> Row | None:
        """The row of the amount before, as sure as before where that one is right."""
        row = self.of(before)
        return replace(row, points=row.points - (not self.right(before)), source=Source.BESIDE) if row else None

    def _in_the_same_order(self, amount: Amount) -> Row | None:
        """``Budgettet var på henholdsvis 3,1 og 2,4 mio. kr.``: the rows of the two amounts of the sentence before."""
        place, before = self.around.place(amount), self.around.before(amount)
        if place.count < 2 or place.count != len(before) or not self.right(before[place.at]):
            return None
        row = self.of(before[place.at])
        return replace(row, source=Source.BEFORE) if row and row.source is Source.NAMED else None

    def _told_before(self, amount: Amount) -> Row | None:
        """The row that goes on: ``den`` of the sentence before, what is told year by year, or the whole table."""
        if any(each.start < amount.start for each in self.mentions(self._ground.number(amount))):
            return None
        before = self.around.before(amount)
        row = self.of(before[-1]) if before and _IT.search(self._ground.before(amount)) else None
        if row and row.source is Source.NAMED:
            return replace(row, points=row.points - 1, source=Source.BEFORE)
        earlier = [*self._ground.amounts_in(self._ground.number(amount) - 2), *before][-_IN_A_ROW:] if before else []
        told = [self._only_row(each) for each in earlier]
        if len(told) == _IN_A_ROW and len(told[0]) == 1 and all(rows == told[0] for rows in told):
            number = next(iter(told[0]))
            return Row(number, FULLY, number in self.totals, Source.BEFORE)
        if self.whole is not None and self.around.is_referred(amount, self.grid):
            return (
                Row(self.whole, LOOSELY, True, Source.TABLE) if not _SOME.search(self._ground.before(amount)) else None
            )
        if self.whole is not None and self.plainly.tells_all(amount):
            return Row(self.whole, LOOSELY, True, Source.PLAIN)
        return None

    def _left_over(self, amount: Amount) -> Row | None:
        """The only row that is not told, where the paragraph has all the others of a column."""
        if self.same(amount):
            return None
        plain = {n for n, row in enumerate(self.grid.table.rows) if row.kind == "row"}
        told: dict[int, set[int]] = {}
        for other in self.around.near(amount):
            named = {each.row for each in self.named(other) if each}
            for cell in self.same(other):
                if cell.ref.row in named:
                    told.setdefault(cell.ref.column, set()).add(cell.ref.row)
        left = {frozenset(plain - rows) for rows in told.values() if len(rows & plain) >= _MOST_TOLD}
        row = next(iter(left)) if len(left) == 1 else ()
        return Row(next(iter(row)), LOOSELY, False, Source.BESIDE) if len(row) == 1 else None

    def _fullest(self, mentions: list[Mention]) -> Mention | None:
        """The one that says most of a name, a total last; of several the last one said."""
        return max(mentions, key=lambda each: (each.row not in self.totals, each.points, each.start), default=None)
