"""Days as a person types them into a field, and as a narrow field or cell shows them again."""

from __future__ import annotations

import re
from datetime import date

from .dates import DateStyle, read_date, write_date
from .wording import quoted

_TOLD = 40
_NOTHING = " –-"
"""What an empty cell shows may be left standing in it."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def typed_day(text: str, today: date) -> date | None:
    """The day that is typed, ``None`` for nothing and for a dash.

    Raises ``ValueError`` with a Danish sentence for what is no date, or no day that exists.
    """
    return _read(text, today, "")


def typed_start(text: str, today: date) -> date | None:
    """As ``typed_day``, and a year alone is its first day."""
    if _YEAR.fullmatch(text.strip()):
        return date(int(text), 1, 1)
    return _read(text, today, ", eller kun året")


def typed_end(text: str, today: date) -> date | None:
    """As ``typed_day``, and a year alone is its last day."""
    if _YEAR.fullmatch(text.strip()):
        return date(int(text), 12, 31)
    return _read(text, today, ", eller kun året")


def shown_day(day: date | None) -> str:
    """The day in figures, so that two of them stand in a row; nothing for none."""
    return write_date(day, DateStyle.NUMERIC) if day else ""


def _read(text: str, today: date, or_else: str) -> date | None:
    if not text.strip(_NOTHING):
        return None
    day = read_date(text, today)
    if day is None:
        wanted = f"Skriv dag, måned og år, fx 4.4.{today.year}{or_else}."
        raise ValueError(f"{quoted(text, _TOLD)} er ingen dato. {wanted}")
    return day
