"""What a person types about a pool, read in Danish; what cannot be read is told by a ``ValueError`` with a sentence."""

from __future__ import annotations

import re
from datetime import date

from kk_desktop.domain.amounts import Unit, in_unit, read_figure
from kk_desktop.domain.budgets import level_words
from kk_desktop.domain.dates import write_known_date
from kk_desktop.domain.typed_days import shown_day

UNIT = Unit.THOUSANDS
"""The unit of every amount on the page; another one may be typed with its name."""

_WHOLE_DATE = len("2025-01-01")


def amount(text: str) -> int | None:
    """An amount in øre; nothing for an empty field and for a dash."""
    return read_figure(text, UNIT).amount_ore


def written(ore: int | None) -> str:
    """The amount as its field shows it."""
    return "" if ore is None else in_unit(ore, UNIT)


def whole(text: str) -> int | None:
    """A count or a percentage."""
    digits = text.replace("%", "").replace("pct.", "").replace(".", "").strip()
    if digits and not re.fullmatch(r"[0-9]{1,9}", digits):
        raise ValueError(f"”{text.strip()}” er ikke et helt tal. Skriv fx 17.")
    return int(digits) if digits else None


def written_date(known: str) -> str:
    """An ISO date as exact as it is known, as its narrow field shows it: 01-01-2025, maj 2025, 2025."""
    return shown_day(date.fromisoformat(known)) if len(known) == _WHOLE_DATE else write_known_date(known)


def written_level(value: int | None) -> str:
    """The price level as its field shows it."""
    return level_words(value).removesuffix(" p/l")
