"""Amounts told year by year and added up at once are that sum, and no product of one of them."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from tests.domain.figure_check.told import claims, red


@pytest.mark.parametrize(
    ("text", "right", "wrong", "reckoned"),
    [
        ("Fritidspas får 300.000 kr. i 2026 og 500.000 kr. årligt i 2027 og 2028, i alt {}.",
         "1,3 mio. kr.", "1,5 mio. kr.", "300.000 + 2 × 500.000 = 1.300.000"),
        ("Der søges 2,4 mio. kr. i 2026 og 3,1 mio. kr. om året i 2027-2029, svarende til i alt {}.",
         "11,7 mio. kr.", "12,4 mio. kr.", "2,4 + 3 × 3,1 = 11,7"),
        ("I 2026 afsættes 0,9 mio. kr. og i 2027 og 2028 1,4 mio. kr. årligt, i alt {}.",
         "3,7 mio. kr.", "4,2 mio. kr.", "0,9 + 2 × 1,4 = 3,7"),
        ("Der gives 800.000 kr. årligt i 2026 og 2027 og 500.000 kr. i 2028, i alt {}.",
         "2,1 mio. kr.", "2,4 mio. kr.", "2 × 800.000 + 500.000 = 2.100.000"),
        ("Teatret får 3,2 mio. kr. i 2026, 2,9 mio. kr. i 2027 og 2,5 mio. kr. årligt i 2028 og 2029, i alt {}.",
         "11,1 mio. kr.", "11,6 mio. kr.", "3,2 + 2,9 + 2 × 2,5 = 11,1"),
        ("Støtten er 250.000 kr. i 2025 og derefter 400.000 kr. årligt i 2026-2028, i alt {}.",
         "1.450.000 kr.", "1.250.000 kr.", "250.000 + 3 × 400.000 = 1.450.000"),
        ("Udgiften er 200.000 kr. i 2026 og 350.000 kr. årligt fra 2027 til 2030, i alt {}.",
         "1,6 mio. kr.", "1,4 mio. kr.", "200.000 + 4 × 350.000 = 1.600.000"),
        ("Der er 400.000 kr. i 2026 og 650.000 kr. årligt i 2027 og 2028 (i alt {}).",
         "1.700.000 kr.", "1.900.000 kr.", "400.000 + 2 × 650.000 = 1.700.000"),
        ("Tilskuddet er 700.000 kr. i 2026 og 900.000 kr. årligt i 2027-2028. I alt gives {}.",
         "2,5 mio. kr.", "2,7 mio. kr.", "700.000 + 2 × 900.000 = 2.500.000"),
        ("Af en ramme på 4,0 mio. kr. får pulsen 0,6 mio. kr. i 2026 og 0,8 mio. kr. årligt i 2027 og 2028, i alt {}.",
         "2,2 mio. kr.", "2,4 mio. kr.", "600.000 + 2 × 800.000 = 2.200.000"),
    ],
)  # fmt: skip
def test_the_whole_is_all_of_them(text: str, right: str, wrong: str, reckoned: str) -> None:
    assert ("green", right) in claims(text.format(right))
    told = [each for each in check_figures(text.format(wrong), ()).findings if each.verdict == "red"]
    assert [(each.quotes[0], each.explanation.partition(";")[0]) for each in told] == [(wrong, reckoned)]


@pytest.mark.parametrize(
    "text",
    [
        "Der var 1,0 mio. kr. i 2025 og 0,5 mio. kr. årligt i 2026 og 2027, i alt 1,0 mio. kr. i de to sidste år.",
        "Kommunen gav 600.000 kr. i 2024 og giver nu 800.000 kr. årligt i 2026-2028, i alt 2,4 mio. kr.",
        "Klubben har 300.000 kr. i 2026 i formue og søger 500.000 kr. årligt i 2027 og 2028, i alt 1,0 mio. kr.",
        "Fritidspas får 300.000 kr. i 2026 og 500.000 kr. årligt i 2027 og 2028 ud af i alt 4,5 mio. kr.",
        "Der er 0,6 mio. kr. i 2026 og 0,8 mio. kr. årligt i 2027 og 2028, og huset koster dermed i alt 19,4 mio. kr.",
        "Løn er 600.000 kr. i 2026 og husleje 800.000 kr. årligt i 2027 og 2028, i alt 2,4 mio. kr. med andre midler.",
        "Prisen er 40.000 kr. i 2026 og 60.000 kr. årligt i 2027-2029, i alt 220.000 kr. pr. forening.",
    ],
)
def test_words_between_them_may_tell_of_something_else(text: str) -> None:
    assert red(text) == []


def test_parts_that_are_rounded_leave_a_doubt() -> None:
    text = "Der afsættes 0,6 mio. kr. i 2026 og 0,8 mio. kr. årligt i 2027-2028, i alt 2,3 mio. kr."
    assert claims(text) == [("amber", "2,3 mio. kr.")]
