"""Days as they are typed and shown in periods."""

from __future__ import annotations

from datetime import date

from kk_desktop.domain.dates import read_date, write_date
from kk_desktop.errors import UserError


def typed_day(text: str, today: date) -> date | None:
    """The day a person typed, or none. Raises ``UserError`` with a sentence for what is no day."""
    if not text.strip(" –-"):
        return None
    try:
        day = read_date(text, today)
    except ValueError as error:
        raise UserError(str(error)) from error
    if day is None:
        raise UserError(f"”{text.strip()}” kan ikke læses som en dato. Skriv fx 1. januar {today.year}.")
    return day


def shown_day(day: date | None) -> str:
    """The day as it stands in a field; nothing where it is open."""
    return write_date(day) if day else ""


def short_day(day: date | None) -> str:
    """The day as it stands in a table: 1.1.2026."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""
