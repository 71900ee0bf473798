"""Two wrong figures of one row in a sentence: the second is told where the first has said which row it is."""

import pytest

from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable
from tests.domain.figure_check.told import red

_TABLE = SpokenTable(
    "Udgifter til sundhedsplads", "1.000 kr", 2025, ("2025", "2026", "2027", "2028"),
    (SpokenRow("Løn", "row", ("550", "560", "270", "275")),
     SpokenRow("Husleje og drift", "row", ("120", "130", "120", "120")),
     SpokenRow("Information", "row", ("25", "25", "0", "0")),
     SpokenRow("I alt", "total", ("695", "715", "390", "395"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Løn er 555.000 kr. i 2025 og 565.000 kr. i 2026.", ["555.000 kr.", "565.000 kr."]),
        ("Løn er i 2025 555.000 kr. og i 2026 565.000 kr.", ["555.000 kr.", "565.000 kr."]),
        ("De samlede udgifter udgør 725.000 kr. i 2026 og 690 t.kr. i 2025.", ["725.000 kr.", "690 t.kr."]),
        ("Husleje og drift er 125.000 kr. i 2025, 135.000 kr. i 2026 og 120.000 kr. i 2027.",
         ["125.000 kr.", "135.000 kr."]),
    ],
)  # fmt: skip
def test_both_of_a_row_are_told(text: str, wrong: list[str]) -> None:
    assert red(text, _TABLE) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Løn er 555.000 kr. i 2025 og 560.000 kr. i 2026.",
        "Løn er 555.000 kr. i 2025, og 565.000 kr. går til pension i 2026.",
        "Løn er 555.000 kr. i 2025, og 565.000 kr. i 2026 går til pension.",
        "Løn er 555.000 kr. i 2025 og vikarer 565.000 kr. i 2026.",
        "Løn er 555.000 kr. i 2025, og der er givet 565.000 kr. i 2026 til andre.",
        "Løn er 555.000 kr. i 2025 og 565.000 kr. i 2029.",
        "Løn er 555.000 kr. i 2025 og ca. 565.000 kr. i 2026.",
        "Løn er 555.000 kr. i 2025 og 900.000 kr. i 2026.",
    ],
)
def test_what_is_of_something_else_or_right_is_not_drawn_along(text: str) -> None:
    assert red(text, _TABLE) == ["555.000 kr."]
