"""Dates for other people's calendars (iCalendar, RFC 5545): all-day events that a second import brings up to date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MADE_BY = "-//Københavns Kommune//kk_desktop//DA"
_DOMAIN = "kk-desktop"
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One day; ``uid`` is its thing's and date's own, so that a calendar knows it again."""

    uid: str
    day: date
    title: str
    detail: str = ""
    kind: str = ""
    is_confidential: bool = False


def write_calendar(events: Iterable[CalendarEvent], name: str, changed_at: datetime, now: datetime) -> bytes:
    """The calendar file; ``changed_at`` is when what it tells was last changed.

    Every event has the moment of the file's newest change as its revision, for what it says may hang on much else
    than its own thing: it never goes down, and so a later file always counts as the newer one.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for each in events:
        calendar.add_component(_event(each, changed_at, now))
    return bytes(calendar.to_ical())


def _event(each: CalendarEvent, changed_at: datetime, now: datetime):  # type: ignore[no-untyped-def] # its library's own
    from icalendar import Event

    event = Event()
    event.add("uid", f"{each.uid}@{_DOMAIN}")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((changed_at - _COUNTED_FROM).total_seconds())))
    event.add("dtstart", each.day)
    # The first day after: an event without an end lasts no time at all in some calendars.
    if each.day < date.max:
        event.add("dtend", each.day + timedelta(days=1))
    event.add("summary", each.title)
    if each.detail:
        event.add("description", each.detail)
    if each.kind:
        event.add("categories", [each.kind])
    if each.is_confidential:
        event.add("class", "CONFIDENTIAL")
    # A deadline keeps nobody busy.
    event.add("transp", "TRANSPARENT")
    return event
