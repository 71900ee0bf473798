"""Every amount and every other telling number of a text, with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from kk_desktop.domain.dates import MONTHS

from ..model import Amount, Figure, FigureKind
from .levels import with_price_levels
from .money import BEGINS, find_amounts
from .patterns import Pattern

NUMBER_WORDS = {
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20,
}  # fmt: skip
"""The whole numbers that a text writes out."""

ORDINALS = {
    "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10,
    "ellevte": 11, "tolvte": 12, "femtende": 15, "tyvende": 20,
}  # fmt: skip
"""The places in a row that a text writes out, from the third on: the second is no part of anything."""

_PARTS = {f"{ordinal}del": n for ordinal, n in ORDINALS.items()}
SHARE_WORDS = {
    **dict.fromkeys(("halvdelen", "anden halvdel", "ene halvdel", "det halve", "halvdel"), Fraction(1, 2)),
    **dict.fromkeys(("trekvart", "tre kvart"), Fraction(3, 4)),
    **{f"hver {ordinal}": Fraction(1, n) for ordinal, n in ORDINALS.items()},
    **dict.fromkeys(("halveres", "halveret", "halvering"), Fraction(1, 2)),
    **dict.fromkeys(("fordobles", "fordoblet", "fordobling"), Fraction(1)),
    **{f"{one}{part}": Fraction(1, n) for part, n in _PARTS.items() for one in ("", "en ")},
    **{
        f"{word} {part}e": Fraction(count, n)
        for part, n in _PARTS.items()
        for word, count in NUMBER_WORDS.items()
        if count < n
    },
}
"""The shares that a text writes out."""
_ONE_IN = r"(?= (?:ud )?af (?:dem|disse|de)\b|(?: [^\W\d]+){0,4},? \(?(?:det vil sige|dvs|altså|hvilket|svarende)\b)"
_SHARE_WORD = "|".join(
    r"(?<=s )halvdel" if word == "halvdel" else word + _ONE_IN if word.startswith("hver ") else word
    for word in sorted(SHARE_WORDS, key=len, reverse=True)
)
"""``Kommunens halvdel``, and not ``første halvdel af 2024``; ``hver tiende af dem``, and not ``hver tiende dag``."""
_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?"
_LIST = r"\d{1,4}[a-z]?\b(?:(?: ?[-–] ?|, | og | samt )\d{1,4}[a-z]?\b)*"

_NO_FIGURE = Pattern(
    "|".join(
        (
            r"\b\w{1,12}://\S+|\bwww\.\S+|(?<!\S)[^\s@]{1,80}@\S+",
            rf"(?:\d{{1,2}}\. ?(?:[-–]|til|og|/) ?)?\b\d{{1,2}}\. ?{_MONTH}(?: \d{{4}}\b)?",
            rf"\b{_MONTH} \d{{4}}\b",
            r"(?<![\d.])\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b",
            r"\bkl\.? ?\d{1,2}(?:[.:]\d\d)?(?: ?[-–] ?\d{1,2}(?:[.:]\d\d)?)?",
            r"\b\d{4}-\d{5,}(?:-\d+)?|\b(?:j\.nr\.|[A-ZÆØÅ]{2,4}) \d+/\d+",
            r"(?:[§]+ ?|\b(?:stk|nr|pkt|kap|s|art)\.? |\b(?:bilag(?:ene|et)?|tabel|figur|punkt(?:erne)?|side|"
            r"kapitel|afsnit|note|"
            r"fase|etape|distrikt|rode|funktion|zone|linje|model|scenarie|at-punkt|version|trin|spor|lov|"
            r"bekendtgørelse|"
            rf"skema|artikel|matr|lokalplan|tillæg|bydel|telefon|tlf\.?|nummer|sagsnr\.?|dokumentnr\.?|ean|"
            rf"bevilling) ){_LIST}",
            r"\b\d+(?:\.\d+){2,}\.?|\b\d{2,4}(?: \d{2,4}){1,4}\b(?! ?(?:%|pct)|\.\d{3}\b)|\b\d{5,}\b",
            r"\b\d{1,3}(?:[-–]\d{1,3})?-årige?s?\b(?! (?:periode|projekt|indsats|forsøg|aftale|bevilling|strategi|"
            r"program|plan|pulje))",
            r"(?<![^\n])[ \t]*\(?\d{1,3}(?:\.\d{1,2})*[.)](?=\s)",
            r"\b\d{4} (?=(?-i:København|Frederiksberg|[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ]\b))|1\.?000 kr\b",
        )
    )
)
_YEAR = r"(?:19|20)\d\d"
_YEARS = Pattern(
    rf"(?<![\w.,/-])(?P<first>{_YEAR})(?: ?[-–—] ?| til(?: og med)? | t\.o\.m\. )(?P<last>{_YEAR}|\d\d)(?![\w/]|"
    rf"[.,-]\d|\. ?{_MONTH})"
)
_ONE_YEAR = Pattern(rf"(?<![\w.,/])(?P<year>{_YEAR})(?![\w/]|[.,]\d|[-–]\d)")
ODDS = {
    f"{some} ud af {every}": Fraction(n, m)
    for m, every in ((3, "tre"), (4, "fire"), (5, "fem"), (10, "ti"))
    for n, some in enumerate(("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"), 2)
    if n < m
}
"""``Ni ud af ti elever``: no list of ten."""
_SHARE = Pattern(
    rf"{BEGINS}(?P<digits>\d{{1,3}}(?:,\d{{1,4}})?) ?(?:%|pct\b\.?|procent\b)|"
    r"(?<![\w.,/§-])(?P<fraction>[1-9]/(?:[2-9]|1\d))(?= (?:ud )?af (?!\d))|"
    r"(?:(?<=procent på )|(?<=procenten på )|(?<=procenten er )|(?<=procenten var ))"
    r"(?P<bare>\d{1,3}(?:,\d)?)(?!\d|[.,]\d)|"
    rf"\b(?P<odds>{'|'.join(ODDS)})(?= [a-zæøå]{{3,}}[er]\b)|"
    rf"\b(?P<words>{_SHARE_WORD})\b"
)
_RANGE = Pattern(rf"{BEGINS}\d{{1,3}} ?[-–] ?\d{{1,3}}(?= [a-zæøå])")
_COUNT = Pattern(
    rf"(?<![\w.,/§-])(?P<count>\d{{1,3}}(?:\.\d{{3}})*|\d{{4}}|{'|'.join(NUMBER_WORDS)})(?= [^\W\d_]|-?årig)"
)

_ALONE = Pattern(
    rf"(?<![\w.,/§:-])(?P<count>én(?= )|ét(?= )|\d{{1,3}},\d{{1,2}}(?= [a-zæøå])|\d{{0,3}}½|"
    rf"\d{{1,3}}(?:\.\d{{3}})*|\d{{4}}|én|ét|{'|'.join(NUMBER_WORDS)})"
    r"(?=[,;:)]?(?:\s|$)|\.(?:\s+(?!(?-i:[a-zæøå]))|$))"
)
"""A number with no word after it, ``lørdagsholdet 24.``, or the one that is spelled as an article, ``én har``."""


def read(text: str) -> tuple[tuple[Amount, ...], tuple[Figure, ...], tuple[Figure, ...]]:
    """The amounts, the other figures, and the counts that no word follows, each in the order of the text.

    No digit is in two of them.
    """
    amounts = find_amounts(text)
    taken = [(amount.start, amount.end) for amount in amounts]
    free = _Free(taken)
    figures = [figure for figure in _years(text) if free.take(figure.start, figure.end)]
    for match in _NO_FIGURE.finditer(text):
        free.take(*match.span())
    figures += [figure for figure in _others(text) if free.take(figure.start, figure.end)]
    alone = tuple(_count(match) for match in _ALONE.finditer(text) if free.take(*match.span("count")))
    return tuple(with_price_levels(text, amounts)), tuple(sorted(figures, key=lambda figure: figure.start)), alone


class _Free:
    """The stretches of a text that nothing has been read in yet."""

    def __init__(self, taken: list[tuple[int, int]]) -> None:
        self._taken = taken

    def take(self, start: int, end: int) -> bool:
        """Take a stretch, unless some of it is taken."""
        at = bisect_left(self._taken, (start, start))
        if (at < len(self._taken) and self._taken[at][0] < end) or (at and self._taken[at - 1][1] > start):
            return False
        self._taken.insert(at, (start, end))
        return True


def _years(text: str) -> Iterator[Figure]:
    for match in _YEARS.finditer(text):
        first, last = match["first"], match["last"]
        last = last if len(last) == 4 else first[:2] + last
        if int(first) < int(last):
            yield Figure(*match.span(), FigureKind.YEARS, f"{first}-{last}", match[0])


def _others(text: str) -> Iterator[Figure]:
    for match in _SHARE.finditer(text):
        words = " ".join((match["words"] or "").lower().split())
        if match["fraction"]:
            yield Figure(*match.span(), FigureKind.SHARE, str(round(100 * Fraction(match["fraction"]))), match[0])
            continue
        if match["odds"]:
            yield Figure(*match.span(), FigureKind.SHARE, str(round(100 * ODDS[match[0].lower()])), match[0])
            continue
        digits = match["digits"] or match["bare"]
        value = digits.replace(",", ".") if digits else str(round(100 * SHARE_WORDS[words]))
        yield Figure(*match.span(), FigureKind.SHARE, value, match[0])
    for match in _ONE_YEAR.finditer(text):
        yield Figure(*match.span(), FigureKind.YEAR, match["year"], match[0])
    for match in _RANGE.finditer(text):
        yield Figure(*match.span(), FigureKind.COUNT, match[0].replace(" ", "").replace("–", "-"), match[0])
    for match in _COUNT.finditer(text):
        yield _count(match)


def _count(match: re.Match[str]) -> Figure:
    spelled = match["count"].lower()
    value = NUMBER_WORDS.get(spelled) or (1 if spelled in ("én", "ét") else spelled.replace(".", ""))
    if isinstance(value, str):
        value = value.replace(",", ".").replace("½", ".5")
    return Figure(*match.span("count"), FigureKind.COUNT, str(value), match["count"])
