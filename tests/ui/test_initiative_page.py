"""One initiative told in full: facts typed and chosen where they stand, what it leads to, and the way back."""

import pytest
from PySide6.QtCore import Qt

from kk_desktop.domain.people import BodyKind
from kk_desktop.ui.tabs.initiatives.details import InitiativeDetails

from .conftest import WAIT
from .hands import retype, tab


@pytest.fixture
def page(window):
    """The tab, with the trial on Nørrebro chosen."""
    page = tab(window, "initiatives")
    found = next(
        row for row in window.workspace.initiatives.rows() if row.title == "Forsøg med lokal forankring, Nørrebro"
    )
    assert page.show_thing("initiative", found.id)
    return page


def shown(window, details: InitiativeDetails):
    return window.workspace.initiatives.get(details.current_id)


def choose(field, key: str) -> None:
    field.setCurrentIndex(field.findData(key))
    field.activated.emit(field.currentIndex())


def test_a_period_is_typed_as_one_says_it_and_refused_where_it_stands(qtbot, window, page):
    details = page.details
    retype(qtbot, details.period_from, "maj 2014")
    assert shown(window, details).period_from == "2014-05"
    assert details.period_from.text() == "maj 2014"

    retype(qtbot, details.period_to, "2013")
    assert details.period_to.error.sentence.startswith("Slutningen 2013 ligger før begyndelsen maj 2014.")
    retype(qtbot, details.period_from, "forår 14")
    assert details.period_from.error.sentence.startswith("”forår 14” er ingen dato.")
    assert shown(window, details).period_from == "2014-05"


def test_an_area_is_found_by_another_name_and_marked(qtbot, window, page):
    details = page.details
    area = next(area for area in window.workspace.areas.tree() if area.aliases)
    details.areas.choose.click()
    qtbot.keyClicks(details.areas.list.search, area.aliases[0])
    qtbot.keyClick(details.areas.list.search, Qt.Key.Key_Return)
    details.areas.list.close()

    assert area.id in shown(window, details).area_ids
    qtbot.waitUntil(lambda: area.name in details.areas.words.text(), timeout=WAIT)


def test_the_units_offered_are_those_of_the_department(qtbot, window, page):
    people = window.workspace.people
    administration = next(body for body in people.bodies() if body.kind is BodyKind.ADMINISTRATION)
    unit = people.create_body(BodyKind.UNIT, "Center for Prøver", parent_id=administration.id)
    choose(page.details.responsible, administration.id)
    qtbot.waitUntil(lambda: page.details.unit.findText("Center for Prøver") > 0, timeout=WAIT)

    choose(page.details.unit, unit)

    assert shown(window, page.details).unit_id == unit
    assert shown(window, page.details).responsible_body_id == administration.id


def test_the_decision_is_found_by_its_case_and_leads_there(qtbot, window, page):
    field = page.details.meeting
    if field.remove.isVisibleTo(page):
        field.remove.click()
        qtbot.waitUntil(lambda: field.field.isVisibleTo(page), timeout=WAIT)
    qtbot.keyClicks(field.field, "aftaler staten")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.link.isVisibleTo(page), timeout=WAIT)
    assert shown(window, page.details).treatment_id

    field.link.click()

    assert window.top_bar.current == "cases"


def test_enter_gives_the_initiative_the_whole_page_and_esc_the_list_back(qtbot, window, page):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.isVisible()

    qtbot.keyClick(page.details.title, Qt.Key.Key_Escape)

    assert page.table.isVisible()
    assert page.table.hasFocus()


def test_what_pays_leads_to_it(window, page):
    application = next(each for each in window.workspace.pools.applications() if each.initiative_id)
    page.show_thing("initiative", application.initiative_id)
    payers = page.details.lists.payers
    assert [row.title for row in payers.rows if row.id.startswith("application:")] == [application.title]

    payers.opened.emit(f"application:{application.id}")

    assert window.top_bar.current == "budget"
