"""Where in a table an amount should be: a row, and one or more of its columns."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import WHOLE_MILLION, Amount
from .grids import Grid, Value
from .rows import Row

SURE, INHERITED, DEFAULT = 3, 2, 1
"""Points: said of this amount, of the one beside it, or by nobody."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """The cells that an amount should be: one, or those that it is all of together."""

    grid: Grid
    row: Row
    cells: tuple[Value, ...]
    column_points: int

    @property
    def expected(self) -> int:
        """What the cells say together, in øre."""
        return sum(cell.ore for cell in self.cells)

    def has(self, amount: Amount) -> bool:
        """Whether an amount is what they say; what they leave out when they are rounded is no difference."""
        slack = max(amount.precision_ore, sum(cell.precision_ore for cell in self.cells))
        if amount.precision_ore >= max(cell.precision_ore for cell in self.cells):
            slack = amount.precision_ore
        is_near = amount.precision_ore < WHOLE_MILLION or amount.may_say(self.expected)
        return is_near and 2 * abs(abs(amount.ore) - abs(self.expected)) <= slack

    @property
    def points(self) -> int:
        """How surely it is this place."""
        return self.row.points + self.column_points
