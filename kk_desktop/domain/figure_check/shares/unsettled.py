"""An amount that is said to be a share of what the text does not tell."""

from __future__ import annotations

from .. import say
from ..ground import Ground
from ..model import Amount, Relation, Verdict
from ..text.patterns import Pattern
from ..text.words import same, telling
from .portions import Share
from .quantities import Quantity, of_amount, quantities
from .ties import is_said

_OF_NOUN = Pattern(r" (?:ud )?af (?P<noun>[^.,;:()\d]{1,60})")
_OF_MONEY = Pattern(r" af (?:de |den |det )?(?:samlede )?\w*(?:udgift|omkostning|budget|anlægssum|pris)\w*")
_CLOSE = 90
"""Letters from a share to what it gives, where nothing else ties the two."""
_REACH, _MOST = 4_000, 60
"""Letters and amounts around a share in which what it is of is looked for before it is called unknown."""


def tell_without_base(ground: Ground, share: Share) -> None:
    """An amount is said to be the share of something that the text does not tell."""
    number = ground.number(share.figure)
    here, following = quantities(ground, number), ground.amounts_in(number + 1)
    if not here and len(following) == 1 and _is_next(ground, share):
        here = [of_amount(each) for each in following if each not in ground.ranges]
    for result in here:
        thing = result.thing
        is_open = isinstance(thing, Amount) and thing not in ground.settled
        is_close = thing.start - share.figure.end < _CLOSE
        if is_open and is_close and is_said(ground, share.figure, result):
            if _has_base_elsewhere(ground, share, result):
                return
            said = f"Teksten siger ikke, hvad {share.figure.quote} er af; {say.quoted(thing)} kan ikke efterregnes"
            ground.tell(Verdict.AMBER, Relation.SHARE_OF, [thing, share.figure], said)
            return


def _is_next(ground: Ground, share: Share) -> bool:
    """Whether a share is of what costs money, and the paragraph goes on."""
    return (
        ground.passages.goes_on(ground.number(share.figure) + 1)
        and _OF_MONEY.match(ground.after(share.figure)) is not None
    )


def _has_base_elsewhere(ground: Ground, share: Share, result: Quantity) -> bool:
    """Whether the text has, further off, what the amount is the share of, in a word that stands behind the share."""
    match, start = _OF_NOUN.match(ground.after(share.figure)), share.figure.start
    words = telling(match["noun"]) if match else ()
    return bool(words) and any(
        abs(result.value - share.part * each.ore) <= result.half
        and any(same(word, other) for word in words for other in telling(ground.before(each, 40)))
        for each in ground.amounts_between(start - _REACH, start + _REACH)[:_MOST]
        if each is not result.thing
    )
