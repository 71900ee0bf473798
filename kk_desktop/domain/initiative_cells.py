"""What an initiative's cells say, the same on the screen, on paper and in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo

from .amounts import in_millions
from .budgets import level_words
from .dates import DateStyle, write_date, write_known_date, write_years
from .initiative_lists import InitiativeColumn
from .initiatives import InitiativeStatus
from .rows import InitiativeRow

NOTHING = "–"
"""Stands where no money is noted."""

SEVERAL_LEVELS = "flere prisniveauer"


def cell_text(row: InitiativeRow, column: InitiativeColumn, zone: tzinfo | None = None) -> str:
    """The words of one cell; a moment is told as the day it was in the time zone."""
    if column is InitiativeColumn.CHANGED:
        return write_date(row.changed_at.astimezone(zone).date(), DateStyle.NUMERIC) if row.changed_at else ""
    return _TEXTS[column](row)


def amount_text(row: InitiativeRow) -> str:
    """The money in mio. kr., or that there is none to tell."""
    return NOTHING if row.amount_ore is None else in_millions(row.amount_ore)


def level_text(row: InitiativeRow) -> str:
    """The price level of the money, that nobody has told it, or that there are several."""
    if row.has_levels:
        return SEVERAL_LEVELS
    return "" if row.amount_ore is None else level_words(row.price_level) or "ikke angivet"


def decision_text(row: InitiativeRow) -> str:
    """Which body and when, as short as on the timeline: "BIU 12.11.12"."""
    day = row.decided_on
    return f"{row.decided_by} {day.day}.{day.month}.{day:%y}" if day else ""


def spoken(row: InitiativeRow) -> str:
    """The whole row as a sentence, for those who hear it: title, how far, where, money, when and by whom decided."""
    money = f"{amount_text(row)} mio. kr." if row.amount_ore is not None else ""
    decided = f"besluttet {decision_text(row)}" if row.decided_on else ""
    areas = ", ".join(row.area_names)
    return ", ".join(part for part in (row.title, row.status.danish, areas, money, spoken_period(row), decided) if part)


def spoken_period(row: InitiativeRow) -> str:
    """Who runs when, in words: fra maj 2014 til 2016; fra 2017, og er i gang; slutter 2014, begyndelsen er ukendt."""
    start, end = write_known_date(row.period_from), write_known_date(row.period_to)
    goes_on = row.status is InitiativeStatus.ONGOING
    if start and end:
        return start if start == end else f"fra {start} til {end}"
    if start:
        return f"fra {start}, {'og er i gang' if goes_on else 'slutningen er ukendt'}"
    if end:
        return f"slutter {end}, begyndelsen er ukendt"
    return "perioden er ukendt"


_TEXTS: Mapping[InitiativeColumn, Callable[[InitiativeRow], str]] = {
    InitiativeColumn.TITLE: lambda row: row.title,
    InitiativeColumn.AREAS: lambda row: ", ".join(row.area_names),
    InitiativeColumn.STATUS: lambda row: row.status.danish,
    InitiativeColumn.PERIOD: lambda row: write_years(row.period_from, row.period_to),
    InitiativeColumn.AMOUNT: amount_text,
    InitiativeColumn.PRICE_LEVEL: level_text,
    InitiativeColumn.RESPONSIBLE: lambda row: row.responsible,
    InitiativeColumn.UNIT: lambda row: row.unit,
    InitiativeColumn.TARGET_GROUP: lambda row: " ".join(row.target_group.split()),
    InitiativeColumn.POLICIES: lambda row: "; ".join(row.policy_names),
    InitiativeColumn.POOLS: lambda row: "; ".join(row.pool_names),
    InitiativeColumn.DECISION: decision_text,
}
