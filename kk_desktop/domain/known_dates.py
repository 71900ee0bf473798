"""Dates as exact as they are known, such as 2017-01: read from a letter's words, told in words, and their last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .dates import MONTHS, read_date, write_day, write_known_date
from .wording import quoted

_MONTH = "|".join(MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBERS = {
    "en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
    "første": 1, "andet": 2, "tredje": 3, "fjerde": 4,
}  # fmt: skip
_BEFORE = {"sommerferien": 6, "sommeren": 5, "efterårsferien": 10, "juleferien": 12, "jul": 12, "nytår": 12}
"""The month a promise to be done before something ends with; the committees' summer recess begins with July."""

_AFTER = {"sommerferien": 8, "sommeren": 9, "efterårsferien": 10, "juleferien": 13, "jul": 13, "nytår": 13}
_SEASONS = {"foråret": 5, "sommeren": 8, "efteråret": 11}
_PART_OF_YEAR = {"primo": 1, "begyndelsen af": 1, "starten af": 1, "medio": 6, "midten af": 6}
_LAST = re.compile(r"\b(?:senest|inden|før|til)\b(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_NEAR = 60
"""Characters before a date in which the word stands that says it is a limit."""

_TOLD = 60
"""How much of what was typed a sentence tells."""

_SHAPE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class _Found(NamedTuple):
    start: int
    end: int
    known: str


def first_day(known: str) -> date:
    """The first day that the date may mean."""
    return date.fromisoformat(f"{known}-01-01"[: len("2017-01-01")])


def last_day(known: str) -> date:
    """The last day that the date may mean: the promise is broken when it has passed."""
    match [int(part) for part in known.split("-")]:
        case [year, month, day]:
            return date(year, month, day)
        case [year, month]:
            return date(year, month, monthrange(year, month)[1])
    return date(int(known), 12, 31)


def ends_before_it_begins(first: str, last: str) -> bool:
    """Whether all that ``last`` may mean lies before all that ``first`` may; an end that is empty is open."""
    return bool(first and last) and last_day(last) < first_day(first)


def write_due(known: str, today: date) -> str:
    """The date in a list: ``25. april``, ``i januar 2017``, ``i 2017``."""
    if len(known) == len("2017-01-31"):
        return write_day(date.fromisoformat(known), today)
    return f"i {write_known_date(known)}" if known else ""


def read_due(text: str, today: date) -> str:
    """What a person typed as an ISO date, as exact as it is; empty for nothing.

    Raises ``ValueError`` with a Danish sentence for what is no date, or no day that exists.
    """
    typed = " ".join(text.split())
    if not typed:
        return ""
    day = read_date(typed, today)
    if day is not None:
        return day.isoformat()
    found = due_in(typed if not typed.isdigit() else f"i {typed}", today)
    if _SHAPE.fullmatch(typed):
        try:
            last_day(typed)
        except ValueError:
            found = ""
        else:
            found = typed
    if not found:
        raise ValueError(
            f"{quoted(typed, _TOLD)} er ingen dato. Skriv fx {write_day(today, today)}, januar 2027 eller 2027."
        )
    return found


def due_in(words: str, today: date) -> str:
    """The date a promise names, as exact as it does; empty where it names none.

    Of several it is the first that something shall be done by ("senest", "inden"), or else the first. What lacks its
    year is the next one from ``today`` on: for a letter that is the letter's own date.
    """
    found = list(_all_in(words, today))
    by = [each for each in found if _LAST.search(words[max(0, each.start - _NEAR) : each.start])]
    return min(by or found, key=lambda each: each.start).known if found else ""


def _all_in(words: str, today: date) -> Iterator[_Found]:
    """Each date once: what a longer pattern has read is not read again as a shorter one."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(words):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            try:
                known = read({key: value.lower() for key, value in match.groupdict().items() if value}, today)
            except (ValueError, OverflowError):
                continue  # the 31st of February is nobody's date
            yield _Found(*match.span(), known)


def _day(parts: dict[str, str], today: date) -> str:
    month = MONTHS.index(parts["month"]) + 1 if parts["month"] in MONTHS else int(parts["month"])
    year = parts.get("year", "")
    if year:
        full = int(year) if len(year) > 2 else 2000 + int(year)
        return date(full, month, int(parts["day"])).isoformat()
    found = date(today.year, month, int(parts["day"]))
    return (found if found >= today else found.replace(year=today.year + 1)).isoformat()


def _month(parts: dict[str, str], today: date) -> str:
    return _in_month(MONTHS.index(parts["month"]) + 1, parts.get("year"), today)


def _in_month(month: int, year: str | None, today: date) -> str:
    """The month of a year, or the next one of the name; 13 is the January after."""
    following = today.year + (month < today.month) if year is None else int(year)
    return f"{following + month // 13}-{(month - 1) % 12 + 1:02}"


def _quarter(parts: dict[str, str], today: date) -> str:
    number = _number(parts["number"])
    months = {"kvartal": 3, "halvår": 6}[parts["unit"]]
    if not 1 <= number <= 12 // months:
        raise ValueError(number)
    return _in_month(number * months, parts.get("year"), today)


def _end_of_year(parts: dict[str, str], today: date) -> str:
    return f"{parts.get('year', today.year)}-{_PART_OF_YEAR.get(parts.get('part', ''), 12):02}"


def _holiday(parts: dict[str, str], today: date) -> str:
    months = _AFTER if parts["side"] == "efter" else _BEFORE
    return _in_month(months[parts["what"]], parts.get("year"), today)


def _season(parts: dict[str, str], today: date) -> str:
    return _in_month(_SEASONS[parts["what"]], parts.get("year"), today)


def _week(parts: dict[str, str], today: date) -> str:
    """The week's Friday."""
    if "year" in parts:
        return date.fromisocalendar(int(parts["year"]), int(parts["week"]), 5).isoformat()
    found = date.fromisocalendar(today.year, int(parts["week"]), 5)
    if found < today:
        found = date.fromisocalendar(today.year + 1, int(parts["week"]), 5)
    return found.isoformat()


def _distance(parts: dict[str, str], today: date) -> str:
    number, unit = _number(parts["number"]), parts["unit"]
    if unit.startswith("måned"):
        months = today.month - 1 + number
        return f"{today.year + months // 12}-{months % 12 + 1:02}"
    return (today + timedelta(days=number * (7 if unit.startswith("uge") else 1))).isoformat()


def _year(parts: dict[str, str], _today: date) -> str:
    return f"{int(parts['year']) - 1}-12" if parts["side"] in ("inden", "før") else parts["year"]


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


_READERS: tuple[tuple[str, Callable[[dict[str, str], date], str]], ...] = (
    (rf"\b(?P<day>\d{{1,2}})\.?\s*(?P<month>{_MONTH})\b(?:\s+{_YEAR}\b)?", _day),
    (r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _day),
    (r"(?<![\d.,/-])(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])", _day),
    (r"\b(?:den|d\.|senest|inden)\s+(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?![\d/.,-]*\d)", _day),
    (rf"\b(?P<month>{_MONTH})\b(?:\s+{_YEAR}\b)?", _month),
    (
        rf"\b(?P<number>\d|første|andet|tredje|fjerde)\.?\s*(?P<unit>kvartal|halvår)(?:\s+(?:af\s+|i\s+)?{_YEAR}\b)?",
        _quarter,
    ),
    (
        r"\b(?P<part>primo|medio|ultimo|(?:begyndelsen|starten|midten|slutningen|udgangen) af)\s+"
        rf"(?:{_YEAR}\b|året\b)",
        _end_of_year,
    ),
    (rf"\bårets (?:udgang|slutning)(?:\s+{_YEAR}\b)?", _end_of_year),
    (rf"\b(?P<side>inden|før|efter)\s+(?P<what>{'|'.join(_BEFORE)})\b(?:\s+(?:i\s+)?{_YEAR}\b)?", _holiday),
    (rf"\b(?P<what>{'|'.join(_SEASONS)})\b(?:\s+{_YEAR}\b)?", _season),
    (rf"\buge\s+(?P<week>\d{{1,2}})\b(?:,?\s+(?:i\s+)?{_YEAR}\b)?", _week),
    (
        rf"\b(?:om|inden for)\s+(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>dage?|uger?|måneder|måned)\b",
        _distance,
    ),
    (rf"\b(?P<side>i|inden|før|senest|til|løbet af|år)\s+{_YEAR}\b(?!\s*[-–/]\s*\d)", _year),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _READERS)
