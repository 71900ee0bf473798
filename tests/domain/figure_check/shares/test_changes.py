"""What something rises or falls with in percent, held against what it was and what it becomes."""

import pytest

from tests.domain.figure_check.told import found


@pytest.mark.parametrize(
    ("text", "right", "wrong", "quotes"),
    [
        ("Anlægssummen på 64,0 mio. kr. hæves med 3 %. Forhøjelsen er på {}.",
         "1,92 mio. kr.", "2,92 mio. kr.", ("3 %", "64,0 mio. kr.")),
        ("Budgettet på 20,0 mio. kr. reduceres med 2,0 pct., svarende til {}.",
         "0,4 mio. kr.", "0,6 mio. kr.", ("2,0 pct.", "20,0 mio. kr.")),
        ("Budgettet på 20,0 mio. kr. reduceres med 2,0 pct. til {}.",
         "19,6 mio. kr.", "19,4 mio. kr.", ("2,0 pct.", "20,0 mio. kr.")),
        ("Udgiften stiger fra 8,00 mio. kr. til {}, en stigning på 15,0 pct.",
         "9,20 mio. kr.", "9,60 mio. kr.", ("15,0 pct.", "8,00 mio. kr.")),
        ("Gebyret på 2,20 mio. kr. falder med 10,0 pct. og bliver {}.",
         "1,98 mio. kr.", "1,88 mio. kr.", ("10,0 pct.", "2,20 mio. kr.")),
        ("Lønudgiften på 36,0 mio. kr. fremskrives med 2,0 pct., dvs. {}.",
         "0,72 mio. kr.", "0,92 mio. kr.", ("2,0 pct.", "36,0 mio. kr.")),
    ],
)  # fmt: skip
def test_a_rise_in_percent_is_held_against_what_rises(
    text: str, right: str, wrong: str, quotes: tuple[str, ...]
) -> None:
    assert found(text.format(right)) == [("green", right, *quotes)]
    assert found(text.format(wrong)) == [("red", wrong, *quotes)]


@pytest.mark.parametrize(
    "text",
    [
        "Rammen på 50,0 mio. kr. steg med 4 %. Det er 1,0 mio. kr. mere end i Aarhus.",
        "Hvis rammen hæves med 5 %, vil det koste 3,0 mio. kr. Rammen er i dag 50,0 mio. kr.",
        "Lejen stiger med 3 % til foråret. Huset koster 54,0 mio. kr., og der er solgt for 12,0 mio. kr.",
        "Priserne er steget 12 pct. siden budgettet på 30,0 mio. kr. blev lagt. Merudgiften er 2,0 mio. kr. indtil nu.",
        "Andelen af ledige faldt med 2 procentpoint. Budgettet på 14,0 mio. kr. er uændret.",
        "Udgiften på 14,0 mio. kr. er 10 pct. højere end i 2024, hvor den var 12,0 mio. kr.",
        "Rammen på 20,0 mio. kr. hæves med 2 pct. årligt til 22,1 mio. kr. i 2029.",
        "Taksten stiger fra 3.120 kr. til 3.600 kr., en stigning på 4 % om året.",
    ],
)
def test_a_percentage_of_something_else_is_left_in_peace(text: str) -> None:
    assert found(text) == []


def test_a_share_that_is_rounded_cannot_make_an_amount_wrong() -> None:
    text = "Taksten stiger fra 3.120 kr. til 3.245 kr., en stigning på 4 %."
    assert [finding[0] for finding in found(text)] == ["green"]
