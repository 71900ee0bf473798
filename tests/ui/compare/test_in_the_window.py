"""From the menu to the comparison and back, in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.versions import VersionReason
from kk_desktop.ui.compare.page import ComparePage
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.main_window import MainWindow


def test_a_letter_is_compared_restored_undone_and_written_on(qtbot: QtBot, window: MainWindow) -> None:
    workspace = window.workspace
    hearing = next(row for row in workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    workspace.versions.keep(hearing.document_id, VersionReason.NAMED, "Til Bo")
    window.go_to("hearing", hearing.hearing_id)
    pane = window.shelf.page("responses").findChild(DocumentPane)
    before = pane.editor.toPlainText()
    pane.editor.setFocus()
    qtbot.keyClicks(pane.editor, "Nyt. ")
    window.shelf.page("responses").commands()["compare_versions"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, ComparePage)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        pass
    page.list.rows.choose(workspace.versions.of(hearing.document_id)[0].id)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        page.list.restore.click()
    qtbot.waitUntil(lambda: pane.editor.toPlainText() == before)
    with qtbot.waitSignal(page.compared, timeout=20_000):
        window.undo()
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.shelf.page("responses")
    qtbot.waitUntil(lambda: pane.editor.toPlainText() == f"Nyt. {before}")
