"""An amount that is a cell of its own row, and the column that the words mean."""

import pytest

from .tables import explanations, reds, table

PARKS = table(
    "Vedtaget|Tillæg|Korrigeret",
    "Græsslåning|84.320|-2.615|81.705",
    "Legepladser|19.400|1.250|20.650",
    "=I alt|103.720|-1.365|102.355",
    caption="Tabel 1. Parkbudget",
)
POOLS = table("Budget|Forbrug", "Skøjtebanen|2.300|2.180", "Svømmehallen|6.450|6.720", "=I alt|8.750|8.900")
CLUBS = table("Ansøgt|Indstillet", "Roklubben|310|240", "Korskolen|150|150", "=I alt|460|390")


@pytest.mark.parametrize(
    "text",
    [
        "Græsslåning korrigeres med -2.615 t.kr.",
        "Budgettet til legepladser er korrigeret med 1.250 t.kr.",
        "Legepladser opjusteres med 1.250 t.kr., og græsslåning nedjusteres med 2.615 t.kr.",
        "Korrektionen til legepladser er på 1.250 t.kr.",
        "Det korrigerede budget til legepladser er 20.650 t.kr.",
        "Legepladser korrigeres til 20.650 t.kr.",
    ],
)
def test_what_is_corrected_by_so_much_is_the_change(text: str) -> None:
    assert reds(text, PARKS) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Det korrigerede budget til legepladser er 19.400 t.kr.", "19.400 t.kr."),
        ("Legepladser korrigeres til 19.400 t.kr.", "19.400 t.kr."),
        ("Græsslåning korrigeres med -2.651 t.kr.", "-2.651 t.kr."),
        ("Der er vedtaget 81.705 t.kr. til græsslåning.", "81.705 t.kr."),
    ],
)
def test_what_it_is_corrected_to_is_not(text: str, wrong: str) -> None:
    assert reds(text, PARKS) == [wrong]


def test_a_word_that_goes_with_any_money_does_not_say_the_column() -> None:
    assert reds("Der bruges 2.300 t.kr. på skøjtebanen.", POOLS) == []
    assert reds("Der er brugt 2.300 t.kr. på skøjtebanen.", POOLS) == ["2.300 t.kr."]
    assert reds("Roklubben får 240 t.kr. efter ansøgning.", CLUBS) == []
    assert reds("Roklubben har ansøgt om 240 t.kr.", CLUBS) == ["240 t.kr."]


STAFF = table(
    "2026|2027|2028",
    "Løn|430|440|440",
    "Materialer|30|35|0",
    "Husleje|72|74|76",
    "=I alt|532|549|516",
    caption="Tabel 1. Økonomi",
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Løn er {} i 2028.", "440.000 kr.", "420.000 kr."),
        ("Lønnen udgør {} i 2026.", "430.000 kr.", "410.000 kr."),
        ("I 2027 går der {} til løn.", "440.000 kr.", "470.000 kr."),
        ("Husleje: {} i 2027.", "74.000 kr.", "78.000 kr."),
        ("Der afsættes {} til materialer i 2028.", "0 kr.", "35.000 kr."),
        ("Der afsættes {} til materialer i 2027.", "35.000 kr.", "30.000 kr."),
    ],
)
def test_a_short_name_that_stands_alone_and_a_year_are_enough(text: str, right: str, wrong: str) -> None:
    assert reds(text.format(right), STAFF) == []
    assert reds(text.format(wrong), STAFF) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Løn til en vikar udgør 410.000 kr. i 2026.",
        "Lokaludvalget betaler selv 410.000 kr. til løn i 2026.",
        "Udgiften til løn er 470.000 kr. i 2027, når pensionen regnes med.",
        "Løn, materialer og husleje er 532.000 kr. i 2026.",
        "Der er 10.000 kr. mere til løn i 2027.",
        "I 2028 dækker foreningen de 35.000 kr. til materialer.",
        "Der er ingen midler til materialer i 2028, for de 35.000 kr. blev brugt i 2027.",
        "Løn er 410.000 kr. i 2025.",
        "Løn er ca. 425.000 kr. i 2026.",
    ],
)
def test_a_short_name_in_other_company_is_not(text: str) -> None:
    assert reds(text, STAFF) == []


def test_the_nought_of_the_year_is_told() -> None:
    (said,) = explanations("Der afsættes 35.000 kr. til materialer i 2028.", STAFF)
    assert said.startswith("Tabellen har 0 (1.000 kr.) i Materialer 2028; 35 er Materialer 2027")
