"""Dates as people type them and as letters write them; distances in working days."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.dates import (
    DateStyle,
    is_working_day,
    last_working_day_before,
    read_date,
    working_days_between,
    write_date,
    write_day,
    write_distance,
    write_known_date,
    write_moment,
    write_weekday,
    write_years,
)

TODAY = date(2025, 4, 4)
EASTER = {date(2025, 4, 17), date(2025, 4, 18), date(2025, 4, 21)}


def is_holiday(day: date) -> bool:
    return day in EASTER


@pytest.mark.parametrize(
    "text",
    [
        "6.5.2019", "06.05.19", "6-5-2019", "6/5-2019", "2019-05-06", "6. maj 2019", "6 maj 2019", " den 6. maj 2019 ",
        "d. 6. maj 2019", "d.6.5.2019", "mandag den 6. maj 2019", "Mandag, den 6. maj 2019",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_spelled(text: str) -> None:
    assert read_date(text, TODAY) == date(2019, 5, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4. april", date(2025, 4, 4)),
        ("4/4", date(2025, 4, 4)),
        ("24.12.", date(2025, 12, 24)),
        ("9. jan. 2023", date(2023, 1, 9)),
        ("29. februar 2024", date(2024, 2, 29)),
        ("1.6.99", date(1999, 6, 1)),
    ],
)
def test_short_forms_of_a_date_are_filled_in(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "i går", "4. aprul 2011", "12", "4. ma", "maj 2016", "2019"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31. februar", "Den 31. februar findes ikke. Mente du den 28. februar?"),
        ("0.5.2020", "Den 0. maj findes ikke. Mente du den 1. maj?"),
        ("32.12.9999", "Den 32. december findes ikke. Mente du den 31. december?"),
        ("13.13.2013", "Måneden 13 findes ikke. Skriv dag, måned og år, fx 4.4.2013."),
        ("1.1.0000", "Året 0 findes ikke. Skriv dag, måned og år, fx 4.4.2025."),
        ("onsdag den 1. juni 2004", "Den 1. juni 2004 er en tirsdag. Ret dagen eller datoen."),
    ],
)
def test_a_day_that_does_not_exist_is_answered_with_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (the sentence is compared below)
        read_date(text, TODAY)
    assert str(refused.value) == sentence


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(DateStyle))
def test_every_date_that_is_written_reads_back(day: date, style: DateStyle) -> None:
    assert read_date(write_date(day, style), TODAY) == day


def test_a_list_leaves_out_this_year() -> None:
    assert write_day(date(2025, 5, 2), TODAY) == "2. maj"
    assert write_day(date(2026, 5, 2), TODAY) == "2. maj 2026"
    assert write_weekday(TODAY, TODAY) == "fredag den 4. april"


def test_a_moment_is_a_date_and_the_time_of_day() -> None:
    assert write_moment(datetime(2025, 4, 4, 9, 5, tzinfo=UTC)) == "4. april 2025 kl. 09.05"


def test_weekends_and_holidays_are_no_working_days() -> None:
    assert is_working_day(date(2025, 4, 16), is_holiday)
    assert not is_working_day(date(2025, 4, 17), is_holiday)
    assert not is_working_day(date(2025, 4, 19), is_holiday)


def test_before_easter_the_last_working_day_is_the_wednesday() -> None:
    assert last_working_day_before(date(2025, 4, 19), is_holiday) == date(2025, 4, 16)


def test_working_days_over_easter_are_counted_without_the_holidays() -> None:
    assert working_days_between(date(2025, 4, 15), date(2025, 4, 23), is_holiday) == 3
    assert working_days_between(date(2025, 4, 23), date(2025, 4, 15), is_holiday) == -3


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 4, 4), "i dag"),
        (date(2025, 4, 7), "om 1 arbejdsdag"),
        (date(2025, 4, 14), "om 6 arbejdsdage"),
        (date(2025, 4, 5), "før næste arbejdsdag"),
        (date(2025, 4, 3), "1 arbejdsdag over fristen"),
        (date(2025, 4, 1), "3 arbejdsdage over fristen"),
        (date(9999, 12, 31), "om 7974 år"),
        (date(1, 1, 1), "2024 år over fristen"),
    ],
)
def test_a_deadline_tells_how_far_off_it_is(day: date, words: str) -> None:
    assert write_distance(TODAY, day, is_holiday) == words


@pytest.mark.parametrize(
    ("known", "words"), [("2014", "2014"), ("2014-05", "maj 2014"), ("2014-05-01", "1. maj 2014"), ("", "")]
)
def test_a_date_is_written_as_exactly_as_it_is_known(known: str, words: str) -> None:
    assert write_known_date(known) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2014-05", "2017-12-31", "2014-2017"),
        ("2014-01", "2014-12", "2014"),
        ("2014", "", "fra 2014"),
        ("", "2017", "til 2017"),
        ("", "", ""),
    ],
)
def test_a_period_is_told_by_its_years(start: str, end: str, words: str) -> None:
    assert write_years(start, end) == words
