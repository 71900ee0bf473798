"""What is written with a cross: ``2 × 1,4 mio. kr.`` is held against its product, and is 2,8 mio. kr. to all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from kk_desktop.domain.amounts import MILLION

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, FigureFinding, FigureKind, Qualifier, Relation, Verdict
from ..text.patterns import Pattern

_CROSS = Pattern(r"(?<![^\W\d])[×x*](?= ?[\d½])")
_LEFT = Pattern(r"(?<![\w.,/])(?P<number>[\d½][\d.,]*?½?)(?: ?(?:(?:mi[ao]\.? )?kr\.?|t\.? ?kr\.?))? ?$")
_RIGHT = Pattern(r" ?(?P<number>½|\d(?:[\d.,]*[\d½])?)")
_PLAIN = Pattern(r"\d{1,4}(?:,\d{1,2})?")
_EQUALS = Pattern(r"\)? ?= ?")
_COMES_TO = Pattern(r"\)?,? (?:i ?alt|dvs\.|altså|svarende til|hvilket (?:er|giver)|giver(?: i ?alt)?|eller i ?alt) ")
_IN_SUM = Pattern(r"[-+−–/] ?$")
_GOES_ON = Pattern(r" ?[-+−–/:×x*] ?[\d½]| (?:pr\.|per|om (?:året|måneden|ugen|dagen)|årligt|månedligt|hver)\b")
_REACH = 30
"""Letters before a cross in which its number stands."""


@dataclass(frozen=True, slots=True)
class _Cross:
    """The places of the two numbers that a cross stands between."""

    left: tuple[int, int]
    right: tuple[int, int]


def check_crosses(ground: Ground) -> None:
    """``3 × 250.000 kr. = 750.000 kr.``, and ``3 × 250.000 kr., i alt 750.000 kr.`` where no amount is before it."""
    crosses = list(_crosses(ground.text))
    for each, whole in zip(ground.amounts, ground.amounts[1:], strict=False) if crosses else ():
        factors = _factors_before(ground, crosses, each)
        if factors and ground.number(each) == ground.number(whole) and _is_product(ground, factors, each, whole):
            _tell(ground, whole, each, factors)


def as_products(ground: Ground, findings: Sequence[FigureFinding]) -> list[FigureFinding]:
    """The findings without the doubts and the sums of a number that is only a factor beside one they leave out."""
    crosses = list(_crosses(ground.text))
    return [each for each in findings if _holds_alone(each) or not _is_torn(each, crosses)]


def _holds_alone(finding: FigureFinding) -> bool:
    return finding.verdict is Verdict.GREEN and finding.relation is not Relation.SUM


def _is_torn(finding: FigureFinding, crosses: Sequence[_Cross]) -> bool:
    spans = [span for span in finding.spans if span]
    return any(_is_among(cross.left, spans) != _is_among(cross.right, spans) for cross in crosses)


def _is_among(place: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)


def _crosses(text: str) -> Iterator[_Cross]:
    for match in _CROSS.finditer(text):
        left, right = _LEFT.ends(text, match.start(), _REACH), _RIGHT.match(text, match.end())
        if left and right:
            offset = max(0, match.start() - _REACH)
            yield _Cross((offset + left.start("number"), offset + left.end("number")), right.span("number"))


def _factors_before(ground: Ground, crosses: Sequence[_Cross], amount: Amount) -> list[Figure]:
    """The numbers that an amount is taken times, the first one first; none where one of them is no plain number."""
    factors: list[Figure] = []
    at = amount.start
    while cross := next((each for each in crosses if each.right[0] == at), None):
        quote = ground.text[slice(*cross.left)]
        if not _PLAIN.fullmatch(quote):
            return []
        factors.insert(0, Figure(*cross.left, FigureKind.COUNT, quote.replace(",", "."), quote))
        at = cross.left[0]
    return factors


def _is_product(ground: Ground, factors: Sequence[Figure], each: Amount, whole: Amount) -> bool:
    """Whether the words say that the one comes to the other, and nothing else is added to it."""
    if _IN_SUM.search(ground.before(factors[0], 3)) or _GOES_ON.match(ground.after(whole, 12)):
        return False
    joint = ground.between(each, whole)
    is_first = ground.amounts_in(ground.number(each))[:1] == [each]
    return _EQUALS.fullmatch(joint) is not None or (is_first and _COMES_TO.fullmatch(joint) is not None)


def _tell(ground: Ground, whole: Amount, each: Amount, factors: Sequence[Figure]) -> None:
    times = prod((Fraction(factor.value) for factor in factors), start=Fraction(1))
    expected = times * each.ore
    if expected.denominator != 1:
        return
    unit = say.unit_for([each.ore])
    said = [say.number(ore, unit) if unit == MILLION else say.prose(ore) for ore in (each.ore, int(expected))]
    told = f"{' × '.join(factor.quote for factor in factors)} × {said[0]} = {said[1]}; {say.claim(whole)}"
    things: list[Amount | Figure] = [whole, each, *factors]
    if whole.says(int(expected)):
        ground.tell(Verdict.GREEN, Relation.N_TIMES_YEARLY, things, told, expected=int(expected))
    elif not _may_be_rounded(whole, each, times):
        told += say.apart(whole.ore, int(expected))
        ground.tell(Verdict.RED, Relation.N_TIMES_YEARLY, things, told, expected=int(expected))


def _may_be_rounded(whole: Amount, each: Amount, times: Fraction) -> bool:
    """Whether rounding or a word for it may explain the difference."""
    are_exact = {whole.qualifier, each.qualifier}.isdisjoint((Qualifier.ABOUT, Qualifier.AT_MOST))
    return not are_exact or 2 * abs(whole.ore - times * each.ore) <= whole.precision_ore + times * each.precision_ore
