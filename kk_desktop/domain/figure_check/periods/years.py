"""The periods that a text says: ``2011-2014``, ``2014 og 2015``, ``over fire år``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground import Ground
from ..model import Figure, FigureKind
from ..text.patterns import Pattern

_YEARS_SPAN = Pattern(r"-?(?:årige?t?|år)\b")
_OVER_YEARS = Pattern(
    r"\b(?:i|over|på|for|varer|løber|de næste|de første|altså|"
    r"dvs\.?|det vil sige|svarende til|i alt) (?:i |over )?(?:de (?:næste |første |seneste |sidste )?)?(?:en )?$|\($|"
    r"\b\w*perioden (?:er|udgør) (?:på )?$"
)
_JOINS_YEARS = Pattern(r",? (?:og|samt) |, ")
_AND_ON = Pattern(r" og (?:frem|fremefter|følgende|de følgende)|ff\.")


def years_said(ground: Ground, number: int) -> Iterator[tuple[Sequence[Figure], int]]:
    """Each period of a sentence: ``2011-2014``, ``2014 og 2015``, ``fire år``."""
    for figure in ground.figures_in(number, FigureKind.YEARS):
        first, last = figure.value.split("-")
        yield [figure], int(last) - int(first) + 1
    for figure in ground.figures_in(number, FigureKind.COUNT):
        if is_years(ground, figure):
            yield [figure], int(figure.value)
    runs: list[list[Figure]] = []
    for figure in ground.figures_in(number, FigureKind.YEAR):
        if runs and _JOINS_YEARS.fullmatch(ground.between(runs[-1][-1], figure)):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    for run in runs:
        if len(run) > 1 and not _AND_ON.match(ground.after(run[-1], 20)):
            yield run, len(run)


def is_years(ground: Ground, figure: Figure) -> bool:
    """Whether a count counts years of a period: ``over fire år``, ``3-årig periode``."""
    after = ground.after(figure, 12)
    if "-" in figure.value or not _YEARS_SPAN.match(after.lstrip()) or int(figure.value) > 60:
        return False
    return after.startswith(("-år", "år")) or _OVER_YEARS.search(ground.before(figure, 24)) is not None
