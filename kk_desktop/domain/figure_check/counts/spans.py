"""How long it is from one date to another, held against the years or months that the text says it is."""

from __future__ import annotations

import re

from kk_desktop.domain.dates import MONTHS

from ..ground import Ground
from ..model import Figure, FigureKind, Relation, Verdict
from ..text.patterns import Pattern

_DATE = rf"(?:den )?(?:(?P<day{{0}}>\d{{{{1,2}}}})\. )?(?P<month{{0}}>{'|'.join(MONTHS)}) (?P<year{{0}}>(?:19|20)\d\d)"
_TO = r"(?: til(?: og med)? | ?[-–] ?|,? (?:og )?(?:slutter|løber til|udløber|ophører|afsluttes|varer til) )"
_SPAN = Pattern(rf"\b{_DATE.format(1)}{_TO}{_DATE.format(2)}\b")
_THAT_IS = Pattern(
    r",? ?\(?(?:dvs\.?|altså|det vil sige|svarende til|i alt|hvilket er|og (?:varer|løber|gælder))? ?"
    r"(?:i |over |på |efter )?(?:alt )?(?:en )?"
)
_COUNTED = Pattern(r"-?(?P<years>årige?t?|år)\b|(?P<months>måneder)\b")
_FROM = Pattern(
    r" ?(?:år|måneder),? (?:(?:og )?(?:løber |gælder )?(?:i perioden )?fra )?|"
    r"-?årige?t? \w+ (?:\w+ )?(?:løber |gælder |varer )?(?:i perioden )?(?:fra )?"
)


def check_spans(ground: Ground) -> None:
    """``fra den 1. januar 2025 til den 31. december 2027, dvs. i tre år``."""
    for match in _SPAN.finditer(ground.text):
        months = _months(match)
        number = ground.passages.number(match.start())
        for figure in ground.figures_in(number, FigureKind.COUNT):
            counted = _COUNTED.match(ground.after(figure, 12).lstrip())
            if counted is None or "-" in figure.value or not _is_of(ground, match, figure):
                continue
            claimed = int(figure.value) * (12 if counted["years"] else 1)
            is_right = claimed in months
            # Whoever rounds to whole years has rounded by less than eight months.
            if not is_right and min(abs(claimed - each) for each in months) < (8 if counted["years"] else 2):
                break
            quote = ground.text[match.start() : match.end()]
            length = _length(claimed if is_right else max(months))
            said = f"{' '.join(quote.split())} er {length}; teksten siger {figure.quote}"
            period = Figure(match.start(), match.end(), FigureKind.YEARS, f"{match['year1']}-{match['year2']}", quote)
            verdict = Verdict.GREEN if is_right else Verdict.RED
            ground.tell(verdict, Relation.RANGE_OF_YEARS, [period, figure], said)
            break


def _months(match: re.Match[str]) -> set[int]:
    """The months between; a span of bare months may count the last one or not."""
    first, last = (12 * int(match[f"year{n}"]) + [*MONTHS].index(match[f"month{n}"].lower()) for n in (1, 2))
    if match["day1"] is None or match["day2"] is None:
        return {last - first, last - first + 1}
    days = int(match["day2"]) - int(match["day1"])
    return {last - first + (1 if days > 14 else -1 if days < -16 else 0)}


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    said = [f"{years} år"] * bool(years) + [f"{rest} måneder"] * bool(rest)
    return " og ".join(said) or "under en måned"


def _is_of(ground: Ground, match: re.Match[str], figure: Figure) -> bool:
    """Whether the number of years stands just after the span, or just before it."""
    if figure.start >= match.end():
        return _THAT_IS.fullmatch(_plain(ground.text[match.end() : figure.start])) is not None
    return _FROM.fullmatch(_plain(ground.text[figure.end : match.start()])) is not None


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\n", " ")
