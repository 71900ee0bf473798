"""How a whole misses so many times an amount: not at all, by rounding, by a slip of the pen, or by far."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from .. import slips
from ..model import Amount

_NEAR = 25
"""Percent."""
_DIGITS = 3


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
    """How the whole misses so many times what each gets."""
    expected = count * each.ore
    if 2 * abs(whole.ore - expected) <= whole.precision_ore:
        return Miss.EXACT
    if 2 * abs(whole.ore - expected) <= whole.precision_ore + count * each.precision_ore:
        return Miss.ROUNDED
    share = Fraction(whole.ore) / count
    if _is_slip(whole.ore, expected) or _is_slip(each.ore, share):
        return Miss.SLIP
    other = Fraction(whole.ore, each.ore)
    is_one_off = any(2 * abs(whole.ore - (count + step) * each.ore) <= whole.precision_ore for step in (-1, 1))
    if is_one_off or _is_digit(whole.ore, expected) or _is_digit(each.ore, share):
        return Miss.OTHER_COUNT
    # What a single digit goes up in says nothing.
    is_whole = other.denominator == 1 and 3 * other > count > other / 3 and len(str(each.ore).rstrip("0")) > 1
    is_near = 100 * abs(whole.ore - expected) <= _NEAR * expected
    return Miss.LIKE if is_near or is_whole else Miss.FAR


def _is_slip(said: int, expected: Fraction) -> bool:
    """Whether what is said is what was meant, but for a slip of the pen."""
    if expected.denominator != 1 or said <= 0:
        return False
    meant = int(expected)
    factor = Fraction(max(said, meant), min(said, meant))
    is_long = len(str(meant).rstrip("0")) > _DIGITS
    return factor in (10, 100, 1000) or slips.is_swapped(said, meant) or (is_long and slips.is_mistyped(said, meant))


def _is_digit(said: int, expected: Fraction) -> bool:
    if expected.denominator != 1:
        return False
    return slips.is_mistyped(said, int(expected)) or slips.is_swapped(said, int(expected), 2)
