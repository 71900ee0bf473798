"""A share as it is spelled, and a part and its whole that are both counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from ..ground import Ground
from ..model import Figure, FigureKind
from ..text.patterns import Pattern
from ..text.reading import ODDS, SHARE_WORDS

_ROUGH = Pattern(r"\b(?:knap|godt|ca\.|cirka|næsten|omkring|omtrent|lidt over|lidt under) $")
_ROUGHLY = Fraction(1, 20)
_COUNT_OF = Pattern(r" (?:ud )?af (?:de |i alt |alle )*$")
_OF_ALL = Pattern(r"\b(?:ud )?af (?:de |i alt |alle )*$")
_AND_THEN, _OF_THEM = Pattern(r" [^.,;:]{1,40},? (?:og|hvoraf|heraf) "), Pattern(r" af (?:dem|disse)\b")


@dataclass(frozen=True, slots=True)
class Share:
    """A share as a fraction, and half of its last written place."""

    figure: Figure
    part: Fraction
    slack: Fraction

    def fits(self, amount: int, half: Fraction, base: int) -> bool:
        """Whether the amount is the share of the base, or the share their ratio, each as exactly as it is written."""
        return abs(amount - base * self.part) <= half or (
            base != 0 and abs(Fraction(amount, base) - self.part) <= self.slack
        )


def share_at(ground: Ground, figure: Figure) -> Share:
    """What a share is as it is spelled, and as roughly as a word before it says: ``knap halvdelen``."""
    share = share_of(figure)
    return replace(share, slack=share.slack + _ROUGHLY) if _ROUGH.search(ground.before(figure, 12)) else share


def share_of(figure: Figure) -> Share:
    """What a share is as it is spelled."""
    if not figure.quote[0].isdigit():
        words = " ".join(figure.quote.lower().split())
        return Share(figure, ODDS.get(words) or SHARE_WORDS[words], Fraction(0))
    if "/" in figure.quote:
        return Share(figure, Fraction(figure.quote), Fraction(0))
    decimals = len(figure.value.partition(".")[2])
    return Share(figure, Fraction(figure.value) / 100, Fraction(1, 200 * 10**decimals))


def count_pairs(ground: Ground, number: int) -> Iterator[tuple[Figure, Figure]]:
    """A part and its whole, both counted: ``7 af de 10``, ``af 60 adspurgte har 17 svaret``."""
    counts = [each for each in ground.figures_in(number, FigureKind.COUNT) if "-" not in each.value]
    for one, other in pairwise(counts):
        if _COUNT_OF.fullmatch(ground.between(one, other)):
            yield one, other
        elif (_AND_THEN.fullmatch(ground.between(one, other)) and _OF_THEM.match(ground.after(other))) or (
            _OF_ALL.search(ground.before(one)) and int(other.value) < int(one.value)
        ):
            yield other, one
