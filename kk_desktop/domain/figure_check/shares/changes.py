"""What has risen or fallen by a share, where both what it was and what it became are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Relation, Verdict
from ..slips import is_mistyped
from ..text.patterns import Pattern
from ..text.words import telling
from .of_years import check_change_of_row
from .portions import Share, share_at
from .quantities import Quantity, quantities

_RISE = (
    r"(?:\w*stig\w*|steg(?:et)?|\w*vækst\w*|løft\w*|vokse\w*|øge\w*|øget|forøge\w*|forøget|forhøj\w*|hæve[rst]?|hævet|fremgang|"
    r"op(?:juster|regn|skriv|skrev|reguler)\w*|frems(?:kriv|krev)\w*|reguleres|flere|mere|højere|dyrere|tillæg\w*|merudgift\w*)"
)
_FALL = (
    r"(?:\w*fald(?:er|et|t|e)?|reduc\w*|redukt\w*|sænk\w*|nedsæt\w*|nedsat|nedgang\w*|tilbagegang|mindske\w*|besk[æå]r\w*|"
    r"ned(?:juster|skriv|skrev|bring)\w*|spare\w*|besparelse\w*|færre|mindre|lavere|billigere|rabat\w*|skæres?)"
)
_RISES = Pattern(rf"\b{_RISE}\b[^;:]{{0,60}}$")
_FALLS = Pattern(rf"\b{_FALL}\b[^;:]{{0,60}}$")
_RISES_AFTER, _FALLS_AFTER = Pattern(rf" {_RISE}\b"), Pattern(rf" {_FALL}\b")
_NO_GROWTH = Pattern(r"\b(?:point|rente\w*|moms|om året|årligt|pr\. år|i gennemsnit|realt|reelt)\b")
_FROM_SHARE = Pattern(r"\bfra [\d.,]+ ?(?:%|pct\.?|procent)?[^.;:\d]{0,20} til (?:kun |ca\. )?$")
_TO_SHARE = Pattern(r"[^.;:\d]{0,20} (?:til|mod) (?:kun |ca\. )?[\d.,]+ ?(?:%|pct|procent)")
"""``faldet fra 12,5 pct. til 10,0 pct.``: a share that has itself changed."""
_TARGET = Pattern(r"\b(?:mål\w*|krav\w*|forvent\w*|højst|mindst|op til|ambition\w*)\b[^.;:]{0,60}$")
_FROM = Pattern(r"\bfra (?:\w+ ){0,3}$")
_TO = Pattern(r"[^.;:\d]{0,50}(?:\b(?:19|20)\d\d\b)?[^.;:\d]{0,20} til (?:\w+ ){0,3}")
_AGAINST = Pattern(r"[^.;:]{0,60}\b(?:mod|imod)\b[^.;:\d]{0,40}")
_NOW = Pattern(r"\b(?:i dag|i år|nu|hidtil|nuværende|tidligere|før|oprindeligt?|sidste år|året før)\b[^.;:\d]{0,30}$")
_THEN = Pattern(r"\b(?:bliver|herefter|derefter|fremover|til|efter|så|kommer op på)\b[^.;:\d]{0,40}$")
_LATER = Pattern(r"\b(?:nu|i dag|i år|efter|fremover|bliver|derefter|herefter|siden|senere)\b")
_BECOMES = Pattern(rf"[^.;:]{{0,60}}\b(?:{_RISE}|{_FALL})\b[^.;:\d]{{0,40}} til (?:\w+ ){{0,2}}")
_TO_AT_ONCE = Pattern(r" til (?:i alt |nu |samlet )*")
_OTHER_MATTER = Pattern(r"\W*(?:derudover|herudover|desuden|endvidere|hertil|dertil|samtidig|foruden)(?!\w)")
_RESULT = Pattern(r"\b(?:til|bliver|udgør|er|på) (?:i alt |nu |ca\. |samlet )*$")
_STEP = Pattern(
    r"\b(?:med|på|svarende til|svarer til|dvs\.?|altså|giver|udgør|er|[(=]) ?(?:i alt |ca\. |yderligere |ekstra )*$|"
    r"[(=]$"
)
_GOES_TO = Pattern(r"(?<!svarende)(?<!svarer) til (?:i alt |nu |ca\. |samlet )*$")
_COMPARED = Pattern(r" (?:mere|mindre|over|under|højere|lavere|flere|færre)\b")
_STEP_NOUN = Pattern(
    r"\b(?:stigning\w*|forhøjelse\w*|forøgelse\w*|vækst\w*|fald(?:et)?|reduktion\w*|nedsættelse\w*|besparelse\w*|"
    r"opregning\w*|merudgift\w*|nedgang\w*|tillæg\w*)\b[^.;:\d]{0,40}$"
)
_POINTS_BACK = Pattern(
    r"\W*(?:(?:det|dette|hvilket) (?:\w+ )?(?:er|svarer til|giver|betyder|udgør)|der er (?:tale om|sket)|stigningen|"
    r"faldet|væksten|nedgangen|fremgangen|(?:forhøjelse|forøgelse|reduktion|nedsættelse|besparelse|opjustering|nedjustering|opregning)e?n)\b"
)
_VERBS = {"halver": -1, "fordob": 1}
"""Words that are themselves a share and what becomes of it: ``halveres``, ``fordobles``."""
_STEM = 6
_ENOUGH, _CLEAR = 6, 4
"""What words and figures weigh before a change is called wrong, and the words alone before it is told as right."""
_BACK, _ON = 2, 1
"""Sentences before and after a share in which what changed is told."""
_TELLING = 5
"""Letters that two words must begin with alike to be of one thing: ``varmen`` and ``varmeudgiften``."""
_MOST = 16
"""Amounts and counts around a share; where there are more, nobody can tell which have changed."""


@dataclass(frozen=True, slots=True)
class _Change:
    old: Quantity
    new: Quantity
    """What it became; where ``is_step``, what it rose or fell with."""
    ties: int
    is_step: bool = False


def check_changes(ground: Ground) -> None:
    """Every share that something has risen or fallen by."""
    for figure in ground.figures:
        if figure.kind is not FigureKind.SHARE:
            continue
        sign = _direction(ground, figure)
        if _FROM_SHARE.search(ground.before(figure, 60)) or _TO_SHARE.match(ground.after(figure, 50)):
            continue
        is_other = _NO_GROWTH.search(ground.after(figure, 20)) or _TARGET.search(ground.before(figure, 80))
        if sign and not is_other:
            _weigh(ground, share_at(ground, figure), sign)


def _direction(ground: Ground, figure: Figure) -> int:
    """1 where the words say that something rises by it, -1 where it falls, 0 where neither."""
    if figure.quote[:_STEM].lower() in _VERBS:
        return _VERBS[figure.quote[:_STEM].lower()]
    after, before = ground.after(figure, 20), ground.before(figure, 70)
    if match := (_RISES_AFTER.match(after) or _FALLS_AFTER.match(after)):
        return 1 if _RISES_AFTER.match(match[0]) else -1
    up, down = _RISES.search(before), _FALLS.search(before)
    if up and down:
        return 1 if up.start() > down.start() else -1
    return 1 if up else -1 if down else 0


def _weigh(ground: Ground, share: Share, sign: int) -> None:
    changes = [each for each in _changes(ground, share.figure) if _is_toward(each, sign)]
    right = [each for each in changes if _fits(share, each, sign)]
    if right:
        best = max(right, key=lambda each: each.ties)
        if best.ties >= _CLEAR:
            _tell(ground, share, best, sign, Verdict.GREEN)
        return
    weighed = ((each.ties + _evidence(share, each, sign), each) for each in changes)
    points, meant = max(weighed, key=lambda each: each[0], default=(0, None))
    if meant is not None and points >= _ENOUGH:
        is_rough = meant.old.is_rough or meant.new.is_rough or _may_be_rounded(share, meant, sign)
        _tell(ground, share, meant, sign, Verdict.AMBER if is_rough else Verdict.RED)
    else:
        check_change_of_row(ground, share, sign)


def _is_toward(change: _Change, sign: int) -> bool:
    if change.is_step:
        return 0 < change.new.value < change.old.value
    return sign * (change.new.value - change.old.value) > 0


def _changes(ground: Ground, figure: Figure) -> Iterator[_Change]:
    """What changed, told beside the share, in the sentence before one that points back, or in the next one."""
    number, paragraph = ground.number(figure), ground.sentence(figure).paragraph
    sentences = ground.passages.sentences
    around = range(max(number - _BACK, 0), min(number + _ON + 1, len(sentences)))
    near = {n: quantities(ground, n) for n in around if sentences[n].paragraph == paragraph}
    if sum(map(len, near.values())) > _MOST:
        near = {number: near[number]}
    points_back = _POINTS_BACK.match(ground.words(number)) is not None
    for n, found in near.items():
        tie = 2 if n == number else 3 if n == number - 1 and points_back else 1
        for at, one in enumerate(found):
            for other in found[at + 1 : at + 4]:
                if one.is_money == other.is_money:
                    yield from _ordered(ground, one, other, tie + _only(found, one))
    yield from _since(ground, near, number)
    everything = [each for found in near.values() for each in found]
    for new in everything:
        yield from _from_one(ground, figure, new, [each for each in everything if each.is_money == new.is_money])


def _since(ground: Ground, near: Mapping[int, Sequence[Quantity]], number: int) -> Iterator[_Change]:
    """``... var 3.200 i 2022. To år senere var der 4.000``: told in two sentences, the later one with the share."""
    earlier, later = near.get(number - 1, ()), near.get(number, ())
    if not earlier or len(later) != 1 or earlier[-1].is_money != later[0].is_money:
        return
    if _LATER.search(ground.before(later[0].thing, 80)) or _LATER.search(ground.after(later[0].thing, 30)):
        yield _Change(earlier[-1], later[0], 4)


def _ordered(ground: Ground, one: Quantity, other: Quantity, tie: int) -> Iterator[_Change]:
    """The two as what it was and what it became, as the words between them say."""
    words, before = ground.between(one.thing, other.thing), ground.before(one.thing, 40)
    if (_FROM.search(before) and _TO.fullmatch(words)) or _BECOMES.fullmatch(words):
        yield _Change(one, other, tie + 3)
    elif _AGAINST.fullmatch(words):
        yield _Change(other, one, tie + 3)
    elif _NOW.search(before) and _THEN.search(words):
        yield _Change(one, other, tie + 3)
    else:
        years = [_year(ground, each) for each in (one, other)]
        if years[0] and years[1] and years[0] != years[1]:
            first, last = (one, other) if years[0] < years[1] else (other, one)
            yield _Change(first, last, tie + 2)
        elif _LATER.search(words):
            yield _Change(one, other, tie + 2)


def _from_one(ground: Ground, figure: Figure, new: Quantity, alike: Sequence[Quantity]) -> Iterator[_Change]:
    """``hæves med 4 pct. til 8,4 mio. kr.``, ``stigningen på 0,8 mio. kr. svarer til 10 pct.``: of what is before."""
    thing = new.thing
    apart = ground.number(thing) - ground.number(figure)
    if apart not in (0, 1) or (apart == 0 and abs(thing.start - figure.end) > 90 and thing.start > figure.end):
        return
    if _COMPARED.match(ground.after(thing, 12)):
        return
    before = ground.before(thing, 60)
    after_share = ground.between(figure, thing) if thing.start > figure.end and not apart else ""
    is_step = _STEP_NOUN.search(before) is not None if thing.start < figure.start else _is_step(before, after_share)
    is_result = thing.start > figure.end and _RESULT.search(before) is not None and not is_step
    points_back = apart == 0 or _POINTS_BACK.match(ground.words(ground.number(thing))) is not None
    if not (is_step or is_result) or not points_back:
        return
    bases = [each for each in alike if each is not new and each.thing.end <= max(figure.start, thing.start)]
    if _OTHER_MATTER.match(ground.words(ground.number(thing))):
        bases = [each for each in bases if ground.number(each.thing) == ground.number(thing)]
    is_outright = is_result and _TO_AT_ONCE.fullmatch(after_share) is not None
    for base in bases:
        if is_step and any(
            abs(abs(base.value - each.value) - new.value) <= new.half for each in bases if each is not base
        ):
            continue
        yield _Change(base, new, 2 + is_outright + _tie(ground, figure, base, bases), is_step)
    if is_step:
        yield from _between(ground, new, bases)


def _is_step(before: str, after_share: str) -> bool:
    """Whether an amount after the share is what the share is, and not what comes of it."""
    if _STEP_NOUN.search(before):
        return True
    return _STEP.search(before) is not None and _GOES_TO.search(after_share) is None


def _between(ground: Ground, step: Quantity, others: Sequence[Quantity]) -> Iterator[_Change]:
    """What the step lies between: it is a share of the earlier of the two."""
    for one in others:
        for other in others:
            if one is not other and abs(other.value - one.value - step.value) <= step.half:
                years = [_year(ground, each) for each in (one, other)]
                old = one if not all(years) or years[0] <= years[1] else other
                yield _Change(old, step, 5, is_step=True)


def _tie(ground: Ground, figure: Figure, base: Quantity, bases: Sequence[Quantity]) -> int:
    """How surely what is told before is what has changed."""
    is_here = ground.number(base.thing) == ground.number(figure)
    is_nearest = base is bases[-1]
    is_same = any(
        len(word) >= _TELLING and word[:_TELLING] == other[:_TELLING]
        for word in telling(ground.before(base.thing, 60))
        for other in telling(ground.before(figure, 60))
    )
    is_now = _NOW.search(ground.before(base.thing, 60)) is not None
    return is_here + is_nearest + (len(bases) == 1) + is_same + is_now


def _year(ground: Ground, quantity: Quantity) -> str:
    """The one year that is nearest to it in its sentence."""
    years = ground.figures_in(ground.number(quantity.thing), FigureKind.YEAR)
    near = sorted(years, key=lambda each: abs(each.start - quantity.thing.start))
    return near[0].value if near and abs(near[0].start - quantity.thing.start) < 40 else ""


def _only(found: Sequence[Quantity], one: Quantity) -> int:
    """A point where the sentence tells no others of the kind."""
    return 1 if sum(each.is_money == one.is_money for each in found) == 2 else 0


def _expected(share: Share, change: _Change, sign: int) -> Fraction:
    return change.old.value * (share.part if change.is_step else 1 + sign * share.part)


def _fits(share: Share, change: _Change, sign: int) -> bool:
    """Whether what it became is what it was and the share, each as exactly as it is written."""
    old, new = change.old.value, change.new.value
    step = Fraction(new if change.is_step else abs(new - old), old)
    return abs(step - share.part) <= share.slack or abs(new - _expected(share, change, sign)) <= change.new.half


def _may_be_rounded(share: Share, change: _Change, sign: int) -> bool:
    old, new = change.old, change.new
    off = abs(new.value - _expected(share, change, sign))
    return off <= new.half + old.half * (1 + share.part) + share.slack * old.value


def _evidence(share: Share, change: _Change, sign: int) -> int:
    """What the figures say of whether the change is meant, when the share does not fit."""
    old, new = change.old.value, change.new.value
    step = new if change.is_step else abs(new - old)
    if abs(Fraction(step, old + sign * step if change.is_step else new) - share.part) <= share.slack:
        return 3
    if is_mistyped(new, round(_expected(share, change, sign))):
        return 3
    low, high = sorted((Fraction(step, old), share.part))
    return 1 if high <= 2 * low else 0 if high <= 4 * low else -_ENOUGH


def _tell(ground: Ground, share: Share, change: _Change, sign: int, verdict: Verdict) -> None:
    old, new, figure = change.old, change.new, share.figure
    things: list[Amount | Figure] = [new.thing, figure, old.thing]
    if isinstance(old.thing, Amount) and isinstance(new.thing, Amount):
        if old.thing.price_level != new.thing.price_level and not change.is_step:
            return
        expected = round(_expected(share, change, sign))
        base = say.prose(old.value)
        reckoned = (
            f"{figure.quote} af {base}" if change.is_step else f"{base} {'+' if sign > 0 else '-'} {figure.quote}"
        )
        said = f"{reckoned} = {say.prose(expected)}"
        said += f"; {say.claim(new.thing)}" + (say.apart(new.value, expected) if verdict is not Verdict.GREEN else "")
        ground.tell(verdict, Relation.SHARE_OF, things, said, expected=expected)
        return
    percent = say.percent(abs(new.value - old.value), old.value)
    said = f"Fra {old.thing.quote} til {new.thing.quote} er {percent} %; teksten siger {figure.quote}"
    ground.tell(verdict, Relation.SHARE_OF, things, said)
