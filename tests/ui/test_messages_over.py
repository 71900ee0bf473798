"""A sentence in the strip goes once the next thing is done, in the text, in the file or with another file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.figure_check import FigureCheck
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.budget.files import TableFiles

from .conftest import WAIT
from .hands import tab

TEXT = "I 2015 koster Nørrebro 5,2 mio. kr. ifølge tabellen."
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table_id(window: MainWindow) -> str:
    return next(row.id for row in window.workspace.budgets.rows() if row.title == "Indsatsudgifter")


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow, table_id: str) -> DocumentPane:
    """A note in front that says 5,2 where its table has 5.000, its figures read."""
    workspace = window.workspace
    document = workspace.documents.create("memo", "Et notat om Nørrebro")
    workspace.documents.change(document, case_id=workspace.budgets.get(table_id).case_id)
    workspace.documents.save_blocks(document, [Block("b", runs=(Run(TEXT),))], ["b"])
    window.go_to("document", document)
    pane = next(each for each in window.findChildren(DocumentPane) if each.isVisible())
    qtbot.waitUntil(lambda: len(check(pane).report.red) == 1, timeout=WAIT)
    pane.editor.setFocus()
    return pane


def check(pane: DocumentPane) -> FigureCheck:
    return next(part for part in pane.parts if isinstance(part, FigureCheck))


def saved(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until what was done is on the disk and told."""
    with qtbot.waitSignal(window.changes.anything_saved, timeout=WAIT):
        pass
    QApplication.processEvents()


def put_right(qtbot: QtBot, window: MainWindow, pane: DocumentPane) -> None:
    found = pane.editor.document().find("5,2")
    found.setPosition(found.selectionStart() + 1)
    pane.editor.setTextCursor(found)
    QTest.keyClick(pane.editor, Qt.Key.Key_T, CTRL | SHIFT)
    assert window.messages.text.startswith("Tallet er rettet til")


def test_what_a_key_did_to_the_text_is_told_until_the_text_is_edited_again(
    qtbot: QtBot, window: MainWindow, pane: DocumentPane
) -> None:
    put_right(qtbot, window, pane)
    saved(qtbot, window)
    assert window.messages.text.startswith("Tallet er rettet til")
    QTest.keyClick(pane.editor, Qt.Key.Key_Z, CTRL)
    assert pane.editor.tracker.blocks()[0].text == TEXT
    assert window.messages.text == ""


def test_it_is_over_at_once_also_before_the_text_is_saved(qtbot: QtBot, window: MainWindow, pane: DocumentPane) -> None:
    put_right(qtbot, window, pane)
    QApplication.processEvents()
    QTest.keyClicks(pane.editor, "x")
    assert window.messages.text == ""


def test_what_was_refused_is_over_once_it_is_done(qtbot: QtBot, window: MainWindow, pane: DocumentPane) -> None:
    part = check(pane)
    pane.commands()["figure_check"].trigger()
    qtbot.waitUntil(lambda: bool(part.cards.cards), timeout=WAIT)
    card = part.cards.cards[0]
    card.ask_reason()
    card.give.click()
    assert window.messages.text.startswith("Begrundelsen mangler.")
    QApplication.processEvents()
    card.reason.setText("Med varme")
    with qtbot.waitSignal(window.changes.anything_saved, timeout=WAIT):
        card.give.click()
    assert window.messages.text == ""


def test_what_was_copied_is_told_until_something_is_saved_and_fortryd_is_not_taken_away_by_typing(
    qtbot: QtBot, window: MainWindow, pane: DocumentPane, table_id: str
) -> None:
    window.messages.tell("Diagrammet er kopieret.", "good")
    QApplication.processEvents()
    with qtbot.waitSignal(window.changes.anything_saved, timeout=WAIT):
        window.workspace.budgets.change(table_id, note="Uden moms.")
    assert window.messages.text == ""
    window.workspace.budgets.delete(table_id)
    window.messages.tell_deleted("Tabellen er slettet.")
    QApplication.processEvents()
    pane.editor.tracker.edited.emit()
    assert window.messages.text == "Tabellen er slettet."


def test_what_is_wrong_and_has_a_button_waits_for_it(qtbot: QtBot, window: MainWindow, table_id: str) -> None:
    window.messages.tell_problem(RuntimeError("a fault of ours"))
    QApplication.processEvents()
    with qtbot.waitSignal(window.changes.anything_saved, timeout=WAIT):
        window.workspace.budgets.change(table_id, note="Uden moms.")
    window.messages.something_done()
    assert window.messages.text.startswith("Noget gik galt")


def test_a_file_that_could_not_be_read_is_not_told_over_the_next_one(
    qtbot: QtBot, window: MainWindow, table_id: str, tmp_path: Path
) -> None:
    page = tab(window, "budget")
    page.show_thing("budget_table", table_id)
    files = next(part for part in page.parts if isinstance(part, TableFiles))
    bad, good = tmp_path / "løgn.xlsx", tmp_path / "Tal.csv"
    bad.write_text("ikke et regneark", encoding="utf-8")
    good.write_text("1.000 kr.;2025;2026\nLøn;500;600\n", encoding="utf-8")
    files.fetch([bad])
    qtbot.waitUntil(lambda: "løgn.xlsx" in window.messages.text, timeout=WAIT)
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=WAIT)
    QApplication.processEvents()
    files.fetch([good])
    qtbot.waitUntil(lambda: files._draft is not None, timeout=WAIT)
    assert window.messages.text == ""
