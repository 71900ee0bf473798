"""A whole held against so many times what one of them costs, wherever the text says the three."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from kk_desktop.domain.amounts import MILLION

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Relation, Verdict
from .evidence import ENOUGH, SURE, conclusion, is_about, is_limit, is_outright, weight
from .explanations import is_explained
from .guesses import Product, guesses
from .misses import Miss
from .rates import Rate
from .times import Numbers, Times

_POOR = (Miss.FAR, Miss.LIKE)
"""What is no slip says little where the amount or the number has its own product."""
_ROUGHLY = 20
"""Percent that ``ca.`` may cover."""


def check_products(
    ground: Ground, rates: dict[Amount, Rate], numbers: Numbers, several: Collection[Amount] = ()
) -> None:
    """Every amount for one of something, with a number of them and a whole near it; ``several`` are of more."""
    found = [guess for rate in rates.values() for guess in guesses(ground, rate, rates, numbers)]
    told: set[tuple[Amount, int]] = set()
    for guess in found:
        if _is_right(guess) and (guess.tie > 1 or conclusion(ground, guess) > 1):
            _tell_right(ground, guess, told)
    doubtful = _doubtful(ground, found, rates, numbers)
    doubtful = [(evidence, guess) for evidence, guess in doubtful if guess.whole not in several]
    for _, guess in sorted(doubtful, key=lambda each: (-each[0], _said_by_years(each[1]))):
        if guess.miss is Miss.ROUNDED or is_about(ground, guess):
            is_near = (
                guess.miss is Miss.ROUNDED or 100 * abs(guess.whole.ore - guess.expected) <= _ROUGHLY * guess.expected
            )
            if is_near and guess.tie > 1 and conclusion(ground, guess) >= SURE:
                _tell_wrong(ground, guess, Verdict.AMBER)
        else:
            _tell_wrong(ground, guess, Verdict.RED)


def _is_right(guess: Product) -> bool:
    return guess.miss is Miss.EXACT or (guess.miss is Miss.ROUNDED and guess.rate.is_average)


def _doubtful(
    ground: Ground, found: Sequence[Product], rates: dict[Amount, Rate], numbers: Numbers
) -> list[tuple[int, Product]]:
    """The guesses that nothing else explains, with the evidence that they are meant."""
    right = [guess for guess in found if _is_right(guess)]
    explained = {guess.whole for guess in right}
    used = {(guess.rate.amount, guess.count) for guess in right}
    taken = {times.start for guess in right for times in guess.times if times.figures}
    settled = {guess.rate.amount for guess in right}
    doubtful = [
        (evidence, guess)
        for guess in found
        if guess.whole not in explained
        and (guess.rate.amount, guess.count) not in used
        and (
            guess.miss not in _POOR
            or not (guess.rate.amount in settled or taken & {each.start for each in guess.times})
        )
        and (evidence := weight(ground, guess)) >= ENOUGH
        and not any(is_limit(ground, each) for each in (guess.whole, guess.rate.amount))
    ]
    explained = {guess.whole for _, guess in doubtful if is_explained(ground, guess, rates, numbers)}
    return [
        (evidence, guess)
        for evidence, guess in doubtful
        if guess.whole not in explained
        or (is_outright(ground, guess) and not is_explained(ground, guess, rates, numbers))
    ]


def _said_by_years(guess: Product) -> bool:
    """A period says more than how many years it has: it is told first."""
    figures = _figures(guess)
    return bool(figures) and figures[0].kind is FigureKind.COUNT and guess.times[0].unit == "år"


def _tell_right(ground: Ground, guess: Product, told: set[tuple[Amount, int]]) -> None:
    """Tell it once, also where the same whole is said again in another unit."""
    if guess.whole not in ground.wrong and (guess.rate.amount, guess.whole.ore) not in told:
        told.add((guess.rate.amount, guess.whole.ore))
        ground.slack[guess.whole] = int(guess.count * guess.rate.amount.precision_ore)
        things: list[Amount | Figure] = [guess.whole, guess.rate.amount, *_figures(guess)]
        ground.tell(Verdict.GREEN, Relation.N_TIMES_YEARLY, things, _product(guess), expected=int(guess.expected))


def _tell_wrong(ground: Ground, guess: Product, verdict: Verdict) -> None:
    """Tell it of what was reckoned, unless that is judged already."""
    whole, each = guess.whole, guess.rate.amount
    if whole in ground.settled or whole in ground.parts or each in ground.wrong:
        return
    things: list[Amount | Figure]
    share, claim = Fraction(whole.ore) / guess.count, guess.claim(ground)
    if isinstance(claim, Times):
        said = f"{say.prose(whole.ore)} / {say.prose(each.ore)} er ikke {claim.said}"
        count = Fraction(whole.ore, each.ore)
        said = f"{said}, men {count}" if count.denominator == 1 else said
        ground.tell(verdict, Relation.N_TIMES_YEARLY, [*_figures(guess), whole, each], said)
    elif claim is each and "år" not in guess.rate.units and share.denominator == 1:
        counts = " / ".join(times.said for times in guess.times)
        said = f"{say.prose(whole.ore)} / {counts} = {say.prose(int(share))}; {say.claim(each)}"
        said += say.apart(each.ore, int(share))
        things = [each, whole, *_figures(guess)]
        ground.tell(verdict, Relation.N_TIMES_YEARLY, things, said, expected=int(share))
    else:
        said = _product(guess) + say.apart(whole.ore, int(guess.expected))
        things = [whole, each, *_figures(guess)]
        ground.tell(verdict, Relation.N_TIMES_YEARLY, things, said, expected=int(guess.expected))


def _product(guess: Product) -> str:
    """``4 × 1,95 = 7,8`` in millions; what is less is said with its unit."""
    each, expected = guess.rate.amount.ore, int(guess.expected)
    unit = say.unit_for([each])
    said = [say.number(ore, unit) if unit == MILLION else say.prose(ore) for ore in (each, expected)]
    counts = " × ".join(times.said for times in guess.times)
    return f"{counts} × {said[0]} = {said[1]}; {say.claim(guess.whole)}"


def _figures(guess: Product) -> list[Figure]:
    return [figure for times in guess.times for figure in times.figures]
