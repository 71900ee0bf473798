"""A hearing's facts in the window: extension, case, plan, material, questions and earlier hearings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.hearings import Hearing
from kk_desktop.domain.plans import PlanStep
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import documents as document_store
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.responses.hearing_facts import HearingFacts
from kk_desktop.ui.tabs.responses.tab import ResponsesTab
from kk_desktop.ui.widgets.fields import LineField

from .conftest import WAIT

K = Qt.Key


@pytest.fixture
def tab(window: MainWindow) -> ResponsesTab:
    """The tab, with the facts of the Vanløse hearing open: received 7 March, due 4 April, today the 21st of March."""
    window.show_tab("responses")
    page = window.shelf.page("responses")
    vanloese = next(row for row in window.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    assert page.show_thing("hearing", vanloese.hearing_id)
    page.strip.edit.click()
    return page


@pytest.fixture
def facts(tab: ResponsesTab) -> HearingFacts:
    return tab.hearing_facts


def hearing(window: MainWindow, tab: ResponsesTab) -> Hearing:
    return window.workspace.hearings.get(tab.rows.current_id)


def typed(qtbot: QtBot, window: MainWindow, field: LineField, words: str) -> None:
    field.edit.setText(words)
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        qtbot.keyClick(field.edit, K.Key_Return)


def test_an_extension_moves_the_deadline_everywhere_and_cannot_come_before_it(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts
) -> None:
    facts.extended_to.edit.setText("1.4.2025")
    qtbot.keyClick(facts.extended_to.edit, K.Key_Return)
    assert facts.extended_to.error.sentence == (
        "Den nye frist den 1. april ligger ikke efter svarfristen den 4. april. Ret en af datoerne; resten er gemt."
    )
    typed(qtbot, window, facts.extended_to, "25.4.2025")
    assert tab.strip.deadline.text() == "fredag den 25. april"
    assert tab.strip.distance.text() == "om 22 arbejdsdage, udsat"
    assert tab.strip.distance.toolTip() == "Udsat fra 4. april"
    row = next(row for row in tab.rows.rows if row.title == "Vanløse Bydelsplan")
    assert row.right is not None
    assert row.right.word == "25. april"
    assert facts.plan.steps[PlanStep.SEND].day.text() == "25. april"


def test_the_strips_date_is_the_extended_one_and_the_first_deadline_stays(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts
) -> None:
    typed(qtbot, window, facts.extended_to, "25.4.2025")
    typed(qtbot, window, tab.strip.deadline, "2.5.2025")
    assert (hearing(window, tab).deadline, hearing(window, tab).extended_to) == (date(2025, 4, 4), date(2025, 5, 2))


def test_another_case_number_moves_hearing_and_answer(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts
) -> None:
    typed(qtbot, window, facts.case, "2025-0099999")
    case = window.workspace.cases.get(hearing(window, tab).case_id or "")
    assert case.number == "2025-0099999"
    assert window.workspace.documents.get(tab.document.document_id).case_id == case.id


def test_a_day_of_the_plan_is_moved_where_it_stands_and_counted_again(
    qtbot: QtBot, window: MainWindow, facts: HearingFacts
) -> None:
    steps = facts.plan.steps
    assert steps[PlanStep.CONTRIBUTIONS].told.text() == "Nået", "nobody was asked"
    typed(qtbot, window, steps[PlanStep.APPROVAL].day, "31.3.2025")
    assert steps[PlanStep.APPROVAL].told.text() == "Ligger efter dagsordenen."
    assert steps[PlanStep.CONTRIBUTIONS].day.text() == "24. marts"
    assert steps[PlanStep.APPROVAL].again.isVisible()
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        facts.plan.reset.click()
    assert steps[PlanStep.APPROVAL].day.text() == "25. marts"
    assert not facts.plan.reset.isVisible()


def test_a_plan_without_a_committee_has_three_steps(qtbot: QtBot, window: MainWindow, facts: HearingFacts) -> None:
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        facts.committee.click()
    shown = [step for step, view in facts.plan.steps.items() if view.isVisible()]
    assert shown == [PlanStep.CONTRIBUTIONS, PlanStep.APPROVAL, PlanStep.SEND]


def test_the_meeting_is_chosen_among_those_the_file_knows(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts
) -> None:
    workspace = window.workspace
    body = next(body for body in workspace.people.bodies() if body.names[-1].abbreviation == "TMU")
    workspace.cases.add_treatment(workspace.cases.rows()[0].id, body.id, date(2025, 3, 31))
    menu = facts.plan.steps[PlanStep.MEETING].meetings.menu()
    menu.aboutToShow.emit()
    (choice,) = [action for action in menu.actions() if action.text() == "TMU mandag den 31. marts"]
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        choice.trigger()
    assert facts.plan.steps[PlanStep.MEETING].day.text() == "31. marts"


def test_what_has_been_reached_is_told(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts
) -> None:
    answer_id = tab.document.document_id
    assert facts.plan.steps[PlanStep.APPROVAL].told.text() == "om 2 arbejdsdage"
    with qtbot.waitSignal(window.changes.document_saved, timeout=WAIT):
        window.workspace.desk.act("Godkendte", lambda db: document_store.change(db, answer_id, status=Status.APPROVED))
    qtbot.waitUntil(lambda: facts.plan.steps[PlanStep.APPROVAL].told.text() == "Nået", timeout=WAIT)
    assert facts.plan.steps[PlanStep.AGENDA].told.text() == "om 4 arbejdsdage"


def test_material_is_put_in_renamed_laid_by_the_answer_and_taken_away(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts, tmp_path: Path
) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(b"%PDF-1.7 plan")
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        facts.material.add([path])
    qtbot.waitUntil(lambda: window.messages.text == "Filen er lagt ved.", timeout=WAIT)
    typed(qtbot, window, facts.material.titles[0], "Forslaget")
    attach = next(action for action in facts.material.menus[0].actions() if "bilag" in action.text())
    with qtbot.waitSignal(window.changes.document_saved, timeout=WAIT):
        attach.trigger()
    assert window.messages.text == "”Forslaget” er lagt ved svaret som bilag."
    assert [bilag.title for bilag in window.workspace.attachments.of(tab.document.document_id)][-1] == "Forslaget"
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        window.undo()
        window.undo()
    qtbot.waitUntil(lambda: [title.text() for title in facts.material.titles] == ["Plan"], timeout=WAIT)


def test_an_answer_placed_a_second_time_says_so_and_can_be_put_back(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts
) -> None:
    before = hearing(window, tab).asks[0].block_id
    tab.document.editor.go_to_block(tab.document.editor.tracker.lines[-1].id)
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        facts.asks.places[0].click()
    assert window.messages.text == "Spørgsmål 1 var besvaret et andet sted. Nu peger det på afsnittet her."
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        window.messages.press()
    assert hearing(window, tab).asks[0].block_id == before


def test_a_question_that_stands_there_already_is_told_and_stays_typed(
    qtbot: QtBot, window: MainWindow, facts: HearingFacts
) -> None:
    facts.asks.new.setText("hvordan?")
    qtbot.keyClick(facts.asks.new, K.Key_Return)
    assert window.messages.text.startswith("Spørgsmålet ”hvordan?” er nummer 2 i forvejen.")
    assert facts.asks.new.text() == "hvordan?"


def test_an_earlier_hearing_from_the_same_sender_is_one_press_away(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts
) -> None:
    hearings = window.workspace.hearings
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        earlier = hearings.register("Kommuneplan 2024", "økonomiudvalget", received_on=date(2024, 2, 1))
    (button,) = facts.earlier_buttons
    assert button.text() == "Kommuneplan 2024  ·  Kladde"

    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        remark = window.workspace.white_books.add_outcome(earlier, "Flere cykelstier")
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        window.workspace.white_books.change_outcome(remark, outcome="met")
    (button,) = facts.earlier_buttons
    assert button.text() == "Kommuneplan 2024  ·  Kladde  ·  1 af 1 bemærkning er imødekommet"
    button.click()
    assert tab.rows.current_id == earlier


@pytest.mark.parametrize("size", [(1024, 640), (1440, 900)])
def test_the_facts_leave_room_for_the_text_at_every_size(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, facts: HearingFacts, size: tuple[int, int]
) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: facts.height() >= 220 and tab.document.editor.height() >= 80, timeout=WAIT)


def test_tab_goes_from_the_plan_through_the_questions_to_the_material(
    qtbot: QtBot, window: MainWindow, facts: HearingFacts
) -> None:
    facts.plan.steps[PlanStep.SEND].day.edit.setFocus()
    for field in (facts.asks.questions[0].edit, facts.asks.answers[0].edit, facts.asks.places[0]):
        qtbot.keyClick(window.focusWidget(), K.Key_Tab)
        assert window.focusWidget() is field
    facts.asks.new.setFocus()
    qtbot.keyClick(window.focusWidget(), K.Key_Tab)
    assert window.focusWidget() is facts.material.choose


def test_a_file_that_can_only_be_read_offers_to_look_and_nothing_else(
    qtbot: QtBot, bare_window: MainWindow, demo_file: Path, tmp_path: Path
) -> None:
    demo_file.chmod(0o444)
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.open_path(demo_file)
    if not bare_window.workspace.read_only:  # whoever may write everything is stopped by no mode
        bare_window.workspace.desk.database.read_only = True
    bare_window.show_tab("responses")
    page = bare_window.shelf.page("responses")
    vanloese = next(row for row in bare_window.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    page.show_thing("hearing", vanloese.hearing_id)
    page.strip.edit.click()
    facts = page.hearing_facts
    assert facts.plan.steps[PlanStep.APPROVAL].day.edit.isReadOnly()
    assert not facts.committee.isEnabled()
    offered = (facts.asks.new, facts.material.choose, facts.plan.reset, facts.plan.steps[PlanStep.MEETING].meetings)
    assert not any(each.isVisible() for each in offered)
    page.take_letters([tmp_path / "Høring.eml"])
    assert page.pages.currentWidget() is page.document
