"""When the money of several initiatives may be added: at one stated price level, and otherwise why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .amounts import in_prose
from .rows import InitiativeRow
from .wording import listed


@dataclass(frozen=True, slots=True)
class InitiativeSum:
    """``count`` tells how many, ``words`` their sum or why there is none (empty when there is nothing to tell)."""

    count: str
    words: str
    is_mixed: bool = False


def sum_of_initiatives(rows: Sequence[InitiativeRow]) -> InitiativeSum:
    """How many initiatives, and their sum where it can be told: one and the same price level, and a stated one."""
    with_money = [row for row in rows if row.amount_ore is not None]
    count = f"{'1 indsats' if len(rows) == 1 else f'{len(rows)} indsatser'}, {len(with_money)} med beløb"
    levels = sorted({row.price_level or 0 for row in with_money}, reverse=True)
    words = [f"{level} p/l" if level else "beløb uden angivet prisniveau" for level in levels]
    if len(levels) > 1:
        return InitiativeSum(count, f"Ingen sum: {listed(words)} kan ikke lægges sammen.", is_mixed=True)
    if with_money and levels[0]:
        return InitiativeSum(count, f"I alt {in_prose(sum(row.amount_ore or 0 for row in with_money))}, {words[0]}")
    return InitiativeSum(count, "")
