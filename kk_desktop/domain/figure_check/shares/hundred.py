"""Shares that are said to be all of something, and are not a hundred percent together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .. import say
from ..ground import Ground
from ..model import Figure, FigureKind, Relation, Verdict
from ..text.patterns import Pattern
from .portions import share_of

_LAST = Pattern(
    r"\b(?:de (?:sidste|resterende|øvrige|tilbageværende)|resten|den (?:sidste|resterende)|det sidste)\b[^.;:\d]{0,40}$"
)
_DIVIDED = Pattern(r"\b(?:fordel\w*|nøgle\w*|deles|delt|betales|finansieres|vægt\w*|sammensat|består)\b")
_NESTED = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|bl\.a\.|fx|især|mod|fra|af (?:dem|disse|de))(?!\w)")
_NOT_ALL = Pattern(
    r"(?<!\w)(?:bl\.a\.|blandt andet|fx|især|primært|mere|mindre|højere|lavere|flere|færre|steg\w*|fald\w*)(?!\w)"
)
_MOST, _OFF = 8, Fraction(1, 5)
"""Shares of one whole, and how far from all of it they may be and still be meant as that."""


def check_hundred(ground: Ground) -> None:
    """``A betaler 50 pct., B 30 pct. og C de sidste 25 pct.``."""
    for number in range(len(ground.passages.sentences)):
        shares = ground.figures_in(number, FigureKind.SHARE)
        if 2 < len(shares) <= _MOST and _are_all(ground, number, shares):
            total = sum((share_of(each).part for each in shares), Fraction(0))
            slack = sum((share_of(each).slack for each in shares), Fraction(0))
            if slack < abs(total - 1) <= _OFF:
                parts = " + ".join(each.quote for each in shares)
                said = f"{parts} = {say.percent(total, 1)} pct.; de skulle være 100 pct."
                ground.tell(Verdict.RED, Relation.SHARE_OF, shares, said)


def _are_all(ground: Ground, number: int, shares: Sequence[Figure]) -> bool:
    words = ground.words(number)
    if _NESTED.search(words) or _NOT_ALL.search(words):
        return False
    return (
        _LAST.search(ground.before(shares[-1], 80)) is not None
        or _DIVIDED.search(ground.before(shares[0], 120)) is not None
    )
