"""Figures in prose that point at tables: one place, or the sum, difference, share or average of several.

What one points at is written ``row:column`` or ``sum(row:column,row:column)``; how it says so stands in
``figure_forms.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from kk_desktop.errors import UserError

from .amounts import round_to_ore, round_to_step
from .budget_values import mixed_levels
from .budgets import Column, ColumnKind, Row, RowKind, share_of
from .text import FieldSource
from .wording import listed, shortened


class FigureKind(StrEnum):
    """How a figure is made of places in tables."""

    CELL = "cell"
    SUM = "sum"
    DIFFERENCE = "difference"  # the first without the second
    SHARE = "share"  # the first of the second
    AVERAGE = "average"  # per year, over the places that hold an amount

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {
            FigureKind.CELL: "Tal",
            FigureKind.SUM: "Sum",
            FigureKind.DIFFERENCE: "Forskel",
            FigureKind.SHARE: "Andel",
            FigureKind.AVERAGE: "Gennemsnit pr. år",
        }[self]

    @property
    def takes(self) -> int | None:
        """How many places it is made of; ``None`` for as many as there are."""
        return {FigureKind.CELL: 1, FigureKind.DIFFERENCE: 2, FigureKind.SHARE: 2}.get(self)


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A place in a table; a typed cell's own id stands alone in older texts, with no column."""

    row_id: str
    column_id: str = ""

    def __str__(self) -> str:
        return f"{self.row_id}:{self.column_id}" if self.column_id else self.row_id


@dataclass(frozen=True, slots=True)
class FigureTarget:
    """What a live figure is made of; a difference and a share have two places, a sum and an average any number."""

    kind: FigureKind
    places: tuple[TablePlace, ...]

    def __str__(self) -> str:
        places = ",".join(map(str, self.places))
        return places if self.kind is FigureKind.CELL else f"{self.kind.value}({places})"

    @property
    def source(self) -> FieldSource:
        """What a field that shows it points at."""
        return FieldSource.BUDGET_CELL if self.kind is FigureKind.CELL else FieldSource.FIGURE


_TARGET = re.compile(r"(?:(?P<kind>[a-z]+)\()?(?P<places>[^()]+)(?(kind)\))")
_PLACE = re.compile(r"(?P<row>[^:,()]+)(?::(?P<column>[^:,()]+))?")


@lru_cache(4_096)
def read_target(text: str) -> FigureTarget:
    """The target that ``str`` of it wrote. Raises ``ValueError`` for what is none."""
    whole = _TARGET.fullmatch(text)
    if whole is None:
        raise ValueError(f"no figure: {text[:80]}")
    kind = FigureKind(whole["kind"] or FigureKind.CELL)
    found = [_PLACE.fullmatch(part) for part in whole["places"].split(",")]
    places = tuple(TablePlace(place["row"], place["column"] or "") for place in found if place)
    if len(places) != len(found) or kind.takes not in (None, len(places)):
        raise ValueError(f"no figure: {text[:80]}")
    return FigureTarget(kind, places)


MOST_PLACES = 100
"""Places a figure is made of: whoever needs more has a sum for them in the table."""


def figure_of_block(rows: Sequence[Row], columns: Sequence[Column]) -> FigureTarget:
    """The figure of one cell, or the sum of a block: what is added up in it already is not added once more.

    Raises ``UserError`` for more places than a figure is made of.
    """
    if len(rows) > 1:
        rows = [row for row in rows if row.kind is RowKind.ROW] or [row for row in rows if row.kind.is_sum] or rows
    if len(columns) > 1:
        columns = [column for column in columns if column.kind is ColumnKind.FIGURES] or columns
    places = tuple(TablePlace(row.id, column.id) for row in rows for column in columns)
    if len(places) > MOST_PLACES:
        raise UserError(
            f"Du har valgt {len(places)} tal, og teksten kan højst lægge {MOST_PLACES} sammen. Intet er kopieret."
            " Lav en sum i tabellen, og brug den."
        )
    return FigureTarget(FigureKind.CELL if len(places) == 1 else FigureKind.SUM, places)


# What it comes to -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a figure comes to: an amount in øre and its price level, or a share; ``doubt`` tells why it is neither.

    ``step`` is how many øre the last digit is worth that its tables print.
    """

    ore: int | None = None
    share: Fraction | None = None
    level: int | None = None
    doubt: str = ""
    step: int = 1

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to say."""
        return self.ore is None and self.share is None

    @property
    def shown(self) -> int:
        """The amount in øre as its tables print it; the exact one where rounding would tell that there is none."""
        return round_to_step(self.ore or 0, self.step) or self.ore or 0


NOTHING = Reckoned()


def mixed(levels: Iterable[int | None]) -> Reckoned:
    """Nothing, since amounts of different price levels are not added."""
    return Reckoned(doubt=mixed_levels(levels))


_DASHES = "-– "
"""What a detail's label begins with where it stands below its group."""

_NAME = 60
"""Letters told of one row's name among others."""

_LONGEST = 160
"""Letters told of what a figure is made of."""

_SHARES = "En af tallene er en andel og kan ikke regnes med som et beløb."
_NO_WHOLE = "Helheden er 0, så der er ingen andel af den."


def reckon(kind: FigureKind, parts: Sequence[Reckoned]) -> Reckoned:
    """What the parts come to, exact to the øre; empty places count for nothing in a sum and an average.

    A part that cannot be told leaves the whole in doubt, and so do amounts of different price levels.
    """
    if kind is FigureKind.CELL:
        return parts[0]
    levels = {part.level for part in parts if part.ore is not None}
    if doubt := _doubt(parts, levels):
        return Reckoned(doubt=doubt)
    amounts = [part.ore for part in parts if part.ore is not None]
    if not amounts or (kind.takes and len(amounts) < kind.takes):
        return NOTHING
    level, step = levels.pop(), max(part.step for part in parts)
    if kind is FigureKind.SHARE:
        share = share_of(amounts[0], amounts[1])
        return Reckoned(doubt=_NO_WHOLE) if share is None else Reckoned(share=share)
    if kind is FigureKind.DIFFERENCE:
        return Reckoned(amounts[0] - amounts[1], level=level, step=step)
    exact = Fraction(sum(amounts), len(amounts) if kind is FigureKind.AVERAGE else 1)
    return Reckoned(round_to_ore(exact), level=level, step=step)


def _doubt(parts: Sequence[Reckoned], levels: Collection[int | None]) -> str:
    if doubt := next((part.doubt for part in parts if part.doubt), ""):
        return doubt
    if any(part.share is not None for part in parts):
        return _SHARES
    return mixed_levels(levels) if len(levels) > 1 else ""


def described(target: FigureTarget, places: Sequence[tuple[Row, Column]]) -> str:
    """What the figure is made of, in words: Sum af Tingbjerg, 2014 og 2015. ``places`` are the target's, in order."""
    if target.kind is FigureKind.CELL:
        return f"{places[0][0].label.lstrip(_DASHES)}, {places[0][1].name}"
    names = [f"{_name(row)}, {shortened(column.name, _NAME)}" for row, column in places]
    match target.kind:
        case FigureKind.DIFFERENCE:
            return f"{names[0]} minus {names[1]}"
        case FigureKind.SHARE:
            return f"{names[0]} som andel af {names[1]}"
    rows, columns = {row.id for row, _ in places}, {column.id for _, column in places}
    if len(rows) == 1:
        parts = f"{_name(places[0][0])}, {listed([column.name for _, column in places])}"
    elif len(columns) == 1:
        parts = f"{listed([_name(row) for row, _ in places])}, {places[0][1].name}"
    else:
        parts = f"{len(places)} tal fra {names[0]} til {names[-1]}"
    return f"{target.kind.danish} af {shortened(parts, _LONGEST)}"


def _name(row: Row) -> str:
    return shortened(row.label.lstrip(_DASHES), _NAME)
