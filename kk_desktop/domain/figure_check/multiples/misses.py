"""How a whole misses so many times an amount: not at all, by rounding, by a slip of the pen, or by far."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from .. import slips
from ..model import Amount

_NEAR = 25
"""Percent."""
_DIGITS, _TIMES, _HAIR = 3, 4, 0.01
"""Telling digits of which one other is no chance; the ratio up to which two are held against each other at all; and how
near a ratio must be to ten, a hundred or a thousand to be a matter of noughts.
"""


class Miss(Enum):
    """The surest slips have the highest value: chance does not make them."""

    EXACT = 9
    ROUNDED = 8
    SLIP = 3
    """Two digits changed places, a zero too many or too few, one digit of four another."""
    OTHER_COUNT = 2
    """Right for one more or one fewer, or one digit of three is another."""
    LIKE = 1
    """Right for another whole number, or about as much."""
    FAR = 0


def miss(whole: Amount, each: Amount, count: Fraction) -> Miss:
    """How the whole misses so many times what each gets; in whole numbers, as it is asked of very many."""
    many, parts = count.numerator, count.denominator
    expected, said = many * each.ore, parts * whole.ore
    off, slack = 2 * abs(said - expected), parts * whole.precision_ore
    if off <= slack:
        return Miss.EXACT
    if off <= slack + many * each.precision_ore:
        return Miss.ROUNDED
    # What was meant, where it comes out in whole øre: the whole, and what each gets.
    meant = [(whole.ore, *divmod(expected, parts)), (each.ore, *divmod(said, many))]
    pairs = [(one, other) for one, other, rest in meant if not rest and one > 0 and other > 0]
    if any(_is_slip(one, other) for one, other in pairs):
        return Miss.SLIP
    is_one_off = any(
        abs(off_by) <= slack for off_by in (2 * (said - expected + step * parts * each.ore) for step in (-1, 1))
    )
    if is_one_off or any(slips.is_mistyped(*pair) or slips.is_swapped(*pair, 2) for pair in pairs):
        return Miss.OTHER_COUNT
    # What a single digit goes up in says nothing.
    is_whole = whole.ore % each.ore == 0 and expected < 3 * said < 9 * expected and slips.telling_digits(each.ore) > 1
    return Miss.LIKE if is_whole or 50 * off <= _NEAR * expected else Miss.FAR


def may_be(whole: Amount, each: Amount, count: Fraction) -> bool:
    """Whether they are near enough, or just a zero or more apart, to be held against each other at all."""
    ratio = whole.ore * count.denominator / (each.ore * count.numerator or 1)
    if 1 / _TIMES < ratio < _TIMES:
        return True
    apart = ratio if ratio > 1 else 1 / max(ratio, _HAIR / 1000)
    return any(abs(apart / factor - 1) < _HAIR for factor in (10, 100, 1000))


def _is_slip(said: int, meant: int) -> bool:
    """Whether what is said is what was meant, but for a slip of the pen."""
    more, less = max(said, meant), min(said, meant)
    if more in (10 * less, 100 * less, 1000 * less) or slips.is_swapped(said, meant):
        return True
    return slips.telling_digits(meant) > _DIGITS and slips.is_mistyped(said, meant)
