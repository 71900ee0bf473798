"""Deleting what others use, and merging what is there twice, in the list of initiatives and on the page of people."""

from PySide6.QtCore import Qt

from kk_desktop.domain.people import BodyKind

from .conftest import WAIT
from .hands import tab


def test_an_initiative_that_an_application_points_at_asks_what_becomes_of_it(qtbot, window):
    file = window.workspace
    initiative_id = file.initiatives.create("Caféen")
    application_id = file.pools.apply("Støtte til caféen", initiative_id=initiative_id)
    page = tab(window, "initiatives")
    page.show_thing("initiative", initiative_id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    offer = page.doubles.offer
    assert offer.text == (
        "Caféen bruges af 1 ansøgning og er ikke slettet. Slettes indsatsen, bliver 1 ansøgning stående."
    )
    offer.along_button.click()
    qtbot.waitUntil(lambda: window.messages.text.startswith("Caféen er slettet."), timeout=WAIT)
    assert file.pools.get_application(application_id).initiative_id is None


def test_a_title_that_is_there_already_is_told_and_its_initiative_taken_over(qtbot, window):
    file = window.workspace
    area_id = file.areas.tree()[0].id
    kept = file.initiatives.create("Lektiehjælp på hjul", area_ids=(area_id,))
    gone = file.initiatives.create("Ny indsats", area_ids=(area_id,), purpose="Kaffe")
    page = tab(window, "initiatives")
    page.show_thing("initiative", gone)
    title, hint, offer = page.details.title, page.doubles.duplicate, page.doubles.offer
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "lektiehjælp på hjul")
    qtbot.waitUntil(lambda: hint.words.text().startswith("Findes allerede: Lektiehjælp på hjul"), timeout=WAIT)
    hint.merge_button.click()
    assert "lægges i papirkurven" in offer.text
    with qtbot.waitSignal(offer.merged, timeout=WAIT):
        qtbot.keyClick(offer.merge_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.details.current_id == kept, timeout=WAIT)
    assert file.initiatives.get(kept).purpose == "Kaffe"
    assert gone not in {row.id for row in file.initiatives.rows()}


def test_a_unit_with_a_unit_below_it_is_handed_over_on_the_page_of_people(qtbot, window):
    people = window.workspace.people
    upper, other = (people.create_body(BodyKind.UNIT, name) for name in ("Kontor for Prøver", "Kontor for Svar"))
    lower = people.create_body(BodyKind.UNIT, "Team Prøver", parent_id=upper)
    window.go_to("body", upper)
    page = window.stack.currentWidget()
    qtbot.waitUntil(lambda: page.rows.current_id == f"body:{upper}", timeout=WAIT)
    page.rows.setFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    assert page.offer.text.startswith("Kontor for Prøver bruges af 1 enhed og er ikke slettet.")
    page.offer.move_button.click()
    qtbot.keyClicks(page.offer.finder.search, "for svar")
    qtbot.keyClick(page.offer.finder.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "er flyttet til Kontor for Svar" in window.messages.text, timeout=WAIT)
    assert people.body(lower).parent_id == other
