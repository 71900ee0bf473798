"""A share of a range, which gives a range: both ends are held to it."""

from __future__ import annotations

from fractions import Fraction

from .. import say
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from ..text.patterns import Pattern
from .portions import Share

_IS = Pattern(
    r",? ?(?:\(?(?:svarende til|svarer til|dvs\.?|altså|eller|udgør|som er|er|"
    r"hvilket (?:er|svarer til|udgør)|det (?:er|svarer til)|=)(?: \w+)? |\()(?:ca\. )?$"
)


def check_share_of_range(ground: Ground, share: Share) -> bool:
    """``20-25 mio. kr., hvoraf kommunen betaler 4-5 mio. kr., svarende til 20 pct.``: both ends."""
    figure = share.figure
    highs = [
        each for each in ground.amounts_in(ground.number(figure)) if each in ground.ranges and _is_high(ground, each)
    ]
    if len(highs) != 2 or not (
        _IS.fullmatch(ground.between(highs[1], figure)) if highs[1].end < figure.start else True
    ):
        return False
    for base, result in ((highs[0], highs[1]), (highs[1], highs[0])):
        lows = ground.ranges[base], ground.ranges[result]
        if all(share.fits(r.ore, Fraction(r.precision_ore, 2), b.ore) for b, r in ((base, result), lows)):
            for each, of in ((lows[1], lows[0]), (result, base)):
                said = f"{figure.quote} af {say.prose(of.ore)} = {say.prose(round(of.ore * share.part))}"
                ground.tell(Verdict.GREEN, Relation.SHARE_OF, [each, figure, of], f"{said}; {say.claim(each)}")
            return True
    return False


def _is_high(ground: Ground, amount: Amount) -> bool:
    return ground.ranges[amount].start < amount.start
