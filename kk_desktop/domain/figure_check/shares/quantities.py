"""What a share can be of, or give: amounts, and numbers of things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ..ground import Ground
from ..model import Amount, Figure, Qualifier
from ..periods.years import is_years
from ..text.patterns import Pattern

_ABOUT = Pattern(r"\b(?:ca\.|cirka|omkring|knap|godt|næsten|omtrent|over|under|mindst|højst|op til) $")
_NO_THING = Pattern(
    r"-?(?: (?:årige?t?|år|måned\w*|uge\w*|dage?|timer?|minutter|point|procentpoint|gange|gang|kvartal|halvår|etape|"
    r"sal|kl\b))"
)
_ORDINAL = Pattern(
    r"\b(?:nr\.|kl\.|uge|side|bilag|model|punkt|opgang\w*|blok|etape|lokale|stue|afdeling|tabel|§{1,2})"
    r"(?: \d+[a-z]?(?:,| og| eller| til| samt))* $"
)
"""Before a number that is a thing's name: ``opgang 3 og 5``."""

_MOST = 20
"""Amounts and counts of one sentence: where there are more, it is a table."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount or a count: where it stands, how large it is (øre or things) and half of its last place."""

    thing: Amount | Figure
    value: int
    half: Fraction
    is_money: bool
    is_rough: bool
    """Whether a word such as ``ca.`` says that it is not exact."""


@lru_cache(maxsize=64)
def quantities(ground: Ground, number: int) -> Sequence[Quantity]:
    """Those of a sentence, in its order; a sentence with too many is a table, and has none."""
    found = [of_amount(each) for each in ground.amounts_in(number) if each not in ground.ranges and each.ore > 0]
    for figure in ground.counts_in(number):
        if figure.value.isdigit() and int(figure.value) > 0 and not _is_no_thing(ground, figure):
            rough = _ABOUT.search(ground.before(figure, 14)) is not None
            found.append(Quantity(figure, int(figure.value), Fraction(1, 2), False, rough))
    return sorted(found, key=lambda each: each.thing.start) if len(found) <= _MOST else ()


def of_amount(amount: Amount) -> Quantity:
    """An amount of money."""
    rough = amount.qualifier in (Qualifier.ABOUT, Qualifier.AT_MOST)
    return Quantity(amount, amount.ore, Fraction(amount.precision_ore, 2), True, rough)


def _is_no_thing(ground: Ground, figure: Figure) -> bool:
    """Whether it counts time, or is the name of something."""
    if is_years(ground, figure) or _NO_THING.match(ground.after(figure, 16)):
        return True
    return _ORDINAL.search(ground.before(figure, 40)) is not None
