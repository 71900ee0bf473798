"""What has risen or fallen by a share, where both what it was and what it became are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Relation, Verdict
from ..slips import is_mistyped
from ..text.patterns import Pattern
from .portions import Share, share_of
from .quantities import Quantity, quantities

_RISE = r"(?:stig\w*|steg(?:et)?|vækst\w*|vokse\w*|øge\w*|øget|forøge\w*|forøget|forhøj\w*|hæve[rst]?|hævet|fremgang|opjuster\w*|flere|mere|højere|dyrere)"
_FALL = r"(?:fald\w*|reduc\w*|redukt\w*|sænk\w*|nedsæt\w*|nedsat|nedgang\w*|tilbagegang|mindske\w*|nedjuster\w*|færre|mindre|lavere|billigere)"
_RISES = Pattern(rf"\b{_RISE}\b[^.;:]{{0,60}}$")
_FALLS = Pattern(rf"\b{_FALL}\b[^.;:]{{0,60}}$")
_RISES_AFTER, _FALLS_AFTER = Pattern(rf" {_RISE}\b"), Pattern(rf" {_FALL}\b")
_NO_GROWTH = Pattern(r"\b(?:point|rente\w*|moms|om året|årligt|pr\. år|i gennemsnit|realt|reelt)\b")
_TARGET = Pattern(r"\b(?:mål\w*|krav\w*|forvent\w*|højst|mindst|op til|ambition\w*)\b[^.;:]{0,60}$")
_FROM, _TO = (
    Pattern(r"\bfra (?:\w+ ){0,3}$"),
    Pattern(r"[^.;:\d]{0,50}(?:\b(?:19|20)\d\d\b)?[^.;:\d]{0,20} til (?:\w+ ){0,3}"),
)
_AGAINST = Pattern(r"[^.;:]{0,60}\b(?:mod|imod)\b[^.;:\d]{0,40}")
_BEFORE = Pattern(r"\b(?:i dag|nu|hidtil|nuværende|tidligere|før|oprindeligt?|sidste år|året før)\b[^.;:\d]{0,30}$")
_AFTER = Pattern(r"\b(?:bliver|herefter|derefter|fremover|til|efter|så|kommer op på)\b[^.;:\d]{0,40}$")
_POINTS_BACK = Pattern(
    r"\W*(?:(?:det|dette|hvilket) (?:er|svarer til|giver|betyder|udgør)|der er (?:tale om|sket)|stigningen|faldet|væksten|nedgangen|fremgangen)\b"
)
_ENOUGH, _CLEAR = 6, 4
_BACK = 2


@dataclass(frozen=True, slots=True)
class _Change:
    old: Quantity
    new: Quantity
    ties: int


def check_changes(ground: Ground) -> None:
    """Every share that something has risen or fallen by."""
    told = {span for each in ground.findings for span in each.spans if span is not None}
    for figure in ground.figures:
        if figure.kind is not FigureKind.SHARE or (figure.start, figure.end) in told:
            continue
        sign = _direction(ground, figure)
        is_other = _NO_GROWTH.search(ground.after(figure, 20)) or _TARGET.search(ground.before(figure, 80))
        if sign and not is_other:
            _weigh(ground, share_of(figure), sign)


def _direction(ground: Ground, figure: Figure) -> int:
    """1 where the words say that something rises by it, -1 where it falls, 0 where neither."""
    after, before = ground.after(figure, 20), ground.before(figure, 70)
    if match := (_RISES_AFTER.match(after) or _FALLS_AFTER.match(after)):
        return 1 if _RISES_AFTER.match(match[0]) else -1
    up, down = _RISES.search(before), _FALLS.search(before)
    if up and down:
        return 1 if up.start() > down.start() else -1
    return 1 if up else -1 if down else 0


def _weigh(ground: Ground, share: Share, sign: int) -> None:
    changes = [each for each in _changes(ground, share.figure) if sign * (each.new.value - each.old.value) > 0]
    right = [each for each in changes if _fits(share, each)]
    if right:
        best = max(right, key=lambda each: each.ties)
        if best.ties >= _CLEAR:
            _tell(ground, share, best, Verdict.GREEN)
        return
    points, meant = max(
        ((each.ties + _evidence(share, each), each) for each in changes), key=lambda each: each[0], default=(0, None)
    )
    if meant is not None and points >= _ENOUGH:
        is_rough = meant.old.is_rough or meant.new.is_rough or _may_be_rounded(share, meant)
        _tell(ground, share, meant, Verdict.AMBER if is_rough else Verdict.RED)


def _changes(ground: Ground, figure: Figure) -> Iterator[_Change]:
    """What changed, told beside the share, in the sentence before one that points back, or in the next one."""
    number, paragraph = ground.number(figure), ground.sentence(figure).paragraph
    sentences = ground.passages.sentences
    points_back = _POINTS_BACK.match(ground.words(number)) is not None
    for n in range(max(number - _BACK, 0), min(number + 2, len(sentences))):
        if sentences[n].paragraph != paragraph:
            continue
        tie = 2 if n == number else 3 if n == number - 1 and points_back else 1
        found = quantities(ground, n)
        for at, one in enumerate(found):
            for other in found[at + 1 : at + 4]:
                if one.is_money == other.is_money:
                    yield from _ordered(ground, one, other, tie + _only(found, one))


def _ordered(ground: Ground, one: Quantity, other: Quantity, tie: int) -> Iterator[_Change]:
    """The two as what it was and what it became, as the words between them say."""
    words, before = ground.between(one.thing, other.thing), ground.before(one.thing, 40)
    if _FROM.search(before) and _TO.fullmatch(words):
        yield _Change(one, other, tie + 3)
    elif _AGAINST.fullmatch(words):
        yield _Change(other, one, tie + 3)
    elif _BEFORE.search(before) and _AFTER.search(words):
        yield _Change(one, other, tie + 3)
    else:
        years = [_year(ground, each) for each in (one, other)]
        if years[0] and years[1] and years[0] != years[1]:
            first, last = (one, other) if years[0] < years[1] else (other, one)
            yield _Change(first, last, tie + 2)


def _year(ground: Ground, quantity: Quantity) -> str:
    """The one year that is nearest to it in its sentence."""
    years = ground.figures_in(ground.number(quantity.thing), FigureKind.YEAR)
    near = sorted(years, key=lambda each: abs(each.start - quantity.thing.start))
    return near[0].value if near and abs(near[0].start - quantity.thing.start) < 40 else ""


def _only(found: Sequence[Quantity], one: Quantity) -> int:
    """A point where the sentence tells no others of the kind."""
    return 1 if sum(each.is_money == one.is_money for each in found) == 2 else 0


def _fits(share: Share, change: _Change) -> bool:
    """Whether what it became is what it was and the share, each as exactly as it is written."""
    old, new = change.old.value, change.new.value
    step = Fraction(abs(new - old), old)
    expected = old * (1 + share.part) if new > old else old * (1 - share.part)
    return abs(step - share.part) <= share.slack or abs(new - expected) <= change.new.half


def _may_be_rounded(share: Share, change: _Change) -> bool:
    old, new = change.old, change.new
    off = abs(abs(new.value - old.value) - share.part * old.value)
    return off <= new.half + old.half * (1 + share.part) + share.slack * old.value


def _evidence(share: Share, change: _Change) -> int:
    """What the figures say of whether the change is meant, when the share does not fit."""
    old, new = change.old.value, change.new.value
    step = abs(new - old)
    if abs(Fraction(step, new) - share.part) <= share.slack:
        return 3
    expected = round(old * (1 + share.part) if new > old else old * (1 - share.part))
    if is_mistyped(new, expected):
        return 3
    low, high = sorted((Fraction(step, old), share.part))
    return 1 if high <= 2 * low else 0 if high <= 4 * low else -_ENOUGH


def _tell(ground: Ground, share: Share, change: _Change, verdict: Verdict) -> None:
    old, new = change.old, change.new
    things: list[Amount | Figure] = [new.thing, share.figure, old.thing]
    percent = say.number(round(Fraction(abs(new.value - old.value) * 10_000, old.value)), 100)
    said = f"Fra {old.thing.quote} til {new.thing.quote} er {percent} %; teksten siger {share.figure.quote}"
    ground.tell(verdict, Relation.SHARE_OF, things, said)
