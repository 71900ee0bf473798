"""What stands in the places of a budget table, and how amounts become one: never over two price levels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, NamedTuple

from .budgets import Row, RowKind, share_of, told_level
from .wording import listed

if TYPE_CHECKING:
    from .budgets import Cell

NO_SUM = "Ingen sum:"
"""How it begins why amounts of different price levels are not added."""

_ADVICE = " Omregn til ét prisniveau, før du lægger sammen."

TYPED = frozenset(kind for kind in RowKind if kind.is_typed)


class Value(NamedTuple):
    """What stands in one place: an amount in øre, a share, the dash or the words typed, or nothing.

    ``doubt`` is a Danish sentence that tells why a computed place is empty.
    """

    # Made for every place of a table, where a dataclass would cost three times as much.

    ore: int | None = None
    share: Fraction | None = None
    cell: Cell | None = None
    doubt: str = ""


NOTHING = Value()


class Extent(NamedTuple):
    """The least and the largest of some amounts, and what divides them all, in øre."""

    least: int
    most: int
    divisor: int


class Figures:
    """One column from top to bottom; what merely stands in a cell is only told when somebody asks for it."""

    __slots__ = ("_column_id", "_extent", "_made", "_rows", "ores")

    def __init__(self, rows: Sequence[Row], ores: list[int | None], column_id: str = "") -> None:
        self.ores = ores
        self._rows, self._column_id = rows, column_id
        self._made: dict[int, Value] = {}
        self._extent: Extent | None = None

    def __getitem__(self, place: int) -> Value:
        made = self._made.get(place)
        if made is not None:
            return made
        row, ore = self._rows[place], self.ores[place]
        cell = row.cells.get(self._column_id)
        if cell is None:
            return NOTHING if ore is None else Value(ore)
        return Value(ore, None, cell) if row.kind in TYPED else NOTHING

    def __setitem__(self, place: int, value: Value) -> None:
        self._made[place] = value
        self.ores[place] = value.ore
        self._extent = None

    @property
    def extent(self) -> Extent | None:
        """How far the column's amounts reach; nothing where it has none. Looked for once, as long as none changes."""
        if self._extent is None and (ores := [ore for ore in self.ores if ore is not None]):
            self._extent = Extent(min(ores), max(ores), gcd(*ores))
        return self._extent

    @property
    def shares(self) -> list[Fraction]:
        """The shares in the column, in no order."""
        return [value.share for value in self._made.values() if value.share is not None]

    @property
    def doubts(self) -> list[str]:
        """Why computed places of the column are empty, from top to bottom."""
        return [self._made[place].doubt for place in sorted(self._made) if self._made[place].doubt]

    def with_rows(self, rows: Sequence[Row]) -> Figures:
        """The same of other rows, in which what has changed is yet to be told."""
        made = Figures(rows, self.ores.copy(), self._column_id)
        made._made = self._made.copy()
        return made


class Adding:
    """Amounts added one by one, and the price levels they are in."""

    __slots__ = ("_levels", "_own", "_sum", "count")

    def __init__(self, own: int | None) -> None:
        """``own`` is the price level of rows that have none of their own."""
        self._own, self._sum, self.count = own, 0, 0
        self._levels: set[int | None] = set()

    def take(self, row: Row, ore: int | None) -> None:
        """Add a row's amount; nothing is added where nothing stands."""
        if ore is not None:
            self._sum += ore
            self.count += 1
            self._levels.add(self._own if row.price_level is None else row.price_level)

    def value(self) -> Value:
        """The sum in øre, nothing where nothing was added, or why there is none."""
        if len(self._levels) > 1:
            return Value(doubt=mixed_levels(self._levels))
        return Value(self._sum) if self.count else NOTHING


def of_two(is_share: bool, of: Value, against: Value) -> Value:
    """The share of one amount in another, or their difference; where one is not told, neither is this."""
    if of.ore is None or against.ore is None:
        return Value(doubt=of.doubt or against.doubt)
    if is_share:
        return Value(share=share_of(of.ore, against.ore))
    return Value(of.ore - against.ore)


def mixed_levels(levels: Iterable[int | None]) -> str:
    """Why amounts of different price levels are not added."""
    words = [told_level(level) for level in sorted(levels, key=lambda level: -(level or 0))]
    return f"{NO_SUM} tallene er i {listed(words)}.{_ADVICE}"


def for_the_reader(doubt: str) -> str:
    """The doubt without what only the writer of the table can do about it."""
    return doubt.removesuffix(_ADVICE)
