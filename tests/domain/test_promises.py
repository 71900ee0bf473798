"""A letter's promises are found, and what only sounds like one is left alone."""

from datetime import date

import pytest

from kk_desktop.domain.promises import find_promises
from kk_desktop.domain.text import Block, BlockKind, Run

TODAY = date(2025, 3, 21)


def found(text: str) -> list[tuple[str, date | None]]:
    return [(each.sentence, each.due) for each in find_promises([Block("a", runs=(Run(text),))], TODAY)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Vi vil vende tilbage med en tidsplan.", None),
        ("Udvalget vil senest den 1. maj 2025 sende en plan til lokaludvalget.", date(2025, 5, 1)),
        ("Forvaltningen vil i løbet af foråret følge op på tallene.", None),
        ("Beskæftigelses- og Integrationsudvalget vil orientere jer den 1. februar.", date(2026, 2, 1)),
        ("Vi vender tilbage, når budgettet er vedtaget.", None),
        ("Inden den 3. april indkalder vi til et møde.", date(2025, 4, 3)),
    ],
)
def test_a_promise_is_found_with_its_day(text: str, due: date | None) -> None:
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
