"""A share with what it may give and what it may be of, wherever they stand: the closest tied pair is held to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Relation, Verdict
from ..slips import is_mistyped, is_near
from ..text.patterns import Pattern
from .portions import Share, share_of
from .quantities import Quantity, quantities
from .ties import tie_to_base, tie_to_result

_BACK, _ON = 3, 3
"""Sentences before and after a share in which its base and its result are looked for."""
_ENOUGH = 6
"""Points of ties and figures together from which a pair that does not fit is told."""
_CLEAR = 4
"""Points of ties from which a pair that fits is told."""
_NO_PART = Pattern(
    r" ?\)?,? (?:\w+ )?(?:regulering|stigning|moms|rente|fremskrivning|indeksering|vækst|reduktion|besparelse|"
    r"fald|dyrere|billigere|mere|flere|færre|mindre|højere|lavere|point)\w*"
)
_GROWS = Pattern(
    r"\b(?:st[ie]g\w*|fald\w*|øge[st]?|øget|reduce\w*|hæve\w*|sænke\w*|forhøje\w*|vokse\w*|vækst\w*|rente\w*|"
    r"regul\w*|forrent\w*|fremskr\w*|effektivis\w*|fremgang|nedgang|nedsæt\w*|gå(?:et|r) (?:op|ned))\b[^.;]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    result: Quantity
    base: Quantity
    ties: int
    is_tied: bool
    """Whether the words tie both."""


def check_weighed(ground: Ground) -> None:
    """Every share that no plainer rule has told of."""
    told = {span for each in ground.findings for span in each.spans if span is not None}
    for figure in ground.figures:
        if figure.kind is not FigureKind.SHARE or (figure.start, figure.end) in told:
            continue
        if _NO_PART.match(ground.after(figure, 40)) or _GROWS.search(ground.before(figure, 100)):
            continue
        _weigh(ground, share_of(figure))


def _weigh(ground: Ground, share: Share) -> None:
    pairs = list(_pairs(ground, share))
    right = [pair for pair in pairs if _fits(share, pair)]
    if right:
        best = max(right, key=lambda pair: pair.ties)
        if best.ties >= _CLEAR:
            _tell(ground, share, best, Verdict.GREEN)
        return
    best_points, best_pair = 0, None
    for pair in pairs:
        points = pair.ties + _evidence(share, pair) if pair.is_tied else 0
        if points > best_points:
            best_points, best_pair = points, pair
    if best_pair is None or best_points < _ENOUGH or _is_settled(ground, best_pair):
        return
    expected = share.part * best_pair.base.value
    slack = best_pair.result.half + share.part * best_pair.base.half + share.slack * best_pair.base.value
    is_rough = best_pair.result.is_rough or best_pair.base.is_rough
    rounds = abs(best_pair.result.value - expected) <= slack
    _tell(ground, share, best_pair, Verdict.AMBER if is_rough or rounds else Verdict.RED)


def _pairs(ground: Ground, share: Share) -> Iterator[_Pair]:
    figure = share.figure
    number, section = ground.number(figure), ground.sentence(figure).section
    sentences = ground.passages.sentences
    near = [
        each
        for n in range(max(number - _BACK, 0), min(number + _ON + 1, len(sentences)))
        if sentences[n].section == section
        for each in quantities(ground, n)
    ]
    results = {each: tie_to_result(ground, figure, each) for each in near}
    bases = {each: tie_to_base(ground, figure, each) for each in near}
    for result, tie in results.items():
        for base in near:
            if base.is_money == result.is_money and base.value > result.value and base is not result:
                alone = _is_only(near, base, result)
                ties = tie + bases[base] + alone
                yield _Pair(result, base, ties, tie > 1 and bases[base] + alone > 0)


def _is_only(near: list[Quantity], base: Quantity, result: Quantity) -> int:
    """A point where nothing else before the result can be the base."""
    others = [each for each in near if each.is_money == base.is_money and each.value > result.value]
    return 1 if others == [base] else 0


def _fits(share: Share, pair: _Pair) -> bool:
    """Whether the figures agree, the share taken or what is left when it is taken."""
    for part in (share.part, 1 - share.part):
        if abs(pair.result.value - part * pair.base.value) <= pair.result.half:
            return True
    return abs(Fraction(pair.result.value, pair.base.value) - share.part) <= share.slack


def _evidence(share: Share, pair: _Pair) -> int:
    """What the figures themselves say of whether the pair is meant, when it does not fit."""
    expected = round(share.part * pair.base.value)
    if is_mistyped(pair.result.value, expected):
        return 3
    if is_near(expected, pair.result.value, 35):
        return 1
    return 0 if is_near(expected, pair.result.value, 100) else -3


def _is_settled(ground: Ground, pair: _Pair) -> bool:
    return isinstance(pair.result.thing, Amount) and pair.result.thing in ground.wrong


def _tell(ground: Ground, share: Share, pair: _Pair, verdict: Verdict) -> None:
    figure, result, base = share.figure, pair.result, pair.base
    things: list[Amount | Figure] = [result.thing, figure, base.thing]
    if isinstance(result.thing, Amount) and isinstance(base.thing, Amount):
        expected = round(base.value * share.part)
        said = f"{figure.quote} af {say.prose(base.value)} = {say.prose(expected)}; {say.claim(result.thing)}"
        said += say.apart(result.value, expected) if verdict is not Verdict.GREEN else ""
        ground.tell(verdict, Relation.SHARE_OF, things, said, expected=expected)
        return
    percent = say.number(round(Fraction(result.value * 10_000, base.value)), 100)
    said = f"{result.thing.quote} af {base.thing.quote} er {percent} %; teksten siger {figure.quote}"
    ground.tell(verdict, Relation.SHARE_OF, things, said)
