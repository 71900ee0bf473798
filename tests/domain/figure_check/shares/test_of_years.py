"""What a row of a table rises or falls by between two years that are said."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable

CARE = SpokenTable(
    "Tabel 1. Tryghed", "1.000 kr.", None, ("2026", "2027", "2028", "2029"),
    (
        SpokenRow("Gadeplansarbejde", "row", ("800", "840", "600", "200")),
        SpokenRow("Belysning", "row", ("400", "420", "300", "40")),
        SpokenRow("I alt", "total", ("1.200", "1.260", "900", "240")),
    ),
)  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    findings = check_figures(text, (CARE,)).findings
    return [(each.verdict.value, each.quotes[0]) for each in findings if each.relation.value == "share_of"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Udgiften falder med {} fra 2026 til 2029.", "80 %", "15 %"),
        ("De samlede udgifter stiger med {} fra 2026 til 2027.", "5 pct.", "8 pct."),
        ("Fra 2026 til 2028 reduceres budgettet med {}", "25 pct.", "35 pct."),
        ("Budgettet falder fra 2026 til 2028 med {}", "25 pct.", "20 pct."),
        ("Belysningen falder med {} fra 2026 til 2029.", "90 pct.", "70 pct."),
        ("Udgiften til belysning falder med {} fra 2026 til 2028.", "25 pct.", "30 pct."),
    ],
)
def test_the_share_is_held_against_the_two_years(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right)) == [("green", right)]
    assert found(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Antallet af anmeldelser falder med 15 pct. fra 2026 til 2029.",
        "Udgiften til rengøring falder med 15 pct. fra 2026 til 2029.",
        "Udgiften falder årligt med 15 pct. fra 2026 til 2029.",
        "Kommunens udgifter falder med 15 pct. fra 2026 til 2029.",
        "Prisen pr. lampe i belysning falder med 15 pct. fra 2026 til 2029.",
        "Antallet af klager over belysning falder med 15 pct. fra 2026 til 2029.",
        "Udgiften forventes at falde med 15 pct. fra 2026 til 2029.",
        "Udgiften falder med 15 pct. fra 2024 til 2025.",
        "Udgiften stiger med 15 pct. fra 2026 til 2029.",
        "Udgiften falder med 50 pct. til belysning fra 2026 til 2029.",
    ],
)
def test_what_is_of_something_else_is_not(text: str) -> None:
    assert [each for each in found(text) if each[0] == "red"] == []
