"""What the figure check reads in a text, and what it has to say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

WHOLE_MILLION = 100_000_000
"""Øre; what is written in whole millions is rounded by up to half of one, which may be most of what it is."""
_SAME, _NOT_WRONG = 10, 15
"""Percent that such a rounding may take away or add where it is the same, and where it is at least not wrong."""


class Verdict(StrEnum):
    """Whether a figure holds; the value is the name it goes by outside the program."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"

    @property
    def danish(self) -> str:
        """The words on the screen."""
        return {Verdict.RED: "stemmer ikke", Verdict.AMBER: "kan ikke afgøres", Verdict.GREEN: "stemmer"}[self]


class Relation(StrEnum):
    """What a figure was held against."""

    SUM = "sum"
    N_TIMES_YEARLY = "n_times_yearly"
    SHARE_OF = "share_of"
    EQUALS_CELL = "equals_cell"
    UNIT_MISMATCH = "unit_mismatch"
    ROW_TOTAL = "row_total"
    COLUMN_TOTAL = "column_total"
    COUNT_OF_LIST = "count_of_list"
    RANGE_OF_YEARS = "range_of_years"
    PRICE_LEVEL_MIX = "price_level_mix"
    UNRESOLVED_REFERENCE = "unresolved_reference"


class Qualifier(StrEnum):
    """The word at an amount that says how it is meant."""

    ABOUT = "ca."
    AT_MOST = "op til"
    IN_ALL = "i alt"
    YEARLY = "årligt"


class FigureKind(StrEnum):
    """What a number that is no amount counts."""

    SHARE = "share"
    COUNT = "count"
    YEAR = "year"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a text: ``quote`` stands from ``start`` to ``end``.

    ``precision_ore`` is what the last written digit is worth: 100000 øre in ``23,476 mio. kr.``.
    """

    start: int
    end: int
    ore: int
    precision_ore: int
    qualifier: Qualifier | None = None
    price_level: int | None = None
    quote: str = ""

    def says(self, ore: int) -> bool:
        """Whether it is so much, as far as it is spelled."""
        return 2 * abs(self.ore - ore) <= self.precision_ore

    def says_either_way(self, ore: int) -> bool:
        """The same whatever the sign: a saving may be written with or without it; nobody says 1 mio. of 600.000."""
        return self._is_rounded(ore, _SAME)

    def may_say(self, ore: int) -> bool:
        """Whether it may have been rounded from that, whatever the sign, although a colleague may not call it so."""
        return self._is_rounded(ore, _NOT_WRONG)

    def _is_rounded(self, ore: int, percent: int) -> bool:
        off = abs(abs(self.ore) - abs(ore))
        is_small = self.precision_ore < WHOLE_MILLION or 100 * off <= percent * abs(ore)
        return is_small and 2 * off <= self.precision_ore


@dataclass(frozen=True, slots=True)
class Figure:
    """Another number of a text that can be held against something; ``value`` is its digits: ``50``, ``2011-2014``."""

    start: int
    end: int
    kind: FigureKind
    value: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class CellRef:
    """A place in a table: all three count from 0, the table among those that were handed in."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """One row as printed; ``kind`` is ``group``, ``row`` or ``total``."""

    label: str
    kind: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpokenTable:
    """A table as printed: ``unit`` is ``kr``, ``1.000 kr`` or ``mio. kr``, full stop or not."""

    caption: str
    unit: str
    price_level: int | None
    columns: tuple[str, ...]
    rows: tuple[SpokenRow, ...]


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """One figure held against others.

    ``quotes`` has the claim first, then what it was held against; each has its ``(start, end)`` in ``spans``, or
    ``None`` where the quote is a cell's. ``claim_ore`` is what the text or the total says, ``expected_ore`` what the
    table or the parts give; both are ``None`` where no money is compared.
    """

    verdict: Verdict
    relation: Relation
    quotes: tuple[str, ...]
    spans: tuple[tuple[int, int] | None, ...]
    cells: tuple[CellRef, ...]
    explanation: str
    claim_ore: int | None = None
    expected_ore: int | None = None

    @property
    def key(self) -> str:
        """A name that stays the same while the text around it is edited: what was compared, not where it stands."""
        quotes = (" ".join(quote.split()).rstrip(".") for quote in self.quotes)
        figures = re.findall(r"\d[\d.,]*", self.explanation)
        return "|".join((self.relation.value, *quotes, *figures))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read and found, each in the order of the text; findings about tables alone come last."""

    amounts: tuple[Amount, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[FigureFinding, ...] = ()
