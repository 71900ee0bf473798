"""Two numbers of things of which one is what the other is not."""

import pytest

from tests.domain.figure_check.told import claims, red


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Af kommunens 84 demensboliger på Amager er 57 udlejet, mens {} står ledige.", "27", "29"),
        ("Ud af 120 ansøgninger blev 85 imødekommet og {} afslået.", "35", "30"),
        ("Bydelen har 212 parkeringspladser; 148 er offentlige, og {} er private.", "64", "74"),
        ("Af forvaltningens 75 elcykler er 52 i drift, og {} er til reparation.", "23", "33"),
        ("Forvaltningen råder over 68 biler. 41 kører på el, og {} kører på diesel.", "27", "29"),
        ("115 af de 160 frivillige er kvinder, og {} er mænd.", "45", "55"),
        ("Af de 90 breve er 64 besvarede og {} ubesvarede.", "26", "36"),
        ("Ud af ni lokaler er fem udlejet og {} ledige.", "fire", "tre"),
        ("Af kolonihavens 132 haver er 115 solgt, mens {} er til salg.", "17", "71"),
    ],
)
def test_what_is_not_the_one_is_the_other(text: str, right: str, wrong: str) -> None:
    assert [verdict for verdict, _ in claims(text.format(right))] == ["green"]
    assert len(red(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Af bydelens 84 boliger er 57 almene, mens 29 er opført før 1950.",
        "Af de 130 boliger er 90 udlejet, og 35 er lejet ud til studerende.",
        "Af skolens 300 elever går 180 til musik, og 150 går til idræt.",
        "Ud af 75 elcykler er 52 i drift, mens 10 er til reparation.",
        "Af de 90 sager er 60 afsluttet, og 20 er under behandling i Ankestyrelsen.",
        "Ud af 250 svar var 180 tilfredse, mens 40 var utilfredse.",
        "Af 60 svar var 40 tilfredse med maden, mens 25 var utilfredse med betjeningen.",
        "Af de 240 besvarelser var 36 utilfredse med ventetiden, mens 50 var utilfredse med telefontiden.",
        "Af kommunens 42 lokaler er 35 booket i april, mens 12 er ledige i maj.",
        "Af de 38 haller er 29 ledige, mens 12 var besat året før.",
        "Af de 330 adspurgte svarede 245, at de cykler dagligt, og 95, at de går.",
        "Af 160 frivillige er 115 kvinder, og 60 er studerende.",
    ],
)
def test_what_may_be_both_or_neither_is_left_in_peace(text: str) -> None:
    assert red(text) == []
