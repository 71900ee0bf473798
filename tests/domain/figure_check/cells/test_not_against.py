"""A cell bears out an amount only where the words name no other row and no other year."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures

from ..told import claims, red
from .tables import explanations, table

CITY_LIFE = table(
    "2025|2026|2027|2025-2027",
    "Byrumsværter|3.200|3.400|3.400|10.000",
    "Toiletter|1.100|0|0|1.100",
    "Renhold|850|900|950|2.700",
    "Formidling||400|400|800",
    "=I alt|5.150|4.700|4.750|14.600",
    caption="Tabel 1. Udgifter til bylivsindsatsen",
)
NEIGHBOURHOOD = table(
    "2026|2027|I alt",
    "Naboværter|3.900|3.900|7.800",
    "heraf kurser|60|0|60",
    "Ny klub|5.312|2.450|7.762",
    "=I alt anlæg|5.312|2.450|7.762",
    "=I alt|9.212|6.350|15.562",
    caption="Tabel 1. Naboindsats",
)


def told(text: str, *tables: object) -> list[tuple[str, ...]]:
    """What is told of the text's own amounts."""
    return [each for each in claims(text, *tables) if "kr." in each[1]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("right", "wrong", "claim"),
    [
        (2025, 2026, "Toiletter koster {claim} i {year}."),
        (2026, 2025, "I {year} går der {claim} til formidling."),
    ],
)
def test_the_cell_of_another_year_is_told_as_the_wrong_one(right: int, wrong: int, claim: str) -> None:
    amount = "1.100.000 kr." if "Toiletter" in claim else "400.000 kr."
    assert told(claim.format(claim=amount, year=right), CITY_LIFE) == [("green", amount)]
    assert told(claim.format(claim=amount, year=wrong), CITY_LIFE) == [("red", amount)]


def test_a_place_without_a_figure_is_said_to_be_empty() -> None:
    said = "Tabellen har intet beløb i Formidling 2025; 400 er Formidling 2026; teksten siger 400.000 kr."
    assert explanations("I 2025 går der 400.000 kr. til formidling.", CITY_LIFE) == [said]


def test_what_everything_costs_in_another_year_is_wrong() -> None:
    assert red("I 2027 udgør de samlede udgifter 4.700.000 kr.", CITY_LIFE) == ["4.700.000 kr."]
    assert told("I 2026 udgør de samlede udgifter 4.700.000 kr.", CITY_LIFE) == [("green", "4.700.000 kr.")]


@pytest.mark.parametrize(
    "text",
    [
        "Formidling får 400.000 kr. årligt i 2025-2027.",
        "Formidling får 400.000 kr. om året i 2025, 2026 og 2027.",
        "Byrumsværterne koster 3,4 mio. kr. hvert år i 2025-2027.",
        "Toiletter koster 1.100.000 kr. om året i 2025 og 2026.",
    ],
)
def test_each_of_the_years_that_are_said_must_have_it(text: str) -> None:
    assert [verdict for verdict, _ in told(text, CITY_LIFE)] == ["red"]


@pytest.mark.parametrize(
    "text",
    [
        "Formidling får 400.000 kr. årligt i 2026-2027.",
        "Byrumsværterne koster 3,4 mio. kr. om året i 2026 og 2027.",
        "I 2026 falder den samlede udgift fra 5.150.000 kr. til 4.700.000 kr.",
        "Fra 2026 er de samlede udgifter lavere end de 5.150.000 kr., der er afsat i 2025.",
        "Den samlede udgift på 14.600.000 kr. udmøntes fra 2025.",
        "Toiletterne til 1.100.000 kr. tages i brug i 2026.",
        "I 2027 opgøres, om de 1.100.000 kr. til toiletter er brugt.",
        "Formidling begynder først i 2026 med 400.000 kr.",
        "Hvis formidling begynder i 2025, koster det yderligere 400.000 kr.",
    ],
)
def test_a_year_of_something_else_makes_no_amount_wrong(text: str) -> None:
    assert red(text, CITY_LIFE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Naboværterne får 60.000 kr. mindre end ventet i 2026.",
        "Fonden giver 60.000 kr. til ny klub.",
        "Anlægsrammen belastes med 7.800.000 kr.",
    ],
)
def test_another_row_says_nothing_of_the_one_that_is_named(text: str) -> None:
    assert "green" not in dict(told(text, NEIGHBOURHOOD))


def test_the_row_that_is_named_is_told_before_the_nearer_figure_of_another() -> None:
    finding = check_figures("Anlægsrammen belastes med 7,8 mio. kr.", (NEIGHBOURHOOD,)).findings[0]
    assert finding.explanation == "Tabellen har 7.762 (1.000 kr.) i I alt anlæg I alt, det samme som 7,8 mio. kr."


def test_a_share_is_of_the_row_that_is_named_behind_it() -> None:
    finding = check_figures("Der søges om 50 pct. af anlægsudgiften, dvs. 3,9 mio. kr.", (NEIGHBOURHOOD,)).findings[0]
    assert finding.explanation.startswith("50 pct. af tabellens 7.762 ")


@pytest.mark.parametrize(
    ("amount", "verdicts"),
    [
        ("5 mio. kr.", ["green"]),  # 4.700, 6 % off
        ("3 mio. kr.", []),  # 2.700, 11 % off: no colleague calls it the same, nor wrong
        ("1 mio. kr.", ["red"]),  # 850, 18 % off
    ],
)
def test_a_bare_million_is_only_what_is_nearly_that(amount: str, verdicts: list[str]) -> None:
    text = {
        "5 mio. kr.": "I 2026 koster bylivsindsatsen i alt 5 mio. kr.",
        "3 mio. kr.": "Renhold koster 3 mio. kr. i 2025-2027.",
        "1 mio. kr.": "Renhold koster 1 mio. kr. i 2025.",
    }[amount]
    assert [verdict for verdict, _ in told(text, CITY_LIFE)] == verdicts


@pytest.mark.parametrize("text", ["Formidling bør have 1 mio. kr. i 2026.", "Formidling får 1 mio. kr. i 2027."])
def test_what_is_half_of_it_is_not_the_same(text: str) -> None:
    assert "green" not in dict(told(text, CITY_LIFE))
