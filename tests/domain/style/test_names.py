"""A body under a name of another time is told of, but not where that time is told of."""

from datetime import date

import pytest

from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.style.manuscripts import advise
from kk_desktop.domain.style.names import NameOfTime, find_names
from kk_desktop.domain.text import Block, Run

OVER = NameOfTime("Havneudvalget", "Havne- og Kajudvalget", "Udvalget", date(2026, 1, 1))
TO_COME = NameOfTime("Havne- og Kajudvalget", "Havneudvalget", "Udvalget", date(2026, 1, 1), is_to_come=True)
SHORT = NameOfTime("HU", "HKU", "Udvalget", date(2026, 1, 1))


def mended(text: str, *names: NameOfTime) -> str:
    for slip in reversed(list(find_names(text, names))):
        text = text[: slip.start] + slip.instead + text[slip.end :]
    return text


@pytest.mark.parametrize(("text", "wanted"), [
    ("Havneudvalget støtter planen.", "Havne- og Kajudvalget støtter planen."),
    ("Det er Havneudvalgets plan, og HU har penge.", "Det er Havne- og Kajudvalgets plan, og HKU har penge."),
    ("Havne- og Kajudvalget støtter planen.", "Havne- og Kajudvalget støtter planen."),
    ("Havneudvalgsmødet er i maj.", "Havneudvalgsmødet er i maj."),
    ("HU er ikke HUS og ikke U-HU.", "HKU er ikke HUS og ikke U-HU."),
    ("Havneudvalget godkendte planen.", "Havneudvalget godkendte planen."),
    ("Det daværende Havneudvalget var imod.", "Det daværende Havneudvalget var imod."),
    ("Mødet den 3. april 2025 i Havneudvalget.", "Mødet den 3. april 2025 i Havneudvalget."),
    ("Se (HU 12.11.12, punkt 6).", "Se (HU 12.11.12, punkt 6)."),
    ("I 2027 vil Havneudvalget se på det.", "I 2027 vil Havne- og Kajudvalget se på det."),
    ("”Havneudvalget støtter planen”, skriver de.", "”Havneudvalget støtter planen”, skriver de."),
])  # fmt: skip
def test_a_name_that_is_over_is_mended_where_it_is_used_of_today(text: str, wanted: str) -> None:
    assert mended(text, OVER, SHORT) == wanted


def test_a_name_that_is_to_come_is_mended_unless_its_time_is_told_of() -> None:
    assert mended("Havne- og Kajudvalget støtter planen.", TO_COME) == "Havneudvalget støtter planen."
    coming = "Fra 2026 hedder det Havne- og Kajudvalget."
    assert mended(coming, TO_COME) == coming


def test_a_name_that_became_part_of_the_new_one_is_left_alone_in_it() -> None:
    longer = NameOfTime("Havneudvalget", "Havneudvalget for By og Vand", "Udvalget", date(2026, 1, 1))
    assert mended("Havneudvalget for By og Vand er enigt.", longer) == "Havneudvalget for By og Vand er enigt."


def test_who_sends_and_gets_a_document_is_told_of_with_no_place_in_the_text() -> None:
    document = Document("d", "letter", "Svar", sender="Havneudvalget", recipients=("Valby Lokaludvalg", "HU"))
    manuscript = Manuscript(document, (Block("b", runs=(Run("Havneudvalget er enigt."),)),))
    found = advise(manuscript, names=(OVER, SHORT))
    assert [(each.block_id, each.slip.quote, each.slip.instead) for each in found] == [
        ("", "Havneudvalget", "Havne- og Kajudvalget"),
        ("", "HU", "HKU"),
        ("b", "Havneudvalget", "Havne- og Kajudvalget"),
    ]  # fmt: skip
    assert found[0].slip.message == "”Havneudvalget”: Udvalget hedder Havne- og Kajudvalget fra 1. januar 2026."
