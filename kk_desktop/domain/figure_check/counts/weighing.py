"""How surely numbers of things must add up, and how it is told whether they do.

The words around them weigh, and so does the way the sum misses: one digit off is a slip, far off is another matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..ground import Ground
from ..model import Figure, Relation, Verdict
from ..slips import is_one_digit, is_swapped
from ..text.patterns import Pattern
from .numbers import Count

ENOUGH = 6
"""What words and slip must weigh together before a number is called wrong."""
_ARTICLE = Pattern(
    r"(?:[,:]| og| samt| mens)(?: [a-zæøå]+)? (?:en|et|ingen|flere|nogle|enkelte|mange|adskillige|"
    r"resten(?![^.,;]{0,25}\d)) (?!\d)"
)
"""More that no figure says: ``to fra foreninger og en fra kirken``, ``og flere ønskede en ny høring``."""
_MANY, _FAR = 100, -4


def sum_of(parts: Sequence[Count]) -> Fraction:
    """The parts together."""
    return sum((part.value for part in parts), Fraction(0))


def is_sum(whole: Fraction, parts: Sequence[Count]) -> bool:
    """Whether the parts are the whole."""
    return whole == sum_of(parts)


def slip(claim: Fraction, expected: Fraction) -> int:
    """How much it looks as if the one was meant to be the other."""
    apart = abs(claim - expected)
    if _is_digit_off(claim, expected) and (claim >= _MANY or 100 * apart <= 25 * max(claim, expected)):
        return 3 if claim >= _MANY else 2
    if apart <= 1 or 100 * apart <= 12 * max(claim, expected):
        return 1
    return 0 if 100 * apart <= 25 * max(claim, expected) else _FAR


def _is_digit_off(one: Fraction, other: Fraction) -> bool:
    """Whether one digit is another, or two beside each other changed places, in numbers of two digits or more."""
    if one.denominator != 1 or other.denominator != 1 or min(one, other) < 10:
        return False
    return is_one_digit(int(one), int(other)) or is_swapped(int(one), int(other), 1)


def has_one_in_words(ground: Ground, first: Count, last: Count) -> bool:
    """Whether one more is told of in between without a figure."""
    end = last.figure.end + len(last.tail)
    return _ARTICLE.search(ground.plain(first.figure.end, end)) is not None


def is_slip_of_pen(claim: Fraction, expected: Fraction) -> bool:
    """Whether the one is the other but for one digit or one thing."""
    return abs(claim - expected) <= 1 or _is_digit_off(claim, expected)


def is_within_double(claim: Fraction, expected: Fraction) -> bool:
    """Whether neither is more than twice the other."""
    return 0 < claim <= 2 * expected and expected <= 2 * claim


def tell_sum(ground: Ground, whole: Count, parts: Sequence[Count]) -> None:
    """Tell whether a number is the sum of others."""
    total = sum_of(parts)
    said = f"{' + '.join(_written(part.value) for part in parts)} = {_written(total)}"
    _tell(ground, whole, parts, total, said)


def tell_about(ground: Ground, whole: Count, parts: Sequence[Count]) -> None:
    """Tell that a number is not the sum of others, and need not be, as one of them is only about so many."""
    said = f"{' + '.join(_written(part.value) for part in parts)} = {_written(sum_of(parts))}"
    things = [whole.figure, *(part.figure for part in parts)]
    ground.tell(Verdict.AMBER, Relation.SUM, things, f"{said}; teksten siger ca. {whole.figure.quote}")


def tell_signed(ground: Ground, claim: Count, whole: Count, others: Sequence[Count], signs: Sequence[int]) -> None:
    """Tell whether a number is what another becomes when some are added and some taken off."""
    left = whole.value + sum((each.value * sign for each, sign in zip(others, signs, strict=True)), Fraction(0))
    steps = (f"{'+' if sign > 0 else '-'} {_written(each.value)}" for each, sign in zip(others, signs, strict=True))
    _tell(ground, claim, [whole, *others], left, f"{_written(whole.value)} {' '.join(steps)} = {_written(left)}")


def _tell(ground: Ground, claim: Count, others: Sequence[Count], expected: Fraction, said: str) -> None:
    verdict = Verdict.GREEN if claim.value == expected else Verdict.RED
    things = [claim.figure, *(each.figure for each in others)]
    if verdict is Verdict.RED and _is_wrong_already(ground, things):
        return
    ground.tell(verdict, Relation.SUM, things, f"{said}; teksten siger {claim.figure.quote}")


def _is_wrong_already(ground: Ground, things: Sequence[Figure]) -> bool:
    """Whether one of them is told to be wrong by another sum, or the claim to be right: one slip is told once."""
    spans = {(thing.start, thing.end) for thing in things}
    claim = (things[0].start, things[0].end)
    return any(
        spans & set(each.spans) if each.verdict is Verdict.RED else each.spans[:1] == (claim,)
        for each in ground.findings
    )


def _written(value: Fraction) -> str:
    whole, rest = divmod(abs(value) * 100, 100)
    decimals = f",{int(rest):02}".rstrip("0") if rest else ""
    return f"{'-' if value < 0 else ''}{int(whole):,}".replace(",", ".") + decimals
