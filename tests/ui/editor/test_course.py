"""The author's side of approval: sent with the keys, waited for, told what was decided, and what was changed since."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kk_desktop.domain.approvals import Approver, Decision, DecisionChannel
from kk_desktop.domain.people import BodyKind, Myself, Role
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.editor.comments import CommentsPart
from kk_desktop.ui.editor.course import CoursePart
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk

K, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WAIT = 20_000


@pytest.fixture
def part(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> CoursePart:
    document_id = desk.workspace.documents.create("letter", "Tak for invitationen")
    blocks = [Block("a", runs=(Run("Udvalget kommer gerne."),))]
    desk.workspace.documents.save_blocks(document_id, blocks, ["a"])
    pane.open(document_id)
    made = next(part for part in pane.parts if isinstance(part, CoursePart))
    qtbot.waitUntil(made.next.isVisible, timeout=WAIT)
    return made


def status(desk: Desk, pane: DocumentPane) -> Status:
    return desk.workspace.documents.get(pane.document_id).status


def sent(qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart, *chain: Approver, reservation: str = ""):
    """The letter, sent along a chain; gives the step that is waited for."""
    approvals = desk.workspace.approvals
    approvals.submit(pane.document_id, chain or (Approver("Bo Lund", "Kontorchef"),), reservation=reservation)
    qtbot.waitUntil(lambda: part.course is not None and part.course.document.status is Status.SUBMITTED, timeout=WAIT)
    return approvals.current(pane.document_id).current


def as_bo(desk: Desk, work) -> None:
    """What Bo Lund does at his own machine."""
    desk.machine.me = Myself("Bo Lund")
    work()
    desk.machine.me = Myself("Anna Holm")


def offered(part: CoursePart) -> set[str]:
    return {name for name, action in part.actions.items() if action.isVisible()}


def test_tab_goes_from_the_name_through_the_words_to_send(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    pane.header.facts.setFocus()
    qtbot.keyClick(pane.header.facts, K.Key_Return, CONTROL | SHIFT)
    panel, passed = part.submitting, []
    panel.chain.more.click()
    qtbot.waitUntil(panel.chain.lines[1].name.isVisible, timeout=WAIT)
    panel.chain.lines[0].name.setFocus()
    while not panel.go.hasFocus() and len(passed) < 20:
        passed.append(QApplication.focusWidget())
        qtbot.keyClick(passed[-1], K.Key_Tab)
    first, second = panel.chain.lines
    lines = [part for line in (first, second) for part in (line.name, line.title, line.gone)]
    assert passed == [*lines, panel.chain.more, panel.note, panel.due, panel.cancel]


def test_who_waits_is_told_who_acts_for_somebody_away(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    desk.workspace.absences.register("Bo Lund", date(2025, 3, 20), date(2025, 3, 28), "Carla Krog")
    sent(qtbot, desk, pane, part)
    qtbot.waitUntil(part.strip.isVisible, timeout=WAIT)
    assert part.strip.sentence.text() == "Vi venter på Bo Lund (Kontorchef) siden 21. marts. Carla Krog tager over."


def test_the_keys_send_a_letter_to_a_person_with_a_note_and_a_date(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    desk.workspace.people.create_person("Bo Lund", roles=(Role("Kontorchef"),))
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_Return, CONTROL | SHIFT)
    line = part.submitting.chain.lines[0]
    assert line.name.hasFocus()
    qtbot.keyClicks(line.name, "Bo Lund")
    assert line.title.text() == "Kontorchef"
    part.submitting.note.setPlainText("Haster lidt.")
    part.submitting.due.setText("28. marts")
    part.submitting.go.click()
    qtbot.waitUntil(lambda: status(desk, pane) is Status.SUBMITTED, timeout=WAIT)
    submission = desk.workspace.approvals.current(pane.document_id)
    assert (submission.note, submission.steps[0].due) == ("Haster lidt.", date(2025, 3, 28))
    qtbot.waitUntil(part.strip.isVisible, timeout=WAIT)
    assert part.strip.sentence.text() == "Vi venter på Bo Lund (Kontorchef) siden 21. marts. Frist 28. marts."
    assert desk.messages.text == "Brevet er sendt til godkendelse hos Bo Lund."
    assert not part.next.isVisible()
    desk.messages.press()
    qtbot.waitUntil(lambda: status(desk, pane) is Status.WITHDRAWN, timeout=WAIT)


def test_a_note_half_written_waits_while_another_letter_is_read_and_ends_with_esc(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    letter, other = pane.document_id, desk.workspace.documents.create("letter", "En anden sag")
    panel = part.submitting
    part.actions["submit"].trigger()
    qtbot.keyClicks(panel.note, "Haster")
    pane.open(other)
    assert not panel.isVisible()

    def asked_again() -> str:
        pane.open(letter)
        qtbot.waitUntil(part.actions["submit"].isVisible, timeout=WAIT)
        part.actions["submit"].trigger()
        return panel.note.toPlainText()

    assert asked_again() == "Haster"
    qtbot.keyClick(panel.note, K.Key_Escape)
    assert asked_again() == ""


def test_the_last_chain_of_the_kind_is_there_to_begin_with(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    sent(qtbot, desk, pane, part, Approver("Bo Lund", "Kontorchef"), Approver("Ida Bang", "Direktør"))
    desk.workspace.approvals.withdraw(pane.document_id)
    qtbot.waitUntil(lambda: "submit" in offered(part), timeout=WAIT)
    part.actions["submit"].trigger()
    assert [(each.name, each.title) for each in part.submitting.chain.chain()] == [
        ("Bo Lund", "Kontorchef"), ("Ida Bang", "Direktør"),
    ]  # fmt: skip
    assert part.submitting.go.hasFocus()


def test_a_date_that_is_none_and_a_chain_without_anybody_are_told_where_they_stand(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    part.actions["submit"].trigger()
    part.submitting.due.setText("31.2.")
    part.submitting.go.click()
    assert part.submitting.error.sentence.startswith("Den 31. februar findes ikke.")
    part.submitting.due.clear()
    part.submitting.go.click()
    qtbot.waitUntil(lambda: part.submitting.error.sentence.startswith("Ingen er valgt"), timeout=WAIT)
    assert status(desk, pane) is Status.DRAFT


def test_what_is_missing_is_told_before_sending_and_stops_nobody(
    qtbot: QtBot, demo_desk: Desk, demo_pane: DocumentPane
) -> None:
    hearing = next(row for row in demo_desk.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    demo_desk.workspace.hearings.add_ask(hearing.hearing_id, "Hvem betaler?")
    demo_pane.open(hearing.document_id)
    part = next(part for part in demo_pane.parts if isinstance(part, CoursePart))
    qtbot.waitUntil(part.next.isVisible, timeout=WAIT)
    part.next.click()
    assert part.submitting.due.text() == "25. marts", "the day the hearing's plan has for the approval"
    told = part.submitting._remarks
    qtbot.waitUntil(lambda: told.count() == 1, timeout=WAIT)
    assert part.submitting.go.isEnabled()


def test_a_letter_sent_retur_says_by_whom_and_why(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    step, approvals = sent(qtbot, desk, pane, part), desk.workspace.approvals
    as_bo(desk, lambda: approvals.return_for_changes(step.id, "", "Kortere, tak."))
    qtbot.waitUntil(lambda: "submit" in offered(part), timeout=WAIT)
    assert part.strip.sentence.text() == "Bo Lund har sendt udkast 1 retur 21. marts."
    assert part.strip.told.lines == ("”Kortere, tak.”",)
    assert part.next.text() == "Send til godkendelse"


def test_an_approved_letter_that_is_changed_says_so_at_once_and_undo_mends_it(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    step, approvals = sent(qtbot, desk, pane, part), desk.workspace.approvals
    as_bo(desk, lambda: approvals.approve(step.id, approvals.content_digest(pane.document_id)))
    qtbot.waitUntil(lambda: offered(part) == {"mark_signed"}, timeout=WAIT)
    assert part.strip.sentence.text() == "Godkendt af Bo Lund 21. marts."
    qtbot.keyClicks(pane.editor, "Men. ")
    pane.flush()
    wanted = "Brevet er ændret siden godkendelsen. Send det til godkendelse igen."
    qtbot.waitUntil(lambda: part.strip.sentence.text() == wanted, timeout=WAIT)
    assert part.strip.words() == ("Vis ændringer", "Send igen")
    assert not part.next.isVisible()
    desk.workspace.history.undo()
    qtbot.waitUntil(lambda: part.strip.sentence.text() == "Godkendt af Bo Lund 21. marts.", timeout=WAIT)


def test_a_decision_on_paper_is_entered_with_who_when_and_how(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    sent(qtbot, desk, pane, part)
    part.actions["register_decision"].trigger()
    panel = part.registering
    assert (panel.who.text(), panel.when.text()) == ("Bo Lund", "21. marts 2025")
    panel.channel.show_choice(DecisionChannel.SPOKEN.value)
    panel.note.setPlainText("Sagt i gangen.")
    panel.go.click()
    qtbot.waitUntil(lambda: status(desk, pane) is Status.APPROVED, timeout=WAIT)
    (step,) = desk.workspace.approvals.of(pane.document_id)[0].steps
    assert (step.decision, step.channel, step.entered_by) == (Decision.APPROVED, DecisionChannel.SPOKEN, "Anna Holm")
    wanted = "Godkendt af Bo Lund 21. marts mundtligt, indtastet af Anna Holm."
    qtbot.waitUntil(lambda: part.strip.sentence.text() == wanted, timeout=WAIT)


def test_a_decision_before_the_letter_was_sent_is_refused_where_it_is_typed(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    sent(qtbot, desk, pane, part)
    part.actions["register_decision"].trigger()
    part.registering.when.setText("1.3.2025")
    part.registering.go.click()
    assert "var ikke sendt" in part.registering.error.sentence
    assert status(desk, pane) is Status.SUBMITTED


def test_a_condition_is_shown_until_it_is_met(qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart) -> None:
    step, approvals = sent(qtbot, desk, pane, part), desk.workspace.approvals
    seen = approvals.content_digest(pane.document_id)
    as_bo(desk, lambda: approvals.approve_on_condition(step.id, seen, "Økonomien skal være på plads."))
    qtbot.waitUntil(lambda: "Betingelsen er opfyldt" in part.strip.words(), timeout=WAIT)
    assert part.strip.sentence.text() == "Bo Lund har godkendt på betingelse: ”Økonomien skal være på plads.”"
    part.strip.verb_wanted.emit("meet_condition")
    qtbot.waitUntil(lambda: status(desk, pane) is Status.APPROVED, timeout=WAIT)


def test_a_yes_with_changes_from_a_meeting_opens_the_comments_with_what_to_write(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    body = desk.workspace.people.create_body(BodyKind.COMMITTEE, "Det nye udvalg")
    sent(qtbot, desk, pane, part, Approver("Det nye udvalg", body_id=body))
    part.actions["register_decision"].trigger()
    part.registering.decision.show_choice(Decision.APPROVED_WITH_CHANGES.value)
    part.registering.note.setPlainText("Nævn lokaludvalget.")
    part.registering.dissent.setPlainText("Liste Z kan ikke tiltræde.")
    part.registering.go.click()
    qtbot.waitUntil(lambda: part.strip.words()[:1] == ("Ændringerne er skrevet ind",), timeout=WAIT)
    assert [comment.text for comment in desk.workspace.comments.of(pane.document_id)] == ["Nævn lokaludvalget."]
    assert desk.workspace.approvals.of(pane.document_id)[0].steps[0].dissent == "Liste Z kan ikke tiltræde."
    comments = next(other for other in pane.parts if isinstance(other, CommentsPart))
    assert comments.panel.isVisible()


def test_a_reservation_is_offered_when_a_body_comes_after_a_person(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    desk.workspace.people.create_body(BodyKind.COMMITTEE, "Det nye udvalg")
    part.actions["submit"].trigger()
    chain = part.submitting.chain
    chain.lines[0].name.setText("Bo Lund")
    assert not part.submitting.reserved.isVisible()
    chain.more.click()
    chain.lines[1].name.setText("Det nye udvalg")
    assert not chain.lines[1].title.isVisible()
    part.submitting.reserved.click()
    part.submitting.go.click()
    qtbot.waitUntil(lambda: status(desk, pane) is Status.SUBMITTED, timeout=WAIT)
    assert desk.workspace.approvals.current(pane.document_id).reservation == ("Med forbehold for udvalgets godkendelse")


def test_a_reminder_is_noted_and_its_words_are_ready_to_be_mailed(
    qtbot: QtBot, qapp, desk: Desk, pane: DocumentPane, part: CoursePart
) -> None:
    sent(qtbot, desk, pane, part)
    part.actions["remind"].trigger()
    assert "Tak for invitationen" in qapp.clipboard().text()
    qtbot.waitUntil(lambda: part.strip.sentence.text().endswith("Rykket 21. marts."), timeout=WAIT)
