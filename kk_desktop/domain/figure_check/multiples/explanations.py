"""What else a whole may be than so many times an amount: other amounts together, a table's cell, something more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from .evidence import SURE, is_outright
from .guesses import Product
from .rates import Rate
from .times import Numbers, Times

_BETWEEN = Pattern(r"\bmellem (?!de\b|disse\b)[^.;:\d]{3,80}? og [^\W\d]\w+")
_TAKEN_OFF = Pattern(r"(?<!\w)(?:minus|fratrukket|fraregnet|fradrag\w*|modregn\w*|refusion\w*|netto\w*|undtagen)(?!\w)")
_MOST, _REACH = 8, 2
"""Amounts and numbers near a whole that are reckoned with, and sentences back to them."""
_COARSE = 10
"""A whole that is written to no more than a tenth is the sum of anything."""


def is_explained(ground: Ground, guess: Product, rates: dict[Amount, Rate], numbers: Numbers) -> bool:
    """Whether the whole is right otherwise: other amounts together, so many and something more, a table's cell."""
    whole, each = guess.whole, guess.rate.amount
    number = ground.number(whole)
    others = [one for n in range(max(number - _REACH, 0), number + 2) for one in ground.amounts_in(n)]
    others = sorted((one for one in others if one is not whole), key=lambda one: abs(one.start - whole.start))[:_MOST]
    others.sort(key=lambda one: one.start)
    near = numbers.near(number - _REACH, number + 1)
    in_turn = _in_turn(guess, [rates[one] for one in others if one in rates], near)
    rest = _sums([other for other in others if other.ore != each.ore], 0)
    if is_outright(ground, guess):
        # It stands against all that does not reckon with the same amount.
        fewer = [int(count.count) for count in near if count.count < guess.count and count.count.denominator == 1]
        with_each = [count * each.ore + more for count in (*fewer, int(guess.count)) for more in rest]
        is_coarse = _COARSE * whole.precision_ore > whole.ore
        return not is_coarse and any(map(whole.says, with_each + _sums_with(others, each) + in_turn))
    is_bare = guess.tie < SURE and guess.rate.is_each and not guess.rate.units
    if is_bare and whole.ore in (2 * each.ore, 3 * each.ore, 4 * each.ore):
        # "ØKF og TMF betaler 1,3 mio. kr. hver, altså 2,6 mio. kr." counts those it names.
        return True
    if shared := _BETWEEN.search(ground.between(whole, each)):
        # "mellem kommunen og boligorganisationerne" are two, whatever else is counted.
        return abs(whole.ore - (shared[0].count(",") + 2) * each.ore) <= whole.precision_ore
    signs = (1, -1) if _TAKEN_OFF.search(ground.words(number)) else (1,)
    amounts = _sums(others) + [int(guess.expected) + sign * more for more in rest for sign in signs] + in_turn
    amounts += [value.ore for grid in ground.grids for value in grid.values.values()]
    amounts += _counted(ground, others, near, rates)
    counts = [int(count.count) for count in near if count.count.denominator == 1][:_MOST]
    amounts += [one * other * each.ore for n, one in enumerate(counts) for other in counts[n + 1 :]]
    return any(map(whole.says, amounts))


def _counted(ground: Ground, amounts: Sequence[Amount], near: Sequence[Times], rates: dict[Amount, Rate]) -> list[int]:
    """What other amounts come to, each so many times as a number beside it says."""
    return [
        count.count.numerator * amount.ore // count.count.denominator
        for amount in amounts
        for count in near
        if _is_beside(ground, count, amount, rates.get(amount))
    ]


def _is_beside(ground: Ground, times: Times, amount: Amount, rate: Rate | None) -> bool:
    """Whether a number may count an amount: any near what is for one of something, else one in its own sentence."""
    apart = abs(ground.number(times.figures[0]) - ground.number(amount))
    return not times.unit and (not apart if rate is None else apart <= 2 and (rate.is_each or bool(rate.things)))


def _in_turn(guess: Product, rates: Sequence[Rate], near: Sequence[Times]) -> list[int]:
    """``24.000 kr. om måneden i seks måneder, derefter 26.000 kr.``: each so many times, or all of them so many."""
    others = [rate for rate in rates if rate.units & guess.rate.units and rate.amount is not guess.rate.amount]
    together = [
        int(guess.count * (guess.rate.amount.ore + each)) for each in _sums([rate.amount for rate in others], 0)
    ]
    counts = {int(each.count) for each in near if each.unit in guess.rate.units and each.count.denominator == 1}
    if "måned" in guess.rate.units:
        counts |= {12 - count for count in counts}
    each = guess.rate.amount.ore
    return together + [
        one * each + other * rate.amount.ore for rate in others[:_MOST] for one in counts for other in counts
    ]


def _sums_with(amounts: Sequence[Amount], each: Amount) -> list[int]:
    """The sums of neighbours of which this is one."""
    runs = [amounts[n:end] for n in range(len(amounts)) for end in range(n + 2, len(amounts) + 1)]
    return [sum(one.ore for one in run) for run in runs if each in run]


def _sums(amounts: Sequence[Amount], least: int = 1) -> list[int]:
    """The sums of neighbours and of pairs; ``least`` more than one amount."""
    runs = [total for n in range(len(amounts)) for total in [*accumulate(each.ore for each in amounts[n:])][least:]]
    return runs + [one.ore + other.ore for n, one in enumerate(amounts) for other in amounts[n + 1 :]]
