"""Sager: one case, its way through the bodies, what was decided, its bilag and its documents."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kk_desktop.domain.cases import Outcome
from kk_desktop.ui.main_window import MainWindow

from .conftest import WAIT
from .hands import retype, tab, type_in


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
    assert page.commands()["print"] is page.pane.output.print
    page.back.click()
    assert page.treatments.isVisible()
    assert page.commands() == {**page.output.commands(), **page.list_output.commands()}


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


def test_a_clause_stands_once_though_the_course_repeats_it(window):
    page = choose_case(window, "2011-40035")
    words = [each.text() for each in page.clauses.findChildren(QLabel)]
    assert [each for each in words if each.rstrip(".").isdigit()] == ["1."]


def test_one_goes_on_writing_in_what_was_just_added(qtbot, window):
    page = choose_case(window, "2011-40035")
    list(page.treatments.cards.values())[-1].decide.click()
    qtbot.waitUntil(
        lambda: bool(_last_card(page).decisions) and _last_card(page).newest_field().hasFocus(), timeout=WAIT
    )
    _last_card(page).remark.click()
    qtbot.waitUntil(lambda: _writes_in(page, "remarks"), timeout=WAIT)
    for typed in ("F", "Ayfer Baykal", "Vi er enige."):
        qtbot.keyClicks(window.focusWidget(), typed)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    remark = window.workspace.cases.treatments(page.rows.current_id)[-1].remarks[0]
    assert (remark.party_letter, remark.person, remark.text) == ("F", "Ayfer Baykal", "Vi er enige.")


def test_the_decisions_own_words_follow_its_outcome_and_it_can_be_deleted(qtbot, window):
    page = choose_case(window, "2011-40035")
    card = next(iter(page.treatments.cards.values()))
    choice, words = next(iter(card.decisions.values()))
    _choose(choice, Outcome.APPROVED.value)
    qtbot.waitUntil(lambda: words.toPlainText() == "Indstillingen blev godkendt.", timeout=WAIT)
    _choose(choice, "")
    assert window.messages.text == "Beslutningen er slettet."
    assert not window.workspace.cases.treatments(page.rows.current_id)[0].decisions


def test_a_case_is_closed_with_a_press_and_moves_in_the_list(qtbot, window):
    page = choose_case(window, "2011-40035")
    with qtbot.waitSignal(window.changes.case_saved, timeout=WAIT):
        page.closed.click()
    assert window.workspace.cases.get(page.rows.current_id).closed
    qtbot.waitUntil(lambda: page.rows.rows[0].detail == "3", timeout=WAIT)


def _writes_in(page, part: str) -> bool:
    return bool(getattr(_last_card(page), part)) and _last_card(page).newest_field().hasFocus()


def _last_card(page):
    return list(page.treatments.cards.values())[-1]


def _choose(choice, key: str) -> None:
    place = choice.findData(key)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def test_nothing_of_the_case_shows_beside_a_document_that_is_open(window):
    page = choose_case(window, "2011-40035")
    page.open_proposal.click()
    page.reload()
    assert page.pane.isVisible()
    assert not page.case_area.isVisible()
    page.back.click()
    assert page.case_area.isVisible()


def test_a_document_that_is_opened_again_tells_its_length(qtbot, window):
    page = choose_case(window, "2011-40035")
    with qtbot.waitSignal(page.status_told, timeout=WAIT, check_params_cb=lambda words: words.endswith("5 sider")):
        page.open_proposal.click()
    page.back.click()
    with qtbot.waitSignal(page.status_told, check_params_cb=lambda words: words.endswith("5 sider")):
        page.open_proposal.click()


def test_a_whole_case_number_is_seen_beside_the_bilag_in_a_laptops_window(qtbot, window):
    page = choose_case(window, "2016-0419401")
    window.resize(1280, 720)
    edit = page.number.edit
    qtbot.waitUntil(lambda: window.width() == 1280 and edit.width() > edit.fontMetrics().horizontalAdvance(edit.text()))
    assert page.attachments.isVisible()


def test_what_was_decided_is_followed_up_with_one_key_and_enter(qtbot, window):
    page = choose_case(window, "2011-40035")
    card = next(card for card in page.treatments.cards.values() if card.decisions)
    _choice, words = next(iter(card.decisions.values()))
    words.setPlainText("Udvalget orienteres igen senest den 1. juni.")
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    form = page.follow_ups.form
    assert form.title.text() == "Udvalget orienteres igen senest den 1. juni"
    with qtbot.waitSignal(window.changes.follow_up_saved, timeout=WAIT):
        qtbot.keyClick(form.title, Qt.Key.Key_Return)
    (made,) = window.workspace.follow_ups.of(case_id=page.rows.current_id)
    assert made.due == "2011-06-01", "the next first of June after the meeting"
    assert [row.title for row in page.follow_ups.rows.rows] == [made.title]


def test_a_file_that_can_only_be_read_offers_no_new_proposal(window):
    case_id = window.workspace.cases.create("Sag uden indstilling")
    window.workspace.desk.database.read_only = True
    window.go_to("case", case_id)
    cases = window.shelf.page("cases")
    assert cases.open_proposal.text() == "Ny indstilling"
    assert not cases.open_proposal.isEnabled()
    cases.rows.opened.emit(case_id)
    assert not cases.back.isVisible()
