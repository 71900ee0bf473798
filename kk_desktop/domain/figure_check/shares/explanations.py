"""What else a share may be of or give than the pair that the words tie closest: another thing, two of them, a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..ground import Ground
from ..model import FigureKind
from .others import is_of_another
from .pairs import Pair
from .portions import Share, share_of
from .quantities import Quantity, quantities

_MOST, _TOGETHER, _BACK, _TOLD = 12, 4, 3, 6
"""Results that are tried, how many of them together, and sentences back to other shares and to what is told already."""


def is_explained(ground: Ground, share: Share, meant: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether the share is right of something near that the words may mean as well."""
    if _is_of_part(ground, share, meant) or is_of_another(ground, share.figure, meant.base.thing):
        return True
    results = {each.result.thing: each.result for each in pairs if each.base == meant.base}
    found = sorted(results.values(), key=lambda each: each.thing.start)
    if meant.is_said:
        # "den anden halvdel kom fra Valby (1,4 mio. kr.) og Husum (1,0 mio. kr.)": together.
        number = ground.number(share.figure)
        found = [each for each in found if each.thing.start >= meant.result.thing.start > share.figure.start]
        found = [each for each in found if ground.number(each.thing) == number]
        together = [found[:count] for count in range(2, min(_TOGETHER, len(found)) + 1)]
        return any(
            share.fits(sum(each.value for each in some), meant.result.half, meant.base.value) for some in together
        )
    found = [each for each in found if each.thing.start < share.figure.start][-_MOST:]
    return any(share.fits(value, half, meant.base.value) for value, half in _sums(found))


def _sums(found: Sequence[Quantity]) -> Iterator[tuple[int, Fraction]]:
    runs = (found[n : n + count] for n in range(len(found)) for count in range(1, _TOGETHER + 1))
    for some in runs:
        yield sum(each.value for each in some), sum((each.half for each in some), Fraction(0))


def _is_of_part(ground: Ground, share: Share, meant: Pair) -> bool:
    """``40 pct. af de 1.600 boliger er almene. 160 af dem, svarende til 25 pct.``: of a part that is not told."""
    number = ground.number(share.figure)
    others = [
        share_of(figure)
        for n in range(max(number - _BACK, 0), number + 1)
        for figure in ground.figures_in(n, FigureKind.SHARE)
        if figure.end <= share.figure.start
    ]
    told = {each.value for n in range(max(number - _TOLD, 0), number + 1) for each in quantities(ground, n)}
    untold = [part for other in others if (part := round(meant.base.value * other.part)) not in told]
    return any(part and share.fits(meant.result.value, meant.result.half, part) for part in untold)
