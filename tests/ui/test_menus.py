"""The menus tell what can be done now: every entry has its moment, and none is shown outside it."""

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.people import Myself
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import documents as document_store
from kk_desktop.ui.editor.course import CoursePart
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.menus import MENUS, OWN

from .conftest import WAIT
from .hands import tab

NAMES = {entry.words: entry.name for _words, part in MENUS for entry in part if entry.name}


def shown(window: MainWindow, title: str = "") -> set[str]:
    """The names of the entries a person sees who opens the menus, or one of them."""
    found: set[str] = set()
    for menu, _entries in window.menus._menus:
        if title in ("", menu.title()):
            menu.aboutToShow.emit()
            found |= {NAMES[action.text()] for action in listed(menu) if action.text() in NAMES}
    return found


def listed(menu: QMenu) -> list:
    """The entries of a menu and of those in it that can be seen."""
    actions = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    inside = [action.menu() for action in actions if action.menu() is not None and action.text() == "&Ny"]
    return actions + [action for each in inside for action in each.actions()]


@pytest.fixture
def letter(qtbot: QtBot, window: MainWindow) -> str:
    """The Vanløse letter, open in the editor."""
    page = tab(window, "responses")
    hearing = next(row for row in window.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    page.show_thing("hearing", hearing.hearing_id)
    qtbot.waitUntil(lambda: course(window).course is not None, timeout=WAIT)
    return hearing.document_id


def course(window: MainWindow) -> CoursePart:
    parts = window.shelf.page("responses").document.parts
    return next(part for part in parts if isinstance(part, CoursePart))


def until(qtbot: QtBot, window: MainWindow, status: Status) -> None:
    """Wait until the editor has seen that the letter has come so far."""

    def is_seen() -> bool:
        seen = course(window).course
        return seen is not None and seen.document.status is status

    qtbot.waitUntil(is_seen, timeout=WAIT)


def test_the_dokument_menu_follows_the_letter_from_draft_to_approved(
    qtbot: QtBot, window: MainWindow, letter: str
) -> None:
    approvals = window.workspace.approvals
    words = {"comment", "suggest", "spelling"}
    decisions = {"approve", "approve_corrected", "approve_on_condition", "return", "pass_on"}
    assert shown(window, "&Dokument") >= {"submit", *words}
    assert not shown(window) & {"withdraw", "mark_signed", "approval_sheet", *decisions}
    approvals.submit(letter, [Approver("Bo Lund")])
    until(qtbot, window, Status.SUBMITTED)
    told = shown(window, "&Dokument")
    assert told >= {"withdraw", "remind", "register_decision", "approval_sheet", *words}
    assert not told & {"submit", "mark_signed", *decisions}
    window.machine.me = Myself("Bo Lund")
    course(window).show_document(window.workspace.documents.get(letter), can_write=True)
    qtbot.waitUntil(lambda: shown(window, "&Dokument") >= decisions, timeout=WAIT)
    approvals.approve(approvals.current(letter).current.id, approvals.content_digest(letter))
    until(qtbot, window, Status.APPROVED)
    told = shown(window, "&Dokument")
    assert told >= {"mark_signed", "mark_sent"}
    assert not told & {"submit", "withdraw", "remind", "register_decision", *decisions}


def test_every_entry_has_its_moment_in_a_letters_life(qtbot: QtBot, window: MainWindow, letter: str) -> None:
    approvals, desk = window.workspace.approvals, window.workspace.desk
    seen = shown(window)
    approvals.submit(letter, [Approver("Bo Lund")])
    until(qtbot, window, Status.SUBMITTED)
    seen |= shown(window)
    window.machine.me = Myself("Bo Lund")
    course(window).show_document(window.workspace.documents.get(letter), can_write=True)
    qtbot.waitUntil(lambda: "approve" in shown(window, "&Dokument"), timeout=WAIT)
    seen |= shown(window)
    approvals.approve(approvals.current(letter).current.id, approvals.content_digest(letter))
    until(qtbot, window, Status.APPROVED)
    seen |= shown(window)
    desk.act("Afsendte", lambda db: document_store.change(db, letter, status=Status.SENT))
    until(qtbot, window, Status.SENT)
    seen |= shown(window)
    window.shelf.page("responses").create_new("letter")
    seen |= shown(window)
    window.show_tab("overview")
    seen |= shown(window)
    assert set(NAMES.values()) - seen - OWN == set()


def test_a_file_that_can_only_be_read_offers_no_verb_of_approval(
    qtbot: QtBot, bare_window: MainWindow, demo_file
) -> None:
    demo_file.chmod(0o444)
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.open_path(demo_file)
    if not bare_window.workspace.read_only:  # whoever may write everything is stopped by no mode
        bare_window.workspace.desk.database.read_only = True
    page = tab(bare_window, "responses")
    page.rows.choose_first()
    part = course(bare_window)
    qtbot.waitUntil(lambda: part.course is not None, timeout=WAIT)
    verbs = {"submit", "withdraw", "remind", "register_decision", "mark_signed", "comment", "suggest"}
    assert not shown(bare_window) & verbs
    assert not part.next.isVisible()
