"""A row that is named only to be left out, or to be counted in, is not the row that an amount is of."""

import pytest

from ..told import claims, red
from .tables import table

GREEN_AREAS = table(
    "2026|2027|2028",
    "Drift af legepladser|1.125|1.125|1.125",
    "Tilsyn|240|245|0",
    "=Service i alt|1.365|1.370|1.125",
    "Ny legeplads i Valbyparken|4.600|2.900|0",
    "=Anlæg i alt|4.600|2.900|0",
    "=Udgifter i alt|5.965|4.270|1.125",
    caption="Tabel 2. Legepladser",
)
CITY_LIFE = table(
    "2025|2026",
    "Byrumsværter|3,2|3,4",
    "Toiletter|1,1|0,0",
    "Renhold|0,85|0,9",
    "=I alt|5,15|4,3",
    unit="mio. kr.",
    caption="Tabel 1. Udgifter til bylivsindsatsen",
)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Uden anlæg er udgiften i 2026 1.365 t.kr.", "1.365 t.kr."),
        ("Bortset fra anlæg koster legepladserne 1,37 mio. kr. i 2027.", "1,37 mio. kr."),
        ("Ekskl. den nye legeplads i Valbyparken er udgiften i 2026 1.365.000 kr.", "1.365.000 kr."),
        ("Udgiften er i 2027 1.370.000 kr. ekskl. anlæg.", "1.370.000 kr."),
        ("I 2026 koster området 1,4 mio. kr., når anlægsudgifterne ikke tælles med.", "1,4 mio. kr."),
        ("Serviceudgiften uden tilsyn er 1.125.000 kr. i 2026.", "1.125.000 kr."),
        ("Med undtagelse af tilsyn er serviceudgiften 1.125.000 kr. i 2027.", "1.125.000 kr."),
        ("Inkl. anlæg er udgiften i 2026 5.965 t.kr.", "5.965 t.kr."),
    ],
)
def test_what_a_total_is_without_a_row_is_right(text: str, claim: str) -> None:
    assert claims(text, GREEN_AREAS)[0] == ("green", claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Uden toiletterne koster bylivsindsatsen 4,05 mio. kr. i 2025.", "4,05 mio. kr."),
        ("Holdes byrumsværterne ude, er udgiften 1,95 mio. kr. i 2025.", "1,95 mio. kr."),
        ("Ser man bort fra renhold, bruges der 3,4 mio. kr. i 2026.", "3,4 mio. kr."),
        ("Renhold fraregnet er udgiften 4,3 mio. kr. i 2025.", "4,3 mio. kr."),
    ],
)
def test_what_is_left_is_reckoned_where_no_total_says_it(text: str, claim: str) -> None:
    assert claims(text, CITY_LIFE)[0] == ("green", claim)


@pytest.mark.parametrize(
    "text",
    [
        "Uden anlæg koster området 4.600.000 kr. i 2026.",
        "Bortset fra tilsyn er udgiften 245.000 kr. i 2027.",
        "Uden anlæg koster området i alt 1.633.000 kr. i 2026.",
        "Ud over driften af legepladser bruges 75.000 kr. i 2026 på arrangementer.",
    ],
)
def test_nothing_is_told_of_what_is_neither_a_rest_nor_a_total(text: str) -> None:
    assert [each for each in claims(text, GREEN_AREAS) if "kr." in each[1]] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Uden anlæg koster tilsyn 420.000 kr. i 2026.", "420.000 kr."),
        ("Tilsyn koster 420.000 kr. i 2026 ekskl. moms.", "420.000 kr."),
        ("I alt koster området 5.695 t.kr. i 2026, og uden anlæg er det 1.365 t.kr.", "5.695 t.kr."),
        ("Uden for sæsonen er der lukket, og tilsyn koster 420.000 kr. i 2026.", "420.000 kr."),
    ],
)
def test_what_is_of_a_row_of_its_own_is_still_held_against_it(text: str, wrong: str) -> None:
    assert red(text, GREEN_AREAS) == [wrong]
