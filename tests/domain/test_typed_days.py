"""What one types where a day belongs is a day, nothing, or refused with a sentence that helps."""

from datetime import date

import pytest

from kk_desktop.domain.typed_days import shown_day, typed_day, typed_end, typed_start

TODAY = date(2025, 3, 22)


@pytest.mark.parametrize("read", [typed_day, typed_start, typed_end])
def test_nothing_and_a_dash_are_no_day(read) -> None:
    assert [read(text, TODAY) for text in ("", "  ", "–", " - ")] == [None] * 4


@pytest.mark.parametrize("read", [typed_day, typed_start, typed_end])
def test_a_day_is_read_in_each_of_its_spellings(read) -> None:
    spellings = ("4.4.2025", " 04-04-2025 ", "2025-04-04", "4. april", "4. april 2025")
    assert {read(text, TODAY) for text in spellings} == {date(2025, 4, 4)}


def test_a_year_alone_begins_and_ends_a_period_and_is_no_day() -> None:
    assert typed_start(" 2017 ", TODAY) == date(2017, 1, 1)
    assert typed_end("2017", TODAY) == date(2017, 12, 31)
    with pytest.raises(ValueError, match="”2017” er ingen dato"):
        typed_day("2017", TODAY)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("i morgen", "”i morgen” er ingen dato. Skriv dag, måned og år, fx 4.4.2025"),
        ("0000", "”0000” er ingen dato."),
        ("31.2.2025", "Den 31. februar findes ikke."),
        ("ord " * 100, "”ord ord ord ord ord ord ord ord ord …” er ingen dato."),
    ],
)
def test_what_is_no_day_is_told_in_one_sentence(typed: str, sentence: str) -> None:
    for read in (typed_day, typed_start, typed_end):
        with pytest.raises(ValueError, match=r"er ingen dato|findes ikke") as error:
            read(typed, TODAY)
        assert str(error.value).startswith(sentence)


def test_a_day_that_is_shown_is_read_as_the_same_day() -> None:
    assert shown_day(date(2026, 1, 1)) == "01-01-2026"
    assert typed_day(shown_day(date(2026, 1, 1)), TODAY) == date(2026, 1, 1)
    assert shown_day(None) == ""


def test_only_where_a_year_is_enough_it_is_offered() -> None:
    for read, ending in ((typed_day, "4.4.2025."), (typed_start, "eller kun året."), (typed_end, "eller kun året.")):
        with pytest.raises(ValueError, match=ending):
            read("i morgen", TODAY)
