"""How many times something is taken: so many places, hours, full-time posts, or so many years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..ground import Ground
from ..model import Figure, FigureKind
from ..periods.years import is_years, years_said
from ..text.patterns import Pattern

_YEARS = r"(?:skole|kalender|budget|regnskabs|drifts|projekt|overslags|finans)?år"
_UNITS = {
    "år": rf"(?:{_YEARS}(?:s|et|ene|enes)?|-?årige?t?s?|sæsoner(?:ne)?)",
    "halvår": r"halvår",
    "kvartal": r"kvartaler(?:ne)?",
    "måned": r"måneder(?:s|ne|nes)?",
    "uge": r"\w*uger(?:s|ne)?",
    "døgn": r"(?:\w*døgn|\w*dage(?:s|ne)?|nætter|overnatninger)",
    "time": r"\w*timer(?:s|ne)?",
    "gang": r"(?:gange|møder|arrangementer|kurser)",
}
_UNIT = Pattern(
    r" ?-?(?:(?!og |til |i |for |på |af )[^\W\d]+ ){0,1}?(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items())
    + r")(?!\w)"
)
_NO_PERIOD = Pattern(
    r"(?<!\w)(?:om|inden for|efter|for|hver\w*|højst|mindst|op til|forrige|hvert|i mere end|"
    r"første|andet) $"
)
_AGED = Pattern(
    r" ?-?år(?:ige?)?(?: (?:siden|gamle?|garanti|tilbagebetal\w*|varsel|opsigelse)|"
    r"s (?:garanti|varsel|fængsel|opsig\w*))"
)
_AND_ONE_MORE = Pattern(r"(?<!\w)(?:budgetåret|budget \d{4}|i år|20\d\d) (?:og|samt) (?:i )?(?:de )?(?:følgende )?$")
"""``budgetåret og de tre overslagsår`` are four."""
_AGES = Pattern(r"\d+-\d+-årige?|-årige? (?:børn|unge|mænd|kvinder|beboere|piger|drenge)")
_DECIMAL = Pattern(
    r"(?<![\d.,/])(?P<number>\d{1,4},\d{1,2}|halvanden|halvandet)(?= (?!(?:mio|mia|mill|kr|t\.|tkr|pct|procent|km|"
    r"kilometer|meter|cm|mm|liter|grader|promille|point|gange|gg|ha\b|hektar|dB|tons?)\b)[^\W\d])"
)
_WORDS = re.compile(r"[^\W\d][\w-]*[²³23]?|m²")
_ABOUT = Pattern(
    r"(?<!\w)(?:ca\.?|cirka|omkring|godt|knap|næsten|over|under|mere end|mindst|højst|op til|omtrent|lidt over) $"
)
_NAME = r"[A-ZÆØÅ][^\W\d]+(?: [A-ZÆØÅ][^\W\d]+)*"
_NAMED = re.compile(
    rf"\b(?:ligeligt|lige|ligelig|samme beløb)\b[^.;:\d]{{0,30}}?(?:mellem|på|til) "
    rf"(?P<names>{_NAME}(?:, {_NAME})* og {_NAME})"
)
_HALVES = {"halvanden": Fraction(3, 2), "halvandet": Fraction(3, 2)}
_NOUNS, _MOST_IN_SENTENCE = 4, 40
"""Words after a number that may name what is counted, and numbers of a sentence that is still prose."""


@dataclass(frozen=True, slots=True)
class Times:
    """So many of something: ``nouns`` are the words after the number, ``unit`` is the time they count, if they do."""

    figures: tuple[Figure, ...]
    count: Fraction
    nouns: tuple[str, ...]
    unit: str = ""
    is_about: bool = False
    is_sure: bool = True
    """Whether it is said as the length of something, and not only as some years."""

    @property
    def start(self) -> int:
        """Where it is said; before all where it is what everybody knows."""
        return self.figures[0].start if self.figures else -1

    @property
    def said(self) -> str:
        """The number as the calculation has it."""
        whole, rest = divmod(self.count, 1)
        return str(int(whole)) if not rest else f"{float(self.count):.2f}".rstrip("0").replace(".", ",")


class Numbers:
    """All the numbers of a text, by the sentences they stand in; a row without end has none."""

    def __init__(self, ground: Ground) -> None:
        found = {
            each.start: each for each in (*_counts(ground), *_decimals(ground), *_periods(ground), *_names(ground))
        }
        self._by_sentence: defaultdict[int, list[Times]] = defaultdict(list)
        for each in sorted(found.values(), key=lambda each: each.start):
            self._by_sentence[ground.number(each.figures[0])].append(each)

    def near(self, first: int, last: int) -> list[Times]:
        """Those of the sentences from one to another."""
        rows = (self._by_sentence.get(number, ()) for number in range(first, last + 1))
        return [each for row in rows if len(row) <= _MOST_IN_SENTENCE for each in row]


def _counts(ground: Ground) -> Iterator[Times]:
    for figure in ground.figures:
        if figure.kind is not FigureKind.COUNT or "-" in figure.value:
            continue
        after, before = ground.after(figure, 50), ground.before(figure, 24)
        nouns = _nouns(after)
        unit = _unit(after)
        is_sure = unit != "år" or is_years(ground, figure)
        if not is_sure and (_NO_PERIOD.search(before) or _AGED.match(after) or _AGES.match(after)):
            continue
        about = _ABOUT.search(before)
        is_about = about is not None and not (unit and about[0] == "over ")
        count = int(figure.value) + (_AND_ONE_MORE.search(before) is not None and unit == "år")
        yield Times((figure,), Fraction(count), nouns, unit, is_about, is_sure)


def _decimals(ground: Ground) -> Iterator[Times]:
    """``4,5 årsværk``: a number that is no amount, no share and nothing that is measured."""
    for match in _DECIMAL.finditer(ground.text):
        figure = Figure(*match.span(), FigureKind.COUNT, match["number"], match["number"])
        near = ground.amounts_between(match.start() - 30, match.end() + 1)
        if any(each.start <= match.start() < each.end for each in near):
            continue
        digits = match["number"].lower()
        count = _HALVES.get(digits) or Fraction(digits.replace(",", "."))
        after = ground.after(figure, 50)
        yield Times((figure,), count, _nouns(after), _unit(after), _ABOUT.search(ground.before(figure, 16)) is not None)


def _periods(ground: Ground) -> Iterator[Times]:
    """``2026-2029``, ``2026, 2027 og 2028``; a count of years is a number like the others."""
    for number in range(len(ground.passages.sentences)):
        for run, years in years_said(ground, number):
            if run[0].kind is not FigureKind.COUNT:
                yield Times(tuple(run), Fraction(years), (), "år")


def _names(ground: Ground) -> Iterator[Times]:
    """``deles ligeligt mellem BUF, BIF og SOF``: those that are named are counted."""
    for match in _NAMED.finditer(ground.text):
        start, end = match.span("names")
        quote = ground.text[start:end]
        count = 2 + quote.count(",")
        yield Times((Figure(start, end, FigureKind.COUNT, str(count), quote),), Fraction(count), ())


def _nouns(after: str) -> tuple[str, ...]:
    words = re.split(r"[.,;:()]|\d", after.lstrip(" -"))[0]
    return tuple(_WORDS.findall(words)[:_NOUNS]) if words else ()


def _unit(after: str) -> str:
    match = _UNIT.match(after)
    return (match.lastgroup or "") if match else ""
