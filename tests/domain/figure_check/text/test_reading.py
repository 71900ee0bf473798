"""Amounts, shares, years and counts as municipal papers spell them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import KRONE, MILLION, THOUSAND
from kk_desktop.domain.figure_check.text.reading import read

SPELLED = st.lists(
    st.sampled_from(
        ["5", "20-25", " mio. kr.", " kr.", "1.250", ",5", " t.kr.", " 50 %", " 2011-2014", " i alt ", " ca. ", " og ",
         "12.11.12", "\u00a0", ". ", "\n", "kl. 17.30", "bilag 4", " tre ", "(", ")", "-", "−", "§ 4", " 4-årig"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def spelled(text: str) -> list[tuple[str, int]]:
    return [(amount.quote, amount.ore) for amount in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "quote", "ore", "precision"),
    [
        ("Det koster 7,25 mio. kr. i alt.", "7,25 mio. kr.", 725 * MILLION // 100, MILLION // 100),
        ("Det koster 7,25\u00a0mio.kr, siger de.", "7,25\u00a0mio.kr", 725 * MILLION // 100, MILLION // 100),
        ("en ramme på 3,1 mia. kr.", "3,1 mia. kr.", 3_100 * MILLION, 100 * MILLION),
        ("2 mill. kr. til badet", "2 mill. kr.", 2 * MILLION, MILLION),
        ("14 millioner kroner til parken", "14 millioner kroner", 14 * MILLION, MILLION),
        ("9 mio. til de to huse", "9 mio.", 9 * MILLION, MILLION),
        ("27 t.kr. til leje", "27 t.kr.", 27 * THOUSAND, THOUSAND),
        ("1.350.000 kr. til leje", "1.350.000 kr.", 1_350_000 * KRONE, KRONE),
        ("5 000 kr. til leje", "5 000 kr.", 5_000 * KRONE, KRONE),
        ("8000 kr til leje", "8000 kr", 8_000 * KRONE, KRONE),
        ("12.000,- til leje", "12.000,-", 12_000 * KRONE, KRONE),
        ("et fald på -3.500 kr. om året", "-3.500 kr.", -3_500 * KRONE, KRONE),
        ("en halv million kr. til leje", "en halv million kr.", 500 * THOUSAND, 100 * THOUSAND),
    ],
)
def test_an_amount_is_read_with_its_unit_and_its_precision(text: str, quote: str, ore: int, precision: int) -> None:
    (amount,), *_ = read(text)
    assert (amount.quote, amount.ore, amount.precision_ore) == (quote, ore, precision)
    assert text[amount.start : amount.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen har 5 mio. indbyggere i nabolaget.", "Alle beløb er i 1.000 kr.", "1.5 mio. kr. er engelsk",
        "5.31.200 kr. er forkert", "0,005 kr. findes ikke", "5 mio. mio. kr. er to enheder", "2011-40035 er en sag",
        "Mødet er den 12. november 2012 kl. 17.30 i lokale 5.", "Se § 42 og bilag 4-6.", "1e6 kr. er en formel",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert spelled(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("mellem 6 og 7 mio. kr.", [("6", 6 * MILLION), ("7 mio. kr.", 7 * MILLION)]),
        ("30-35 mio. kr.", [("30", 30 * MILLION), ("35 mio. kr.", 35 * MILLION)]),
        ("hhv. 1,5, 2 og 3 mio. kr.", [("1,5", 3 * MILLION // 2), ("2", 2 * MILLION), ("3 mio. kr.", 3 * MILLION)]),
        ("jf. bilag 4 og 5 mio. kr.", [("5 mio. kr.", 5 * MILLION)]),
        ("i 2014 og 5 mio. kr.", [("5 mio. kr.", 5 * MILLION)]),
        ("kr. 10.000 til leje", [("10.000", 10_000 * KRONE)]),
    ],
)
def test_numbers_that_share_a_unit_are_amounts_each(text: str, amounts: list[tuple[str, int]]) -> None:
    assert spelled(text) == amounts


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("i alt ca. 4 mio. kr.", "ca."), ("ca. i alt 4 mio. kr.", "i alt"), ("op til 4 mio. kr. årligt", "op til"),
        ("4 mio. kr. i alt", "i alt"), ("4 mio. kr. om året", "årligt"), ("netto 4 mio. kr.", None),
        ("i alt 69 boliger og 4 mio. kr.", None),
    ],
)  # fmt: skip
def test_the_nearest_word_qualifies_an_amount(text: str, qualifier: str | None) -> None:
    assert read(text)[0][0].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Løn 2 mio. kr. og 1 mio. kr. til leje (2019 p/l), i alt 3 mio. kr. Bus 4 mio. kr.", [2019, 2019, 2019, None]),
        ("Løn 2 mio. kr. og leje 1 mio. kr. (2019 p/l) i huset, i alt 3 mio. kr.", [None, 2019, None]),
        ("Løn 2 mio. kr. (2018 p/l) og leje 1 mio. kr. i 2019 (2019 p/l), i alt 3 mio. kr.", [2018, 2019, None]),
        ("Løn 2 mio. kr. (2019 p/l) og leje 1 mio. kr., i alt 3 mio. kr.", [2019, None, None]),
        ("Prisen er mellem 2 og 3 mio. kr. (2019 p/l).", [2019, 2019]),
        ("Prisen steg fra 2,0 mio. kr. til 3,0 mio. kr. (2019 p/l).", [2019, 2019]),
        ("Det koster 2 mio. kr. i 2019-priser til løn og 1 mio. kr. til leje, i alt 3 mio. kr.", [2019, None, 2019]),
        ("I 2012-priser koster det 4 mio. kr.", [2012]),
        ("Rammen er 4 mio. kr., jf. tabel 2 i 1.000 kr., 2005-pl.", [None]),
    ],
)
def test_a_price_level_is_given_only_to_what_it_is_said_of(text: str, levels: list[int | None]) -> None:
    assert [amount.price_level for amount in read(text)[0]] == levels


def test_shares_counts_and_years_are_read_and_dates_and_numbers_of_things_are_not() -> None:
    text = (
        "2. Sagen (2019-0086174) fra 9. maj 2019 om de seks områder og 12,5 pct. af puljen i 2020-22 gælder § 4, "
        "tabel 3 og 15-49-årige på Rådhuspladsen 1, 1550 København V, i et 3-årigt projekt fra 2021."
    )
    found = [(figure.kind.value, figure.value) for figure in read(text)[1]]
    assert found == [
        ("count", "6"), ("share", "12.5"), ("years", "2020-2022"), ("count", "3"), ("year", "2021"),
    ]  # fmt: skip


@given(st.one_of(st.text(max_size=200), SPELLED))
def test_no_digit_is_in_two_of_them_and_each_quotes_itself(text: str) -> None:
    amounts, figures, _ = read(text)
    both = sorted([*amounts, *figures], key=lambda thing: thing.start)
    assert all(thing.quote == text[thing.start : thing.end] for thing in both)
    assert all(one.end <= other.start for one, other in pairwise(both))


def test_a_range_written_with_a_long_dash_is_the_same_range() -> None:
    assert [each.value for each in read("3–5 skoler og 3 - 5 haver")[1]] == ["3-5", "3-5"]


@pytest.mark.parametrize(
    ("text", "share"), [("en syvendedel af puljen", "14"), ("to niendedele", "22"), ("fem sjettedele", "83")]
)
def test_a_share_may_be_any_ordinal_part(text: str, share: str) -> None:
    assert [figure.value for figure in read(text)[1]] == [share]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("løn 600.000, drift 120.000 og information 25.000 kr.",
         [("600.000", 600_000), ("120.000", 120_000), ("25.000 kr.", 25_000)]),
        ("til løn 210.000, til leje 45.000, til tryk 12.500 samt til porto 1.040 kr.",
         [("210.000", 210_000), ("45.000", 45_000), ("12.500", 12_500), ("1.040 kr.", 1_040)]),
    ],
)  # fmt: skip
def test_the_numbers_of_a_row_may_have_their_unit_from_the_last(text: str, amounts: list[tuple[str, int]]) -> None:
    assert spelled(text) == [(quote, kroner * KRONE) for quote, kroner in amounts]


@pytest.mark.parametrize(
    "text",
    [
        "løn 600, drift 120 og information 25.000 kr.", "Konto 10.000, konto 12.000 og gebyr 25.000 kr.",
        "Der er 660.000 indbyggere, 12.000 ansatte og et budget på 25.000 kr.",
        "Antallet af besøgende var i Valby 120.000, i Vanløse 80.000 og i kassen 25.000 kr.",
        "Oplaget er på 12.000, portoen er 18.000 og trykningen 25.000 kr.",
        "Gården er på 2.400, haven på 1.200 og huslejen 25.000 kr.",
        "Byen har 660.000 og budgettet 25.000 kr.",
    ],
)  # fmt: skip
def test_numbers_before_an_amount_that_may_count_other_things_are_no_money(text: str) -> None:
    assert spelled(text) == [("25.000 kr.", 25_000 * KRONE)]
