"""So much a year where nobody can tell what it is in all: a span of amounts, or a period that is not said."""

from __future__ import annotations

from .. import say
from ..ground import Ground
from ..model import Amount, Figure, Qualifier, Relation, Verdict
from .evidence import SURE, said_of_whole
from .guesses import wholes_near
from .rates import Rate
from .times import Numbers, Times

_LONGEST, _REACH = 40, 5
"""Years, and sentences to where they are told."""


def check_unsettled(ground: Ground, rates: dict[Amount, Rate], numbers: Numbers) -> None:
    """Every amount for a year with a whole told after it that its years do not give."""
    for rate in rates.values():
        if rate.units != {"år"}:
            continue
        for whole in wholes_near(ground, rate):
            is_here = ground.sentence(whole).paragraph == ground.sentence(rate.amount).paragraph
            if whole.start < rate.amount.start or whole in ground.settled or whole in rates or not is_here:
                continue
            if said_of_whole(ground, whole, rate.amount) >= SURE and _told(ground, whole, rate, numbers):
                break


def _told(ground: Ground, whole: Amount, rate: Rate, numbers: Numbers) -> bool:
    high, low = rate.amount, ground.ranges.get(rate.amount)
    paragraph, number = ground.sentence(high).paragraph, ground.number(high)
    years = [each for each in numbers.near(number - _REACH, number + _REACH) if each.unit == "år"]
    near = [each for each in years if ground.sentence(each.figures[0]).paragraph == paragraph]
    if low is not None:
        return bool(near) and low.ore < high.ore and _told_of_span(ground, whole, low, high, near[0])
    if near or ground.number(whole) != number or len(ground.amounts_in(number)) > 2 or not _is_no_multiple(whole, high):
        return False
    said = f"Perioden kan ikke læses af teksten, så {say.prose(whole.ore)} kan ikke regnes efter"
    ground.tell(Verdict.AMBER, Relation.N_TIMES_YEARLY, [whole, high], said)
    return True


def _is_no_multiple(whole: Amount, yearly: Amount) -> bool:
    """Whether no number of whole years gives the whole."""
    near = round(whole.ore / yearly.ore)
    return whole.ore > yearly.ore and near < _LONGEST and not whole.says(near * yearly.ore)


def _told_of_span(ground: Ground, whole: Amount, low: Amount, high: Amount, times: Times) -> bool:
    """``4-5 mio. kr. årligt i 2027-2029, i alt 13 mio. kr.`` may be, and 20 mio. kr. cannot."""
    years = int(times.count)
    least, most = years * low.ore, years * high.ore
    inside = least <= whole.ore <= most
    if not inside and whole.qualifier is not Qualifier.IN_ALL:
        return False
    said = (
        f"{years} × {say.prose(low.ore)} = {say.prose(least)}, og {years} × {say.prose(high.ore)} = {say.prose(most)}; "
        f"{say.claim(whole)}" + (", og det kan ikke afgøres" if inside else ", som ligger uden for spændet")
    )
    things: list[Amount | Figure] = [whole, low, high, *times.figures]
    ground.tell(Verdict.AMBER if inside else Verdict.RED, Relation.N_TIMES_YEARLY, things, said)
    return True
