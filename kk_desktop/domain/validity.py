"""Names and letters that hold in periods: what may follow what, and how a border between two of them moves."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from .dates import write_date
from .people import Body, BodyName, Party

_A_DAY = timedelta(days=1)


class Valid(Protocol):
    """Anything that holds from a day up to and including another; ``None`` is open."""

    @property
    def valid_from(self) -> date | None:
        """The first day."""

    @property
    def valid_to(self) -> date | None:
        """The last day."""


Each = TypeVar("Each", bound=Valid)


def in_order(periods: Iterable[Each]) -> tuple[Each, ...]:
    """The oldest first; those without a beginning before all others."""
    return tuple(sorted(periods, key=lambda each: each.valid_from or date.min))


def first_overlap(periods: Iterable[Each]) -> tuple[Each, Each] | None:
    """The first two that hold on one and the same day, or ``None``."""
    for before, after in itertools.pairwise(in_order(periods)):
        if (after.valid_from or date.min) <= (before.valid_to or date.max):
            return before, after
    return None


def gaps(periods: Iterable[Valid]) -> list[tuple[date, date]]:
    """The first and last day of each time between two of them when none holds."""
    found = []
    for before, after in itertools.pairwise(in_order(periods)):
        if before.valid_to and after.valid_from and before.valid_to + _A_DAY < after.valid_from:
            found.append((before.valid_to + _A_DAY, after.valid_from - _A_DAY))
    return found


def with_name_from(names: Sequence[BodyName], new: BodyName) -> tuple[BodyName, ...]:
    """The names with one more, which holds from its day on: the one in use until then ends the day before."""
    day = new.valid_from
    if day is None:
        return in_order([*names, new])
    kept = [
        replace(each, valid_to=day - _A_DAY)
        if (each.valid_from or date.min) < day <= (each.valid_to or date.max) else each
        for each in names
    ]  # fmt: skip
    # A name that was already to come goes on coming.
    coming = [each.valid_from for each in names if each.valid_from and each.valid_from > day]
    if coming and new.valid_to is None:
        new = replace(new, valid_to=min(coming) - _A_DAY)
    return in_order([*kept, new])


def with_border_moved(names: Sequence[BodyName], place: int, changed: BodyName) -> tuple[BodyName, ...]:
    """The names with one changed; a neighbour that began or ended where it did goes on doing so."""
    made, before = list(names), names[place]
    made[place] = changed
    first, last = changed.valid_from, changed.valid_to
    # Before the first day there is, and after the last, nothing can end or begin.
    if place > 0 and _touch(made[place - 1], before) and first and first > date.min:
        made[place - 1] = replace(made[place - 1], valid_to=first - _A_DAY)
    if place + 1 < len(made) and _touch(before, made[place + 1]) and last and last < date.max:
        made[place + 1] = replace(made[place + 1], valid_from=last + _A_DAY)
    return tuple(made)


def write_period(valid_from: date | None, valid_to: date | None) -> str:
    """fra 1. januar 2026, til 31. december 2025, or both; nothing for a period without ends."""
    parts = [f"fra {write_date(valid_from)}" if valid_from else "", f"til {write_date(valid_to)}" if valid_to else ""]
    return " ".join(part for part in parts if part)


def clash_of_letters(parties: Iterable[Party]) -> tuple[Party, Party] | None:
    """The first two parties that have one letter on one and the same day, or ``None``."""
    by_letter: dict[str, list[Party]] = {}
    for party in parties:
        by_letter.setdefault(party.letter.casefold(), []).append(party)
    return next(filter(None, map(first_overlap, by_letter.values())), None)


def party_with(parties: Iterable[Party], letter: str, day: date) -> Party | None:
    """The party that has the letter on the day."""
    wanted = letter.strip().casefold()
    return next((each for each in parties if each.letter.casefold() == wanted and _covers(each, day)), None)


def is_there_on(body: Body, day: date) -> bool:
    """Whether any of the body's names holds on the day."""
    return any(name.holds_on(day) for name in body.names)


def _touch(before: Valid, after: Valid) -> bool:
    return bool(before.valid_to and after.valid_from and before.valid_to + _A_DAY == after.valid_from)


def _covers(period: Valid, day: date) -> bool:
    return (period.valid_from or date.min) <= day <= (period.valid_to or date.max)
