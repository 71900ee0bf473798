"""A row's share of everything, in one year and in all of them."""

import pytest

from kk_desktop.domain.figure_check.model import Relation

from ..cells.tables import explanations, table
from ..told import claims

PLACE = table(
    "2025|2026|2027|2028",
    "Løn|550|560|550|0",
    "Husleje og drift|120|130|120|120",
    "Information|25|25|0|0",
    "=I alt|695|715|670|120",
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Lønnen udgør 75 pct. af de samlede udgifter.", "green"),
        ("Husleje og drift udgør 22 pct. af det samlede budget i de fire år.", "green"),
        ("Lønnen udgør 90 pct. af de samlede udgifter.", "red"),
        ("Husleje og drift udgør 30 pct. af de samlede udgifter i perioden.", "red"),
    ],
)
def test_no_year_is_said(text: str, verdict: str) -> None:
    assert [told for told, _ in claims(text, PLACE, of=Relation.SHARE_OF)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Løn udgør 80 pct. af de samlede udgifter.",
        "Løn udgør 60 pct. af de samlede udgifter på kommunens øvrige pladser.",
        "Løn på de øvrige pladser udgør 60 pct. af de samlede udgifter.",
        "Løn udgør 90 pct. af de samlede lønudgifter.",
        "Løn udgør 90 pct. af de samlede udgifter i det første år.",
    ],
)
def test_what_may_be_a_year_or_something_else_is_left_alone(text: str) -> None:
    assert claims(text, PLACE, of=Relation.SHARE_OF) == []


def test_the_years_are_told_together() -> None:
    said = "Løn er 1,66\u00a0mio.\u00a0kr. af 2,2\u00a0mio.\u00a0kr. i alle årene, 75,45 %; teksten siger 90 pct."
    assert explanations("Løn udgør 90 pct. af de samlede udgifter.", PLACE) == [said]
