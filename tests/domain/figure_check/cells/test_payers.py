"""What somebody outside the house pays, asks for or would pay, is no slip of what the table has."""

import pytest

from ..told import red
from .tables import table

GREEN_AREAS = table(
    "2026|2027",
    "Drift af legepladser|1.125|1.125",
    "Tilsyn|240|240",
    "=I alt|1.365|1.365",
    caption="Tabel 2. Legepladser",
)


@pytest.mark.parametrize(
    "text",
    [
        "Boligorganisationen betaler 220.000 kr. om året til tilsyn.",
        "Grundejerne giver 220.000 kr. om året til tilsyn.",
        "Frederiksberg betaler 250.000 kr. til tilsyn i 2026.",
        "Valby Haveforening har ydet 220.000 kr. til tilsyn i 2026.",
        "I 2026 betaler udlejeren 250.000 kr. til tilsyn.",
        "Tilsyn dækkes af haveforeningen med 220.000 kr. i 2026.",
        "Tilskuddet fra haveforeningen til tilsyn er 220.000 kr. i 2026.",
        "Regionen finansierer tilsyn med 220.000 kr. om året.",
        "Lokaludvalget mener, at tilsyn højst må koste 220.000 kr. om året.",
        "Beboerne foreslår, at der sættes 250.000 kr. af til tilsyn om året.",
        "Brugerne vil gerne have 260.000 kr. til tilsyn i 2026.",
        "Efter lokaludvalgets opfattelse er 260.000 kr. til tilsyn i 2026 passende.",
        "Hvis tilsyn forhandles ned, kan det koste 220.000 kr. om året.",
        "Såfremt flere deles om tilsyn, bliver det 220.000 kr. om året.",
        "Bliver tilsyn udbudt, ventes udgiften at være 220.000 kr. i 2026.",
    ],
)
def test_another_payer_a_wish_and_a_condition_are_no_error(text: str) -> None:
    assert red(text, GREEN_AREAS) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Kommunen betaler 220.000 kr. om året til tilsyn.", "220.000 kr."),
        ("Københavns Kommune betaler 220.000 kr. om året til tilsyn.", "220.000 kr."),
        ("Teknik- og Miljøforvaltningen betaler 220.000 kr. om året til tilsyn.", "220.000 kr."),
        ("Økonomiudvalget giver 204.000 kr. til tilsyn i 2026.", "204.000 kr."),
        ("Vi betaler 220.000 kr. om året til tilsyn.", "220.000 kr."),
        ("Det giver 220.000 kr. om året til tilsyn.", "220.000 kr."),
        ("Bevillingen dækker tilsyn med 220.000 kr. i 2026.", "220.000 kr."),
        ("Forvaltningen foreslår, at der afsættes 204.000 kr. til tilsyn i 2026.", "204.000 kr."),
        ("Økonomiforvaltningen mener, at tilsyn koster 204.000 kr. i 2026.", "204.000 kr."),
        ("Hvis budgettet vedtages, får tilsyn 220.000 kr. i 2026.", "220.000 kr."),
    ],
)
def test_the_house_and_its_papers_are_held_to_the_table(text: str, wrong: str) -> None:
    assert red(text, GREEN_AREAS) == [wrong]
