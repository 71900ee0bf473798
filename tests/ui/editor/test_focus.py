"""The text alone in the real window, its size remembered, and its words counted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from pytestqt.qtbot import QtBot

from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.main_window import MainWindow

from ..conftest import WAIT
from ..hands import tab
from .conftest import Desk, paragraph
from .test_typing import put_caret

K, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def letter(desk: Desk, pane: DocumentPane, *texts: str) -> str:
    documents = desk.workspace.documents
    document_id = documents.create("letter", "Til Valby")
    blocks = [paragraph(f"b{number}", text) for number, text in enumerate(texts)]
    documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    assert pane.open(document_id)
    return document_id


def answer(window: MainWindow) -> DocumentPane:
    page = tab(window, "responses")
    page.rows.choose_first()
    assert page.document.document_id
    return page.document


def test_the_text_stands_alone_and_esc_brings_everything_back(qtbot: QtBot, window: MainWindow) -> None:
    pane = answer(window)
    beside = [window.top_bar, pane.header, pane.toolbar, pane.page, tab(window, "responses").rows]
    assert all(widget.isVisible() for widget in beside)
    pane.commands()["focus_mode"].trigger()
    assert not any(widget.isVisible() for widget in beside)
    assert pane.editor.isVisible()
    assert pane.editor.hasFocus()
    assert window.menuBar().isVisibleTo(window)
    assert window.status.isVisible()

    def is_centred() -> bool:
        edges = [pane.editor.mapTo(window, corner).x() for corner in (QPoint(0, 0), QPoint(pane.editor.width(), 0))]
        return edges[0] > 300 and abs(edges[0] - (window.width() - edges[1])) <= 2

    qtbot.waitUntil(is_centred)
    qtbot.keyClick(pane.editor, K.Key_Escape)
    assert all(widget.isVisible() for widget in beside)


def test_a_message_and_the_search_are_seen_while_the_text_stands_alone(qtbot: QtBot, window: MainWindow) -> None:
    pane = answer(window)
    pane.commands()["focus_mode"].trigger()
    window.messages.tell("Filen er flyttet.", "warning")
    assert window.messages.isVisible()
    pane.finder.actions["find"].trigger()
    assert pane.finder.bar.isVisible()
    # Esc closes the search first.
    qtbot.keyClick(pane.finder.bar.words, K.Key_Escape)
    assert not pane.header.isVisible()
    qtbot.keyClick(pane.editor, K.Key_Escape)
    assert pane.header.isVisible()


def test_another_tab_or_the_page_ends_it(window: MainWindow) -> None:
    pane = answer(window)
    pane.commands()["focus_mode"].trigger()
    window.show_tab("areas")
    assert window.top_bar.isVisible()
    window.show_tab("responses")
    assert pane.header.isVisible()
    pane.commands()["focus_mode"].trigger()
    pane.toggle_page()
    assert pane.page.isVisible()
    assert pane.header.isVisible()


def test_the_size_of_the_text_is_remembered_and_holds_in_every_tab(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    letter(desk, pane, "Tekst")
    pane.editing.by_name["zoom_in"].trigger()
    assert desk.machine.window_state["zoom"] == pane.editor.zoom == 1.1
    other = DocumentPane(*desk.parts)
    qtbot.addWidget(other)
    assert other.open(pane.document_id)
    assert other.editor.zoom == 1.1
    other.close_document()
    pane.close_document()


def test_a_size_nobody_can_read_is_forgotten(desk: Desk, pane: DocumentPane) -> None:
    desk.machine.window_state = {"zoom": 40}
    letter(desk, pane, "Tekst")
    assert pane.editor.zoom == 1.0
    pane.close_document()


def test_the_status_line_tells_the_words_of_text_and_selection(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    told: list[str] = []
    pane.status_told.connect(told.append)
    letter(desk, pane, "Et to tre", "fire fem", "seks syv otte ni")
    qtbot.waitUntil(lambda: bool(told) and told[-1] == "9 ord  ·  1 side", timeout=WAIT)
    put_caret(pane.editor, 0, 3)
    cursor = pane.editor.textCursor()
    cursor.setPosition(pane.editor.document().findBlockByNumber(2).position() + 8, QTextCursor.MoveMode.KeepAnchor)
    pane.editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: told[-1] == "6 af 9 ord  ·  1 side")
    qtbot.keySequence(pane.editor, QKeySequence(QKeySequence.StandardKey.SelectAll))
    qtbot.waitUntil(lambda: told[-1] == "9 af 9 ord  ·  1 side")
    qtbot.keyClick(pane.editor, K.Key_Right)
    qtbot.waitUntil(lambda: told[-1] == "9 ord  ·  1 side")
