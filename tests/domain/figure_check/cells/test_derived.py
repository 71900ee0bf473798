"""What cells give together: averages, changes, several rows, every year, and the largest of them."""

import pytest

from .tables import reds, table

PARKS = table(
    "2025|2026",
    "Rosenhaven|310|390",
    "Legeskoven|520|505",
    "Dyrefolden|140|140",
    "=I alt|970|1.035",
)
YEARS = table("2023|2024|2025", "Orgelskolen|410.000|395.000|440.000", "Koret|90.000|95.000|100.000", unit="kr.")


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Orgelskolen har i gennemsnit fået {} om året.", "415.000 kr.", "451.000 kr."),
        ("Koret har i snit fået {} årligt.", "95.000 kr.", "98.000 kr."),
    ],
)
def test_an_average_is_the_years_divided_by_how_many_they_are(sentence: str, right: str, wrong: str) -> None:
    assert reds(sentence.format(right), YEARS) == []
    assert reds(sentence.format(wrong), YEARS) == [wrong]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Rosenhaven stiger fra 2025 til 2026 med {}", "80 t.kr.", "90 t.kr."),
        ("Fra 2025 til 2026 falder Legeskoven med {}", "15 t.kr.", "25 t.kr."),
        ("Rosenhaven går {} frem, mens Dyrefolden får det samme.", "80 t.kr.", "60 t.kr."),
    ],
)
def test_a_change_is_the_difference_between_two_cells(sentence: str, right: str, wrong: str) -> None:
    assert reds(sentence.format(right), PARKS) == []
    assert reds(sentence.format(wrong), PARKS) == [wrong]


def test_several_rows_together_are_added() -> None:
    assert reds("I 2026 koster Rosenhaven og Legeskoven tilsammen 895 t.kr.", PARKS) == []
    assert reds("I 2026 koster Rosenhaven og Legeskoven tilsammen 985 t.kr.", PARKS) == ["985 t.kr."]


def test_what_is_said_of_every_year_holds_for_each() -> None:
    assert reds("Dyrefolden koster 140 t.kr. i begge år.", PARKS) == []
    assert reds("Legeskoven koster 520 t.kr. i begge år.", PARKS) == ["520 t.kr."]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Den dyreste post er Legeskoven, der i 2026 koster 505 t.kr.", []),
        ("Den dyreste post er Rosenhaven, der i 2026 koster 390 t.kr.", ["390 t.kr."]),
        ("Den billigste post er Dyrefolden med 140 t.kr. i 2026.", []),
        ("Den billigste post er Rosenhaven med 310 t.kr. i 2025.", ["310 t.kr."]),
        ("Den næstdyreste post er Rosenhaven, der i 2026 koster 390 t.kr.", []),
        ("Rosenhaven er den post, der vokser mest, og koster 390 t.kr. i 2026.", []),
    ],
)
def test_the_largest_row_is_the_one_that_the_table_has(text: str, wrong: list[str]) -> None:
    assert reds(text, PARKS) == wrong


def test_the_years_of_a_row_are_no_failed_sum_of_the_amounts_before_them() -> None:
    text = "Orgelskolen fik 410.000 kr. i 2023 og 440.000 kr. i 2025. Over de tre år er det samlet 1.245.000 kr."
    assert reds(text, YEARS) == []


def test_a_difference_may_leave_out_the_year_that_was_told_before() -> None:
    text = "Havnen koster 5,9 mio. kr. i 2025. Det er {} mere end i 2024, men 0,6 mio. kr. mindre end i 2023."
    held = table("2023|2024|2025", "Havnen|6,5|4,4|5,9", "Skoven|2,0|2,1|2,2", unit="mio. kr.")
    assert reds(text.format("1,5 mio. kr."), held) == []
    assert reds(text.format("1,9 mio. kr."), held) == ["1,9 mio. kr."]
