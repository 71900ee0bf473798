"""What a share may give and what it may be of, two by two, and how surely the words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..ground import Ground
from ..model import Figure
from ..text.patterns import Pattern
from ..text.words import same, telling
from .portions import Share
from .quantities import Quantity, of_amount, quantities
from .subjects import subject_of
from .ties import IS_MONEY, NAMED, SAID, is_counted_of, tie_to_base, tie_to_result

_BACK, _ON = 6, 6
"""Sentences before and after a share in which its base and its result are looked for."""
_MOST_NEAR = 24
"""Amounts and counts around a share; where there are more, only its own and the sentence before are looked at."""
_WITHIN, _MOST_FAR, _LONG = 20_000, 200, 9
"""Letters and amounts around a share in which a long noun is looked for again, and how long it is."""
_PAIR, _SURE, _LINKED = 2, 2, 2
"""Things of a kind where there is but one choice; points of a sure tie; and of a base that its part is counted of."""
_OF_NOUN = Pattern(r" (?:ud )?af (?:den |det |de )?(?P<noun>[^.,;:()%\d]{1,50})")


@dataclass(frozen=True, slots=True)
class Pair:
    """``ties`` is how surely the words tie both to the share, ``base_tie`` how surely the base alone."""

    result: Quantity
    base: Quantity
    ties: int
    base_tie: int
    is_tied: bool
    """Whether the words tie both."""
    is_said: bool
    """Whether they say outright that the share gives the result: it can be nothing else of the base."""


def pairs_of(ground: Ground, share: Share) -> Iterator[Pair]:
    """Every two of a kind around a share of which the one may be so much of the other."""
    figure = share.figure
    near = _near(ground, figure, _BACK, _ON)
    if len(near) > _MOST_NEAR:
        near = _near(ground, figure, 1, 0)
    far = _far(ground, near, figure, _noun_of(ground, figure), is_before=True)
    subjects = _far(ground, near, figure, subject_of(ground, figure), is_before=False) if far else []
    bases = {each: tie_to_base(ground, figure, each) for each in near} | dict.fromkeys(far, NAMED)
    for result in (*near, *subjects):
        for base in (*near, *far):
            is_pair = base.is_money == result.is_money and base.value > result.value
            # What another share has given is the base of this one only where the words say so, or in a later sentence.
            is_free = base.thing not in ground.shared or bases[base] > 0
            is_later = ground.number(base.thing) != ground.number(figure)
            if is_pair and (is_free or (is_later and share.fits(result.value, result.half, base.value))):
                tie = NAMED if result in subjects else tie_to_result(ground, figure, result, base)
                if tie < SAID and result.thing in ground.shared:
                    continue
                alone = _alone(near, base, result, is_tied=tie > _SURE) + 2 * _is_part_of(ground, result, base)
                base_tie = bases[base]
                if base_tie < _LINKED and tie > _SURE and is_counted_of(ground, result.thing, base.thing):
                    base_tie = _LINKED
                is_tied = tie > 0 and base_tie + alone > 0
                yield Pair(result, base, tie + base_tie + alone, base_tie, is_tied, tie >= SAID)


def _near(ground: Ground, figure: Figure, back: int, on: int) -> list[Quantity]:
    """What stands around a share, in its paragraph; an item of a list has the whole list and what leads to it."""
    number, here = ground.number(figure), ground.sentence(figure)
    sentences = ground.passages.sentences
    return [
        each
        for n in range(max(number - back, 0), min(number + on + 1, len(sentences)))
        if sentences[n].paragraph == here.paragraph or (here.item and sentences[n].section == here.section)
        for each in quantities(ground, n)
    ]


def _noun_of(ground: Ground, figure: Figure) -> str:
    match = _OF_NOUN.match(ground.after(figure, 60))
    return " ".join(telling(match["noun"])[:2]) if match else ""


def _far(ground: Ground, near: Sequence[Quantity], figure: Figure, said: str, *, is_before: bool) -> list[Quantity]:
    """The amounts of other paragraphs that have a long noun which is said: ``8 % af anskaffelsessummen``."""
    words = telling(said)
    nouns = [word for word in words if len(word) >= _LONG and not IS_MONEY.match(word)]
    here = {each.thing for each in near}
    around = ground.amounts_between(figure.start - _WITHIN, figure.start + _WITHIN) if nouns else ()
    nearest = sorted(around, key=lambda each: abs(each.start - figure.start))[:_MOST_FAR]
    found = [
        of_amount(each)
        for each in nearest
        if each not in here
        and each not in ground.ranges
        and any(
            same(noun, word)
            for noun in nouns
            for word in telling(ground.before(each, 40) if is_before else ground.about(each))
        )
    ]
    return found if len({each.value for each in found}) == 1 else []


def _is_part_of(ground: Ground, result: Quantity, base: Quantity) -> bool:
    """Whether a sum that is told already has the one as a part of the other."""
    return ground.is_accounted([result.thing, base.thing])


def _alone(near: list[Quantity], base: Quantity, result: Quantity, *, is_tied: bool) -> int:
    """A point where nothing else before the result can be the base, and one where nothing else is told at all."""
    alike = [each for each in near if each.is_money == base.is_money]
    return sum((is_tied and len(alike) == _PAIR, [each for each in alike if each.value > result.value] == [base]))
