"""Numbers that are multiplied with a cross, held against their product or left alone."""

import pytest

from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable
from tests.domain.figure_check.told import claims, found

_TABLE = SpokenTable(
    "Udgifter til sundhedsplads", "1.000 kr", 2025, ("2025", "2026"),
    (SpokenRow("Løn", "row", ("550", "560")), SpokenRow("Information", "row", ("25", "25")),
     SpokenRow("I alt", "total", ("575", "585"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Udgiften er 3 x 250.000 kr., i alt {}", "750.000 kr.", "800.000 kr."),
        ("Udgiften er 3 × 250.000 kr. = {}", "750.000 kr.", "780.000 kr."),
        ("Leje: 10 × 12 × 500 kr. = {}", "60.000 kr.", "6.000 kr."),
        ("Billetter (120 x 85 kr.) giver {}, og salg giver 4.000 kr.", "10.200 kr.", "10.800 kr."),
        ("Salget gav 4.000 kr., og kontingentet er 12 × 150 kr. = {}", "1.800 kr.", "1.500 kr."),
        ("Der bruges 2,5 × 400.000 kr., svarende til {} om to år.", "1,0 mio. kr.", "1,2 mio. kr."),
    ],
)  # fmt: skip
def test_a_product_is_held_against_its_factors(text: str, right: str, wrong: str) -> None:
    assert ("green", right) in claims(text.format(right))
    assert claims(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Der afsættes 2 × 1,4 mio. kr. til Valby og 0,6 mio. kr. til Vanløse, i alt 3,4 mio. kr.",
        "Der afsættes 2 × 0,1 mio. kr. til A, 1,0 mio. kr. til B og 1,0 mio. kr. til C, i alt 2,2 mio. kr.",
        "Salget gav 0,6 mio. kr. og 2 × 1,4 mio. kr., i alt 3,4 mio. kr.",
        "Udgiften er 3 x 250.000 kr. om året i to år, i alt 1,5 mio. kr.",
        "Der gives 4 x 25.000 kr. pr. kvartal i to år, i alt 200.000 kr.",
        "Vi ansætter 3 x ½ årsværk à 640.000 kr., svarende til 960.000 kr.",
        "Udgiften er 250.000 kr. x 3, i alt 750.000 kr.",
        "Udgiften er 2 × 1,4 mio. kr., altså ca. 3 mio. kr.",
        "Udgiften er 3 × 33.333 kr., i alt 100.000 kr.",
        "Der bevilges 2 × 0,4 mio. kr. til A og 1,1 mio. kr. til B, i alt 1,5 mio. kr.",
        "Bilen er en 4x4 til 450.000 kr., i alt 460.000 kr. med afgift.",
    ],
)
def test_what_is_multiplied_is_not_reckoned_with_as_if_it_stood_once(text: str) -> None:
    assert found(text) == []


def test_an_amount_that_is_multiplied_contradicts_no_cell() -> None:
    assert [told for told in claims("Løn er 2 × 270.000 kr. i 2025.", _TABLE) if told[0] == "red"] == []
