"""Udvalg, partier og personer in the window: found, renamed, given roles and taken back, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kk_desktop.domain.dispatches import DispatchChannel
from kk_desktop.domain.people import BodyName
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import open_workspace
from kk_desktop.ui.changes import Changes
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.people_page import PeoplePage
from kk_desktop.ui.people_page.bodies import BodyCard
from kk_desktop.ui.people_page.lists import ListCard
from kk_desktop.ui.people_page.parties import PartyCard
from kk_desktop.ui.people_page.period_table import PeriodTable
from kk_desktop.ui.people_page.persons import PersonCard
from kk_desktop.ui.settings import SettingsPage

from .conftest import WAIT
from .hands import retype

OLD, NEW = "Beskæftigelses- og Integrationsudvalget", "Beskæftigelses-, Integrations- og Erhvervsudvalget"


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.go_to("body", window.workspace.people.body_named("BIU"))
    shown = window.stack.currentWidget()
    assert isinstance(shown, PeoplePage)
    return shown


def type_at(qtbot: QtBot, table: PeriodTable, place: tuple[int, int], text: str, *, is_refused: bool = False) -> None:
    table.grid.setFocus()
    table.grid.go_to(*place)
    table.grid.edit(table.grid.currentIndex())
    editor = table.grid.findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    rows = table.model.rowCount()
    is_new = place[0] == rows - 1 and not is_refused
    with qtbot.waitSignal(table.model.refused if is_refused else table.model.taken, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.model.rowCount() == rows + is_new, timeout=WAIT)


def titles(page: PeoplePage) -> list[str]:
    return [row.title for row in page.rows.rows]


def test_a_committee_is_called_as_on_the_day_and_found_by_any_name_it_has_had(qtbot: QtBot, page: PeoplePage) -> None:
    assert isinstance(page.card, BodyCard)
    assert OLD in titles(page)
    assert NEW in page.card.header.below.text()
    retype(qtbot, page.day, "1.1.2026")
    assert (OLD in titles(page), NEW in titles(page)) == (False, True)
    qtbot.keyClicks(page.search, "biu")
    assert titles(page)[:2] == ["Udvalg", NEW]
    page.chips.choose("parties")
    assert "eller fjern filteret Partier" in page.nothing.sentence
    retype(qtbot, page.day, "31. februar 2026")
    assert "Den 31. februar findes ikke" in page.day.error.sentence


def test_a_name_is_typed_in_the_empty_row_moved_refused_and_taken_back(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    people, body_id = window.workspace.people, window.workspace.people.body_named("SUD")
    page.show_thing("body", body_id)
    card = page.card
    assert isinstance(card, BodyCard)
    with qtbot.waitSignal(window.changes.body_saved, timeout=WAIT):
        type_at(qtbot, card.names, (1, 0), "Social- og Boligudvalget")
    with qtbot.waitSignal(window.changes.body_saved, timeout=WAIT):
        type_at(qtbot, card.names, (1, 2), "1. januar 2026")
    names = people.body(body_id).names
    assert names == (
        BodyName("Socialudvalget", "SUD", date(2006, 1, 1), date(2025, 12, 31)),
        BodyName("Social- og Boligudvalget", "", date(2026, 1, 1)),
    )
    type_at(qtbot, card.names, (1, 3), "1. januar 2020", is_refused=True)
    assert "slutter, før den begynder" in card.names.wrong.sentence
    card.names.give_up()
    card.names.grid.go_to(1, 0)
    with qtbot.waitSignal(window.changes.body_saved, timeout=WAIT):
        qtbot.keyClick(card.names.grid, Qt.Key.Key_Delete)
    assert [name.name for name in people.body(body_id).names] == ["Socialudvalget"]
    window.messages.press()
    assert people.body(body_id).names == names
    qtbot.waitUntil(lambda: card.names.model.rowCount() == 3, timeout=WAIT)
    type_at(qtbot, card.names, (1, 2), "31.2.2026", is_refused=True)
    assert "Den 31. februar findes ikke" in card.names.wrong.sentence
    page.rows.choose("body:" + str(people.body_named("BIU")))
    assert page.rows.current_id == f"body:{body_id}"
    card.names.give_up()
    people.change_body(body_id, names=(names[0], replace(names[1], valid_from=date(2026, 4, 1))))
    qtbot.waitUntil(card.gap.isVisible, timeout=WAIT)
    assert card.gap.text() == "Fra 1. januar 2026 til 31. marts 2026 er der intet navn."


def test_a_person_is_made_given_a_role_in_the_house_and_deleted_with_a_way_back(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    with qtbot.waitSignal(window.changes.person_saved, timeout=WAIT):
        next(action for action in page.kinds.actions() if action.text() == "Pe&rson").trigger()
    card = page.card
    assert isinstance(card, PersonCard)
    assert window.focusWidget() is card.fields["name"].edit
    with qtbot.waitSignal(window.changes.person_saved, timeout=WAIT):
        retype(qtbot, card.fields["name"], "Åse Ærø")
    for column, text in enumerate(("Kontorchef", "biu", "Ø", "1.1.2026")):
        with qtbot.waitSignal(window.changes.person_saved, timeout=WAIT):
            type_at(qtbot, card.roles, (0, column), text)
    person = window.workspace.people.person(card.thing_id)
    assert (person.title_on(date(2026, 1, 1)), person.title_on(date(2025, 12, 31))) == ("Kontorchef", "")
    type_at(qtbot, card.roles, (0, 1), "Ukendt udvalg", is_refused=True)
    assert "Der er ingen enhed, der hedder ”Ukendt udvalg”" in card.roles.wrong.sentence
    qtbot.waitUntil(lambda: card.roles.grid.indexWidget(card.roles.grid.currentIndex()) is not None, timeout=WAIT)
    qtbot.keyClick(card.roles.grid.indexWidget(card.roles.grid.currentIndex()), Qt.Key.Key_Escape)
    assert card.roles.wrong.sentence == ""
    page.rows.setFocus()
    with qtbot.waitSignal(window.changes.person_saved, timeout=WAIT):
        qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    assert window.messages.text == "”Åse Ærø” er slettet."
    qtbot.waitUntil(lambda: f"person:{person.id}" not in {row.id for row in page.rows.rows}, timeout=WAIT)
    window.messages.press()
    assert window.workspace.people.person(person.id) == person


def test_a_letter_another_party_has_is_refused_below_its_field(
    qtbot: QtBot, page: PeoplePage, window: MainWindow
) -> None:
    page.show_thing("party", window.workspace.people.party_named("Alternativet"))
    card = page.card
    assert isinstance(card, PartyCard)
    retype(qtbot, card.fields["letter"], "Ø")
    assert "Bogstavet Ø har Enhedslisten allerede" in card.fields["letter"].error.sentence
    assert window.workspace.people.party(card.thing_id).letter == "Å"


def test_settings_lead_to_the_page_and_a_file_that_is_read_offers_nothing_to_change(
    qtbot: QtBot, window: MainWindow, demo_file: Path, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    window.menus.actions["settings"].trigger()
    shown = window.stack.currentWidget()
    assert isinstance(shown, SettingsPage)
    opening = next(each for each in shown.findChildren(QPushButton) if each.text() == "Vis udvalg, partier og personer")
    opening.click()
    assert isinstance(window.stack.currentWidget(), PeoplePage)
    window.close_file()
    workspace = open_workspace(demo_file, Machine(tmp_path / "other"), clock, read_only=True)
    page = PeoplePage(
        workspace, Messages(), window.tasks, Changes(), ("body", workspace.people.body_named("BIU") or "")
    )
    qtbot.addWidget(page)
    card = page.card
    assert isinstance(card, BodyCard)
    assert card.names.model.rowCount() == 2
    assert [each.isHidden() for each in (page.new, page.remove)] == [True, True]
    assert card.fields["phone"].edit.isReadOnly()
    workspace.close()


def test_a_list_is_looked_at_taken_in_and_taken_back_in_one_step(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, tmp_path: Path
) -> None:
    path = tmp_path / "udvalg.csv"
    lines = ("forkortelse;navn;type;gyldig;verificeret", "HU;Havneudvalget;udvalg;2026-;ja", "X;;udvalg;;ja")
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    before = [row.id for row in window.workspace.people.rows(date(2026, 1, 1))]
    with qtbot.waitSignal(page.fetching.planned, timeout=WAIT):
        page.fetching.look_at(path)
    assert page.fetching.count.text() == "1 ny, 1 tages ikke med. Intet er hentet ind endnu."
    assert [page.fetching.model.index(row, 2).data() for row in (0, 1)] == ["Tages ikke med", "Ny"]
    assert [row.id for row in window.workspace.people.rows(date(2026, 1, 1))] == before
    with qtbot.waitSignal(page.fetching.left, timeout=WAIT):
        page.fetching.take.click()
    assert window.messages.text == "1 række er hentet ind, 1 kunne ikke tages med."
    assert window.workspace.people.body_named("HU")
    with qtbot.waitSignal(window.changes.body_saved, timeout=WAIT):
        window.messages.press()
    assert [row.id for row in window.workspace.people.rows(date(2026, 1, 1))] == before


def test_a_list_of_recipients_is_made_filled_by_typing_and_pasting_and_deleted(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    with qtbot.waitSignal(window.changes.distribution_list_saved, timeout=WAIT):
        next(action for action in page.kinds.actions() if action.text() == "F&ordelingsliste").trigger()
    card = page.card
    assert isinstance(card, ListCard)
    assert window.focusWidget() is card.name.edit
    with qtbot.waitSignal(window.changes.distribution_list_saved, timeout=WAIT):
        type_at(qtbot, card.members, (0, 0), "Bo Lund")
    for column, text in ((2, "bo@kk.example"), (3, "brevpost"), (5, "1.1.2020")):
        with qtbot.waitSignal(window.changes.distribution_list_saved, timeout=WAIT):
            type_at(qtbot, card.members, (0, column), text)
    type_at(qtbot, card.members, (0, 3), "due", is_refused=True)
    assert "Skriv en af: Digital Post, Mail" in card.members.wrong.sentence
    card.members.give_up()
    QGuiApplication.clipboard().setText("fsb, post@fsb.example\nKAB")
    with qtbot.waitSignal(window.changes.distribution_list_saved, timeout=WAIT):
        card.paste.click()
    assert window.messages.text == "2 modtagere er føjet til."
    made = next(each for each in window.workspace.distribution_lists.all() if each.id == card.thing_id)
    assert ([each.name for each in made.members], made.left_out) == (["fsb", "KAB"], ("Bo Lund",))
    assert made.entries[0].channel is DispatchChannel.PAPER
    page.show_thing("distribution_list", "local_committee")
    assert card.living.model.rowCount() == 12
    page.remove.click()
    assert "kan ikke slettes" in window.messages.text


def test_choosing_a_group_shows_one_of_it_and_days_are_shown_whole(page: PeoplePage) -> None:
    assert isinstance(page.card, BodyCard)
    table = page.card.names.grid
    metrics = table.fontMetrics()
    for column in (2, 3):
        assert metrics.horizontalAdvance(table.model().index(0, column).data()) <= table.columnWidth(column) - 24
    page.chips.choose("persons")
    assert isinstance(page.card, PersonCard)
    assert page.rows.current_id == page._shown


def test_a_second_role_is_typed_with_tab_in_its_own_row_wherever_that_comes_to_stand(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    people = window.workspace.people
    person = next(row.id for row in people.rows(date(2025, 3, 21)) if row.title == "Anna Holm")
    page.show_thing("person", person)
    card = page.card
    assert isinstance(card, PersonCard)
    grid = card.roles.grid
    card.roles.begin()
    for text, key in (("Sekretær", Qt.Key.Key_Tab), ("BIU", Qt.Key.Key_Return)):
        grid.edit(grid.currentIndex())
        editor = grid.findChildren(QLineEdit)[-1]
        editor.setText(text)
        with qtbot.waitSignal(window.changes.person_saved, timeout=WAIT):
            qtbot.keyClick(editor, key)
        qtbot.waitUntil(lambda: grid.model().rowCount() == 3 and grid.hasFocus(), timeout=WAIT)
        assert grid.currentIndex().siblingAtColumn(0).data() == "Sekretær" or key == Qt.Key.Key_Return
    first, second = people.person(person).roles
    assert {first.title, second.title} == {"Fuldmægtig", "Sekretær"}
    begun = next(role for role in (first, second) if role.title == "Sekretær")
    assert begun.body_id == people.body_named("BIU")
