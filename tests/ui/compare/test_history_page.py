"""Historik: what was done to a document and what belongs to it, and one's own taken back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kk_desktop.ui.compare.history_page import DocumentHistoryPage
from tests.ui.editor.conftest import Desk


def test_the_documents_actions_stand_under_their_day_and_one_can_be_taken_back(
    qtbot: QtBot, desk: Desk, document_id: str
) -> None:
    desk.workspace.documents.create("memo", "Et andet")
    desk.workspace.documents.change(document_id, copies=("Bo Lund",))
    page = DocumentHistoryPage(*desk.parts[:4], document_id)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.rows.rows))
    labels = [row.title for row in page.rows.rows]
    assert labels == [
        "I dag", "Rettede kopi til", "Rettede teksten", "Gemte versionen ”Til Bo”", "Rettede teksten",
        "Oprettede notat",
    ]  # fmt: skip
    page.undo.click()
    qtbot.waitUntil(lambda: page.rows.rows[1].title == "Fortrød ”Rettede kopi til”")
    assert desk.workspace.documents.get(document_id).copies == ()
    page.rows.choose(page.rows.rows[2].id)
    assert not page.undo.isEnabled()
