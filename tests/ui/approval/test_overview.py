"""Overblik while something is on its way through those who decide: with whom it lies, and when it comes back."""

from pytestqt.qtbot import QtBot

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.people import Myself
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import documents as document_store
from kk_desktop.ui.main_window import MainWindow
from tests.ui.conftest import WAIT
from tests.ui.hands import tab

MEMO = "Forsøg med lokal forankring"


def place(window: MainWindow) -> tuple[str, str]:
    """The head the note stands under in Overblik, and what is told of it."""
    head = ""
    for row in tab(window, "overview").rows.rows:
        if row.is_section:
            head = row.title
        elif row.title == MEMO:
            return head, row.detail
    return "", ""


def test_what_is_sent_lies_with_others_and_comes_back_with_a_condition(qtbot: QtBot, window: MainWindow) -> None:
    approvals = window.workspace.approvals
    memo = next(row for row in window.workspace.documents.rows() if row.title == MEMO)
    assert place(window)[0] == "Kladder"
    approvals.submit(memo.id, [Approver("Bo Lund"), Approver("Ida Bang")])
    expected = ("Hos andre", "Budgetnotat  ·  til godkendelse hos Bo Lund")
    qtbot.waitUntil(lambda: place(window) == expected, timeout=WAIT)
    window.machine.me = Myself("Bo Lund")
    step = approvals.current(memo.id).current
    approvals.approve_on_condition(step.id, approvals.content_digest(memo.id), "Økonomien skal være på plads.")
    window.machine.me = Myself("Anna Holm")
    expected = ("Venter på dig", "Budgetnotat  ·  godkendt på betingelse")
    qtbot.waitUntil(lambda: place(window) == expected, timeout=WAIT)


def test_what_came_back_stands_first_with_who_sent_it_and_how_many_comments(qtbot: QtBot, window: MainWindow) -> None:
    approvals = window.workspace.approvals
    memo = next(row for row in window.workspace.documents.rows() if row.title == MEMO)
    approvals.submit(memo.id, [Approver("Bo Lund")])
    window.machine.me = Myself("Bo Lund")
    window.workspace.comments.add(memo.id, "Hvor kommer tallet fra?", None, 0, "")
    step = approvals.current(memo.id).current
    approvals.return_for_changes(step.id, approvals.content_digest(memo.id), "Se på tallet.")
    window.machine.me = Myself("Anna Holm")
    expected = ("Venter på dig", "Budgetnotat  ·  sendt retur af Bo Lund med 1 kommentar")
    qtbot.waitUntil(lambda: place(window) == expected, timeout=WAIT)
    rows = [row for row in tab(window, "overview").rows.rows if not row.is_section]
    assert MEMO in [row.title for row in rows[:2]], "before what is signed or only begun"


def test_what_is_signed_waits_to_be_sent(qtbot: QtBot, window: MainWindow) -> None:
    memo = next(row for row in window.workspace.documents.rows() if row.title == MEMO)
    desk = window.workspace.desk
    desk.act("Underskrev", lambda db: document_store.change(db, memo.id, status=Status.SIGNED))
    expected = ("Venter på dig", "Budgetnotat  ·  underskrevet, mangler at blive afsendt")
    qtbot.waitUntil(lambda: place(window) == expected, timeout=WAIT)
