"""How far two amounts are apart, held against the two: ``97,6 mod et budget på 99,8, et mindreforbrug på 2,2``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from .. import say
from ..ground import Ground
from ..model import Relation, Verdict
from ..text.patterns import Pattern
from .adding import judge
from .called import ENOUGH, Called, nearby, weigh_miss
from .partitions import in_brackets
from .wording import FOR_WHAT, is_told_in

_BOOKS = (
    (
        Pattern(r"(?:budget|ramme\b|rammen\b|bevilling|afsat|overslag|kalkul|bevilge[td]|sat til)"),
        Pattern(
            r"(?:regnskab|forbrug\w*|brugt|anvendt|endte|blev|koste|udgift|afholdt|faktisk|realiser|resultat|"
            r"tilbud|\bbud(?:det|sum)?\b|licitation|"
            r"regning\b|regningen|opgjort)"
        ),
    ),
    (
        Pattern(r"(?:indtægt|indtjen|indbrag|omsætning|tilskud|entré|salg|brugerbetaling|refusion|egenbetaling)"),
        Pattern(r"(?:udgift|omkostning|koste|forbrug|brugt|betalt)"),
    ),
)
"""Money that was meant and money that went; money that came in and money that went out."""
_COMPARED = Pattern(
    r"(?<!\w)(?:mod|fra|frem for|i stedet for|før|tidligere|hidtil|sidste år|i fjor|året før|i dag|nu|end|"
    r"i forhold til|sammenlignet med|"
    r"hvor|men|mens|da|hvis|næste år|gamle|nye|oprindelig\w*|og den|begyndelse|slutning|billigste|dyreste|vores)(?!\w)"
)
_BALANCE = Pattern(r"\b(?:\w*forbrug\w*|\w*overskrid\w*|overskud\w*|underskud\w*)\b[^;.\d]{0,45}$")
"""A balance is made of one year's books."""
_THAN = Pattern(
    r" (?:[a-zæøå]+ ){0,2}?(?:mere|mindre|højere|lavere|over|under|dyrere|billigere|større) (?:end )?[^.;\d]{1,60}$"
)
_EXPLAINS = Pattern(
    r"\W*(?:det|dette|idet|(?:\w+ )?budget\w*|regnskab\w*|\w*udgift\w*|\w*indtægt\w*|forbrug\w*|der|overslag\w*|"
    r"beløbet)\b"
)
_BESIDE = Pattern(r",? (?:mod|hvor(?:imod)?|mens) (?:[a-zæøå]+ ){0,3}$")
_LEADS_TO = Pattern(r" (?:op |ned )?til (?:i alt |nu )?")
"""``hæves med 2 mio. kr. til 9 mio. kr.``: what it has been raised from stands before, and nothing told later is it."""
_OWN_BALANCE = Pattern(
    r"\b(?P<more>merforbrug\w*|budgetoverskrid\w*|overskrid\w*)|\b(?P<less>mindreforbrug\w*)|"
    r"\b(?P<won>overskud\w*)|\b(?P<lost>underskud\w*)"
)
_OVER_BUDGET = Pattern(
    r" (?:(?P<more>over)|(?P<less>under)) (?:det |den )?(?:\w+ )?(?:budget\w*|rammen|bevilling\w*|overslag\w*)"
)
_NAMES = {"won": "overskud", "lost": "underskud", "less": "mindreforbrug", "more": "merforbrug"}
_GIVES = Pattern(r"\b(?:giver|gav|er|bliver|blev|udgør|udgjorde|svarer til|dermed|altså|således|dvs)\b")
_MOST = 7
"""Amounts near a claim among which the two are looked for."""


def find_apart(ground: Ground, claim: Called) -> bool:
    """Tell of an amount that is called a difference; false where no two amounts are surely meant."""
    near = nearby(ground, claim.amount, 2, 1)
    if len(near) > _MOST:
        near = sorted(near, key=lambda each: abs(each.start - claim.amount.start))[:_MOST]
    levels = [called for called in (Called(ground, each) for each in sorted(near, key=lambda each: each.start))]
    levels = [each for each in levels if not each.is_apart and not _is_beside(claim, each)]
    weighed = [(_weight(claim, one, other, levels), one, other) for one, other in combinations(levels, 2)]
    exact = [each for each in weighed if claim.amount.says(_gap(claim, each[1], each[2])) and each[0] > 0]
    if exact:
        _, one, other = max(exact, key=lambda each: each[0])
        _tell(ground, claim, one, other)
        return True
    # A gap that another amount tells rightly is told already.
    weighed = [
        (weight + _miss(claim, one, other), one, other)
        for weight, one, other in weighed
        if not any(each.says(abs(_gap(claim, one, other))) for each in near)
    ]
    weighed.sort(key=lambda each: -each[0])
    if _is_rest_of_more(claim, levels):
        return False
    if not weighed or weighed[0][0] < ENOUGH or (len(weighed) > 1 and weighed[1][0] == weighed[0][0]):
        return False
    _tell(ground, claim, weighed[0][1], weighed[0][2])
    return True


def _is_rest_of_more(claim: Called, levels: Sequence[Called]) -> bool:
    """Whether the largest less some of the others is just the claim: more than two are reckoned with."""
    amounts = sorted((each.amount.ore for each in levels), reverse=True)[:_MOST]
    choices = (some for n in range(2, 5) for some in combinations(amounts[1:], n))
    return any(claim.amount.says(amounts[0] - sum(some)) for some in choices)


def _is_beside(claim: Called, level: Called) -> bool:
    """Whether the claim itself is compared with it: ``et overskud på 59.500 kr. mod 17.100 kr. året før``."""
    return level.amount.start > claim.amount.start and _BESIDE.match(claim.tail) is not None


def _gap(claim: Called, one: Called, other: Called) -> int:
    """How far the two are apart, as the claim's sign has it."""
    gap = abs(one.amount.ore - other.amount.ore)
    return -gap if claim.amount.ore < 0 else gap


def _tell(ground: Ground, claim: Called, one: Called, other: Called) -> None:
    less, more = sorted((one.amount, other.amount), key=lambda each: each.ore)
    if claim.amount.says(_gap(claim, one, other)) and (told := _other_way(claim, one, other)):
        ground.tell(Verdict.RED, Relation.SUM, [claim.amount, more, less], told)
        return
    sign = -1 if claim.amount.ore < 0 else 1
    judge(ground, claim.amount, [more, less], [sign, -sign])


def _weight(claim: Called, one: Called, other: Called, levels: Sequence[Called]) -> int:
    """How surely the claim is the difference of just these two."""
    ground = claim.ground
    numbers = [ground.number(each.amount) for each in (claim, one, other)]
    here, first, second = numbers
    between = ground.between(one.amount, other.amount)
    weight = 2 if claim.is_sure else 1
    weight += 2 if first == second else 1 if abs(first - second) == 1 else -2
    weight += 2 if _COMPARED.search(between) or _COMPARED.search(one.lead[-40:]) or _are_of_two_years(one, other) else 0
    weight += 2 if _are_books(one, other) else 0
    spanned = range(min(numbers), max(numbers) + 1)
    others = [each for each in levels if each not in (one, other) and ground.number(each.amount) in spanned]
    weight += 2 if not others else -len(others)
    weight += 1 if here == first == second else 0
    if _THAN.match(claim.tail) and other.amount.start > claim.amount.end and first == here:
        weight += 2
    if _LEADS_TO.fullmatch(claim.tail) and max(one.amount.start, other.amount.start) > ground.stretch(claim.amount)[1]:
        weight -= 4
    if here > max(first, second) and not claim.goes_back:
        weight -= 3
    if here < min(first, second):
        explains = _EXPLAINS.match(ground.words(min(first, second)).lower()) is not None
        weight -= 0 if explains and _are_books(one, other) else 4
    return weight - _against(claim, one, other)


def _against(claim: Called, one: Called, other: Called) -> int:
    """What speaks against it: other years, a sum over years, a rate beside a whole, a part of something."""
    years = one.years | other.years
    against = 4 if claim.years and years and claim.years.isdisjoint(years) else 0
    yearly = [claim.ground.is_yearly(each.amount) for each in (claim, one, other)]
    against += 4 if yearly[0] and not any(yearly[1:]) else 0
    against += 3 if claim.is_loose else 0
    against += 4 if one.is_rate != other.is_rate or one.is_part or other.is_part else 0
    against += 5 if abs(claim.amount.ore) >= max(abs(one.amount.ore), abs(other.amount.ore)) else 0
    against += 6 if _is_one_of_a_row(claim, one, other) else 0
    against += 4 if _are_of_two_years(one, other) and _BALANCE.search(claim.lead) else 0
    return against + (5 if one.amount.ore == other.amount.ore else 0)


def _miss(claim: Called, one: Called, other: Called) -> int:
    """What the way it misses says for a slip, and what it is for says against it."""
    return weigh_miss(claim.amount, _gap(claim, one, other)) - 3 * _is_for_another(claim, one, other)


def _is_for_another(claim: Called, one: Called, other: Called) -> bool:
    """``Merudgiften på 0,3 mio. kr. til tilsyn``, where the two are bids for a building."""
    told = " ".join(claim.ground.words(claim.ground.number(each.amount)) for each in (claim, one, other))
    what = FOR_WHAT.match(claim.tail)
    return what is not None and not is_told_in(what["what"], told.replace(claim.tail.strip(), ""))


def _is_one_of_a_row(claim: Called, one: Called, other: Called) -> bool:
    """``lavere varmeudgifter (15,2 mio. kr.), færre elever (11,8 mio. kr.) og et merforbrug på mad (-2,5 mio. kr.)``.

    Each is in brackets after its own name; only books, or a verb before the claim, say that it comes of the others.
    """
    are_alike = all(in_brackets(claim.ground, each.amount) for each in (claim, one, other))
    return are_alike and not _are_books(one, other) and _GIVES.search(claim.lead) is None


def _are_of_two_years(one: Called, other: Called) -> bool:
    return bool(one.years and other.years and one.years != other.years)


def _role(amount: Called, first: Pattern, second: Pattern) -> int:
    """1 for what was meant or came in, 2 for what went, 0 where the words say neither or both."""
    is_first, is_second = first.search(amount.lead) is not None, second.search(amount.lead) is not None
    if is_first == is_second:
        is_first, is_second = first.search(amount.tail[:25]) is not None, second.search(amount.lead) is not None
    return 0 if is_first == is_second else 1 if is_first else 2


def _are_books(one: Called, other: Called) -> bool:
    """Whether one is what was meant, or came in, and the other what went."""
    return any(sorted(_role(each, *book) for each in (one, other)) == [1, 2] for book in _BOOKS)


def _other_way(claim: Called, one: Called, other: Called) -> str:
    """What is said where a saving is called an overrun, or the other way round; nothing where it is called right."""
    match = _OVER_BUDGET.match(claim.tail) or _OWN_BALANCE.search(claim.lead[-60:])
    pair = (one, other)
    if match is None or any(each.amount.ore < 0 for each in (claim, *pair)):
        return ""
    said = match.lastgroup
    for book, is_money_in in zip(_BOOKS, (False, True), strict=True):
        roles = [_role(each, *book) for each in pair]
        if sorted(roles) != [1, 2]:
            continue
        meant, went = sorted(pair, key=lambda each: roles[pair.index(each)])
        right, wrong = ("won", "lost") if is_money_in else ("less", "more")
        if said not in (right, wrong) or (said == right) == (meant.amount.ore > went.amount.ore):
            return ""
        less, more = sorted((meant.amount.ore, went.amount.ore))
        name = _NAMES[right if meant.amount.ore > went.amount.ore else wrong]
        return f"{say.calculation([more, -less])} er et {name}; teksten siger {' '.join(match[0].split())}"
    return ""
