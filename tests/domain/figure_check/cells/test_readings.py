"""Of several readings of the same words the one that fits is meant, and none where a colleague sees why it differs."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable

from .tables import reds, table

FERRY = table("2023|2024|2025", "Brændstof|31,2|33,8|36,1", "Mandskab|44,5|45,0|45,9", "=I alt|75,7|78,8|82,0",
              unit="mio. kr.")  # fmt: skip
SEASONS = table("Forår|Efterår", "Gråt papir|500|300", "Gult papir|400|200", "Blåt papir|700|600", "=I alt|1.600|1.100")
ACCOUNT = table("Budget|Regnskab", "Kiosk|2.300|2.150", "Kajplads|1.480|1.530", "=I alt|3.780|3.680")


@pytest.mark.parametrize(
    ("sentence", "held", "right", "wrong"),
    [
        ("Brændstoffet koster i 2024 {} og i 2025, når ruten er udvidet, 36,1 mio. kr.", FERRY, "33,8 mio. kr.",
         "38,3 mio. kr."),
        ("Mandskabet er fra 2023 til 2025 steget fra 44,5 mio. kr. til {}", FERRY, "45,9 mio. kr.", "49,5 mio. kr."),
        ("Brændstof steg fra 31,2 mio. kr. i 2023 til 36,1 mio. kr. i 2025, og mandskab fra 44,5 mio. kr. til {}",
         FERRY, "45,9 mio. kr.", "49,5 mio. kr."),
        ("I 2025 koster ruten 82,0 mio. kr., og det er {} mere end året før.", FERRY, "3,2 mio. kr.", "2,3 mio. kr."),
        ("I foråret går 500.000 kr. til gråt papir og {} til det gule papir.", SEASONS, "400.000 kr.", "200.000 kr."),
        ("Kajpladsen var i budgettet på 1.480.000 kr. og endte på {}", ACCOUNT, "1.530.000 kr.", "1.350.000 kr."),
    ],
)  # fmt: skip
def test_words_that_can_be_read_two_ways_are_held_against_the_cell_they_mean(
    sentence: str, held: SpokenTable, right: str, wrong: str
) -> None:
    assert reds(sentence.format(right), held) == []
    assert reds(sentence.format(wrong), held) == [wrong]


def test_what_is_unchanged_in_the_whole_period_is_in_every_year() -> None:
    text = "Lejen er uændret 5,5 mio. kr. i hele perioden."
    assert reds(text, table("2024|2025", "Leje|5,5|5,5", "El|1,1|1,2", unit="mio. kr.")) == []
    assert reds(text, table("2024|2025", "Leje|5,5|5,9", "El|1,1|1,2", unit="mio. kr.")) == ["5,5 mio. kr."]


@pytest.mark.parametrize(
    "text",
    [
        "Brændstof blev i foråret anslået til 39,1 mio. kr. Nu koster det 36,1 mio. kr. i 2025.",
        "Brændstof koster 36,1 mio. kr. i 2025. Rederiet havde først regnet med 31,6 mio. kr.",
    ],
)
def test_an_estimate_is_left_alone_where_the_sentence_beside_it_has_the_cell(text: str) -> None:
    assert reds(text, FERRY) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Tabel 2 viser, hvad klubberne fik. Roklubben fik 4,2 mio. kr. Sejlklubben fik 3,7 mio. kr.",
            ["3,7 mio. kr."],
        ),
        ("Tabel 1 viser, hvad klubberne søgte. Roklubben søgte 6,5 mio. kr. Sejlklubben søgte 3,7 mio. kr.", []),
        ("Tabel 1 og tabel 2 viser midlerne. Roklubben fik 4,2 mio. kr. Sejlklubben søgte 3,7 mio. kr.", []),
    ],
)
def test_a_paragraph_is_held_against_the_table_that_it_names(text: str, wrong: list[str]) -> None:
    asked = table("Søgt", "Roklubben|6,5", "Sejlklubben|3,7", "=I alt|10,2", unit="mio. kr.")
    rows = (("Roklubben", "4,2"), ("Sejlklubben", "3,4"), ("I alt", "7,6"))
    given = SpokenTable(
        "Tabel 2. Bevilget",
        "mio. kr.",
        None,
        ("Bevilget",),
        tuple(SpokenRow(name, "row", (cell,)) for name, cell in rows),
    )
    found = check_figures(text, (asked, given)).findings
    assert [each.quotes[0] for each in found if each.verdict == "red"] == wrong


def test_amounts_in_the_order_of_the_sentence_before_are_of_its_rows() -> None:
    text = "Regnskabet viser 2.150.000 kr. for kiosken og 1.530.000 kr. for kajpladsen. "
    text += "Budgettet var på henholdsvis 2.300.000 kr. og {}"
    assert reds(text.format("1.480.000 kr."), ACCOUNT) == []
    assert reds(text.format("1.840.000 kr."), ACCOUNT) == ["1.840.000 kr."]


def test_both_years_are_looked_at_where_the_words_say_both() -> None:
    text = "Vikarbudgettet er 270.000 kr. begge år."
    assert reds(text, table("2024|2025", "Vikarer|270|270", "Mad|510|530")) == []
    assert reds(text, table("2024|2025", "Vikarer|270|310", "Mad|510|530")) == ["270.000 kr."]


REPAIRS = table("Bevilget|Brugt", "Skrog|8,0|5,3", "Motor|6,0|4,9", "=I alt|14,0|10,2", unit="mio. kr.")
RENTS = table("Budget 2024|Budget 2025", "Leje|2.400|2.750", "Varme|0|250", "Løn|5.100|4.500", "=I alt|7.500|7.500")
YEARS = table("2024|2025", "Bådelauget|1.220|1.260", "Dykkerklubben|740|790", "Sejlskolen|2.100|2.150")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Af 14,0 mio. kr. er 10,2 mio. kr. brugt. Der er 3,8 mio. kr. tilbage. Skroget er budgetteret til "
            "8,0 mio. kr., så her mangler at blive brugt 2,7 mio. kr.",
            REPAIRS,
        ),
        (
            "Merudgiften på 600.000 kr. skyldes, at lejen stiger fra 2.400.000 kr. til 2.750.000 kr., og at der kommer "
            "250.000 kr. til varme.",
            RENTS,
        ),
        (
            "Tilskuddet er i 2025 på 1.260.000 kr. til Bådelauget og 790.000 kr. til Dykkerklubben. De to klubber fik "
            "tilsammen 1.960.000 kr. i 2024.",
            YEARS,
        ),
    ],
)
def test_what_the_cells_give_is_no_sum_that_fails(text: str, held: SpokenTable) -> None:
    assert reds(text, held) == []
