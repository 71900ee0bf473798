"""Indsatser: the table with its timeline, and the chosen initiative below it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from kk_desktop.domain.amounts import in_prose
from kk_desktop.domain.budgets import CURRENT_PRICES
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.ui.tabs.initiatives.bars import Scale, period
from kk_desktop.ui.tabs.initiatives.columns import AREA, TITLE

from .conftest import WAIT
from .hands import retype, tab


def rows(page) -> list[InitiativeRow]:
    """The initiatives in the table, from the top."""
    model = page.table.paged
    return [row for number in range(model.rowCount()) if (row := model.thing_at(number)) is not None]


def test_initiatives_stand_in_groups_with_their_money(window):
    page = tab(window, "initiatives")
    shown = {row.title: row for row in rows(page)}
    assert shown["Forsøg med lokal forankring, Nørrebro"].status is InitiativeStatus.PROPOSED
    assert page.sum.text() == "Ingen sum: 2014 p/l og beløb uden angivet prisniveau kan ikke lægges sammen."


def test_an_initiatives_status_moves_it_to_another_group(qtbot, window):
    page = tab(window, "initiatives")
    row = next(row for row in rows(page) if row.status is InitiativeStatus.PROPOSED)
    page.table.choose(row.id)
    place = page.details.status.findData(InitiativeStatus.DECIDED.value)
    page.details.status.setCurrentIndex(place)
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        page.details.status.activated.emit(place)
    qtbot.waitUntil(
        lambda: {each.id: each.status for each in rows(page)}[row.id] is InitiativeStatus.DECIDED, timeout=WAIT
    )


def test_a_years_money_is_added_typed_and_taken_away(qtbot, window):
    page = tab(window, "initiatives")
    page.create_new()
    initiative_id = page.table.current_id
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        page.details.money.add.click()
    qtbot.waitUntil(lambda: len(page.details.money.lines) == 1, timeout=WAIT)
    _year, amount, level, _stage = next(iter(page.details.money.lines.values()))
    retype(qtbot, amount, "2.500")
    assert window.workspace.initiatives.appropriations(initiative_id)[0].amount_ore == 250_000_000
    retype(qtbot, amount, "1.5 mio.")
    assert "kan læses på to måder" in amount.error.sentence
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        retype(qtbot, level, "løbende priser")
    assert window.workspace.initiatives.appropriations(initiative_id)[0].price_level == CURRENT_PRICES
    page.reload()
    assert level.text() == "løbende priser"


def test_a_deleted_initiative_is_given_back_by_the_strip(qtbot, window):
    page = tab(window, "initiatives")
    row = rows(page)[0]
    page.table.choose(row.id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert window.messages.text == f"Indsatsen ”{row.title}” er slettet."
    window.messages.press()
    assert row.id in {each.id for each in window.workspace.initiatives.rows()}


def test_the_filter_by_area_and_the_search_narrow_the_table(qtbot, window):
    page = tab(window, "initiatives")
    qtbot.keyClicks(page.search, "forsøg")
    assert {"orsøg" in row.title for row in rows(page)} == {True}


def test_many_areas_are_told_by_their_number(window):
    page = tab(window, "initiatives")
    row = next(row for row in rows(page) if row.title.startswith("Iværksætteri"))
    page.table.choose(row.id)
    assert page.table.currentIndex().siblingAtColumn(AREA).data() == "6 boligområder"


def test_what_is_going_on_reaches_to_the_end_though_its_beginning_is_not_known():
    scale = Scale(2009, 2025, date(2025, 3, 21))
    going = InitiativeRow("a", "IPS", InitiativeStatus.ONGOING)
    start, end = period(going, scale)
    assert start < scale.now < end == 2026
    assert period(replace(going, status=InitiativeStatus.IDEA), scale) is None
    assert period(replace(going, status=InitiativeStatus.ENDED, period_to="2014"), scale)[1] == 2015


def test_a_year_mistyped_far_away_leaves_room_for_the_others():
    scale = Scale.of((14, 9_999), date(2025, 3, 21))
    assert (scale.first, scale.last) == (1900, 2200)
    assert list(scale.years(700, 38))[:3] == [1900, 1920, 1940]
    assert len(scale.years(700, 8)) < 700 / 8
    assert Scale.of(None, date(2025, 3, 21)).words == "2020–2025"


def test_zooming_keeps_the_year_under_the_mouse_and_stays_within_the_timeline():
    whole = Scale(2009, 2025, date(2025, 3, 21))
    near = whole.zoomed(0.5, 2024.5, whole)
    assert (near.first, near.last) == (2017, 2024)
    assert near.moved(5, whole).words == "2018–2025"
    assert near.zoomed(0.01, 2020, whole).words == "2019–2021"
    assert near.zoomed(100, 2020, whole).words == whole.words


def test_a_decision_stands_on_the_timeline_and_is_spoken(window):
    page = tab(window, "initiatives")
    row = next(row for row in rows(page) if row.title.endswith("Enghave/Vesterbro"))
    page.table.choose(row.id)
    spoken = page.table.currentIndex().siblingAtColumn(TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "besluttet BIU 12.11.12" in spoken


def test_amounts_of_one_price_level_are_summed(qtbot, window):
    page = tab(window, "initiatives")
    qtbot.keyClicks(page.search, "zzz")
    assert page.count.text() == "0 indsatser, 0 med beløb"
    page.nothing.button.click()
    page.search.setText("forankring, Nørrebro")
    assert page.count.text() == "1 indsats, 1 med beløb"
    assert page.sum.text() == f"I alt {in_prose(1_000_000_000)}, 2014 p/l"


def test_a_press_on_a_groups_head_folds_it(qtbot, window):
    table = tab(window, "initiatives").table
    before, head = table.paged.rowCount(), table.paged.head_at(0)
    place = table.visualRect(table.paged.index(0, TITLE)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.paged.rowCount() == before - head.count
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.paged.rowCount() == before


def test_the_initiative_that_is_told_stays_while_a_search_hides_its_row(qtbot, window):
    page = tab(window, "initiatives")
    row = next(row for row in rows(page) if row.title == "Jobfirst")
    page.table.choose(row.id)
    qtbot.keyClicks(page.search, "TV")
    retype(qtbot, page.details.period_from, "2016")
    qtbot.waitUntil(lambda: window.workspace.initiatives.get(row.id).period_from == "2016", timeout=WAIT)
    page.reload()
    assert page.details.title.toPlainText() == "Jobfirst"


def test_making_one_with_the_control_key_held_lets_go_of_what_was_chosen(qtbot, window):
    page = tab(window, "initiatives")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.table.selected_count == 1
    assert page.details.title.toPlainText() == "Ny indsats"
    assert page.details.title.textCursor().selectedText() == "Ny indsats"


def test_enter_saves_a_title_and_begins_no_line(qtbot, window):
    page = tab(window, "initiatives")
    page.create_new()
    qtbot.keyClicks(page.details.title, "Sommerjob")
    qtbot.keyClick(page.details.title, Qt.Key.Key_Return)
    assert page.details.title.toPlainText() == "Sommerjob"
    assert window.workspace.initiatives.get(page.table.current_id).title == "Sommerjob"


def test_home_and_end_go_to_the_ends_of_the_list(qtbot, window):
    page = tab(window, "initiatives")
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.current_id == rows(page)[-1].id
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.current_id == rows(page)[0].id
    assert page.table.selected_count == 1


def test_a_year_that_is_added_waits_for_its_amount(qtbot, window):
    page = tab(window, "initiatives")
    page.create_new()
    qtbot.keyClick(page.details.money.add, Qt.Key.Key_Space)
    ((_year, amount, _level, _stage),) = page.details.money.lines.values()
    assert amount.edit.hasFocus()
    assert amount.edit.selectedText() == amount.edit.text()


def test_a_list_without_pools_says_where_they_are_made(window):
    page = tab(window, "initiatives")
    for pool in window.workspace.pools.pools():
        window.workspace.pools.delete(pool.id)
    page.details.pools.choose.click()
    assert page.details.pools.list._nothing.text() == "Her er ingen puljer endnu. Opret dem under Budget → Puljer."
    assert page.details.pools.list._nothing.isVisible()
    page.details.pools.list.close()


def test_a_line_that_is_left_shows_its_beginning(qtbot, window):
    page = tab(window, "initiatives")
    page.create_new()
    line = page.details.period_from.edit
    line.setFocus()
    qtbot.keyClicks(line, "2017")
    assert line.cursorPosition() == 4
    page.table.setFocus()
    assert (line.text(), line.cursorPosition()) == ("2017", 0)


def test_ctrl_z_in_a_title_nobody_has_typed_in_takes_back_the_file_s_last_step(qtbot, window):
    page = tab(window, "initiatives")
    count = len(rows(page))
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.details.title.hasFocus, timeout=WAIT)
    assert len(rows(page)) == count + 1

    qtbot.keyClick(page.details.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: len(rows(page)) == count, timeout=WAIT)
