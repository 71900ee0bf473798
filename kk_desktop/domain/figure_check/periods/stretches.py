"""The stretches of time a text says: from one year or date to another, and how long each may be said to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kk_desktop.domain.dates import MONTHS

from ..ground import Ground
from ..model import Figure, FigureKind
from ..text.patterns import Pattern
from .years import years_said

_DATE = Pattern(
    rf"(?<!\w)(?:den )?(?:(?P<day>\d{{1,2}})\. )?(?P<month>{'|'.join(MONTHS)}) (?P<year>(?:19|20)\d\d)(?!\d)|"
    r"(?<!\w)(?P<end>(?:med|ved)? ?udgangen af (?P<endyear>(?:19|20)\d\d))(?!\d)"
)
_TO = Pattern(
    r" til(?: og med)? | ?[-–] ?|,? (?:og )?(?:slutter|sluttede|løber til|udløber|ophører|afsluttes|varer til)"
    r"(?: i| den| med)? |"
    r"[^.;]{3,90}?(?:,| og|\)) (?:(?:altså|dvs\.?|det vil sige|således|dermed|og) )?(?:gælder |løber )?"
    r"(?:til(?: og med)?|udløber|slutter|ophører|afsluttes) "
)
_STARTS = Pattern(
    r"(?<!\w)(?:fra(?: og med)?|i kraft|starter|begynder|indledes|gælder|løber|virkning|pr\.|\() (?:fra )?(?:og med )?$"
)
_FIRST_AND_LAST = Pattern(
    r"\b(?:første (?:gang|rate|år)|begyndende|startende)(?: \w+)? (?P<first>(?:19|20)\d\d)\b[^.;\d]{1,40}"
    r"\b(?:sidste (?:gang|rate|år)|slutter|afsluttes)(?: \w+)? (?P<last>(?:19|20)\d\d)\b"
)
_BEGUN_AND_ENDED = Pattern(
    r"\b(?:begynd\w*|start\w*|indled\w*|igangs\w*|åbne\w*|træder i kraft|trådte i kraft|sat i gang|oprettet)\b"
    r"[^.;\d]{0,40}?\b(?P<first>(?:19|20)\d\d)\b[^.;\d]{1,60}?"
    r"\b(?:slutte\w*|afslut\w*|færdig\w*|udløb\w*|ophør\w*|lukke\w*|løber til|varer til|til og med)\b"
    r"[^.;\d]{0,30}?\b(?P<last>(?:19|20)\d\d)\b"
)
_SCHOOL_YEARS = Pattern(r"\b(?:sæson\w*|skoleår\w*|studieår\w*)\b")
_GROWS = Pattern(r"\b(?:steg|stiger|steget|fald\w*|vokse\w*|siden|udvikling\w*|vækst\w*)\b")
_MOST = 12
"""Stretches of one sentence."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of time; ``months`` are the numbers of months it may be said to last."""

    figure: Figure
    months: frozenset[int]
    is_dated: bool = False
    also: frozenset[int] = frozenset()
    """What it may be said to last where the years are not counted as a calendar's."""

    @property
    def length(self) -> int:
        """How many months it lasts, both ends counted."""
        return max(self.months)


class Stretches:
    """All the stretches of a text, by the sentences they stand in; a row without end has none."""

    def __init__(self, ground: Ground) -> None:
        dated = sorted((*_dated(ground), *_from_first_to_last(ground)), key=lambda each: each.figure.start)
        taken = [each.figure.start for each in dated]
        ends = [each.figure.end for each in dated]
        self._by_sentence: defaultdict[int, list[Stretch]] = defaultdict(list)
        self.last: Stretch | None = None
        self._lengths: set[int] = set()
        for each in dated:
            self._keep(ground, each)
        for each in (*_of_years(ground), *_joined(ground), *_begun_and_ended(ground)):
            at = bisect_right(taken, each.figure.start) - 1
            if at < 0 or each.figure.start >= ends[at]:
                self._keep(ground, each)

    def _keep(self, ground: Ground, stretch: Stretch) -> None:
        self._by_sentence[ground.number(stretch.figure)].append(stretch)
        self._lengths.add(stretch.length)
        self.last = stretch

    def near(self, first: int, last: int) -> list[Stretch]:
        """Those of the sentences from one to another."""
        rows = (self._by_sentence.get(number, ()) for number in range(first, last + 1))
        return [each for row in rows if len(row) <= _MOST for each in row]

    def only(self) -> list[Stretch]:
        """One of them, where all that the text has are equally long."""
        return [self.last] if self.last is not None and len(self._lengths) == 1 else []


def _of_years(ground: Ground) -> Iterator[Stretch]:
    """``2011-2014`` and ``2020, 2021 og 2022``."""
    for number in range(len(ground.passages.sentences)):
        words = ground.words(number)
        for run, years in years_said(ground, number):
            if run[0].kind is FigureKind.COUNT:
                continue
            start, end = run[0].start, run[-1].end
            is_range = run[0].kind is FigureKind.YEARS
            value = run[0].value if is_range else f"{run[0].value}-{run[-1].value}"
            # A school year ends in the next year, and what grows from one year to another has grown one year less.
            is_less = _SCHOOL_YEARS.search(words) or (is_range and _GROWS.search(words))
            also = frozenset({12 * (years - 1)} if is_less else ())
            figure = Figure(start, end, FigureKind.YEARS, value, ground.text[start:end])
            yield Stretch(figure, frozenset({12 * years}), also=also)


def _joined(ground: Ground) -> Iterator[Stretch]:
    """``2014-2017 og 2018-2021`` are eight years together."""
    periods = [each for each in ground.figures if each.kind is FigureKind.YEARS]
    for one, other in pairwise(periods):
        first, last = one.value.split("-")[0], other.value.split("-")[1]
        is_next = int(one.value.split("-")[1]) + 1 == int(other.value.split("-")[0])
        if is_next and ground.between(one, other) in (" og ", " samt ", ", "):
            figure = Figure(
                one.start, other.end, FigureKind.YEARS, f"{first}-{last}", ground.text[one.start : other.end]
            )
            yield Stretch(figure, frozenset({12 * (int(last) - int(first) + 1)}))


def _from_first_to_last(ground: Ground) -> Iterator[Stretch]:
    """``første gang i 2024 og sidste gang i 2031`` are eight times."""
    for match in _FIRST_AND_LAST.finditer(ground.text):
        start, end = match.start("first"), match.end("last")
        first, last = int(match["first"]), int(match["last"])
        if first < last:
            figure = Figure(start, end, FigureKind.YEARS, f"{first}-{last}", ground.text[start:end])
            yield Stretch(figure, frozenset({12 * (last - first + 1)}), is_dated=True)


def _begun_and_ended(ground: Ground) -> Iterator[Stretch]:
    """``begynder i 2014 og er færdig i 2018``: nobody knows whether both years are whole."""
    for match in _BEGUN_AND_ENDED.finditer(ground.text):
        start, end = match.start("first"), match.end("last")
        first, last = int(match["first"]), int(match["last"])
        if first < last and not any(each.start <= start < each.end for each in ground.figures if "-" in each.value):
            figure = Figure(start, end, FigureKind.YEARS, f"{first}-{last}", ground.text[start:end])
            yield Stretch(figure, frozenset({12 * (last - first), 12 * (last - first + 1)}), is_dated=True)


def _dated(ground: Ground) -> Iterator[Stretch]:
    """``fra den 1. januar 2025 til den 31. december 2027``."""
    dates = list(_DATE.finditer(ground.text))
    for one, other in pairwise(dates):
        joint = ground.text[one.end() : other.start()].replace("\n", " ").replace("\u00a0", " ")
        if one["end"] or not _TO.fullmatch(joint + ("til " if other["end"] and not joint.endswith("til ") else "")):
            continue
        if ground.passages.number(one.start()) != ground.passages.number(other.start()):
            continue
        if len(joint) > 20 and not _STARTS.ends(ground.text, one.start(), 24):
            continue
        start, end = one.start(), other.end()
        value = f"{one['year']}-{other['year'] or other['endyear']}"
        figure = Figure(start, end, FigureKind.YEARS, value, ground.text[start:end])
        months = frozenset(each for each in _months(one, other) if each > 0)
        if months:
            yield Stretch(figure, months, is_dated=True)


def _months(one: re.Match[str], other: re.Match[str]) -> set[int]:
    """The months between; a span of bare months may count the last one or not."""
    first = 12 * int(one["year"]) + [*MONTHS].index(one["month"].lower())
    if other["end"]:
        return {12 * (int(other["endyear"]) + 1) - first}
    last = 12 * int(other["year"]) + [*MONTHS].index(other["month"].lower())
    if one["day"] is None or other["day"] is None:
        return {last - first, last - first + 1}
    days = int(other["day"]) - int(one["day"])
    return {last - first + (1 if days > 14 else -1 if days < -16 else 0)}
