"""When the money of several initiatives may be added: at one stated price level, and otherwise why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .amounts import in_prose
from .budgets import level_words
from .rows import InitiativeRow
from .wording import listed

NO_LEVEL = "beløb uden angivet prisniveau"


def level_names(levels: Iterable[int | None]) -> list[str]:
    """Price levels in words, the newest first, and last that one is not stated."""
    ordered = sorted(set(levels), key=lambda level: (level is None, -(level or 0)))
    return [level_words(level) or NO_LEVEL for level in ordered]


def no_sum(levels: Iterable[int | None]) -> str:
    """Why amounts at these price levels have no sum."""
    return f"Ingen sum: {listed(level_names(levels))} kan ikke lægges sammen."


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
    levels = {row.price_level for row in with_money}
    if len(levels) > 1:
        return InitiativeSum(count, no_sum(levels), is_mixed=True)
    if levels and None not in levels:
        total = in_prose(sum(row.amount_ore or 0 for row in with_money))
        return InitiativeSum(count, f"I alt {total}, {level_names(levels)[0]}")
    return InitiativeSum(count, "")
