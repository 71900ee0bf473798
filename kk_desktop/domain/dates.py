"""Dates as the file holds them and as Danish letters write them; the calendar of holidays is handed in."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

IsHoliday = Callable[[date], bool]
"""Whether a date is a public holiday; handed in, so that the rules here stay the same in every year."""

_FAR = 10
"""Years away from which nobody counts working days: to a mistyped year 9999 it takes eight seconds."""


class DateStyle(StrEnum):
    """How a kind of document writes a date."""

    LONG = "long"  # 6. maj 2019
    NUMERIC = "numeric"  # 21-12-2016


def write_date(day: date, style: DateStyle = DateStyle.LONG) -> str:
    """The date as the style writes it."""
    if style is DateStyle.NUMERIC:
        return f"{day:%d-%m-%Y}"
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def write_moment(at: datetime) -> str:
    """A date and the time of day, in the zone that ``at`` is given in: ``21. marts 2025 kl. 14.32``."""
    return f"{write_date(at.date())} kl. {at:%H.%M}"


def write_day(day: date, today: date) -> str:
    """A date in a list: without the year when it is this year's."""
    text = f"{day.day}. {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def write_known_date(known: str) -> str:
    """An ISO date as exact as it is known: ``2014``, ``maj 2014``, ``1. maj 2014``; nothing where nothing is."""
    match [int(part) for part in known.split("-") if part]:
        case [year, month, day]:
            return write_date(date(year, month, day))
        case [year, month]:
            return f"{MONTHS[month - 1]} {year}"
    return known


def write_years(start: str, end: str) -> str:
    """The years of a period of ISO dates, more or less exact: 2014-2017, fra 2014, til 2017."""
    first, last = start[:4], end[:4]
    if first and last:
        return first if first == last else f"{first}-{last}"
    return f"fra {first}" if first else f"til {last}" if last else ""


def write_weekday(day: date, today: date) -> str:
    """A date with its weekday: ``fredag den 4. april``."""
    return f"{WEEKDAYS[day.weekday()]} den {write_day(day, today)}"


def is_working_day(day: date, is_holiday: IsHoliday) -> bool:
    """Whether the day is Monday to Friday and no public holiday."""
    return day.weekday() < 5 and not is_holiday(day)


def last_working_day_before(day: date, is_holiday: IsHoliday) -> date:
    """The nearest working day before the day."""
    before = day - timedelta(days=1)
    while not is_working_day(before, is_holiday):
        before -= timedelta(days=1)
    return before


def working_days_between(start: date, end: date, is_holiday: IsHoliday) -> int:
    """How many working days lie after ``start`` up to and including ``end``; negative when ``end`` is past."""
    if end < start:
        return -working_days_between(end, start, is_holiday)
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, is_holiday) for day in span)


def write_distance(today: date, day: date, is_holiday: IsHoliday) -> str:
    """How far off a deadline is: ``om 6 arbejdsdage``, ``i dag``, ``1 arbejdsdag over fristen``, ``om 40 år``."""
    if day == today:
        return "i dag"
    if abs(day.year - today.year) > _FAR:
        years = abs(day.year - today.year)
        return f"om {years} år" if day > today else f"{years} år over fristen"
    count = working_days_between(today, day, is_holiday)
    noun = "arbejdsdag" if abs(count) == 1 else "arbejdsdage"
    if day > today:
        return f"om {count} {noun}" if count else "før næste arbejdsdag"
    return f"{-count} {noun} over fristen" if count else "over fristen"


_WEEKDAY = re.compile(rf"(?P<weekday>{'|'.join(WEEKDAYS)}),? (?=d)")
_SPELLINGS = (
    re.compile(r"(?P<d>\d{1,2})[./-](?P<m>\d{1,2})(?:[./-](?P<y>\d{4}|\d{2})|\.?)"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})\.?\s*(?P<name>[a-zæøå]{3,9})\.?\s*(?P<y>\d{4})?"),
)


def read_date(text: str, today: date) -> date | None:
    """The date a person typed (4.4.2025, 04-04-2025, 2025-04-04, 4/4, 4. april, fredag den 4. april 2025), or ``None``.

    A year left out is this year's. Raises ``ValueError`` with a Danish sentence when the text is a date's shape
    but no such day exists, with the nearest day as a suggestion, or when it falls on another weekday.
    """
    spelled = " ".join(text.lower().split())
    weekday = _WEEKDAY.match(spelled)
    if weekday is not None:
        spelled = spelled[weekday.end() :]
    spelled = spelled.removeprefix("den ").removeprefix("d.").strip()
    for pattern in _SPELLINGS:
        match = pattern.fullmatch(spelled)
        if match is None:
            continue
        parts = match.groupdict()
        month = _month_number(parts)
        if month is None:
            return None
        year = _full_year(parts["y"]) if parts.get("y") else today.year
        day = _real_day(year, month, int(parts["d"]))
        if weekday is not None and WEEKDAYS[day.weekday()] != weekday["weekday"]:
            raise ValueError(f"Den {write_date(day)} er en {WEEKDAYS[day.weekday()]}. Ret dagen eller datoen.")
        return day
    return None


def _full_year(digits: str) -> int:
    """Two digits mean 1970 to 2069; papers older than that write the year out."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _month_number(parts: dict[str, str | None]) -> int | None:
    if name := parts.get("name"):
        hits = [n for n, month in enumerate(MONTHS, 1) if month.startswith(name)]
        return hits[0] if len(hits) == 1 else None
    return int(parts["m"] or 0)


def _real_day(year: int, month: int, day: int) -> date:
    if year == 0:
        raise ValueError("Året 0 findes ikke. Skriv dag, måned og år, fx 4.4.2025.")
    if not 1 <= month <= 12:
        raise ValueError(f"Måneden {month} findes ikke. Skriv dag, måned og år, fx 4.4.{year}.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        name, nearest = MONTHS[month - 1], min(max(day, 1), last)
        raise ValueError(f"Den {day}. {name} findes ikke. Mente du den {nearest}. {name}?")
    return date(year, month, day)
