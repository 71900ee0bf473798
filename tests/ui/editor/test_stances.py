"""Paragraphs marked with where the house stands: by menu and by right button, told beside the page, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Run, Stance
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.stances import NOTHING, Stances

from ..conftest import WAIT
from .conftest import Desk


@pytest.fixture
def answer(desk: Desk) -> str:
    workspace = desk.workspace
    hearing_id = workspace.hearings.register("Havneplan", questions=["Støtter I planen?"])
    document_id = workspace.hearings.answers(hearing_id)[0].id
    blocks = [
        Block(workspace.new_id(), runs=(Run(words),)) for words in ("Udvalget støtter planen. Den er god.", "Men vent.")
    ]
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    return document_id


def stances_of(pane: DocumentPane) -> Stances:
    return next(part for part in pane.parts if isinstance(part, Stances))


def marks(pane: DocumentPane) -> list[Stance | None]:
    return [block.stance for block in pane.editor.tracker.blocks()]


def test_marked_paragraphs_are_saved_heard_and_told_in_the_summary(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, answer: str
) -> None:
    pane.open(answer)
    stances = stances_of(pane)
    pane.side.show_panel(stances.panel)
    assert stances.nothing.isVisible()
    assert stances.nothing.text() == NOTHING
    pane.editor.selectAll()
    stances.menu.by_stance[Stance.AGREES].trigger()
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    stances.menu.by_stance[Stance.RESERVES].trigger()
    assert marks(pane) == [Stance.AGREES, Stance.RESERVES]
    qtbot.waitUntil(lambda: len(stances.rows.rows) == 6, timeout=WAIT)
    told = [(row.title, row.detail) for row in stances.rows.rows]
    assert told == [
        ("Tilslutter sig", "1"), ("Udvalget støtter planen.", ""), ("Tager forbehold", "1"), ("Men vent.", ""),
        ("Spørgsmål", "1"), ("Støtter I planen?", "Ikke besvaret endnu"),
    ]  # fmt: skip
    pane.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert pane.editor.accessibleDescription() == "Holdning: Tilslutter sig"
    stances.rows.opened.emit(stances.rows.rows[3].id)
    assert pane.editor.accessibleDescription() == "Holdning: Tager forbehold"
    stances.menu.follow_caret()
    assert stances.menu.by_stance[Stance.RESERVES].isChecked()
    assert pane.flush()
    assert [block.stance for block in desk.workspace.documents.blocks(answer)] == [Stance.AGREES, Stance.RESERVES]
    pane.editor.undo()
    assert marks(pane) == [Stance.AGREES, Stance.AGREES]
    pane.editor.undo()
    assert marks(pane) == [None, None]


def test_the_mouse_over_a_sign_shows_its_word(pane: DocumentPane, answer: str) -> None:
    pane.open(answer)
    stances_of(pane).menu.by_stance[Stance.URGES].trigger()
    view = pane.editor.viewport()
    place = QPoint(8, pane.editor.cursorRect().center().y())
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert QToolTip.text() == "Opfordrer"
    QToolTip.hideText()


def test_the_right_button_marks_the_paragraph_it_was_pressed_in(pane: DocumentPane, answer: str) -> None:
    pane.open(answer)
    at = pane.editor.textCursor()
    at.movePosition(QTextCursor.MoveOperation.End)
    menu = QMenu()
    for fill in pane.editor.menu_parts:
        fill(menu, at)
    assert stances_of(pane).menu.menuAction() in menu.actions()
    stances_of(pane).menu.by_stance[Stance.NOTES].trigger()
    assert marks(pane) == [None, Stance.NOTES]


def test_a_text_that_can_only_be_read_offers_no_marks(pane: DocumentPane, desk: Desk, answer: str) -> None:
    pane.open(answer)
    stances = stances_of(pane)
    stances.show_document(desk.workspace.documents.get(answer), can_write=False)
    assert not stances.action.isEnabled()
    menu = QMenu()
    stances._fill_menu(menu, pane.editor.textCursor())
    assert menu.actions() == []
