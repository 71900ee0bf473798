"""The Høringssvar tab in the real window: the list, a hearing's facts, new hearings and letters, deleting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.responses.strip import UNANSWERED
from kk_desktop.ui.tabs.responses.tab import ResponsesTab

K = Qt.Key


@pytest.fixture
def tab(window: MainWindow) -> ResponsesTab:
    """The tab, with the Vanløse hearing chosen."""
    window.show_tab("responses")
    page = window.shelf.page("responses")
    vanloese = next(row for row in window.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    assert page.show_thing("hearing", vanloese.hearing_id)
    return page


def titles(tab: ResponsesTab) -> list[str]:
    return [row.title for row in tab.rows.rows]


def test_open_hearings_stand_by_deadline_and_closed_ones_below(tab: ResponsesTab) -> None:
    assert titles(tab)[:3] == ["Åbne", "Politik for udsatte byområder 2025-2035", "Vanløse Bydelsplan"]
    assert "Afsluttet" in titles(tab)


def test_the_filter_and_the_search_shorten_the_list(qtbot: QtBot, tab: ResponsesTab) -> None:
    tab.filters.choose("open")
    assert "Afsluttet" not in titles(tab)
    qtbot.keyClicks(tab.search, "vanløse økonomi")
    assert titles(tab) == ["Åbne", "Vanløse Bydelsplan"]


def test_titles_are_sorted_in_danish_and_by_number(tab: ResponsesTab) -> None:
    for title in ("Ørestad", "Aarhusgade", "Æbelø", "Plan 10", "Plan 2", "Zoo"):
        tab._workspace.hearings.register(title, "Prøve")
    tab.search.setText("prøve")

    tab.sort.click()

    assert titles(tab) == ["Åbne", "Plan 2", "Plan 10", "Zoo", "Æbelø", "Ørestad", "Aarhusgade"]


def test_the_strip_tells_deadline_and_answers(tab: ResponsesTab) -> None:
    assert tab.strip.deadline.text() == "fredag den 4. april"
    assert tab.strip.distance.text() == "om 10 arbejdsdage"
    assert [ask.text().split(".")[0] for ask in tab.strip.asks] == ["1", "2", "3"]


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_every_question_stands_whole_in_the_strip_at_every_width(
    window: MainWindow, tab: ResponsesTab, width: int
) -> None:
    window.resize(width, 720)
    row = tab.strip.asks[0].parentWidget()
    assert all(ask.width() >= ask.question_width for ask in tab.strip.asks)
    assert tab.strip.asks[-1].geometry().right() <= row.width()


def test_another_deadline_is_saved_and_counted(qtbot: QtBot, window: MainWindow, tab: ResponsesTab) -> None:
    tab.strip.deadline.edit.setText("11.4.2025")
    with qtbot.waitSignal(window.changes.hearing_saved):
        qtbot.keyClick(tab.strip.deadline.edit, K.Key_Return)
    assert window.workspace.hearings.get(tab.rows.current_id).deadline == date(2025, 4, 11)
    assert tab.strip.distance.text() == "om 15 arbejdsdage"


def test_a_deadline_before_receipt_is_told_below_the_field_and_not_saved(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    tab.strip.deadline.edit.setText("1.3.2025")
    qtbot.keyClick(tab.strip.deadline.edit, K.Key_Return)
    sentence = "Fristen den 1. marts ligger før modtagelsen den 7. marts. Ret en af datoerne; resten er gemt."
    assert tab.strip.deadline.error.sentence == sentence
    assert window.workspace.hearings.get(tab.rows.current_id).deadline == date(2025, 4, 4)


def test_a_question_is_added_answered_placed_and_taken_away(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    hearings, hearing_id = window.workspace.hearings, tab.rows.current_id
    tab.strip.edit.click()
    tab.hearing_facts.asks.new.setText("Hvornår?")
    with qtbot.waitSignal(window.changes.hearing_saved):
        qtbot.keyClick(tab.hearing_facts.asks.new, K.Key_Return)
    assert tab.strip.asks[3].text() == f"4. Hvornår? {UNANSWERED}"

    answer = tab.hearing_facts.asks.answers[3].edit
    answer.setText("I 2026")
    with qtbot.waitSignal(window.changes.hearing_saved):
        qtbot.keyClick(answer, K.Key_Return)
    assert tab.strip.asks[3].text() == "4. Hvornår? I 2026"

    hearings.remove_ask(hearings.get(hearing_id).asks[3].id)
    with qtbot.waitSignal(window.changes.anything_saved):
        pass
    assert len(tab.strip.asks) == 3


def test_pressing_a_question_goes_to_its_answer_in_the_text(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    hearing = window.workspace.hearings.get(tab.rows.current_id)
    place = tab.document.editor.tracker.lines[-1].id
    with qtbot.waitSignal(window.changes.hearing_saved):
        window.workspace.hearings.change_ask(hearing.asks[0].id, block_id=place)
    tab.strip.asks[0].click()
    assert tab.document.editor.caret_block() == place


def test_pressing_a_question_without_an_answer_goes_to_its_field_in_sight(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    hearing = window.workspace.hearings.get(tab.rows.current_id)
    with qtbot.waitSignal(window.changes.hearing_saved):
        window.workspace.hearings.change_ask(hearing.asks[-1].id, block_id=None)
    tab.strip.asks[-1].click()
    field = tab.hearing_facts.asks.answers[-1]
    qtbot.waitUntil(lambda: field.isAncestorOf(QApplication.focusWidget()) and is_in_sight(field, tab.hearing_facts))


def is_in_sight(widget: QWidget, area: QScrollArea) -> bool:
    inside = QRect(widget.mapTo(area.viewport(), QPoint()), widget.size())
    return area.viewport().rect().contains(inside)


def test_ctrl_n_registers_a_hearing_and_opens_its_answer(qtbot: QtBot, window: MainWindow, tab: ResponsesTab) -> None:
    qtbot.keyClick(tab, K.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = tab.new_hearing
    form.title.setText("Lokalplan for Bispebjerg")
    form.asked_by.setText("Teknik- og Miljøudvalget")
    form.deadline.setText("2.5.2025")
    qtbot.keyClick(form.deadline, K.Key_Return)
    hearing = window.workspace.hearings.get(tab.rows.current_id)
    assert (hearing.title, hearing.sender) == ("Lokalplan for Bispebjerg", "Teknik- og Miljøudvalget")
    assert hearing.received_on == date(2025, 3, 21)
    assert tab.pages.currentWidget() is tab.document
    assert tab.document.header.title.toPlainText() == "Lokalplan for Bispebjerg"


def test_a_new_hearing_with_a_deadline_before_receipt_is_told_in_the_form(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    count = len(window.workspace.hearings.rows())
    tab.create_new("hearing")
    tab.new_hearing.title.setText("For sent")
    tab.new_hearing.deadline.setText("1.2.2025")
    tab.new_hearing.go.click()
    assert "ligger før modtagelsen" in tab.new_hearing.errors[tab.new_hearing.deadline].sentence
    assert len(window.workspace.hearings.rows()) == count


def test_a_date_that_does_not_exist_is_told_below_its_own_field(tab: ResponsesTab) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("Bydelsplan")
    form.received.setText("31.2.2025")
    form.go.click()
    assert form.errors[form.received].sentence == "Den 31. februar findes ikke. Mente du den 28. februar?"
    assert form.errors[form.deadline].sentence == ""


def test_questions_written_in_the_form_stand_in_the_strip(tab: ResponsesTab) -> None:
    tab.create_new("hearing")
    tab.new_hearing.title.setText("Bydelsplan")
    tab.new_hearing.questions.setPlainText("Hvilke temaer?\n\nHvordan?")
    tab.new_hearing.go.click()
    assert [ask.text() for ask in tab.strip.asks] == [
        f"1. Hvilke temaer? {UNANSWERED}",
        f"2. Hvordan? {UNANSWERED}",
    ]


def test_a_hearing_without_questions_offers_to_write_the_first(tab: ResponsesTab) -> None:
    tab.create_new("hearing")
    tab.new_hearing.title.setText("Bydelsplan")
    tab.new_hearing.go.click()
    tab.strip.first.click()
    assert tab.hearing_facts.asks.new.isVisible()


def test_a_deadline_on_a_holiday_is_told_with_the_day_before(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    tab.strip.deadline.edit.setText("17.4.2025")
    qtbot.keyClick(tab.strip.deadline.edit, K.Key_Return)
    sentence = "Fristen den 17. april er skærtorsdag. Sidste arbejdsdag før er den 16. april."
    assert window.messages.text == sentence
    with qtbot.waitSignal(window.changes.hearing_saved):
        window.messages.press()
    assert window.workspace.hearings.get(tab.rows.current_id).deadline == date(2025, 4, 16)


def test_the_letters_facts_open_with_the_keyboard_in_the_first_and_tab_goes_on(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    facts = tab.document.facts
    qtbot.keyClick(tab.document.header.facts, K.Key_Return)
    assert window.focusWidget() is facts.title
    for field in (facts.date.edit, facts.case, facts.lines["document_number"].edit, facts.lists["recipients"]):
        qtbot.keyClick(window.focusWidget(), K.Key_Tab)
        assert window.focusWidget() is field


def test_a_letter_is_made_without_a_hearing(window: MainWindow, tab: ResponsesTab) -> None:
    tab.create_new("letter")
    document = window.workspace.documents.get(tab.document.document_id)
    assert (document.kind, document.hearing_id, document.case_id) == ("letter", None, None)
    assert not tab.strip.isVisible()


def test_a_deleted_hearing_leaves_the_list_and_comes_back_with_undo(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    with qtbot.waitSignal(window.changes.hearing_saved):
        qtbot.keyClick(tab.rows, K.Key_Delete)
    assert "Vanløse Bydelsplan" not in titles(tab)
    assert window.messages.text == "Høringen ”Vanløse Bydelsplan” er slettet."
    with qtbot.waitSignal(window.changes.hearing_saved):
        window.messages.press()
    assert "Vanløse Bydelsplan" in titles(tab)


def test_the_title_is_changed_where_it_stands(qtbot: QtBot, window: MainWindow, tab: ResponsesTab) -> None:
    title = tab.document.header.title
    title.setPlainText("Vanløse Bydelsplan 2025")
    with qtbot.waitSignal(window.changes.hearing_saved):
        qtbot.keyClick(title, K.Key_Return)
    assert "Vanløse Bydelsplan 2025" in titles(tab)
    assert window.focusWidget() is tab.document.editor


def test_the_window_closes_with_the_last_words_saved(qtbot: QtBot, window: MainWindow, tab: ResponsesTab) -> None:
    document_id, documents = tab.document.document_id, window.workspace.documents
    tab.document.editor.setFocus()
    qtbot.keyClicks(tab.document.editor, "Sidste ord. ")
    assert window.shelf.flush()
    assert documents.blocks(document_id)[0].text.startswith("Sidste ord. ")


def test_a_save_is_acknowledged_in_the_status_bar(qtbot: QtBot, window: MainWindow, tab: ResponsesTab) -> None:
    qtbot.keyClicks(tab.document.editor, "x")
    assert "Gemmer" in window.status.text
    with qtbot.waitSignal(tab.document.autosave.saved):
        pass
    assert "Alt er gemt kl. 14.32" in window.status.text


def test_undo_from_the_window_takes_back_what_was_typed_last(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    before = tab.document.editor.toPlainText()
    qtbot.keyClicks(tab.document.editor, "Forkert. ")
    with qtbot.waitSignal(tab.document.editor.tracker.structure_changed):
        window.undo()
    assert tab.document.editor.toPlainText() == before
    assert tab.document.autosave.is_at_rest


def test_the_only_letter_is_shown_again_when_it_comes_back(
    qtbot: QtBot, bare_window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(bare_window.file_opened):
        bare_window.create_file(tmp_path / "Ny.kkdb")
    page = bare_window.shelf.page("responses")
    bare_window.show_tab("responses")
    page.create_new("letter")
    assert page.document.isVisible()
    bare_window.undo()
    qtbot.waitUntil(page.no_hearings.isVisible)
    bare_window.menus.actions["redo"].trigger()
    qtbot.waitUntil(page.document.isVisible)
    assert page.document.header.title.toPlainText() == "Nyt brev"
