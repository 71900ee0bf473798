"""The tabs through their own widgets: facts are edited where they stand, saved, told and taken back."""

import itertools
from datetime import date

import pytest
from PySide6.QtCore import Qt

from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.main_window import MainWindow

from .conftest import WAIT


def tab(window: MainWindow, name: str):
    window.top_bar.choose(name)
    return window.shelf.page(name)


def type_in(qtbot, edit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def retype(qtbot, field, text: str) -> None:
    type_in(qtbot, field.edit, text)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)


# Overblik


def test_overview_lists_deadlines_with_working_days(window):
    page = tab(window, "overview")
    row = next(row for row in page.rows.rows if row.title == "Vanløse Bydelsplan")
    assert (row.right.word, row.right_detail) == ("4. april", "om 10 arbejdsdage")
    assert "Vanløse Bydelsplan" in row.spoken
    assert "om 10 arbejdsdage" in row.spoken


def test_overview_opens_a_deadline_in_its_tab(qtbot, window):
    page = tab(window, "overview")
    row = next(row for row in page.rows.rows if row.title == "Vanløse Bydelsplan")
    page.rows.setFocus()
    page.rows.choose(row.id)
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    assert window.top_bar.current == "responses"


def test_overview_tells_the_calendar_in_words(window):
    words = tab(window, "overview").calendar.accessibleDescription()
    assert "fredag den 4. april: Svarfrist, Vanløse Bydelsplan" in words


def test_overview_takes_back_the_newest_change_where_it_stands(qtbot, window):
    page = tab(window, "overview")
    case = window.workspace.cases.rows()[0]
    with qtbot.waitSignal(window.changes.case_saved, timeout=WAIT):
        window.workspace.cases.change(case.id, title="Ny titel på sagen")
    qtbot.waitUntil(lambda: page.history._shown[0].label == "Rettede sagens titel", timeout=WAIT)
    page.history.undo_wanted.emit(page.history._shown[0].id)
    assert window.workspace.cases.get(case.id).title == case.title


# Områder


def test_areas_show_the_tree_with_the_estates_below_their_districts(window):
    page = tab(window, "areas")
    nodes = {node.name: node for node in page.tree.nodes}
    assert nodes["Mjølnerparken"].parent_id == nodes["Indre/Ydre Nørrebro"].id
    assert nodes["Mjølnerparken"].spoken == "Mjølnerparken, Udsat boligområde"


def test_areas_find_a_name_by_its_alias(qtbot, window):
    page = tab(window, "areas")
    area = next(area for area in window.workspace.areas.tree() if area.aliases)
    qtbot.keyClicks(page.search, area.aliases[0])
    assert area.id in {node.id for node in page.tree.nodes}


def test_an_areas_name_is_edited_where_it_stands_and_shown_in_the_tree(qtbot, window):
    page = tab(window, "areas")
    area_id = page.tree.current_id
    type_in(qtbot, page.title, "Amager Vest og omegn")
    with qtbot.waitSignal(window.changes.area_saved, timeout=WAIT):
        page.tree.setFocus()
    qtbot.waitUntil(lambda: "Amager Vest og omegn" in {node.name for node in page.tree.nodes}, timeout=WAIT)
    assert window.workspace.areas.get(area_id).name == "Amager Vest og omegn"


def test_escape_takes_back_what_was_typed_in_a_field(qtbot, window):
    page = tab(window, "areas")
    before = page.aliases.text()
    type_in(qtbot, page.aliases.edit, "noget andet")
    qtbot.keyClick(page.aliases.edit, Qt.Key.Key_Escape)
    assert page.aliases.text() == before


def test_an_area_in_use_is_not_deleted_and_says_why(qtbot, window):
    page = tab(window, "areas")
    area = next(area for area in window.workspace.areas.tree() if area.name == "Mjølnerparken")
    page.tree.choose(area.id)
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert "er ikke slettet" in window.messages.text
    assert window.workspace.areas.get(area.id)


def test_a_new_area_lies_below_the_chosen_one_and_can_be_deleted_and_had_back(qtbot, window):
    page = tab(window, "areas")
    page.create_new()
    new_id = page.tree.current_id
    assert page.title.hasFocus()
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert new_id not in {area.id for area in window.workspace.areas.tree()}
    assert window.messages.text == "Nyt område er slettet."
    window.messages.press()
    assert new_id in {area.id for area in window.workspace.areas.tree()}


# Indsatser


def test_initiatives_stand_in_groups_with_their_money(window):
    page = tab(window, "initiatives")
    shown = {row.title: row for row in page.table.shown}
    assert shown["Forsøg med lokal forankring, Nørrebro"].status is InitiativeStatus.PROPOSED
    assert page.sum.text() == "Ingen sum: 2014 p/l og beløb uden angivet prisniveau kan ikke lægges sammen."


def test_an_initiatives_status_moves_it_to_another_group(qtbot, window):
    page = tab(window, "initiatives")
    row = next(row for row in page.table.shown if row.status is InitiativeStatus.PROPOSED)
    page.table.choose(row.id)
    place = page.details.status.findData(InitiativeStatus.DECIDED.value)
    page.details.status.setCurrentIndex(place)
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        page.details.status.activated.emit(place)
    qtbot.waitUntil(
        lambda: {each.id: each.status for each in page.table.shown}[row.id] is InitiativeStatus.DECIDED, timeout=WAIT
    )


def test_a_period_that_cannot_be_read_is_told_below_the_field(qtbot, window):
    details = tab(window, "initiatives").details
    retype(qtbot, details.period_from, "forår 14")
    assert details.period_from.error.sentence == "”forår 14” kan ikke læses. Skriv 2014, 2014-05 eller 2014-05-01."
    assert details.period_from.edit.property("wrong")


def test_an_area_that_does_not_exist_is_told_below_the_field(qtbot, window):
    details = tab(window, "initiatives").details
    retype(qtbot, details.areas, "Atlantis")
    assert "”Atlantis” findes ikke under Områder." in details.areas.error.sentence


def test_a_years_money_is_added_typed_and_taken_away(qtbot, window):
    page = tab(window, "initiatives")
    page.create_new()
    initiative_id = page.table.current_id
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        page.details.add_money.click()
    qtbot.waitUntil(lambda: len(page.details._money_lines) == 1, timeout=WAIT)
    _year, amount, _level, _stage = next(iter(page.details._money_lines.values()))
    retype(qtbot, amount, "2.500")
    assert window.workspace.initiatives.appropriations(initiative_id)[0].amount_ore == 250_000_000
    retype(qtbot, amount, "1.5 mio.")
    assert "kan læses på to måder" in amount.error.sentence


def test_a_deleted_initiative_is_given_back_by_the_strip(qtbot, window):
    page = tab(window, "initiatives")
    row = page.table.shown[0]
    page.table.choose(row.id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert window.messages.text == f"Indsatsen ”{row.title}” er slettet."
    window.messages.press()
    assert row.id in {each.id for each in window.workspace.initiatives.rows()}


def test_the_filter_by_area_and_the_search_narrow_the_table(qtbot, window):
    page = tab(window, "initiatives")
    qtbot.keyClicks(page.search, "forsøg")
    assert {"orsøg" in row.title for row in page.table.shown} == {True}


# Budget


def choose_table(window: MainWindow, title: str):
    page = tab(window, "budget")
    table = next(row for row in window.workspace.budgets.rows() if row.title == title)
    page.rows.choose(table.id)
    return page


def test_the_grid_shows_computed_sums_and_exact_kroner(window):
    page = choose_table(window, "Ansøgninger til initiativaftaler")
    texts = {page.model.index(n, 0).data(): n for n in range(page.model.rowCount())}
    total = page.model.index(texts["Ansøgt i alt"], page.model.columnCount() - 1)
    assert total.data() == "8.655"
    page.grid.setCurrentIndex(total)
    assert page.cell_exact.text() == "8.655.000,00 kr."
    assert page.cell_words.text() == "=  sum af 7 rækker"


def test_a_figure_typed_in_the_grid_changes_the_sum_and_undo_takes_it_back(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 1))
    before = page.model.index(2, 1).data()
    page.grid.edit(page.grid.currentIndex())
    editor = _editor(page)
    editor.selectAll()
    qtbot.keyClicks(editor, "20.000")
    with qtbot.waitSignal(page.model.taken, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.model.index(2, 1).data() == "30.500"
    qtbot.waitUntil(lambda: page.grid.currentIndex().row() == 1, timeout=WAIT)
    page.rows.setFocus()
    window.undo()
    qtbot.waitUntil(lambda: page.model.index(2, 1).data() == before, timeout=WAIT)


def test_a_figure_that_can_be_read_two_ways_stays_in_its_cell_with_a_sentence(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 1))
    page.grid.edit(page.grid.currentIndex())
    editor = _editor(page)
    editor.selectAll()
    qtbot.keyClicks(editor, "1.5 mio.")
    with qtbot.waitSignal(page.model.refused, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "kan læses på to måder" in page.cell_words.text()
    qtbot.waitUntil(lambda: _editor(page) is not None and _editor(page).text() == "1.5 mio.", timeout=WAIT)
    assert window.workspace.budgets.get(page.rows.current_id).rows[0].cells


def test_empty_zero_and_dash_are_three_things(qtbot, window):
    page = choose_table(window, "Finansiering")
    place = page.model.index(0, 1)
    for typed, shown in (("0", "0"), ("–", "–"), ("", "")):
        page.model.setData(place, typed)
        assert place.data() == shown


def test_a_sum_cannot_be_typed(window):
    page = choose_table(window, "Finansiering")
    assert not page.model.flags(page.model.index(2, 1)) & Qt.ItemFlag.ItemIsEditable


def test_a_missing_price_level_is_an_amber_button_until_it_is_typed(qtbot, window):
    page = choose_table(window, "Finansiering")
    assert page.no_level.isVisible()
    with qtbot.waitSignal(window.changes.budget_table_saved, timeout=WAIT):
        retype(qtbot, page.level, "2011")
    qtbot.waitUntil(lambda: not page.no_level.isVisible(), timeout=WAIT)


def test_a_row_is_added_below_moved_and_taken_away(qtbot, window):
    page = choose_table(window, "Finansiering")
    page.grid.setCurrentIndex(page.model.index(0, 1))
    page.add_row.click()
    labels = [row.label for row in page.model.table.rows]
    assert labels[1] == "Ny række"
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(1, 0))
    page.grid.row_move_wanted.emit(page.model.table.rows[1].id, 0)
    assert page.model.table.rows[0].label == "Ny række"
    page.grid.setCurrentIndex(page.model.index(0, 0))
    page.remove_row.click()
    assert "Ny række" not in [row.label for row in page.model.table.rows]


def _editor(page):
    from PySide6.QtWidgets import QLineEdit

    return next((edit for edit in page.grid.findChildren(QLineEdit) if edit.isVisible()), None)


# Sager


def choose_case(window: MainWindow, number: str):
    page = tab(window, "cases")
    case = next(row for row in window.workspace.cases.rows() if row.number == number)
    page.rows.choose(case.id)
    return page


def test_a_case_shows_its_way_and_what_is_missing(window):
    page = choose_case(window, "2011-40035")
    words = page.track.accessibleDescription()
    assert "Økonomiudvalget: Anbefalet 5. april 2011" in words
    assert "Borgerrepræsentationen: Beslutning mangler" in words


def test_a_decision_is_written_in_and_told_on_the_track(qtbot, window):
    page = choose_case(window, "2011-40035")
    card = list(page.treatments.cards.values())[-1]
    assert card.decide.isVisible()
    with qtbot.waitSignal(window.changes.case_saved, timeout=WAIT):
        card.decide.click()
    qtbot.waitUntil(lambda: "Beslutning mangler" not in page.track.accessibleDescription(), timeout=WAIT)
    case_id = page.rows.current_id
    assert window.workspace.cases.treatments(case_id)[-1].decisions[0].outcome is Outcome.RECOMMENDED


def test_a_meetings_date_is_typed_as_a_person_writes_it(qtbot, window):
    page = choose_case(window, "2011-40035")
    card = list(page.treatments.cards.values())[-1]
    retype(qtbot, card.meeting, "31.2.2011")
    assert card.meeting.error.sentence == "Den 31. februar findes ikke. Mente du den 28. februar?"
    retype(qtbot, card.meeting, "28. april 2011")
    treatment = window.workspace.cases.treatments(page.rows.current_id)[-1]
    assert treatment.meeting_date == date(2011, 4, 28)


def test_a_remark_keeps_its_party_letter(window):
    page = choose_case(window, "2011-40035")
    remarks = [card for each in page.treatments.cards.values() for card in each.remarks.values()]
    assert {card.letter.text() for card in remarks} >= {"Ø", "F"}


def test_a_bilag_is_moved_by_key_and_the_others_follow(qtbot, window):
    page = choose_case(window, "2011-40035")
    panel = page.attachments
    second = panel._attachments[1]
    panel.rows.setFocus()
    panel.rows.choose(second.id)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert panel._attachments[0].id == second.id
    assert panel._attachments[0].number == 1


def test_the_proposal_opens_in_the_editor_and_the_way_back_leads_to_the_case(qtbot, window):
    page = choose_case(window, "2011-40035")
    page.open_proposal.click()
    assert page.pane.isVisible()
    assert "print" in page.commands()
    page.back.click()
    assert page.treatments.isVisible()
    assert not page.commands()


def test_a_new_case_is_named_at_once_and_deleted_with_undo(qtbot, window):
    page = tab(window, "cases")
    page.create_new()
    case_id = page.rows.current_id
    assert page.title.hasFocus()
    type_in(qtbot, page.title, "Tryg på Nørrebro")
    page.rows.setFocus()
    assert window.workspace.cases.get(case_id).title == "Tryg på Nørrebro"
    page.rows.choose(case_id)
    qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    assert window.messages.text == "Sagen ”Tryg på Nørrebro” er slettet."
    window.undo()
    assert case_id in {row.id for row in window.workspace.cases.rows()}


# Tomme sider


@pytest.mark.parametrize(("name", "verb"), [("initiatives", "Ny indsats"), ("budget", "Ny tabel"), ("cases", "Ny sag")])
def test_an_empty_tab_says_what_to_do_and_does_it(qtbot, bare_window, tmp_path, name, verb):
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.create_file(tmp_path / "Ny.kkdb")
    page = tab(bare_window, name)
    assert page.empty.isVisible()
    assert page.empty.button.text() == verb
    page.empty.button.click()
    qtbot.waitUntil(lambda: not page.empty.isVisible(), timeout=WAIT)


def test_a_new_file_says_that_nothing_waits(qtbot, bare_window, tmp_path):
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.create_file(tmp_path / "Ny.kkdb")
    page = tab(bare_window, "overview")
    assert page.empty.isVisible()
    assert not any(row.status is Status.DRAFT for row in bare_window.workspace.documents.rows())


# Rækker


def test_rows_keep_clear_of_each_other_when_the_list_gets_narrower(qtbot, window):
    page = tab(window, "cases")
    page.rows.setFixedWidth(420)
    qtbot.waitUntil(lambda: _touching(page.rows), timeout=WAIT)
    page.rows.setFixedWidth(240)
    qtbot.waitUntil(lambda: page.rows.viewport().width() <= 240 and _touching(page.rows), timeout=WAIT)


def _touching(rows) -> bool:
    """Whether each row begins where the one above ends, and is as high as its words need."""
    model = rows.model()
    places = [rows.visualRect(model.index(number, 0)) for number in range(model.rowCount())]
    wanted = [rows.sizeHintForRow(number) for number in range(model.rowCount())]
    return [place.height() for place in places] == wanted and all(
        below.top() == above.bottom() + 1 for above, below in itertools.pairwise(places)
    )
