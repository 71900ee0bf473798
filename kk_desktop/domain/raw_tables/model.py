"""A table as it came: a grid of cells with what the file says about each, before anybody has read it as a budget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kk_desktop.domain.amounts import round_to_ore, write_decimal

_FINEST = 10**12
"""So fine is a number told: Excel keeps fifteen digits, and the last are the machine's."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell: its words, or a number exactly as the file writes it.

    ``decimals`` is how many the file shows, ``None`` for as many as there are. ``formula`` is without its ``=``.
    ``wide`` and ``tall`` are how many columns and rows the cell covers; those it covers are empty. ``day`` is the date
    that the file holds there, however the words tell it. ``is_error`` marks a formula that could
    not be worked out; ``text`` is then its mark, #REF!, or nothing where the file has no result. ``remark`` is a Danish
    sentence about the cell, and on a row's name about its figures, that the person must be told.
    """

    text: str = ""
    number: Fraction | None = None
    decimals: int | None = None
    percent: bool = False
    currency: str = ""
    formula: str = ""
    bold: bool = False
    italic: bool = False
    indent: int = 0
    wide: int = 1
    tall: int = 1
    day: date | None = None
    is_error: bool = False
    remark: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return self.number is None and not self.text and not self.is_error

    @property
    def shown(self) -> str:
        """What is told about the cell in a sentence."""
        if self.number is None or self.text:
            return self.text
        if self.number.denominator == 1:
            return str(self.number.numerator)
        return write_decimal(round_to_ore(self.number * _FINEST), _FINEST)


EMPTY = RawCell()


@dataclass(frozen=True)
class RawTable:
    """A grid with rows of the same length; ``name`` tells where it stood: a sheet, a table in a letter.

    ``first_row`` and ``first_column`` are the place of the grid's corner in the file, counted from 1, for formulas.
    ``remarks`` are Danish sentences about what the file keeps out of sight.
    """

    name: str
    rows: tuple[tuple[RawCell, ...], ...]
    first_row: int = 1
    first_column: int = 1
    remarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def part(self, top: int, bottom: int, left: int, right: int) -> RawTable:
        """The part from row ``top`` to ``bottom`` and column ``left`` to ``right``, all counted from 1 in the file."""
        up, side = top - self.first_row, left - self.first_column
        rows = tuple(
            row[max(side, 0) : right - self.first_column + 1]
            for row in self.rows[max(up, 0) : bottom - self.first_row + 1]
        )
        return replace(self, rows=rows, first_row=max(top, self.first_row), first_column=max(left, self.first_column))

    def trimmed(self) -> RawTable:
        """Without empty rows and columns at its edges."""
        filled = [n for n, row in enumerate(self.rows) if any(not cell.is_empty for cell in row)]
        if not filled:
            return replace(self, rows=())
        rows = self.rows[filled[0] : filled[-1] + 1]
        used = [
            place for row in rows for n, cell in enumerate(row) if not cell.is_empty for place in (n, n + cell.wide - 1)
        ]
        left, right = min(used), min(max(used), self.width - 1)
        return replace(
            self,
            rows=tuple(row[left : right + 1] for row in rows),
            first_row=self.first_row + filled[0],
            first_column=self.first_column + left,
        )


def grid_of(rows: list[list[RawCell]]) -> tuple[tuple[RawCell, ...], ...]:
    """The rows filled up to the longest one's length."""
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(row) + (EMPTY,) * (width - len(row)) for row in rows)
