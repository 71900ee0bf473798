"""A budget note begun as the last one says what it lacks: beside the page, and when it is to be sent."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kk_desktop.ui.editor.course import CoursePart
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.main_window import MainWindow

from .conftest import WAIT


def test_a_note_as_the_last_is_not_ready_while_its_amounts_are_missing(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.actions["new_budget_note_like_last"].trigger()
    pane = next(each for each in window.findChildren(DocumentPane) if each.isVisible())
    written = [block.text for block in window.workspace.documents.blocks(pane.document_id)]
    missing = sum(text.count("[beløb]") for text in written)
    assert missing > 1
    qtbot.waitUntil(lambda: pane.page.readiness.readiness is not None, timeout=WAIT)
    told = [remark.message for remark in pane.page.readiness.readiness.remarks]
    assert len([each for each in told if each.startswith("Et beløb mangler")]) == missing
    assert len([each for each in told if each.endswith("har ingen tal. Skriv dem i Budget.")]) == 1
    assert pane.page.readiness.sign.text() == f"{len(told)} ting mangler"

    pane.commands()["submit"].trigger()
    panel = next(part for part in pane.parts if isinstance(part, CoursePart)).submitting

    def said() -> list[str]:
        return [each.text() for each in panel.findChildren(QLabel) if each.text().startswith("Et beløb mangler")]

    qtbot.waitUntil(lambda: len(said()) == missing, timeout=WAIT)
