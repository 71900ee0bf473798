"""Amounts told year by year and added up at once: ``0,6 mio. kr. i 2026 og 0,8 mio. kr. årligt i 2027-2028, i alt``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..ground import Ground
from ..model import Amount, Figure, FigureKind
from ..text.patterns import Pattern

_TIME = (
    r"(?:årlige?t?|om|året|år|pr\.|hvert|i|for|fra|til|og|samt|med|af|årene|(?:budget|skole)?året|de|det|to|tre|fire|"
    r"følgende|efterfølgende|første|sidste|derefter|herefter|dernæst|så|\d{4}(?: ?[-–] ?\d{4})?)(?!\w)"
)
_RUNS_ON = Pattern(rf"(?:[ ,(]+{_TIME}|[-–])*[ ),]*")
"""All that stands between two of the amounts: a verb or a noun would tell of something else."""
_IN_ALL = r"(?:i ?alt|samlet(?: set)?|tilsammen|sammenlagt|totalt)"
_ADDS_UP = Pattern(
    rf"(?:[ ,(]+{_TIME}|[-–])*[ ,;:()–-]+(?:og )?"
    r"(?:(?:dvs\.|det vil sige|svarende til|hvilket (?:giver|bliver|er)|altså|dermed|det (?:er|giver|bliver)) )?"
    rf"{_IN_ALL}(?: (?:for|i) (?:hele )?perioden)? |"
    rf"(?:[ ,(]+{_TIME}|[-–])*\. ?\n? ?{_IN_ALL} (?:er|gives|afsættes|søges|udgør|bliver|giver|svarer|koster)"
    r"(?: (?:det|der|derfor|dermed|således|til|afsat))* "
)
_CLOSES = Pattern(r" ?(?:$|[.;)]|,? jf\b|(?:i|for|over) (?:hele |de \w+ )?(?:\w*perioden|år|årene)\b)")


def year_run(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> list[tuple[Amount, int, tuple[Figure, ...]]]:
    """The last of some amounts that run on to a whole, each of years of its own, with how many those are.

    Nothing where words tell of anything but years, or an amount of several years is not said to be for each of them.
    """
    if not parts or not _ADDS_UP.fullmatch(ground.between(parts[-1], whole)) or not _CLOSES.match(ground.after(whole)):
        return []
    first = len(parts) - 1
    while first and _RUNS_ON.fullmatch(ground.between(parts[first - 1], parts[first])):
        first -= 1
    run = parts[first:]
    if len(run) < 2 or len({ground.number(part) for part in run}) > 1:
        return []
    before = parts[first - 1].end if first and ground.number(parts[first - 1]) == ground.number(run[0]) else 0
    for read in _readings(ground, [*run, whole], before):
        terms = [(part, _count(years), years) for part, years in zip(run, read, strict=True)]
        if all(count == 1 or ground.is_yearly(part) for part, count, _ in terms):
            return terms
    return []


def are_of_other_years(ground: Ground, whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether several amounts of one sentence have years of their own: the whole may be all of them, or some."""
    number = ground.number(whole)
    is_here = len(parts) > 1 and all(ground.number(part) == number for part in parts)
    return is_here and bool(_readings(ground, [*parts, whole], 0))


def _readings(ground: Ground, run: Sequence[Amount], before: int) -> list[list[tuple[Figure, ...]]]:
    """The years behind each amount, or ahead of each, where all but the last have some and no two have the same."""
    behind = [_years(ground, one, one.end, other.start) for one, other in pairwise(run)]
    ahead = [
        _years(ground, other, start, other.start)
        for start, other in zip((before, *(one.end for one in run)), run[:-1], strict=False)
    ]
    return [read for read in (behind, ahead) if all(read) and _are_apart(read)]


def _are_apart(read: Sequence[Sequence[Figure]]) -> bool:
    said = [year for years in read for year in _each(years)]
    return len(said) == len(set(said))


def _years(ground: Ground, part: Amount, start: int, end: int) -> tuple[Figure, ...]:
    figures = ground.figures_in(ground.number(part), FigureKind.YEAR, FigureKind.YEARS)
    return tuple(figure for figure in figures if start <= figure.start < end)


def _each(years: Sequence[Figure]) -> list[int]:
    return [year for figure in years for year in _span(figure.value)]


def _span(value: str) -> range:
    first, _, last = value.partition("-")
    return range(int(first), int(last or first) + 1)


def _count(years: Sequence[Figure]) -> int:
    return len(_each(years))
