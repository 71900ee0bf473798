"""Headings that stand in the middle over several columns, as on a page: which columns each of them is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

Run = tuple[int, int]
"""The first and the last column that a heading is over; the rows' names are column 0."""
Span = tuple[float, float]
_OFF = 0.15
"""Of the way from one column to the next: so far may a heading's middle be from that of its columns."""
_OFF_TOGETHER = 0.35
"""The same where headings share all columns between them; the next column's would be half a way off."""
_MOST_HEADINGS = 20


def columns_under(
    headings: Sequence[Span], touched: Sequence[Run], spans: Sequence[Span], names: Sequence[str]
) -> tuple[list[Run], set[int]]:
    """The columns under each heading of a line, and the places of those headings that may be over more.

    ``touched`` are the columns right below their words, ``names`` what each column is called below. Two headings or
    more are over all columns, or over all that are else called the same, where their middles say so; one alone may
    also be the upper line of its own column's name.
    """
    every = set(range(1, len(spans)))
    if len(spans) < 3 or len(headings) > _MOST_HEADINGS or _covered(touched) >= every:
        return list(touched), set()
    fitting = [list(_centred(span, run, spans, _OFF)) for span, run in zip(headings, touched, strict=True)]
    widest = _widest([runs or [run] for runs, run in zip(fitting, touched, strict=True)])
    counts = Counter(names)
    doubled = {column for column in every if counts[names[column]] > 1}
    if len(headings) > 1 and (_covered(widest) >= every or (doubled and _covered(widest) >= doubled)):
        return widest, set()
    loosely = [list(_centred(span, run, spans, _OFF_TOGETHER)) for span, run in zip(headings, touched, strict=True)]
    shared = list(islice(_sharing(loosely, 1, len(spans)), 2))
    if len(headings) > 1 and len(shared) == 1:
        return shared[0], set()
    # Between two columns it stands over both; right over one it may be that one's own.
    least = [
        runs[0] if runs and runs[0][1] - runs[0][0] == 1 else run for runs, run in zip(fitting, touched, strict=True)
    ]
    if any(one[1] >= other[0] for one, other in pairwise(least)):
        least = list(touched)
    free = every - _covered(least)
    others = [fitting[n] if run != touched[n] else loosely[n] for n, run in enumerate(least)]
    return least, {
        n
        for n, run in enumerate(least)
        if any(other != run and _covered([other]) <= free | _covered([run]) for other in others[n])
    }


def _covered(runs: Sequence[Run]) -> set[int]:
    return {column for first, last in runs for column in range(first, last + 1)}


def _centred(heading: Span, touched: Run, spans: Sequence[Span], most_off: float) -> Iterator[Run]:
    """The runs of columns around the touched ones whose middle the heading stands in, the shortest first."""
    edges = [right for _, right in spans]
    pitch = median(right - left for left, right in pairwise(edges[1:]))
    # Figures set flush right stand in the right end of the room that their heading is in the middle of.
    edges[0] = edges[1] - pitch
    middle = (heading[0] + heading[1]) / 2
    for count in range(touched[1] - touched[0] + 1, len(spans)):
        for first in range(max(touched[1] - count + 1, 1), min(touched[0], len(spans) - count) + 1):
            last = first + count - 1
            middles = ((edges[first - 1] + edges[last]) / 2, (spans[first][0] + spans[last][1]) / 2)
            if min(abs(middle - each) for each in middles) <= pitch * most_off:
                yield first, last


def _sharing(fitting: Sequence[Sequence[Run]], start: int, end: int) -> Iterator[list[Run]]:
    """The ways in which each heading has the columns from where the one before it ends, and none is left."""
    if not fitting:
        if start == end:
            yield []
        return
    for run in fitting[0]:
        if run[0] == start:
            yield from ([run, *rest] for rest in _sharing(fitting[1:], run[1] + 1, end))


def _widest(fitting: Sequence[Sequence[Run]]) -> list[Run]:
    """One run of each heading's, none over another's, that cover the most columns together."""
    best: dict[int, list[Run]] = {0: []}
    for runs in fitting:
        # By the column that the next heading may begin with, the way there that covers the most.
        reached: dict[int, list[Run]] = {}
        for start, before in best.items():
            for run in runs:
                way = [*before, run]
                if run[0] >= start and len(_covered(way)) > len(_covered(reached.get(run[1] + 1, []))):
                    reached[run[1] + 1] = way
        best = reached
    return max(best.values(), key=lambda way: len(_covered(way)), default=[runs[0] for runs in fitting])
