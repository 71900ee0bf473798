"""Dates go out as all-day events, and are the same events the next time."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from kk_desktop.exchange.calendar_files import CalendarEvent, write_calendar

NOW = datetime(2025, 3, 21, 13, 32, 5, tzinfo=UTC)
CHANGED = datetime(2025, 3, 21, 12, 0, tzinfo=UTC)
HARD = 'Svar på "æøå", Ådalen; linje 1\nlinje 2 \\ slut 😀 ' + "æ" * 200


def _read(data: bytes) -> list:
    return Calendar.from_ical(data).walk("VEVENT")


def test_an_event_is_a_whole_day_that_keeps_nobody_busy():
    (event,) = _read(write_calendar([CalendarEvent("a", date(2025, 4, 4), "Svarfrist")], "Frister", CHANGED, NOW))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 4, 4), date(2025, 4, 5))
    assert event["transp"] == "TRANSPARENT"
    assert event["uid"] == "a@kk-desktop"
    assert event.decoded("dtstamp") == NOW
    assert event.decoded("last-modified") == CHANGED


def test_danish_letters_line_breaks_and_marks_come_through_in_folded_lines():
    data = write_calendar([CalendarEvent("a", date(2025, 4, 4), HARD, HARD, "Høring")], "Frister", CHANGED, NOW)
    (event,) = _read(data)
    assert str(event["summary"]) == HARD
    assert str(event["description"]) == HARD
    assert event["categories"].cats == ["Høring"]
    assert max(len(line) for line in data.split(b"\r\n")) <= 75, "RFC 5545, 3.1"
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_later_file_has_the_same_events_with_a_higher_revision():
    first = write_calendar([CalendarEvent("a", date(2025, 4, 4), "Svarfrist")], "Frister", CHANGED, NOW)
    later = CHANGED + timedelta(seconds=7)
    second = write_calendar([CalendarEvent("a", date(2025, 5, 2), "Ny frist")], "Frister", later, later)
    (before,), (after,) = _read(first), _read(second)
    assert before["uid"] == after["uid"]
    assert after["sequence"] == before["sequence"] + 7
    assert 0 < after["sequence"] < 2**31


def test_a_thousand_events_are_a_thousand_events():
    many = [
        CalendarEvent(f"u{number}", date(2025, 1, 1) + timedelta(number), f"Frist {number}") for number in range(1000)
    ]
    found = _read(write_calendar(many, "Frister", CHANGED, NOW))
    assert [str(event["uid"]) for event in found] == [f"u{number}@kk-desktop" for number in range(1000)]


def test_a_file_without_events_is_a_calendar_all_the_same():
    data = write_calendar([], "Frister", CHANGED, NOW)
    assert Calendar.from_ical(data)["x-wr-calname"] == "Frister"
    assert _read(data) == []


def test_what_is_confidential_is_marked_so():
    (event,) = _read(
        write_calendar([CalendarEvent("a", date(2025, 4, 4), "Sag", is_confidential=True)], "F", CHANGED, NOW)
    )
    assert event["class"] == "CONFIDENTIAL"
