"""A letter's promises are found, and what only sounds like one is left alone."""

from datetime import date

import pytest

from kk_desktop.domain.promises import find_promises, sentence_at
from kk_desktop.domain.text import Block, BlockKind, Run

TODAY = date(2025, 3, 21)


def found(text: str) -> list[tuple[str, date | None]]:
    return [(each.sentence, each.due) for each in find_promises([Block("a", runs=(Run(text),))], TODAY)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Vi vil vende tilbage med en tidsplan.", ""),
        ("Udvalget vil senest den 1. maj 2025 sende en plan til lokaludvalget.", "2025-05-01"),
        ("Forvaltningen vil i løbet af foråret følge op på tallene.", "2025-05"),
        ("Beskæftigelses- og Integrationsudvalget vil orientere jer den 1. februar.", "2026-02-01"),
        ("Vi vender tilbage, når budgettet er vedtaget.", ""),
        ("Inden den 3. april indkalder vi til et møde.", "2025-04-03"),
    ],
)
def test_a_promise_is_found_with_its_date(text: str, due: str) -> None:
    assert found(text) == [(text, due)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi vil ikke vende tilbage til sagen.",
        "Udvalget støtter planen.",
        "Udvalget vil gerne orienteres om sagen.",
        "Hvis planen vedtages, vil forvaltningen følge op.",
        "”Vi vil sende en plan”, skriver lokaludvalget.",
        "Planen skal følge op på analysen.",
        "Lokaludvalget kunne sende sine ønsker.",
    ],
)
def test_what_is_no_promise_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_heading_promises_nothing() -> None:
    heading = Block("a", BlockKind.HEADING, (Run("Vi vil følge op."),))
    assert find_promises([heading], TODAY) == []


@pytest.mark.parametrize("place", [0, 25, 40])
def test_the_sentence_at_a_place_is_given_whole(place: int) -> None:
    text = "Vi mødes jf. nr. 310.  Udvalget orienteres i maj. Slut."
    wanted = {0: "Vi mødes jf. nr. 310.", 25: "Udvalget orienteres i maj.", 40: "Udvalget orienteres i maj."}
    assert sentence_at(text, place) == wanted[place]
