"""What a declared rounding lets a sum differ from the rounded figures over it; nothing where none is declared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .model import RawCell
from .numbers import decimals_typed, is_money

IS_ROUNDED = "Forskellen er afrunding."
_DECLARED = re.compile(r"\bafrund", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rounding:
    """How much one last place is in øre; 0 where sums must be exact."""

    last_place: int = 0

    def allows(self, said: int | None, given: int | None, parts: int) -> bool:
        """Whether a sum may be told so of this many figures: each of them, and it, is half a last place off at most."""
        if said is None or given is None:
            return said == given
        return abs(said - given) * 2 <= self.last_place * (parts + 1)


EXACT = Rounding()


def declared(notes: Iterable[str], cells: Iterable[RawCell], ore_per_number: int, *, english: bool) -> Rounding:
    """The rounding that a line below the table tells of; how fine it is, the most exact figure says."""
    if not any(_DECLARED.search(note) for note in notes):
        return EXACT
    money = [cell for cell in cells if is_money(cell)]
    shown = [cell.decimals if cell.number is not None else decimals_typed(cell, english) for cell in money]
    return Rounding(max(1, ore_per_number // 10 ** max((places for places in shown if places), default=0)))
