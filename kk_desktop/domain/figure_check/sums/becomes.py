"""What an amount becomes when others are added or taken off: ``9,0 mio. kr. Der er flyttet 1,2, så den er nu 7,8``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from ..text.words import same, telling
from .adding import judge, parts_sum
from .called import ENOUGH, Called, nearby, weigh_miss

_LESS = Pattern(
    r"\b(?:tilskud\w*|\w*refusion\w*|refunder\w*|\w*indtægt\w*|nedslag\w*|rabat\w*|fradrag\w*|modregn\w*|"
    r"trække[rs]?|trak|trukket|"
    r"fratr\w*|flytte[rst]?|flyttet|reducere[rst]?|ned(?:skriv|skrev|juster|bring|bragt)\w*|beskære[st]?|beskåret|"
    r"skåret|skæres|spare[rst]?|sparet|fald(?:e[rt]?|t)|mindskes?|"
    r"\w*salg\w*|indbringe\w*|"
    r"brugerbetaling\w*|egenbetaling\w*|medfinansiering|kurstab|afdrag\w*|betalt|sænke[st]?|nedsætte\w*|nedsat|"
    r"hjemtage\w*|"
    r"overføres til|minus|underskud(?:et)?|afgive[rst]?)\b"
)
_MORE = Pattern(
    r"\b(?:forhøje[rst]?|øge[rst]?|hæve[rst]?|tilføre[rst]?|tilført|tillæg\w*|ekstra|yderligere|hertil|dertil|"
    r"plus|optage[rst]?|låneoptag\w*|op(?:juster|skriv|skrev)\w*|"
    r"løfte[rst]?|momsen|lægge[rs]?|udvide[rst]?|sættes (?:\w+ )?op|sat op|stige[rt]?|steg(?:et)?|vokse[rt]?|"
    r"overskud(?:det)?|"
    r"forhøjelse\w*)\b"
)
_LEFT_OUT = Pattern(
    r"\b(?:ses bort fra|holde[rst]? (?:\w+ )?ude(?:n for)?|ude af|uden for|ikke medregnet|uden|eksklusive|ekskl\.)\b"
)
_ALL_OF_IT = Pattern(r"\b(?:med (?:dem|den|det|\w+)|fulde|samlede?|inklusive|inkl\.)\b")
_FROM_TO = Pattern(r"\b(?:fra|til) (?:i alt |nu )?$")
_GOES_ON = Pattern(r"(?:[^.;]{0,40},| [^.;,]{0,30})? ?(?:og|samt) (?:\w+ ){0,2}")
_WITHOUT = Pattern(r"\b(?:uden|ekskl\.|eksklusive) \w+")
_LEFT_IN = Pattern(r"\b(?:koster|udgør|er|momsen)\b")
_EARLIER = Pattern(r"\b(?:før|inden) \w+")
_SOME_OF_IT = Pattern(r"\W*af (?:den|det|de) ")
_TOTAL = Pattern(r"\b(?:i ?alt|tilsammen|sammenlagt)\b")
_AT_START = Pattern(r"\b(?:ved (?:året|sæsonen|perioden)s (?:start|begyndelse)|primo|pr\. 1\. januar)\b")
_AT_END = Pattern(r"\b(?:ved (?:året|sæsonen|perioden)s (?:slutning|udgang|afslutning)|ultimo|pr\. 31\. december)\b")
_IN_OR_OUT = Pattern(
    r"\b(?:(?P<came>\w*indtægt\w*|tilskud\w*|fik|modtog|\w*kontingent\w*|indbetal\w*|tjente|solgte)|"
    r"\w*udgift\w*|\w*omkostning\w*|brugt\w*|betalt\w*|afholdt|kostede)\b"
)
_MOST = 4
"""Amounts of an account that is told in prose."""


def find_become(ground: Ground, claim: Called) -> bool:
    """Tell of an amount that is called what another has become; false where none is surely meant."""
    if _SOME_OF_IT.match(claim.lead):
        return False
    for base, steps, signs in _steps(ground, claim):
        expected = parts_sum([each.amount for each in (base, *steps)], [1, *signs])
        weight = _weight(claim, base, steps, signs)
        is_right = claim.amount.says(expected) and weight > 2
        if is_right or weight + weigh_miss(claim.amount, expected) >= ENOUGH:
            judge(ground, claim.amount, [each.amount for each in (base, *steps)], [1, *signs])
            return True
    return False


def _steps(ground: Ground, claim: Called) -> Iterator[tuple[Called, list[Called], list[int]]]:
    """Every window whose amounts are all steps but one, the narrowest first."""
    seen = 0
    for back in range(3):
        window = [each for each in nearby(ground, claim.amount, back, 0) if not Called(ground, each).is_part]
        before = [each for each in window if each.start < claim.amount.start]
        window = before if len(before) > 1 else window
        if len(window) == seen or not 2 <= len(window) <= _MOST:
            continue
        seen = len(window)
        called = [Called(ground, each) for each in window]
        signs = _signs(called, claim)
        bases = [each for each in called if not signs[each.amount]]
        if not bases and all(each.amount.start < claim.amount.start for each in called):
            bases = called[:1]
        if len(bases) == 1:
            steps = [each for each in called if each is not bases[0]]
            yield bases[0], steps, [signs[each.amount] for each in steps]


def _is_balance(base: Called, claim: Called) -> bool:
    """Whether one is what there was at the start and the other what there is at the end."""
    return _AT_END.search(claim.lead) is not None and _AT_START.search(f"{base.lead}|{base.tail}") is not None


def _flow(called: Called) -> int:
    """Whether the last word before it says that it came in or that it went; nothing where none does."""
    said = list(_IN_OR_OUT.finditer(called.lead))
    return 0 if not said else 1 if said[-1]["came"] else -1


def _signs(called: Sequence[Called], claim: Called) -> dict[Amount, int]:
    """What each is to the claim; one that only goes on, ``og de 0,8 mio. kr.``, is as the one before it."""
    if _is_balance(called[0], claim) and all(map(_flow, called[1:])):
        return {called[0].amount: 0} | {each.amount: _flow(each) for each in called[1:]}
    signs: dict[Amount, int] = {}
    last = 0
    for each in called:
        sign = _sign(each, claim)
        last = sign or (last if _GOES_ON.fullmatch(each.lead) else 0)
        signs[each.amount] = last
    return signs


def _sign(step: Called, claim: Called) -> int:
    """Whether the words say that so much is added or taken off; nothing where they say neither or both."""
    if _FROM_TO.search(step.lead):
        return 0
    if _WITHOUT.search(claim.lead[-60:]) and _LEFT_IN.search(step.lead + step.tail):
        return -1
    words = f"{step.lead[-70:]}|{step.tail.split(',')[0][:60]}"
    less, more = _LESS.search(words) is not None, _MORE.search(words) is not None
    if _LEFT_OUT.search(words) and _ALL_OF_IT.search(claim.lead[-60:]):
        return 1
    sign = 0 if less == more else -1 if less else 1
    return -sign if _EARLIER.search(claim.lead[-60:]) else sign


def _weight(claim: Called, base: Called, steps: Sequence[Called], signs: Sequence[int]) -> int:
    """How surely the claim is what the one becomes by the others."""
    ground = claim.ground
    ore = base.amount.ore
    weight = 2 + (2 if claim.is_sure else 1)
    weight += 2 if claim.amount.end > max(each.amount.end for each in (base, *steps)) else 0
    less, more = -1 in signs, 1 in signs
    if less != more:
        weight += 1 if (claim.amount.ore < ore) == less else -ENOUGH
    mine, others = (telling(each.lead[-70:]) for each in (claim, base))
    is_same = any(len(word) > 4 and any(same(word, other) for other in others) for word in mine)
    weight += is_same - (0 if is_same or claim.is_plainly_result or claim.is_sure else 3)
    if (any(each.amount.ore >= ore for each in steps) and not _is_balance(base, claim)) or ore < 0:
        weight -= ENOUGH
    yearly = {ground.is_yearly(each.amount) for each in (claim, base, *steps)}
    weight -= 3 * (len(yearly) > 1) + 4 * any(each.is_rate for each in (claim, base, *steps))
    years = base.years | {year for each in steps for year in each.years}
    weight -= 3 if claim.years and years and claim.years.isdisjoint(years) else 0
    return weight - 3 * (_TOTAL.search(claim.lead[-40:]) is not None)
