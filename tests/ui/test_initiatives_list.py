"""Indsatser as one wants to look at them: filters, columns, views by name, years, and several changed at once."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeFilter
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.services.machine import Machine
from kk_desktop.ui.tabs.initiatives.columns import COLUMNS, TIME

from .conftest import WAIT
from .hands import tab

AREAS, STATUS, CHANGED = InitiativeColumn.AREAS, InitiativeColumn.STATUS, InitiativeColumn.CHANGED


def titles(page) -> list[str]:
    model = page.table.paged
    return [row.title for number in range(model.rowCount()) if (row := model.thing_at(number)) is not None]


def pressed(menu, words: str):
    """Press a line of a menu, as it stands when it opens."""
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if words in action.text().replace("&", "")).trigger()


# Filters


def test_an_area_is_marked_by_typing_and_the_list_says_what_it_is_narrowed_by(qtbot, window):
    page = tab(window, "initiatives")
    page.filters.areas.click()
    marks = page.filters._area_list
    qtbot.keyClicks(marks.search, "mjølner")
    qtbot.keyClick(marks.search, Qt.Key.Key_Return)
    marks.close()
    assert set(titles(page)) >= {"Særlig intensiv beskæftigelsesindsats"}
    assert page.filters.areas.text() == "Mjølnerparken"
    assert page.told.text() == f"Viser {len(titles(page))} af 19 indsatser: Mjølnerparken"
    page.clear.click()
    assert len(titles(page)) == 19
    assert not page.told.isVisible()


def test_what_no_initiative_is_like_is_told_with_a_way_out(qtbot, window):
    page = tab(window, "initiatives")
    page.filters.toggle_without_amount()
    qtbot.keyClicks(page.search, "zzz")
    assert page.nothing.sentence == "Ingen af de 19 indsatser passer på ”zzz” · mangler beløb."
    page.nothing.button.click()
    assert (len(titles(page)), page.search.text()) == (19, "")


def test_years_are_written_and_refused_where_they_are_written(qtbot, window):
    page = tab(window, "initiatives")
    page.filters.ask_years()
    line = page.filters._line
    qtbot.keyClicks(line.field.edit, "i fjor")
    qtbot.keyClick(line.field.edit, Qt.Key.Key_Return)
    assert line.isVisible()
    assert "kan ikke læses" in line.field.error.sentence
    line.field.edit.setText("2009")
    qtbot.keyClick(line.field.edit, Qt.Key.Key_Return)
    assert not line.isVisible()
    assert titles(page) == ["Hotspot Valby"]
    assert page.filters.years.text() == "2009"


def test_an_area_that_is_renamed_or_deleted_is_followed_by_the_filter(qtbot, window):
    page = tab(window, "initiatives")
    area_id = window.workspace.areas.create(AreaKind.DISTRICT, "Nyby")
    page.look_at(replace(page.view, filter=InitiativeFilter(area_ids=(area_id,))))
    assert page.nothing.sentence == "Ingen af de 19 indsatser passer på Nyby."
    window.workspace.areas.change(area_id, name="Gammelby")
    qtbot.waitUntil(lambda: page.filters.areas.text() == "Gammelby", timeout=WAIT)
    window.workspace.areas.delete(area_id)
    qtbot.waitUntil(lambda: page.filters.areas.text() == "Alle områder", timeout=WAIT)
    assert len(titles(page)) == 19


# Columns, order and years


def test_columns_order_and_years_are_there_again_next_time(qtbot, window, machine, tmp_path):
    page = tab(window, "initiatives")
    page.list_menu.ask_columns()
    marks = page.list_menu.columns
    marks.rows.setCurrentRow(next(row for row in range(12) if marks.rows.item(row).text() == "Ændret"))
    qtbot.keyClick(marks.rows, Qt.Key.Key_Space)
    qtbot.keyClick(marks.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    marks.close()
    assert page.table.columns[-1] is CHANGED
    page.table.setColumnWidth(COLUMNS.index(CHANGED), 133)
    page.look_at(replace(page.view, filter=InitiativeFilter("intensiv", statuses=(InitiativeStatus.ONGOING,))))
    page.table.horizontalHeader().sectionClicked.emit(COLUMNS.index(AREAS))
    page.table.zoom_in(2014.5)
    years, file = page.table.zoom, window.workspace.path
    window.close_file()
    assert json.loads((tmp_path / "settings" / "settings.json").read_text("utf-8"))["window_state"]["initiatives"]
    window.machine = Machine(tmp_path / "settings")
    with qtbot.waitSignal(window.file_opened, timeout=WAIT):
        window.open_path(file)
    page = tab(window, "initiatives")
    assert page.table.columns[-1] is CHANGED
    assert page.table.columnWidth(COLUMNS.index(CHANGED)) == 133
    assert (page.view.sorted_by, page.table.zoom) == (AREAS, years)
    # The statuses chosen are still chosen; what was searched for is not.
    assert page.view.filter == InitiativeFilter(statuses=(InitiativeStatus.ONGOING,))


def test_a_column_dragged_to_the_end_stays_before_the_timeline(window):
    table = tab(window, "initiatives").table
    head = table.horizontalHeader()
    head.moveSection(head.visualIndex(COLUMNS.index(AREAS)), head.count() - 1)
    assert head.logicalIndex(head.count() - 1) != COLUMNS.index(AREAS)
    assert table.columns == (InitiativeColumn.TITLE, InitiativeColumn.AMOUNT, AREAS)
    assert table.columnViewportPosition(TIME) > table.columnViewportPosition(COLUMNS.index(AREAS))


def test_a_second_press_on_a_head_turns_the_order_and_the_groups_can_go(window):
    page = tab(window, "initiatives")
    page.by_status.click()
    upwards = titles(page)
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert titles(page) == upwards[::-1]
    pressed(page.list_menu.menu, "Omvendt rækkefølge")
    assert titles(page) == upwards


def test_the_wheel_with_ctrl_and_the_keys_zoom_the_years(qtbot, window):
    table = tab(window, "initiatives").table
    whole = table.scale.words
    at = QPointF(table.columnViewportPosition(TIME) + 10, 60)
    wheel = QWheelEvent(
        at, table.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(table.viewport(), wheel)
    assert (table.scale.first, table.zoom) == (2009, (2009, 2020))
    qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert table.zoom == (2010, 2021)
    qtbot.keyClick(table, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (table.zoom, table.scale.words) == (None, whole)


# Views by name


def test_a_view_is_saved_by_name_and_chosen_from_the_menu(qtbot, window):
    page = tab(window, "initiatives")
    page.look_at(replace(page.view, filter=InitiativeFilter(statuses=(InitiativeStatus.ENDED,)), by_status=False))
    pressed(page.views.menu, "Gem visningen")
    line = page.views.line
    qtbot.keyClicks(line.field.edit, "Afsluttede & gamle")
    qtbot.keyClick(line.field.edit, Qt.Key.Key_Return)
    assert window.messages.text == "Visningen ”Afsluttede & gamle” er gemt. Du finder den under Visninger."
    ended = titles(page)
    page.clear.click()
    pressed(page.views.menu, "Afsluttede")
    assert titles(page) == ended
    pressed(page.views.menu, "Gem visningen")
    qtbot.keyClicks(line.field.edit, "afsluttede & gamle")
    qtbot.keyClick(line.field.edit, Qt.Key.Key_Return)
    assert "Der er allerede en visning" in line.field.error.sentence
    line.close()


# Several at once


def test_several_get_a_status_at_once_and_get_their_own_back(qtbot, window):
    page = tab(window, "initiatives")
    page.look_at(replace(page.view, filter=InitiativeFilter(statuses=(InitiativeStatus.APPLIED,))))
    count = len(titles(page))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.strip.count.text() == f"{count} indsatser valgt"
    page.strip.status.click()
    page.strip.asked.rows.setCurrentRow(list(InitiativeStatus).index(InitiativeStatus.DROPPED))
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        qtbot.keyClick(page.strip.asked.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.messages.text == f"{count} indsatser er rettet.", timeout=WAIT)
    qtbot.waitUntil(lambda: not titles(page), timeout=WAIT)
    window.messages.press()
    qtbot.waitUntil(lambda: len(titles(page)) == count, timeout=WAIT)


def test_del_puts_all_the_chosen_in_the_bin_and_fortryd_brings_them_back(qtbot, window):
    page = tab(window, "initiatives")
    page.table.choose_key(page.table.paged.key_at(1))
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.messages.text == "2 indsatser er slettet.", timeout=WAIT)
    window.messages.press()
    qtbot.waitUntil(lambda: len(titles(page)) == 19, timeout=WAIT)


def test_what_none_of_the_chosen_has_cannot_be_taken_away_and_esc_lets_all_but_one_go(qtbot, window):
    page = tab(window, "initiatives")
    page.look_at(replace(page.view, filter=InitiativeFilter("fleksjob")))
    window.workspace.initiatives.create("Fleksjob for alle")
    page.reload()
    page.table.setFocus()
    page.table.selectAll()
    page.strip.ask_link("area", is_on=False)
    assert window.messages.text == "Der er ikke noget at vælge. De valgte indsatser har ingen."
    page.table.choose_key(page.table.paged.keys[0])
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.table.selected_keys() == [page.table.paged.keys[0]]
    assert page.strip.isHidden()


def test_a_saved_fact_keeps_what_is_chosen_and_reads_the_one_row_again(qtbot, window):
    page = tab(window, "initiatives")
    model = page.table.paged
    keys = [model.key_at(1), model.key_at(2)]
    page.table.choose_key(keys[0])
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        window.workspace.initiatives.change(model.thing_at(2).id, target_group="Unge")
    qtbot.waitUntil(lambda: model.thing_at(2).target_group == "Unge", timeout=WAIT)
    assert page.table.selected_keys() == keys


# Keyboard alone


@pytest.fixture
def unhurried():
    """Keys that belong together, however slow the machine is between them."""
    interval = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(60_000)
    yield
    QApplication.setKeyboardInputInterval(interval)


@pytest.mark.usefixtures("unhurried")
def test_typing_finds_a_title_and_enter_goes_on_to_its_facts(qtbot, window):
    page = tab(window, "initiatives")
    page.table.setFocus()
    qtbot.keyClicks(page.table, "hotspot v")
    assert page.table.current_row.title == "Hotspot Valby"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.details.title.toPlainText() == "Hotspot Valby"
    assert page.details.title.hasFocus()


def test_a_new_one_is_seen_also_where_the_filter_would_hide_it(window):
    page = tab(window, "initiatives")
    page.look_at(replace(page.view, filter=InitiativeFilter(statuses=(InitiativeStatus.ENDED,))))
    page.create_new()
    assert page.table.current_row.title == "Ny indsats"
    assert page.view.filter.is_empty


def test_a_file_that_can_only_be_read_offers_no_change_of_several(window):
    window.workspace.desk.database.read_only = True
    page = tab(window, "initiatives")
    page.table.selectAll()
    page.views.menu.aboutToShow.emit()
    assert page.strip.isHidden()
    assert not page.plus.isEnabled()
    assert [action.text() for action in page.views.menu.actions()] == ["Ingen visninger er gemt endnu"]


def test_among_very_many_the_list_waits_for_a_pause_and_a_filter_chosen_meanwhile_takes_the_words_along(
    qtbot, window, monkeypatch
):
    monkeypatch.setattr("kk_desktop.ui.tabs.initiatives.filter_bar._MANY", 1)
    page = tab(window, "initiatives")
    everything = len(titles(page))
    told = []
    page.filters.changed.connect(lambda chosen: told.append(chosen.text))

    qtbot.keyClicks(page.search, "forsøg")
    assert (told, len(titles(page))) == ([], everything)
    qtbot.waitUntil(lambda: told == ["forsøg"], timeout=WAIT)
    assert 0 < len(titles(page)) < everything

    qtbot.keyClicks(page.search, " med")
    page.filters.toggle_without_amount()
    assert told[-1] == "forsøg med"
