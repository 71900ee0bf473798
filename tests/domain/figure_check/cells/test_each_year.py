"""So much every year is right only where the years are alike."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.telling import put_right

from ..told import claims
from .tables import explanations, reds, table

PLACE = table(
    "2025|2026|2027|2028",
    "Husleje og drift|120|130|120|120",
    "Information|25|25|0|0",
    "=I alt|145|155|120|120",
    caption="Udgifter til sundhedsplads",
)


@pytest.mark.parametrize(
    "text",
    [
        "Husleje og drift udgør 120.000 kr. årligt.",
        "Den årlige udgift til husleje og drift er 120.000 kr.",
        "Husleje og drift udgør 120.000 kr. om året i 2025-2028.",
    ],
)
def test_a_year_that_has_something_else_is_told(text: str) -> None:
    said = "Tabellen har 130 (1.000 kr.) i Husleje og drift 2026; teksten siger 120.000 kr. i hvert af årene"
    assert explanations(text, PLACE) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Information udgør 25.000 kr. årligt.",
        "Husleje og drift udgør 120.000 kr. årligt fra 2027.",
        "Husleje og drift udgør 120.000 kr. årligt i 2027-2028.",
        "Husleje og drift udgør 120.000 kr. årligt, dog 130.000 kr. i 2026.",
        "Husleje og drift udgør 120.000 kr. årligt. I 2026 er beløbet 130.000 kr.",
        "Husleje og drift er 130.000 kr. i 2026 og 120.000 kr. årligt i de øvrige år.",
        "Husleje og drift udgør 0,1 mio. kr. årligt.",
    ],
)
def test_years_that_are_not_meant_are_left_out(text: str) -> None:
    assert ("red", "120.000 kr.") not in claims(text, PLACE)
    assert {verdict for verdict, _ in claims(text, PLACE)} == {"green"}


@pytest.mark.parametrize(
    "text", ["Der er 120.000 kr. om året til lokaler.", "Stedet har tilskud på 120.000 kr. årligt til leje."]
)
def test_where_the_row_is_not_sure_nothing_is_told(text: str) -> None:
    assert "120.000 kr." not in [claim for _, claim in claims(text, PLACE)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Husleje og drift udgør 120.000 kr. i 2025, i alt {} i perioden.", "409.000 kr."),
        ("Husleje og drift udgør 130.000 kr. i 2026, samlet {} i 2025-2028.", "450.000 kr."),
    ],
)
def test_in_all_goes_on_about_the_row_just_named(text: str, wrong: str) -> None:
    assert reds(text.format("490.000 kr."), PLACE) == []
    assert reds(text.format(wrong), PLACE) == [wrong]


def test_in_all_of_several_rows_is_the_total() -> None:
    text = "Husleje og drift er 120.000 kr. i 2025, information 25.000 kr., i alt {}"
    assert reds(text.format("145.000 kr."), PLACE) == []
    assert reds("Husleje og drift udgør 120.000 kr. i 2025, i alt 145.000 kr.", PLACE) == []


def test_the_sum_of_the_row_is_what_is_put_instead() -> None:
    text = "Husleje og drift udgør 120.000 kr. årligt, i alt 480.000 kr. i perioden."
    wrong = [each for each in check_figures(text, (PLACE,)).findings if each.verdict == "red"]
    assert {each.quotes[0]: put_right(each) for each in wrong} == {"120.000 kr.": None, "480.000 kr.": "490.000 kr."}


def test_one_year_is_not_put_in_for_every_year() -> None:
    findings = check_figures("Husleje og drift koster 120.000 kr. i alle fire år.", (PLACE,)).findings
    assert [put_right(each) for each in findings if each.verdict == "red"] == [None]
