"""The manager's view: what waits is read on its pages, commented, corrected and decided without a mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.approvals import Approver, Decision
from kk_desktop.domain.comments import CommentState
from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Run
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.approval.view import ApprovalView
from kk_desktop.ui.main_window import MainWindow
from tests.ui.conftest import WAIT
from tests.ui.hands import tab

K, MODIFIER = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT, ALT = MODIFIER.ControlModifier, MODIFIER.ShiftModifier, MODIFIER.AltModifier


def send(window: MainWindow, title: str, *chain: Approver) -> str:
    """Anna sends it to Bo, and Bo sits down; gives the document's id."""
    window.machine.me = Myself("Anna Holm")
    row = next(row for row in window.workspace.documents.rows() if row.title == title and row.status.is_open)
    window.workspace.approvals.submit(
        row.id, chain or (Approver("Bo Lund", "Kontorchef"),), "Kig især på indledningen."
    )
    window.machine.me = Myself("Bo Lund")
    return row.id


@pytest.fixture
def letter(window: MainWindow) -> str:
    hearing = next(row for row in window.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    title = window.workspace.documents.get(hearing.document_id).title
    return send(window, title)


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow, letter: str) -> ApprovalView:
    """Bo has opened what waits for him in Overblik, and its pages are there."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    page = tab(window, "overview")
    page.reload()
    qtbot.waitUntil(lambda: page.rows.choose(f"approval:{letter}"), timeout=WAIT)
    qtbot.keyClick(page.rows, K.Key_Return)
    view = page.approval
    qtbot.waitUntil(lambda: view.reading is not None and bool(view.page.view._boxes), timeout=WAIT)
    return view


def status(window: MainWindow, document_id: str) -> Status:
    return window.workspace.documents.get(document_id).status


def last_step(window: MainWindow, document_id: str):
    return window.workspace.approvals.of(document_id)[-1].steps[-1]


def block_saying(view: ApprovalView, words: str) -> str:
    return next(block.id for block in view.reading.blocks if words in block.text)


def test_what_waits_for_me_stands_first_in_overblik_and_not_among_the_others(window: MainWindow, letter: str) -> None:
    page = tab(window, "overview")
    page.reload()
    heads = [row.title for row in page.rows.rows if row.is_section]
    assert heads[0] == "Til din godkendelse"
    assert [row.id for row in page.rows.rows if row.title == page.rows.rows[1].title] == [f"approval:{letter}"]


def test_the_pages_are_those_that_were_sent_with_the_questions_and_the_note(
    window: MainWindow, view: ApprovalView, letter: str
) -> None:
    submission = window.workspace.approvals.current(letter)
    assert view.reading.pdf == window.workspace.approvals.pdf(submission.id)
    assert view.page.view.page_count == submission.page_count
    assert view.panel.facts.text() == f"{view.reading.waiting.document.kind_name}, udkast 1  ·  frist 4. april"
    assert [ask.question for ask in view.reading.asks] != []
    assert "Du godkender præcis disse to sider." in view.panel.foot.text()
    assert view.rows.hasFocus()


def test_one_key_approves_and_one_press_takes_it_back(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    qtbot.keyClick(view.rows, K.Key_G, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: status(window, letter) is Status.APPROVED, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=WAIT)
    assert window.messages.text == "Du har godkendt brevet. Det kan nu underskrives."
    assert last_step(window, letter).decided_by == "Bo Lund"
    window.messages.press()
    qtbot.waitUntil(lambda: status(window, letter) is Status.SUBMITTED, timeout=WAIT)


def test_enter_decides_nothing(qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str) -> None:
    for part in (view.rows, view.page.view, view.panel.buttons["approve"]):
        part.setFocus()
        qtbot.keyClick(part, K.Key_Return)
    assert not view.decisions.is_busy
    assert status(window, letter) is Status.SUBMITTED


def test_after_a_decision_the_next_draft_opens(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    memo = send(window, "Forsøg med lokal forankring")
    view.reload()
    view.rows.choose(view._waiting[0].step.id)
    qtbot.waitUntil(lambda: view.reading.document_id == letter and "approve" in view.reading.allowed, timeout=WAIT)
    qtbot.keyClick(view.rows, K.Key_G, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: view.reading.document_id == memo, timeout=WAIT)
    assert view.rows.hasFocus()


def test_send_retur_asks_why_and_takes_the_comments_along(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    qtbot.keyClick(view.rows, K.Key_R, CONTROL | SHIFT)
    assert view.panel.form.words.hasFocus()
    qtbot.keyClick(view.panel.form.words, K.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "mangler" in view.panel.form.error.sentence, timeout=WAIT)
    assert status(window, letter) is Status.SUBMITTED
    view.panel.form.words.setPlainText("Kortere, tak.")
    qtbot.waitUntil(lambda: not view.decisions.is_busy)
    qtbot.keyClick(view.panel.form.words, K.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: status(window, letter) is Status.RETURNED, timeout=WAIT)
    assert last_step(window, letter).note == "Kortere, tak."


def test_the_keys_go_to_a_paragraph_and_comment_on_it(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    page = view.page.view
    page.setFocus()
    qtbot.keyClick(page, K.Key_Down, ALT)
    first = page.block_id
    assert page.accessibleDescription() == view.reading.block(first).text
    qtbot.keyClick(page, K.Key_M, CONTROL)
    assert view.panel.entry.text.hasFocus()
    qtbot.keyClicks(view.panel.entry.text, "Hvem kan de ringe til?")
    with qtbot.waitSignal(window.changes.document_saved, timeout=WAIT):
        qtbot.keyClick(view.panel.entry.text, K.Key_Return, CONTROL)
    (comment,) = window.workspace.comments.of(letter)
    assert (comment.block_id, comment.person) == (first, "Bo Lund")
    assert view.reading.block(first).text.startswith(comment.quote)
    qtbot.waitUntil(lambda: len(view.panel.mine.cards) == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: [number for number, _place in page._marks] == [1], timeout=WAIT)


def test_words_dragged_over_on_the_page_are_found_in_the_text(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    page = view.page.view
    box = next(box for box in page._boxes if len(view.reading.block(box.block_id).text) > 200)
    page.choose_block(box.block_id)
    place = page._place(box).translated(0, -page.verticalScrollBar().value())
    start, end = (
        QPointF(place.left() + 2, place.top() + 6),
        QPointF(place.right() - 2, place.top() + place.height() / 2),
    )
    viewport = page.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start.toPoint())
    qtbot.mouseMove(viewport, pos=end.toPoint())
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert page.words
    about = view._chosen()
    block = view.reading.block(box.block_id)
    assert about.block_id == block.id
    assert len(about.words) > 40
    assert block.text[about.start : about.start + len(about.words)] == about.words


def test_corrections_are_approved_in_the_same_step(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    block_id = block_saying(view, "Vanløse bydelsplan")
    view.page.view.choose_block(block_id)
    view.panel.buttons["approve_corrected"].click()
    words = view.panel.entry.words
    assert words.hasFocus()
    words.setPlainText(words.toPlainText().replace("Vanløse bydelsplan", "Vanløses bydelsplan", 1))
    view.panel.buttons["approve_corrected"].click()
    qtbot.waitUntil(lambda: last_step(window, letter).decision is Decision.APPROVED_WITH_CHANGES, timeout=WAIT)
    (comment,) = window.workspace.comments.of(letter)
    assert comment.state is CommentState.ACCEPTED
    text = next(block.text for block in window.workspace.documents.blocks(letter) if block.id == block_id)
    assert "Vanløses bydelsplan" in text


def test_a_draft_is_passed_on_to_somebody_else(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    view.panel.buttons["pass_on"].click()
    qtbot.keyClicks(view.panel.form.name, "Ida Bang")
    view.panel.form.go.click()
    qtbot.waitUntil(lambda: window.workspace.approvals.current(letter).current.approver == "Ida Bang", timeout=WAIT)
    qtbot.waitUntil(lambda: window.messages.text.endswith("Nu venter det på Ida Bang."), timeout=WAIT)


def test_a_draft_changed_after_it_was_sent_cannot_be_approved_here(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    window.machine.me = Myself("Anna Holm")
    with qtbot.waitSignal(window.changes.document_saved, timeout=WAIT):
        window.workspace.documents.change(letter, title="Noget helt andet")
    window.machine.me = Myself("Bo Lund")
    view.reload()
    qtbot.waitUntil(lambda: bool(view.reading.broken) and "return" in view.reading.allowed, timeout=WAIT)
    assert not view.panel.buttons["approve"].isEnabled()
    assert view.panel.buttons["return"].isEnabled()


def test_a_second_draft_tells_and_shows_what_is_new(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    workspace = window.workspace
    workspace.approvals.return_for_changes(view.reading.waiting.step.id, "", "Kortere, tak.")
    window.machine.me = Myself("Anna Holm")
    first, *rest = workspace.documents.blocks(letter)
    shorter = replace(first, runs=(Run("Udvalget takker for planen."),))
    workspace.documents.save_blocks(letter, [shorter], [first.id, *(block.id for block in rest)])
    workspace.approvals.submit(letter, [Approver("Bo Lund")])
    window.machine.me = Myself("Bo Lund")
    assert view.begin(letter)
    qtbot.waitUntil(lambda: view.reading.waiting.submission.number == 2 and view.page.changes.isVisible(), timeout=WAIT)
    assert [row.status.word for row in view.rows.rows if row.status] == ["1 ændring", "Sendt retur"]
    assert view.panel.buttons["approve"].isEnabled()
    view.page.changes.click()
    pages = view.page.view
    qtbot.waitUntil(lambda: "UDKAST" in pages._document.getAllText(0).text(), timeout=WAIT)
    view.page.changes.click()
    qtbot.waitUntil(lambda: "UDKAST" not in pages._document.getAllText(0).text(), timeout=WAIT)


def test_what_was_decided_can_be_read_and_not_decided_again(
    qtbot: QtBot, window: MainWindow, view: ApprovalView, letter: str
) -> None:
    view.panel.buttons["approve"].click()
    qtbot.waitUntil(lambda: status(window, letter) is Status.APPROVED, timeout=WAIT)
    qtbot.waitUntil(lambda: view.begin(letter) and view.reading.waiting.step.decision is not None, timeout=WAIT)
    assert not any(each.isEnabled() for each in view.panel.buttons.values())
    assert not view.panel.new.isVisible()


def test_escape_goes_back_to_overblik(qtbot: QtBot, window: MainWindow, view: ApprovalView) -> None:
    qtbot.keyClick(view.rows, K.Key_Escape)
    page = tab(window, "overview")
    assert page.rows.isVisible()
    assert not view.isVisible()


def test_the_tabs_own_key_leads_back_to_the_list(window: MainWindow, view: ApprovalView) -> None:
    page = tab(window, "overview")
    assert page._is_approving
    window.menus.actions["tab_overview"].trigger()
    assert not page._is_approving
    assert page.rows.isVisible()
