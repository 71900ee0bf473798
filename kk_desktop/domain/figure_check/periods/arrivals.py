"""A year that is so many years after another one, where the text says all three."""

from __future__ import annotations

from ..ground import Ground
from ..model import Figure, FigureKind, Relation, Verdict
from ..text.patterns import Pattern
from ..text.reading import ORDINALS

_NTH = {"andet": 2} | ORDINALS
_EVERY = Pattern(rf"\bhvert (?P<nth>{'|'.join(_NTH)}) år\b")
_WITHIN = Pattern(r"(?<!\w)(?:inden for|efter|om|over|i) (?:de (?:næste|kommende|første) )?$")
_YEARS = Pattern(r" år\b")
_SO = Pattern(r"(?<!\w)(?:det vil sige|dvs\.?|altså|dermed|således|første gang|næste gang)(?: \w+){0,2} $")
_MOST = 30
"""Years: so many and more are no step from one year to another."""


def check_later_years(ground: Ground) -> None:
    """``vedtaget i 2025 og revideres hvert femte år. Første revision falder dermed i 2031``."""
    for later in ground.figures:
        if later.kind is not FigureKind.YEAR or not _SO.search(ground.before(later, 40)):
            continue
        number = ground.number(later)
        numbers = (number - 1, number) if ground.passages.goes_on(number) else (number,)
        years = [each for n in numbers for each in ground.figures_in(n, FigureKind.YEAR) if each.start < later.start]
        steps = [step for n in numbers for step in _steps(ground, n, later)]
        if len(years) == 1 and len(steps) == 1 and years[0].start < steps[0][0].start:
            _tell(ground, years[0], steps[0], later)


def _steps(ground: Ground, number: int, later: Figure) -> list[tuple[Figure, int, bool]]:
    """The numbers of years of a sentence before the later year, and whether they are exact."""
    sentence = ground.passages.sentences[number]
    found: list[tuple[Figure, int, bool]] = []
    for match in _EVERY.finditer(ground.text, sentence.start, sentence.end):
        figure = Figure(*match.span("nth"), FigureKind.COUNT, str(_NTH[match["nth"].lower()]), match["nth"])
        found.append((figure, int(figure.value), True))
    for figure in ground.figures_in(number, FigureKind.COUNT):
        is_step = _YEARS.match(ground.after(figure, 5)) and _WITHIN.search(ground.before(figure, 40))
        if is_step and figure.value.isdigit() and int(figure.value) < _MOST:
            found.append((figure, int(figure.value), False))
    return [step for step in found if step[0].end <= later.start]


def _tell(ground: Ground, first: Figure, said_step: tuple[Figure, int, bool], later: Figure) -> None:
    """Both the last of the years and the one after them may be meant, where it is not said how they are counted."""
    step, years, is_exact = said_step
    apart = int(later.value) - int(first.value)
    is_right = apart == years or (not is_exact and apart == years - 1)
    if is_right or 0 < apart < 2 * years + 2:
        said = f"{first.value} + {years} år = {int(first.value) + years}; teksten siger {later.value}"
        verdict = Verdict.GREEN if is_right else Verdict.RED
        ground.tell(verdict, Relation.RANGE_OF_YEARS, [later, first, step], said)
