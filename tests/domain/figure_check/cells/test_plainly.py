"""Sentences that have nothing in them but what a table tells: there is nothing else that they can be about."""

import pytest

from .tables import explanations, reds, table

PLACE = table(
    "2025|2026|2027|2028",
    "Løn|550|560|550|0",
    "Husleje og drift|120|130|120|120",
    "Information|25|25|0|0",
    "=I alt|695|715|670|120",
    caption="Udgifter til sundhedsplads",
)
CAFE = table("2025|2026", "Mad|300|310", "Musik|50|50", "=I alt|350|360", caption="Udgifter til ungdomscafé")
BUILDING = table(
    "2025|2026", "Byggeri|10,0|40,5", "=I alt|10,0|40,5", caption="Anlægsudgifter til værested", unit="mio. kr."
)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("I 2026 er udgiften i alt {}", "715.000 kr.", "600.000 kr."),
        ("I 2026 udgør de samlede udgifter {}", "715.000 kr.", "752.000 kr."),
        ("Sundhedspladsen koster i alt {} i 2025-2028.", "2,2 mio. kr.", "2,5 mio. kr."),
        ("Sundhedspladsen koster samlet {} i perioden.", "2.200.000 kr.", "2.020.000 kr."),
        ("I 2028 er udgiften {}", "120.000 kr.", "102.000 kr."),
        ("Den gennemsnitlige årlige udgift er {}", "550.000 kr.", "600.000 kr."),
        ("Udgifterne til information er {} i 2025.", "25.000 kr.", "30.000 kr."),
        ("Udgiften til sundhedspladsen løber op i {} i 2025.", "695.000 kr.", "590.000 kr."),
    ],
)
def test_what_everything_costs_is_held_against_the_total(sentence: str, right: str, wrong: str) -> None:
    assert reds(sentence.format(right), PLACE) == []
    assert reds(sentence.format(wrong), PLACE) == [wrong]


def test_the_total_of_the_year_beside_is_no_total_of_this_one() -> None:
    assert explanations("I 2026 er udgiften i alt 695.000 kr.", PLACE) == [
        "Tabellen har 715 (1.000 kr.) i I alt 2026; 695 er I alt 2025; "
        "teksten siger 695.000 kr. (20.000\u00a0kr. mindre)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I 2026 er udgiften til køb af cykler i alt 600.000 kr.",
        "Kommunens andel af udgiften er i alt 600.000 kr. i 2026.",
        "I 2026 er puljen i alt 600.000 kr.",
        "Merudgiften er i alt 600.000 kr. i 2026.",
        "Udgiften pr. borger er 600.000 kr. i 2026.",
        "Den gennemsnitlige årlige udgift pr. borger er 600.000 kr.",
        "I 2026 er udgiften til tre sundhedspladser i alt 800.000 kr.",
        "Udgiften er 155.000 kr. i 2026, når lønnen ikke regnes med.",
        "Udgiften er 350.000 kr. i 1. halvår 2026.",
        "Det koster 560.000 kr. i 2026.",
        "Udgifterne til information er 30.000 kr. i 2025 i hele forvaltningen.",
        "Udgiften er i alt 1.410.000 kr. i de første to år.",
        "Sundhedspladsens samlede budget er 2,3 mio. kr. i de fem år.",
        "Sundhedspladsens samlede budget er 2,3 mio. kr. i 2025-2029.",
    ],
)
def test_another_part_or_another_kind_of_money_is_left_alone(text: str) -> None:
    assert reds(text, PLACE) == []


@pytest.mark.parametrize(
    "before",
    [
        "Skolen i Sydhavnen udvides.",
        "Der oprettes også et mødested for unge.",
        "Kommunen har søgt en fond om 5 mio. kr.",
        "Lønnen er den største post.",
    ],
)
def test_what_the_text_has_begun_on_goes_on(before: str) -> None:
    assert reds(f"{before} Udgiften er 600.000 kr. i 2026.", PLACE) == []


@pytest.mark.parametrize("before", ["", "Økonomi\n\n", "Sundhedspladsen ligger tæt på stationen. Den åbner til maj. "])
def test_what_the_text_is_about_may_be_told_before(before: str) -> None:
    assert reds(f"{before}Udgiften er 600.000 kr. i 2026.", PLACE) == ["600.000 kr."]


def test_under_another_heading_it_is_another_one() -> None:
    place, club = "Sundhedsplads\nSundhedspladsen koster 715.000 kr. i 2026.", "Mødested\nStedet er nyt."
    assert reds(f"{place}\n\n{club} Udgiften er 600.000 kr. i 2026.", PLACE) == []
    assert reds(f"{club}\n\n{place} Udgiften er 600.000 kr. i 2027.", PLACE) == ["600.000 kr."]


def test_of_two_tables_the_one_is_meant_that_is_named() -> None:
    assert reds("Ungdomscaféen koster i alt 400.000 kr. i 2026.", PLACE, CAFE) == ["400.000 kr."]
    assert reds("Udgiften er i alt 600.000 kr. i 2026.", PLACE, CAFE) == []
    assert reds("Sundhedspladsen og ungdomscaféen koster 1.075.000 kr. i 2026.", PLACE, CAFE) == []


def test_a_caption_of_one_kind_of_money_is_held_against_that_kind_alone() -> None:
    assert reds("Anlægsudgifterne er 44,0 mio. kr. i 2026.", BUILDING) == ["44,0 mio. kr."]
    assert reds("Værestedet koster 44,0 mio. kr. i 2026.", BUILDING) == []
    assert reds("Driftsudgifterne er 44,0 mio. kr. i 2026.", BUILDING) == []
