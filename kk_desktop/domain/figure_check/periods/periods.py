"""How long something lasts held against the years and dates it lasts between, and the year it ends."""

from __future__ import annotations

from collections import defaultdict

from .. import say
from ..ground import Ground
from ..model import Figure, FigureKind, Relation, Verdict
from ..text.patterns import Pattern
from .arrivals import check_later_years
from .durations import Duration, find_durations, is_loose, is_prolonged, tie
from .stretches import Stretch, Stretches

_ENDS = Pattern(
    r"\b(?:slutter|udløber|ophører|afsluttes|begynder|starter|løber til|løber fra|til og med|fra og med|"
    r"sidste år(?: er|,)?|første år(?: er|,)?)(?: \w+){0,2} $"
)
_OF_IT = Pattern(
    r"(?:projekt|indsats|program|forsøg|aftale|periode|bevilling|plan|ordning|pulje|politik)\w*s "
    r"(?:første|sidste) år,? $"
)
"""``projektets sidste år``: there is but one project in a text with one period."""
_EARLIER = Pattern(r"(?<!\w)(?:hidtidige?|tidligere|forrige|nuværende|gamle|eksisterende|forudgående|gældende)(?!\w)")
_SURE, _MOST, _MOST_OFF = 3, 12, 36
"""Sentences; numbers in one of them; months: what differs by more is seldom told of the same."""
_YEARS, _YEAR = Pattern(r" år\b"), Pattern(r"(?:19|20)\d\d")
_ROUNDED = 8
"""Whoever rounds to whole years has rounded by fewer months than these."""


def check_periods(ground: Ground) -> None:
    """``2011-2014`` is four years, and what ends in the period ends in one of them."""
    stretches = Stretches(ground)
    if stretches.last is not None:
        durations: defaultdict[int, list[Duration]] = defaultdict(list)
        for claim in find_durations(ground):
            durations[ground.number(claim.figure)].append(claim)
        for claims in durations.values():
            for claim in claims if len(claims) <= _MOST else ():
                _check(ground, claim, stretches)
    _check_ends(ground)
    check_later_years(ground)


def _check(ground: Ground, claim: Duration, stretches: Stretches) -> None:
    """Tell how long the likeliest stretch is; nothing where the number is right for another one near it."""
    number = ground.number(claim.figure)
    near = stretches.near(number - _SURE, number + _SURE) or stretches.only()
    ties = [(tie(ground, claim, each, stretches), each) for each in near]
    surest = max((sure for sure, _ in ties), default=0)
    right = [(sure, each) for sure, each in ties if claim.months in each.months and (sure or surest <= _SURE)]
    if right:
        sure, stretch = max(right, key=lambda each: each[0])
        if sure > 1 or (stretches.only() and not is_loose(ground, claim)):
            _tell(ground, claim, stretch, Verdict.GREEN)
        return
    if not ties:
        return
    sure, stretch = max(ties, key=lambda each: (each[0], -abs(each[1].figure.start - claim.figure.start)))
    others = [each for each in ground.figures_in(number, FigureKind.COUNT) if _YEARS.match(ground.after(each, 5))]
    if sure < _SURE or claim.months in stretch.also or any(12 * int(each.value) in stretch.months for each in others):
        return
    if _years_beside(ground, claim, stretch):
        _tell(ground, claim, stretch, Verdict.GREEN)
        return
    off = min(abs(claim.months - each) for each in stretch.months)
    rounds = stretch.is_dated and off < (_ROUNDED if claim.is_years else 2)
    if not rounds and off <= _MOST_OFF and (sure > _SURE or not is_prolonged(ground, claim.figure)):
        _tell(ground, claim, stretch, Verdict.RED)


def _years_beside(ground: Ground, claim: Duration, stretch: Stretch) -> bool:
    """Whether the years told besides make it right: ``i 2027 … og i 2028-2030, i alt over fire år``."""
    first, last = map(int, stretch.figure.value.split("-"))
    years = {int(each.value) for each in ground.figures_in(ground.number(stretch.figure), FigureKind.YEAR)}
    beside = len(years.difference(range(first, last + 1)))
    is_of_all = not ground.after(claim.figure, 14).startswith(" overslagsår")
    return is_of_all and any(claim.months == stretch.length + 12 * more for more in range(1, beside + 1))


def _tell(ground: Ground, claim: Duration, stretch: Stretch, verdict: Verdict) -> None:
    """Tell it of the years, where a stretch has dates, as the words between them may say how long it lasts."""
    months = claim.months if verdict is Verdict.GREEN else stretch.length
    length = _length(months) if claim.is_years else f"{months} måneder"
    claimed = claim.figure.quote if claim.is_years else f"{claim.figure.quote} måneder"
    said = f"{say.quoted(stretch.figure)} er {length}; teksten siger {claimed}"
    things = [*(_years_of(stretch.figure) if stretch.is_dated else (stretch.figure,)), claim.figure]
    ground.tell(verdict, Relation.RANGE_OF_YEARS, things, said)


def _years_of(stretch: Figure) -> list[Figure]:
    """The first and the last year of the dates."""
    years = [*_YEAR.finditer(stretch.quote)]
    return [
        Figure(stretch.start + year.start(), stretch.start + year.end(), FigureKind.YEAR, year[0], year[0])
        for year in (years[0], years[-1])
    ]


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    said = [f"{years} år"] * bool(years) + [f"{rest} måneder"] * bool(rest)
    return " og ".join(said) or "under en måned"


def _check_ends(ground: Ground) -> None:
    """The year in which something ends or begins is one of its period's."""
    told: set[tuple[str, str]] = set()
    for figure in ground.figures:
        period = _period_of(ground, figure) if figure.kind is FigureKind.YEAR else None
        if period is None or (period.value, figure.value) in told or _is_another(ground, figure):
            continue
        first, last = map(int, period.value.split("-"))
        is_right = first <= int(figure.value) <= last
        said = f"{period.quote} går fra {first} til {last}; teksten siger {figure.quote}"
        told.add((period.value, figure.value))
        ground.tell(Verdict.GREEN if is_right else Verdict.RED, Relation.RANGE_OF_YEARS, [period, figure], said)


def _is_another(ground: Ground, figure: Figure) -> bool:
    """Whether the sentence tells of something that goes on longer, or of what was before it."""
    return is_prolonged(ground, figure) or _EARLIER.search(ground.words(ground.number(figure))) is not None


def _period_of(ground: Ground, figure: Figure) -> Figure | None:
    """The only period of the sentence and the one before it, where the year is that in which something ends."""
    if not _ENDS.search(ground.before(figure, 40)):
        return None
    number = ground.number(figure)
    if _OF_IT.search(ground.before(figure, 40)):
        every = {each.value: each for each in ground.figures if each.kind is FigureKind.YEARS}
        return next(iter(every.values())) if len(every) == 1 else None
    near = [each for back in (1, 0) for each in ground.figures_in(number - back, FigureKind.YEARS)]
    return near[-1] if len({each.value for each in near}) == 1 else None
