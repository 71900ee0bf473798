"""The digits of a cell in another unit, where no row is named."""

import pytest

from .tables import reds, table

ROADS = table(
    "2027|2028|2029",
    "Cykelstier|2.750|2.750|2.750",
    "Fortove|1.650|1.650|1.650",
    "=I alt|4.400|4.400|4.400",
    caption="Tabel 1. Veje",
)
HALLS = table("2027|2028", "Hal|9,6|1,2", "Omklædning|5,7|0,8", "=I alt|15,3|2,0", unit="mio. kr.")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Der søges {} årligt i 2027-2029 til trafiksikkerhed.", "4.400 t.kr.", "4.400 kr."),
        ("Der foreslås afsat {} om året i 2027 og frem.", "4,4 mio. kr.", "4.400 kr."),
        ("Der søges {} til trafiksikkerhed i 2028, jf. tabel 1.", "4.400 t.kr.", "4.400 mio. kr."),
    ],
)
def test_the_unit_of_thousands_is_lost(text: str, right: str, wrong: str) -> None:
    assert reds(text.format(right), ROADS) == []
    assert reds(text.format(wrong), ROADS) == [wrong]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Byggeudgifterne i 2027 er på {}, hvoraf 9,6 mio. kr. går til hallen.", "15,3 mio. kr.", "15,3 mia. kr."),
        ("Byggeriet koster {} i 2027 og 2,0 mio. kr. i 2028.", "15,3 mio. kr.", "15,3 mia. kr."),
        ("Byggeriet koster {} i 2027.", "15,3 mio. kr.", "15,3 t.kr."),
    ],
)
def test_thousands_of_millions_for_millions(text: str, right: str, wrong: str) -> None:
    assert reds(text.format(right), HALLS) == []
    assert reds(text.format(wrong), HALLS) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Medlemmerne betaler 4.400 kr. i kontingent i 2027.",
        "Hver skole får 4.400 kr. i 2027 til reflekser.",
        "Der gives 4.400 kr. pr. lygte i 2028.",
        "Kommunens anlægsbudget er 4,4 mia. kr. i 2027.",
        "Vejene er 4.400 meter lange i 2027.",
    ],
)
def test_the_price_of_one_or_all_the_money_there_is_are_other_amounts(text: str) -> None:
    assert reds(text, ROADS) == []


WORKS = table("Anlæg", "Rådgivning|1.850", "Entreprise|12.500", "=I alt|14.350", caption="Tabel 1. Tag")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Udgiften til entreprise er 12.500 kr.", ["12.500 kr."]),
        ("Udgiften til entreprise er 12,5 mio. kr.", []),
        ("Entréen til åbningen er 12.500 kr.", []),
        ("Entrébilletter koster 12.500 kr.", []),
    ],
)
def test_a_contract_is_no_entrance_fee(text: str, wrong: list[str]) -> None:
    assert reds(text, WORKS) == wrong
