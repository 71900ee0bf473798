"""Shares of the same amount, and shares whose amount stands before or after them."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from tests.domain.figure_check.told import red


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Byggeriet koster 30,0 mio. kr. Fonden betaler 70 pct., dvs. 21,0 mio. kr., og kommunen 30 pct., dvs. {}.",
         "9,0 mio. kr.", "8,0 mio. kr."),
        ("Planen koster 16,0 mio. kr. Fonden dækker 60 pct., dvs. 9,6 mio. kr., mens byens del på 40 pct. er {}.",
         "6,4 mio. kr.", "7,2 mio. kr."),
        ("Støtten dækker to tredjedele af prisen på 9,0 mio. kr., dvs. 6,0 mio. kr., og byen den sidste tredjedel, {}.",
         "3,0 mio. kr.", "4,0 mio. kr."),
        ("Udgiften på 9,0 mio. kr. deles, så staten betaler to tredjedele (6,0 mio. kr.) og byen en tredjedel ({}).",
         "3,0 mio. kr.", "2,0 mio. kr."),
        ("Prisen er 45,0 mio. kr. Staten dækker en tredjedel, dvs. 15,0 mio. kr., og byen to tredjedele, i alt {}.",
         "30,0 mio. kr.", "32,0 mio. kr."),
        ("Fonden yder 80 pct. af de 24,0 mio. kr., dvs. 19,2 mio. kr. Kommunen yder 20 pct., svarende til {}.",
         "4,8 mio. kr.", "5,8 mio. kr."),
        ("Staten medfinansierer med 25 pct. Udgiften er 3,6 mio. kr., så statens bidrag er {}.",
         "0,9 mio. kr.", "1,2 mio. kr."),
        ("Foreningens egenbetaling er {}, hvilket svarer til 35 pct. af de samlede udgifter på 280.000 kr.",
         "98.000 kr.", "84.000 kr."),
        ("Kommunen betaler {} af 30,0 mio. kr., dvs. 40 pct.", "12,0 mio. kr.", "14,0 mio. kr."),
        ("Overheadet er 7 pct., svarende til {} af tilskuddet på 2,10 mio. kr.", "147.000 kr.", "174.000 kr."),
        ("Brugerne betaler 15 % af udgiften, som er på 2,6 mio. kr. Brugerbetalingen er dermed {}.",
         "0,39 mio. kr.", "0,49 mio. kr."),
        ("Prisen på 2,4 mio. kr. deles med en fjerdedel til foreningen (0,6 mio. kr.) og tre fjerdedele til byen ({}).",
         "1,8 mio. kr.", "1,9 mio. kr."),
        ("Af de 12,0 mio. kr. er 35 pct. øremærket til unge, dvs. {}.", "4,2 mio. kr.", "4,8 mio. kr."),
        ("Der afsættes 10 % til uforudsete udgifter af anlægsudgiften på 18,5 mio. kr., i alt {}.",
         "1,85 mio. kr.", "2,85 mio. kr."),
        ("Effektiviseringskravet er 1,5 pct. af budgettet på 220 mio. kr., i alt {}.", "3,3 mio. kr.", "4,3 mio. kr."),
    ],
)  # fmt: skip
def test_each_share_is_held_against_what_it_is_of(text: str, right: str, wrong: str) -> None:
    assert red(text.format(right)) == []
    assert red(text.format(wrong)) == [wrong]


def test_some_of_so_many_are_a_share_of_them() -> None:
    text = "Der er 24 svar, og 18 af dem er positive, svarende til {}."
    assert red(text.format("75 pct.")) == []
    assert red(text.format("70 pct.")) == ["18"]


@pytest.mark.parametrize(
    "text",
    [
        "Salget gav 9,5 mio. kr. Heraf skal 20 pct. gå til staten, mens 7,0 mio. kr. er disponeret.",
        "Prisen er 40,0 mio. kr. uden moms. Fonden giver 50 pct., dvs. 20,0 mio. kr., heraf 10 pct., 2,0 mio. kr., nu.",
        "Projektet har et budget på 6,0 mio. kr., hvor EU yder 50 pct. i støtte, og byen selv betaler 2,0 mio. kr.",
        "I 2024 var 45 pct. af deltagerne unge. Tilskuddet var 120.000 kr. ud af et budget på 900.000 kr.",
        "Vinduerne i opgang 3 og 5 koster 400.000 kr. uden moms. Momsen er 25 pct. af dette beløb, dvs. 100.000 kr.",
    ],
)
def test_a_share_that_is_tied_to_no_amount_is_left_in_peace(text: str) -> None:
    assert red(text) == []


def test_a_fraction_may_be_written_in_digits() -> None:
    text = "Staten dækker 2/3 af udgifterne på 4,5 mio. kr., dvs. {}, og kommunen resten."
    verdicts = [[each.verdict.value for each in check_figures(text.format(said), ()).findings]
                for said in ("3,0 mio. kr.", "3,5 mio. kr.")]  # fmt: skip
    assert verdicts == [["green"], ["red"]]


def test_a_date_is_no_fraction() -> None:
    assert not check_figures("Udvalget mødes 1/4 af hensyn til budgettet på 4,0 mio. kr.", ()).findings
