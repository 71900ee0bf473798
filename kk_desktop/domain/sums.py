"""When the money of several initiatives may be added: at one stated price level, and otherwise why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .amounts import group_digits, in_prose
from .budgets import level_words
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


def sum_of_initiatives(count: int, with_money: int, sums: Mapping[int | None, int]) -> InitiativeSum:
    """How many initiatives, and their sum where it can be told: one and the same price level, and a stated one.

    ``sums`` are their amounts at each price level, in øre.
    """
    words = f"{'1 indsats' if count == 1 else f'{group_digits(count)} indsatser'}, {group_digits(with_money)} med beløb"
    if len(sums) > 1 or (None in sums and with_money > 1):
        # Amounts that nobody has told the price level of may be at any.
        return InitiativeSum(words, no_sum(sums), is_mixed=True)
    for level, ore in sums.items():
        if level is not None:
            return InitiativeSum(words, f"I alt {in_prose(ore)}, {level_names([level])[0]}")
    return InitiativeSum(words, "")
