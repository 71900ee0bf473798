"""Misspelled words are marked, corrected from the menu and with F7, and nothing is read that is not the writer's."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.languages import LanguageMenu
from kk_desktop.ui.editor.proofreader import Proofreader

from .conftest import Desk

TEXT = ("Der er gdo støtte til forslaget.", "Lokaludvlget er enigt. Det er gdo nyt.", "Alt andet er rigtigt.")


def open_letter(qtbot: QtBot, desk: Desk, pane: DocumentPane, texts: tuple[str, ...] = TEXT) -> Proofreader:
    document = desk.workspace.documents.create("memo", "Et notat")
    blocks = [Block(f"b{number}", runs=(Run(text),)) for number, text in enumerate(texts)]
    desk.workspace.documents.save_blocks(document, blocks, [block.id for block in blocks])
    part = next(part for part in pane.parts if isinstance(part, Proofreader))
    with qtbot.waitSignal(part.spelling.counted, check_params_cb=lambda count: count > 0, timeout=20_000):
        pane.open(document)
    qtbot.waitUntil(lambda: bool(marked(pane)))
    return part


def marked(pane: DocumentPane) -> list[str]:
    wavy = QTextEdit.ExtraSelection().format.UnderlineStyle.SpellCheckUnderline
    return [
        each.cursor.selectedText() for each in pane.editor.extraSelections() if each.format.underlineStyle() == wavy
    ]


def text_of(pane: DocumentPane) -> list[str]:
    return [block.text for block in pane.editor.tracker.blocks()]


def menu_at(pane: DocumentPane, position: int) -> QMenu:
    cursor = QTextCursor(pane.editor.document())
    cursor.setPosition(position)
    spot = pane.editor.cursorRect(cursor).center() + QPoint(1, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, pane.editor.mapToGlobal(spot))
    QApplication.sendEvent(pane.editor.viewport(), event)
    return pane.editor.findChildren(QMenu)[-1]


def test_misspelled_words_are_underlined_and_counted_and_the_document_knows_nothing(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_letter(qtbot, desk, pane)
    assert marked(pane) == ["gdo", "Lokaludvlget", "gdo"]
    action, _icon = part.tools[0]
    assert action.iconText() == "3"
    assert not pane.editor.document().isUndoAvailable()
    assert not pane.editor.tracker.has_unsaved


def test_a_word_is_not_marked_while_it_is_being_typed(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    open_letter(qtbot, desk, pane)
    pane.editor.setFocus()
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.editor, " Hlet fosrk")
    qtbot.waitUntil(lambda: "Hlet" in marked(pane))
    assert "fosrk" not in marked(pane)
    QTest.keyClicks(pane.editor, " ")
    qtbot.waitUntil(lambda: "fosrk" in marked(pane))


def test_the_menu_opens_at_once_and_its_suggestions_follow(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    open_letter(qtbot, desk, pane)
    menu = menu_at(pane, 8)
    words = lambda: [action.text() for action in menu.actions() if action.isVisible()]  # noqa: E731
    assert "Finder forslag …" in words()
    qtbot.waitUntil(lambda: "god" in words(), timeout=20_000)
    next(action for action in menu.actions() if action.text() == "god").trigger()
    assert text_of(pane)[0] == "Der er god støtte til forslaget."
    pane.editor.undo()
    assert text_of(pane)[0] == TEXT[0]


def test_f7_goes_from_word_to_word_by_keyboard_alone(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    part = open_letter(qtbot, desk, pane)
    bar = part.spelling.bar
    pane.editor.setFocus()
    QTest.keyClick(pane.editor, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: bar.word.text() == "gdo" and bar.replacement.count() > 0, timeout=20_000)
    line = bar.replacement.lineEdit()
    assert line is not None
    line.setText("god")
    # Where the window's keys go: an editable choice has them before its line.
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.word.text() == "Lokaludvlget", timeout=20_000)
    assert text_of(pane)[0] == "Der er god støtte til forslaget."
    assert pane.editor.textCursor().selectedText() == "Lokaludvlget"
    QTest.keyClick(line, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: bar.word.text() == "gdo")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert pane.editor.hasFocus()


def test_correcting_all_is_one_step(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    part = open_letter(qtbot, desk, pane)
    bar = part.spelling.bar
    part.spelling.go_on()
    qtbot.waitUntil(lambda: bar.word.text() == "gdo", timeout=20_000)
    bar.replacement.setEditText("godt")
    bar.correct_all.click()
    assert text_of(pane)[:2] == ["Der er godt støtte til forslaget.", "Lokaludvlget er enigt. Det er godt nyt."]
    assert desk.messages.text == "2 steder er rettet."
    pane.editor.undo()
    assert text_of(pane) == list(TEXT)


def test_a_word_added_to_the_file_is_right_everywhere_until_that_is_undone(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_letter(qtbot, desk, pane)
    part.spelling.go_on()
    qtbot.waitUntil(lambda: part.spelling.bar.word.text() == "gdo", timeout=20_000)
    part.spelling.bar.add.click()
    qtbot.waitUntil(lambda: marked(pane) == ["Lokaludvlget"], timeout=20_000)
    desk.workspace.history.undo()
    qtbot.waitUntil(lambda: marked(pane) == ["gdo", "Lokaludvlget", "gdo"], timeout=20_000)


def test_a_word_ignored_here_is_left_alone_until_the_document_is_opened_again(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    open_letter(qtbot, desk, pane)
    menu = menu_at(pane, 8)
    next(action for action in menu.actions() if action.text() == "I&gnorér her").trigger()
    qtbot.waitUntil(lambda: marked(pane) == ["Lokaludvlget"])
    document = pane.document_id
    pane.close_document()
    pane.open(document)
    qtbot.waitUntil(lambda: marked(pane) == ["gdo", "Lokaludvlget", "gdo"])


def test_other_languages_are_not_read_as_danish(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    open_letter(qtbot, desk, pane, ("gdo",))
    cursor = pane.editor.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    pane.editor.setTextCursor(cursor)
    LanguageMenu(pane.editor, pane).choose("en")
    qtbot.waitUntil(lambda: marked(pane) == [])


def test_in_a_locked_document_nothing_is_marked_or_offered(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    open_letter(qtbot, desk, pane)
    assert "spelling" in pane.commands()
    part = next(part for part in pane.parts if isinstance(part, Proofreader))
    part.show_document(desk.workspace.documents.get(pane.document_id), can_write=False)
    qtbot.waitUntil(lambda: marked(pane) == [])
    assert "spelling" not in pane.commands()
    assert "Føj til filens &ord" not in [action.text() for action in menu_at(pane, 8).actions()]
