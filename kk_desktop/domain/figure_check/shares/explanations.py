"""What else a share may be of or give than the pair that the words tie closest: another thing, two of them, a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..ground import Ground
from ..model import FigureKind
from .pairs import Pair
from .portions import Share, share_of
from .quantities import Quantity, quantities

_MOST, _TOGETHER, _BACK, _TOLD = 12, 4, 3, 6


def is_explained(ground: Ground, share: Share, meant: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether the share is right of something near that the words may mean as well."""
    return _is_of_part(ground, share, meant) or (
        not meant.is_said and _gives_others(share, meant, [each for each in pairs if each.base == meant.base])
    )


def _gives_others(share: Share, meant: Pair, pairs: Sequence[Pair]) -> bool:
    """``Valby får 0,5 og Husum 1,7 mio. kr. De to svarer til 40 pct. af puljen``: one before it, or some together."""
    results = {each.result.thing: each.result for each in pairs if each.result.thing.start < share.figure.start}
    base, found = meant.base, list(results.values())[-_MOST:]
    return any(share.fits(value, half, base.value) for value, half in _sums(found))


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
