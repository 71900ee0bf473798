"""A number of years held against the period it is of, and the year something ends against its period."""

from __future__ import annotations

from kk_desktop.domain.dates import MONTHS

from ..ground import Ground
from ..model import Figure, FigureKind, Relation, Verdict
from ..multiples.years import is_years
from ..text.patterns import Pattern

_ENDS = Pattern(
    r"\b(?:slut\w*|udløb\w*|ophør\w*|afslutt\w*|begynd\w*|start\w*|løber til|løber fra|til og med|fra og med|"
    r"sidste år(?: er|,)?|"
    r"første år(?: er|,)?)(?: \w+){0,2} $"
)
_OTHER_YEARS = Pattern(
    r"\b(?:næste|seneste|sidste|efter|inden for|hver\w*|om|forrige|første|mindst|højst|op til|ca\.) $"
)
_NOT_CALENDAR = Pattern(
    r"\b(?:sæson\w*|skoleår\w*|studieår\w*|steg|stiger|steget|fald\w*|vokse\w*|siden|udvikling\w*)\b"
)
_DATES = Pattern(rf"\b(?:{'|'.join(MONTHS)}) (?:19|20)\d\d\b")
_PERIOD_WORDS = Pattern(r"\b(?:fordelt|periode\w*|løber|forløb\w*|aftale\w*|strækker|varer)\b")


def check_periods(ground: Ground) -> None:
    """``2011-2014`` is four years, and what ends in the period ends in one of them."""
    periods = [each for each in ground.figures if each.kind is FigureKind.YEARS]
    only = periods[0] if len({each.value for each in periods}) == 1 else None
    told: set[tuple[str, str]] = set()
    for figure in ground.figures if periods else ():
        period = _period_of(ground, figure, only)
        if period is None or (period.value, figure.value) in told:
            continue
        first, last = map(int, period.value.split("-"))
        if figure.kind is FigureKind.YEAR:
            is_right = first <= int(figure.value) <= last
            said = f"{period.quote} går fra {first} til {last}; teksten siger {figure.quote}"
        else:
            beside = _years_beside(ground, figure, range(first, last + 1))
            is_right = int(figure.value) in (last - first + 1, last - first + 1 + beside)
            # A school year ends in the next year, and what grows from one year to another has grown one year less.
            if int(figure.value) == last - first and _NOT_CALENDAR.search(ground.words(ground.number(period))):
                continue
            said = f"{period.quote} er {last - first + 1} år; teksten siger {figure.quote}"
        told.add((period.value, figure.value))
        ground.tell(Verdict.GREEN if is_right else Verdict.RED, Relation.RANGE_OF_YEARS, [period, figure], said)


def _years_beside(ground: Ground, figure: Figure, period: range) -> int:
    """The years that the sentence names besides the period: ``i 2027 … og i 2028-2030, i alt over fire år``."""
    years = {int(each.value) for each in ground.figures_in(ground.number(figure), FigureKind.YEAR)}
    return len(years.difference(period))


def _goes_on(ground: Ground, period: Figure, figure: Figure) -> bool:
    """Whether a number of years stands in the paragraph of a period told before it, and has no dates of its own."""
    words = ground.words(ground.number(figure))
    is_here = ground.sentence(period).paragraph == ground.sentence(figure).paragraph
    return is_here and _PERIOD_WORDS.search(words) is not None and _DATES.search(words) is None


def _period_of(ground: Ground, figure: Figure, only: Figure | None) -> Figure | None:
    """The period that a number of years, or the year something ends, is about; ``only`` is the text's one, if so."""
    if figure.kind is FigureKind.YEAR:
        if not _ENDS.search(ground.before(figure, 40)):
            return None
        number = ground.number(figure)
        near = [each for back in (1, 0) for each in ground.figures_in(number - back, FigureKind.YEARS)]
        return near[-1] if len({each.value for each in near}) == 1 else None
    if (
        figure.kind is not FigureKind.COUNT
        or not is_years(ground, figure)
        or _OTHER_YEARS.search(ground.before(figure, 24))
    ):
        return None
    number = ground.number(figure)
    here = ground.figures_in(number, FigureKind.YEARS)
    if here:
        return min(here, key=lambda each: abs(each.start - figure.start))
    if only is None:
        earlier = [each for back in (2, 1) for each in ground.figures_in(number - back, FigureKind.YEARS)]
        return earlier[-1] if earlier and _goes_on(ground, earlier[-1], figure) else None
    first, last = map(int, only.value.split("-"))
    is_right = int(figure.value) == last - first + 1
    return only if is_right or _goes_on(ground, only, figure) else None
