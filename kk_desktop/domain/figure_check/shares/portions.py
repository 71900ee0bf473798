"""A share as it is spelled, and how exactly it says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ..ground import Ground
from ..model import Figure
from ..text.patterns import Pattern
from ..text.reading import ODDS, SHARE_WORDS

_ROUGH = Pattern(r"\b(?:knap|godt|ca\.|cirka|næsten|omkring|omtrent|lidt over|lidt under) $")
_ROUGHLY = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Share:
    """A share as a fraction, and half of its last written place."""

    figure: Figure
    part: Fraction
    slack: Fraction
    is_rest: bool = False
    """Whether the text tells what is left when this is taken."""

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
