"""A share with what it may give and what it may be of, wherever they stand: the closest tied pair is held to it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Qualifier, Relation, Verdict
from ..slips import is_mistyped, is_near, is_swapped
from ..text.patterns import Pattern
from .explanations import is_explained
from .grossed import check_whole_of_parts
from .of_rows import check_share_of_rows
from .of_tables import check_share_of_table
from .pairs import Pair, pairs_of
from .portions import Share, share_at
from .quantities import of_amount
from .ranges import check_share_of_range
from .ties import NAMED, tie_to_base
from .unsettled import tell_without_base

_ENOUGH = 6
"""Points of ties and figures together from which a pair that does not fit is told."""
_REACH, _MOST = 4_000, 60
"""Letters and amounts before a share in which a whole that fits is looked for before anything is called wrong."""
_FAR_OFF = -2
"""Points where the figures are so far apart that only words said outright can mean them."""
_CLEAR = 4
"""Points of ties from which a pair that fits is told."""
_NO_PART = Pattern(
    r" ?\)?,? (?:\w+ )?(?:regulering|stigning|moms|rente|fremskrivning|indeksering|vækst|reduktion|besparelse|"
    r"fald|dyrere|billigere|mere|flere|færre|mindre|højere|lavere|under|over|point)\w*"
)
_LIMIT = Pattern(r"\b(?:højst|maksimalt|maks\.|ikke over|loft på) (?:\w+ ){0,2}$")
_WITH_MORE = Pattern(r"[^.;]{0,60}\b(?:regnes med|regnet med|medregnet|medregnes)\b")
"""What is of more than the text has told."""
_BOUND = Pattern(r"\b(?:mere end|flere end|mindre end|færre end|over|under|mindst|højst|op til) $")
_LEFT = Pattern(
    r"(?<!\w)(?:resterer|(?:er|står) (?:der )?(?:\w+ )?tilbage|rest(?:en|beløbet)|mangler|uforbrug\w*|"
    r"de (?:øvrige|resterende|sidste))(?!\w)[^.;\d]{0,60}$"
)
_IS_LEFT = Pattern(r"[^.;,\d]{0,40} (?:tilbage|til rest|i rest|uforbrugt|ubrugt)(?!\w)")
_VERB = Pattern(r"halver|fordobl")
_OF_THING = Pattern(r" (?:ud )?af ")
_GROWS = Pattern(
    r"\b(?:st[ie]g\w*|fald\w*|øge[st]?|øget|reduce\w*|hæve\w*|sænke\w*|forhøje\w*|vokse\w*|vækst\w*|rente\w*|"
    r"regul\w*|forrent\w*|fremskr\w*|effektivis\w*|fremgang|nedgang|nedsæt\w*|"
    r"skåret|skær\w*|beskær\w*|beskåret|minus|gå(?:et|r) (?:op|ned))\b[^;:]{0,60}$"
)


def check_shares(ground: Ground) -> None:
    """Every share with what it gives, and what it is of."""
    told = {span for each in ground.findings for span in each.spans if each.relation is Relation.SHARE_OF}
    for figure in ground.figures:
        is_open = figure.kind is FigureKind.SHARE and (figure.start, figure.end) not in told
        if is_open and not _is_no_claim(ground, figure):
            share = share_at(ground, figure)
            if share.part > 1:
                continue
            rules = (check_share_of_range, check_whole_of_parts, _weigh, check_share_of_table, check_share_of_rows)
            if not any(rule(ground, share) for rule in rules):
                tell_without_base(ground, share)


def _is_no_claim(ground: Ground, figure: Figure) -> bool:
    """Whether something rises or falls by it, or it is a rate, a bound or a share of more than is told."""
    if _NO_PART.match(ground.after(figure, 40)) or _VERB.match(figure.quote):
        return True
    if _BOUND.search(ground.before(figure, 16)) or _WITH_MORE.match(ground.after(figure, 80)):
        return True
    return _GROWS.search(ground.before(figure, 100)) is not None and not _OF_THING.match(ground.after(figure))


def _weigh(ground: Ground, share: Share) -> bool:
    """Hold the pair that is meant to the share, of counts and of money each for itself; whether one was found."""
    pairs = list(pairs_of(ground, share))
    is_left = _LEFT.search(ground.before(share.figure, 90)) or _IS_LEFT.match(ground.after(share.figure))
    if is_left and not _is_told_of_rest(pairs, share):
        # "600 t.kr. er uddelt. Der resterer 25 pct.": what is told is the others.
        share = replace(share, part=1 - share.part, is_rest=True)
    told = [_weigh_alike(ground, share, pairs, is_money=kind) for kind in (False, True)]
    return any(told)


def _weigh_alike(ground: Ground, share: Share, both: list[Pair], *, is_money: bool) -> bool:
    pairs = [each for each in both if each.base.is_money == is_money]
    wrong = [(each.ties + _evidence(share, each), each) for each in pairs if each.is_tied and not _fits(share, each)]
    points, meant = max(wrong, key=lambda each: each[0], default=(0, None))
    right = [each for each in pairs if _fits(share, each)]
    best = max(right, key=lambda each: each.ties, default=None)
    if meant is None or points < _ENOUGH or (best is not None and _explains(best, meant)):
        if best is not None and best.ties >= _CLEAR:
            _tell(ground, share, best, Verdict.GREEN)
        return best is not None
    if _is_settled(ground, meant) or _is_of_whole_elsewhere(ground, share, meant):
        return False
    others = [each for each in both if each.base.is_money != is_money]
    is_of_others = any(each.is_tied and each.ties >= _CLEAR and _fits(share, each) for each in others)
    if is_explained(ground, share, meant, pairs) or (is_of_others and not meant.is_said and meant.base_tie < NAMED):
        return True
    expected = share.part * meant.base.value
    if _LIMIT.search(ground.before(meant.result.thing, 24)):
        return True
    if _is_at_most(meant):
        if expected > meant.result.value + meant.result.half + share.part * meant.base.half:
            _tell(ground, share, meant, Verdict.RED)
        return True
    slack = meant.result.half + share.part * meant.base.half + share.slack * meant.base.value
    is_rough = meant.result.is_rough or meant.base.is_rough
    rounds = abs(meant.result.value - expected) <= slack and not is_swapped(meant.result.value, round(expected))
    _tell(ground, share, meant, Verdict.AMBER if is_rough or rounds else Verdict.RED)
    return True


def _is_told_of_rest(pairs: list[Pair], share: Share) -> bool:
    """Whether what is left is told itself: after the share, or as what fits it."""
    return any(each.result.thing.start > share.figure.start or _fits(share, each) for each in pairs)


def _is_at_most(pair: Pair) -> bool:
    """Whether the result is a limit, which only a larger share contradicts."""
    thing = pair.result.thing
    return isinstance(thing, Amount) and thing.qualifier is Qualifier.AT_MOST


def _explains(best: Pair, meant: Pair) -> bool:
    """Whether a pair that fits is what is meant, unless the words say outright that the share is of something else."""
    is_wrong_base = best.result == meant.result and meant.base_tie >= NAMED and meant.base_tie > best.base_tie + 1
    return not is_wrong_base and (best.ties >= meant.ties - 1 or best.result == meant.result)


def _fits(share: Share, pair: Pair) -> bool:
    """Whether the figures agree, the share taken or what is left when it is taken."""
    is_later = pair.result.thing.start > share.figure.start
    parts = (share.part, 1 - share.part) if is_later and not pair.is_said else (share.part,)
    if any(abs(pair.result.value - part * pair.base.value) <= pair.result.half for part in parts):
        return True
    if is_later and is_swapped(pair.result.value, round(share.part * pair.base.value)):
        # What is reckoned with the share has the very digits, two of them the other way round.
        return False
    return abs(Fraction(pair.result.value, pair.base.value) - share.part) <= share.slack


def _evidence(share: Share, pair: Pair) -> int:
    """What the figures themselves say of whether the pair is meant, when it does not fit."""
    expected = round(share.part * pair.base.value)
    if is_mistyped(pair.result.value, expected):
        return 3
    if is_near(pair.result.value, expected, 15):
        return 2
    if is_near(pair.result.value, expected, 50) and is_near(expected, pair.result.value, 50):
        return 1
    low, high = sorted((pair.result.value, expected))
    return 0 if high <= 3 * low else _FAR_OFF


def _is_of_whole_elsewhere(ground: Ground, share: Share, pair: Pair) -> bool:
    """Whether the result is the share of a whole that is told further off: the budget of the page's first line."""
    if not pair.result.is_money or pair.base_tie > NAMED:
        return False
    result, start = pair.result, share.figure.start
    for each in ground.amounts_between(start - _REACH, start)[-_MOST:]:
        fits = each not in (result.thing, pair.base.thing) and share.fits(result.value, result.half, each.ore)
        if fits and tie_to_base(ground, share.figure, of_amount(each)) > 0:
            return True
    return False


def _is_settled(ground: Ground, pair: Pair) -> bool:
    return isinstance(pair.result.thing, Amount) and pair.result.thing in ground.wrong


def _tell(ground: Ground, share: Share, pair: Pair, verdict: Verdict) -> None:
    figure, result, base = share.figure, pair.result, pair.base
    ground.shared.add(result.thing)
    quote = f"100 % - {figure.quote}" if share.is_rest else figure.quote
    things: list[Amount | Figure] = [result.thing, figure, base.thing]
    if isinstance(result.thing, Amount) and isinstance(base.thing, Amount):
        expected = round(base.value * share.part)
        said = f"{quote} af {say.prose(base.value)} = {say.prose(expected)}; {say.claim(result.thing)}"
        said += say.apart(result.value, expected) if verdict is not Verdict.GREEN else ""
        ground.tell(verdict, Relation.SHARE_OF, things, said, expected=expected)
        return
    percent = say.percent(result.value, base.value)
    said = f"{result.thing.quote} af {base.thing.quote} er {percent} %; teksten siger {quote}"
    ground.tell(verdict, Relation.SHARE_OF, things, said)
