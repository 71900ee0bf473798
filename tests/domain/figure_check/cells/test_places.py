"""A place that the words name both ways is believed, whatever else in the table is as much as the amount."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenTable

from .tables import reds, table

FARM = table("2022|2023|2024", "Leje|2.610|2.740|2.880", "Høslæt|415|420|435", "=I alt|3.025|3.160|3.315")
STAGES = table(
    "Budget|Regnskab|Forskel",
    "Stalden|18,4|17,9|-0,5",
    "Laden|11,3|12,7|1,4",
    "=I alt|29,7|30,6|0,9",
    unit="mio. kr.",
)
MOVED = table(
    "Vedtaget budget|Omplacering|Korrigeret budget",
    "Rideskolen|5.300|600|5.900",
    "Gæstgården|4.800|-600|4.200",
    "=I alt|10.100|0|10.100",
)
SHARED = table("Service|Anlæg", "Folden|0,3|4,8", "Hegnet|1,2|2,1", "=I alt|1,5|6,9", unit="mio. kr.")
LEFT = table("Bevilling|Forbrug|Rest", "Bro over Åen|54,0|31,6|22,4", "Sti til skoven|12,0|4,5|7,5", unit="mio. kr.")


@pytest.mark.parametrize(
    ("sentence", "held", "right", "wrong"),
    [
        ("Gården udgør i 2023 lejen {}.", FARM, "2.740.000 kr.", "2.880.000 kr."),
        ("Dyrest er lejen, som i 2023 kostede {}.", FARM, "2.740.000 kr.", "2.610.000 kr."),
        ("Regnskabet for Laden er {}, og forskellen skal forklares.", STAGES, "12,7 mio. kr.", "12,9 mio. kr."),
        ("Forskellen på Laden er et merforbrug på {}", STAGES, "1,4 mio. kr.", "4,1 mio. kr."),
        ("Laden havde et budget på 11,3 mio. kr. og et regnskab på {}", STAGES, "12,7 mio. kr.", "12,9 mio. kr."),
        ("Efter omplaceringen har Rideskolen 5,9 mio. kr. og Gæstgården {}", MOVED, "4,2 mio. kr.", "4,4 mio. kr."),
        ("Der går {} til folden i anlæg og 0,3 mio. kr. i service.", SHARED, "4,8 mio. kr.", "6,9 mio. kr."),
        ("Broen over Åen fik 54,0 mio. kr. Der er brugt 31,6 mio. kr., så restbudgettet er {}", LEFT, "22,4 mio. kr.",
         "21,4 mio. kr."),
    ],
)  # fmt: skip
def test_a_named_row_and_a_named_column_outweigh_the_same_figure_elsewhere(
    sentence: str, held: SpokenTable, right: str, wrong: str
) -> None:
    assert reds(sentence.format(right), held) == []
    assert reds(sentence.format(wrong), held) == [wrong]


def test_what_is_said_of_each_of_two_years_is_held_against_both() -> None:
    text = "Lejen er 2.610.000 kr. i 2022 og {} i hvert af årene 2023 og 2024."
    flat = table("2022|2023|2024", "Leje|2.610|2.740|2.740", "Høslæt|415|420|435")
    assert reds(text.format("2.740.000 kr."), flat) == []
    assert reds(text.format("2.740.000 kr."), FARM) == ["2.740.000 kr."]


@pytest.mark.parametrize(
    "text",
    [
        "Gården koster 3.025.000 kr. i 2022, hvor lejen er langt det meste.",
        "Lejen steg med 130.000 kr. i 2023 og med 140.000 kr. i 2024.",
        "I 2024 koster høslættet 435.000 kr., mod 420.000 kr. året før.",
        "Lejen var 2.610.000 kr. i 2022. Den er nu 2.880.000 kr.",
    ],
)
def test_what_is_right_in_its_own_year_is_left_alone(text: str) -> None:
    assert reds(text, FARM) == []


def told(text: str, held: SpokenTable) -> list[tuple[str, str, str]]:
    """What is told and is not green."""
    found = check_figures(text, (held,)).findings
    return [(each.verdict.value, each.relation.value, each.quotes[0]) for each in found if each.verdict != "green"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lejen er ca. 2,9 mio. kr. i 2024.", []),
        ("Lejen er ca. 3,1 mio. kr. i 2024.", [("amber", "equals_cell", "3,1 mio. kr.")]),
        ("Samlet koster gården omkring 3,6 mio. kr. i 2024.", [("amber", "equals_cell", "3,6 mio. kr.")]),
        ("Naboens mark er ca. 3 mio. kr. værd i 2024.", []),
        ("Lejen er ca. 9 mio. kr. i 2024.", []),
    ],
)
def test_what_is_only_about_so_much_cannot_be_told(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, FARM) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("6,0|7,5", []),
        ("6,1|7,5", [("amber", "column_total", "6,1")]),
        ("6,4|7,5", [("red", "column_total", "6,4")]),
        ("9,9|8,8", []),
    ],
)
def test_a_total_may_stand_above_its_rows(cells: str, expected: list[tuple[str, str, str]]) -> None:
    """What is far from its rows has only some of them below it."""
    held = table("2024|2025", f"=Havnen i alt|{cells}", "Kaj|2,5|3,1", "Kran|2,2|2,9", "Lys|1,3|1,5", unit="mio. kr.")
    assert told("Havnen får nye anlæg.", held) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Folden koster 4,8 mio. kr. i anlæg.", []),
        ("Folden koster 4,8 mia. kr. i anlæg.", [("red", "unit_mismatch", "4,8 mia. kr.")]),
        ("Dertil kommer 2.100 mio. kr., som fonden har lovet.", []),
    ],
)
def test_one_digit_is_enough_where_row_and_column_are_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, SHARED) == expected


MEALS = table("2024", "Morgenmad|1.140", "Frokost|2.480", "Aftensmad|1.930", "=I alt|5.550")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Morgenmaden koster 1,14 mio. kr. og aftensmaden 1,93 mio. kr. Midt på dagen går der {} til.",
            "2,48 mio. kr.",
            "2,45 mio. kr.",
        ),
        (
            "Der går 1,14 mio. kr. til morgenmad. Frokosten får {}, og resten er aften.",
            "2,48 mio. kr.",
            "2,84 mio. kr.",
        ),
    ],
)
def test_the_row_that_is_left_is_meant_where_the_others_are_told(text: str, right: str, wrong: str) -> None:
    assert reds(text.format(right), MEALS) == []
    assert reds(text.format(wrong), MEALS) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Morgenmaden koster 1,14 mio. kr. og aftensmaden 1,93 mio. kr. Gaver giver 2,4 mio. kr. i alt.",
        "Morgenmaden koster 1,14 mio. kr., og frokosten koster 2,48 mio. kr. Bussen koster 3,9 mio. kr.",
    ],
)
def test_what_is_far_from_the_row_that_is_left_is_something_else(text: str) -> None:
    assert reds(text, MEALS) == []


def test_the_year_of_a_list_is_that_of_the_items_beside_it() -> None:
    text = "Vi regner med:\n- Leje: 2.740.000 kr. i 2023\n- Høslæt: {}\nI alt 3.160.000 kr. i 2023."
    assert reds(text.format("420.000 kr."), FARM) == []
    assert reds(text.format("480.000 kr."), FARM) == ["480.000 kr."]


def test_what_an_amount_is_part_of_says_the_column_of_the_whole_only() -> None:
    text = "Stalden har brugt {} af et samlet budget på 29,7 mio. kr."
    assert reds(text.format("17,9 mio. kr."), STAGES) == []
    assert reds(text.format("19,7 mio. kr."), STAGES) == ["19,7 mio. kr."]
