"""Dates are read from words as exact as the words are, and told again in words."""

from datetime import date

import pytest

from kk_desktop.domain.known_dates import due_in, last_day, read_due, write_due

TODAY = date(2016, 12, 21)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Udvalgene orienteres i januar 2017 om forslagene", "2017-01"),
        ("orienteres i januar", "2017-01"),
        ("orienteres i december", "2016-12"),
        ("senest den 1. maj", "2017-05-01"),
        ("den 1. maj 2018", "2018-05-01"),
        ("senest den 31-12-2016", "2016-12-31"),
        ("inden den 1/5 sender vi", "2017-05-01"),
        ("svar den 2017-02-03", "2017-02-03"),
        ("primo 2017", "2017-01"),
        ("medio 2017", "2017-06"),
        ("ultimo 2017", "2017-12"),
        ("ultimo januar 2017", "2017-01"),
        ("inden udgangen af 2017", "2017-12"),
        ("inden årets udgang", "2016-12"),
        ("inden sommerferien", "2017-06"),
        ("efter sommerferien 2018", "2018-08"),
        ("inden jul", "2016-12"),
        ("efter nytår", "2017-01"),
        ("i efteråret 2017", "2017-11"),
        ("i 1. kvartal 2017", "2017-03"),
        ("i første halvår", "2017-06"),
        ("i uge 2 2017", "2017-01-13"),
        ("om 14 dage", "2017-01-04"),
        ("inden for to måneder", "2017-02"),
        ("i 2018", "2018"),
        ("inden 2018", "2017-12"),
    ],
)
def test_a_promise_has_the_date_its_words_name(words, known):
    assert due_in(words, TODAY) == known


@pytest.mark.parametrize(
    "words",
    [
        "dialog med lokaludvalget", "den 31. februar 2017", "Politik for udsatte byområder 2025-2035",
        "sag 2016-0419401", "3/4 af beboerne", "afsnit 1.2.3", "1.500 kr.", "",
    ],
)  # fmt: skip
def test_words_without_a_date_name_none(words):
    assert due_in(words, TODAY) == ""


def test_of_several_dates_it_is_the_one_something_shall_be_done_by():
    words = "Efter mødet den 3. februar 2017 sender vi svaret, senest den 1. maj 2017."
    assert due_in(words, TODAY) == "2017-05-01"
    assert due_in("Mødet den 3. februar og mødet den 1. maj", TODAY) == "2017-02-03"


def test_a_month_is_over_when_its_last_day_has_passed():
    assert last_day("2017-02") == date(2017, 2, 28)
    assert last_day("2016") == date(2016, 12, 31)
    assert last_day("2017-01-05") == date(2017, 1, 5)


def test_a_date_is_told_as_exact_as_it_is_known():
    told = [write_due(known, TODAY) for known in ("2017-01", "2016-12-24", "2017-01-05", "2018", "")]
    assert told == ["i januar 2017", "24. december", "5. januar 2017", "i 2018", ""]


def test_what_a_person_types_is_read_as_exact_as_it_is():
    typed = ("", "4.4.2017", "januar 2017", "i januar 2017", "2017-01", "2017", "inden sommerferien")
    assert [read_due(each, TODAY) for each in typed] == [
        "", "2017-04-04", "2017-01", "2017-01", "2017-01", "2017", "2017-06",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["snart", "31. februar", "2017-13", "0000", "a" * 10_000])
def test_what_is_no_date_is_told_in_a_short_sentence(typed):
    with pytest.raises(ValueError, match=r"findes ikke|er ingen dato") as told:
        read_due(typed, TODAY)
    assert len(str(told.value)) < 200
