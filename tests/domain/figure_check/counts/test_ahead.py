"""A count and the list that it leads to."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import Relation


def found(text: str) -> list[tuple[str, ...]]:
    """Verdict and claim of every count of a list."""
    findings = check_figures(text, ()).findings
    return [(each.verdict.value, each.quotes[0]) for each in findings if each.relation is Relation.COUNT_OF_LIST]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("{} skoler, Nordgård, Sydgård og Vestgård, er med i forsøget.", "Tre", "Fire"),
        ("De {} foreninger, Boldklubben og Roklubben, har søgt om penge.", "to", "tre"),
        ("Der er kommet {} høringssvar, fra Ældrerådet, Handicaprådet og Lokaludvalget.", "tre", "fire"),
        ("{} institutioner – Spiren, Kastanjen og Regnbuen – flytter i 2027.", "Tre", "Fire"),
        ("Der er svar fra de {} lokaludvalg Valby, Vanløse og Amager Vest.", "tre", "fire"),
        ("De {} puljer hedder Bypuljen, Havnepuljen og Parkpuljen.", "tre", "fire"),
        ("Rådet har {} medlemmer: to fra Valby, tre fra Husum og et fra Amager.", "seks", "syv"),
        ("Planen har {} spor (lektiehjælp, mentorer og sommerskole).", "tre", "to"),
    ],
)
def test_names_set_off_are_the_things_that_were_counted(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right)) == [("green", right)]
    assert found(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Forvaltningen har holdt fire møder med lokaludvalget, Ældrerådet og Handicaprådet.",
        "I mødet deltog fire lærere, Ældrerådet og Handicaprådet.",
        "Tre ansatte (løn, pension, kurser og kørsel) betales af puljen.",
        "Mindst tre skoler, Nordgård og Sydgård, er med.",
        "Der er fire emner i høringen: trafik er det ene.",
    ],
)
def test_names_beside_a_count_are_not_always_what_it_counts(text: str) -> None:
    assert found(text) == []
