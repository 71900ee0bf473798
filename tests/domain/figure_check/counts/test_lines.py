"""Numbers of things told line by line or far from their whole, and lines that are no parts of one."""

import pytest

from tests.domain.figure_check.told import found

_BY_LINES = """Indstilling
1. at opførelsen af {} almene ungdomsboliger godkendes.

Løsning
Byggeriet deles i tre:
- Nordblokken med 118 boliger
- Midterhuset med 94 boliger
- Sydblokken med 73 boliger
"""
_LED_BY_COLON = (
    "Der er ansat {} medarbejdere i centret:\n- 7 pædagoger\n- 4 lærere\n- 2 psykologer\nCentret åbner i maj."
)
_LENGTHS = (
    "Planen rummer {} km ny sti. Strækningerne er:\n- Enghavevej, 3 km\n- Vigerslevvej, 5 km\n- Toftegårds Allé, 4 km"
)
_APART = """Der skal skabes {} nye pladser i fritidshjem på Amager.

Pladserne skal ligge to steder. Fritidshjemmet på Kastrupvej får 84 pladser, og det på Holmbladsgade får 66 pladser."""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(_BY_LINES, "285", "295"), (_LED_BY_COLON, "13", "14"), (_LENGTHS, "12", "13"), (_APART, "150", "140")],
)
def test_a_whole_is_the_sum_of_what_is_told_below_or_elsewhere(text: str, right: str, wrong: str) -> None:
    told = [(verdict, quotes[0]) for verdict, *quotes in found(text.format(right)) if len(quotes) > 1]
    assert told == [("green", right)]
    told = [(verdict, quotes[0]) for verdict, *quotes in found(text.format(wrong)) if len(quotes) > 1]
    assert told == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Kvarteret har 295 boliger.\n\nDe største gårde:\n- Søgården med 68 boliger\n- Møllegården med 51 boliger",
        "Der er 45 elever på holdet:\n- 23 er fra Valby\n- 17 går til fodbold\n- 31 har fritidsjob",
        "I 2014 var der 240 pladser.\n\nI 2018 er der 130 pladser på Amager og 120 pladser på Østerbro.",
        "Der mangler 140 pladser.\n\nInstitutionen i nord får 84 pladser, og institutionen i syd får 66 pladser.",
        "Der bygges 160 boliger og 10 erhvervslejemål.\n\nHus A har 90 boliger, og Hus B har 80 boliger. "
        "Heri er de 10 erhvervslejemål talt med.",
        "Af 30 ansøgere er udvalgt 12:\n- 4 fra Valby\n- 5 fra Vanløse\n- 3 fra Husum",
    ],
)
def test_lines_that_need_not_be_all_of_it_say_nothing(text: str) -> None:
    assert [told for told in found(text) if told[0] == "red"] == []


def test_an_area_is_divided_as_a_number_of_things_is() -> None:
    text = "Lejemålet er på {} m2: 320 m2 til kontorer, 145 m2 til møder og 85 m2 til arkiv."
    assert found(text.format("550")) == [("green", "550", "320", "145", "85")]
    assert found(text.format("560")) == [("red", "560", "320", "145", "85")]


def test_a_number_that_is_only_about_so_many_leaves_it_open() -> None:
    text = "Ca. {} naboer kom til mødet, fordelt på 46 lejere, 31 andelshavere og 17 ejere."
    assert [verdict for verdict, *_ in found(text.format("90"))] == ["amber"]
    assert [verdict for verdict, *_ in found(text.format("94"))] == ["green"]
