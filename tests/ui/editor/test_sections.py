"""The section list with real keys: marked, gone to, moved as one step, and remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.sections import Sections

from .conftest import Desk, paragraph
from .test_typing import put_caret

K, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def heading(block_id: str, text: str, level: int = 1) -> Block:
    return Block(block_id, BlockKind.HEADING, (Run(text),), level)


TEXT = (
    paragraph("p0", "Kære alle"),
    heading("h1", "Baggrund"),
    paragraph("p1", "Før"),
    heading("h2", "Økonomi"),
    Block("p2", runs=(Run("Det koster"), Run(footnote="Prisniveau 2025"))),
    heading("h3", "Drift", 2),
    paragraph("p3", "Hvert år"),
    heading("h4", "Proces"),
    Block("p4", BlockKind.LIST_ITEM, (Run("Udvalget"), Run(footnote="I maj")), ordered=True),
)


@pytest.fixture
def sections(desk: Desk, pane: DocumentPane) -> Iterator[Sections]:
    """The list open beside a letter with three headings."""
    documents = desk.workspace.documents
    document_id = documents.create("letter", "Til Valby")
    documents.save_blocks(document_id, TEXT, [block.id for block in TEXT])
    assert pane.open(document_id)
    pane.activateWindow()
    part = next(part for part in pane.parts if isinstance(part, Sections))
    part.action.trigger()
    yield part
    assert pane.flush()


def order(pane: DocumentPane) -> list[str]:
    return [block.id for block in pane.editor.tracker.blocks()]


def test_the_list_marks_where_the_caret_stands_and_enter_goes_to_a_heading(
    qtbot: QtBot, pane: DocumentPane, sections: Sections
) -> None:
    outline = sections.outline
    assert outline.hasFocus()
    assert [outline.item(row).text() for row in range(outline.count())] == ["Baggrund", "Økonomi", "Drift", "Proces"]
    pane.editor.go_to_block("p3")
    assert outline.currentItem().text() == "Drift"
    outline.setFocus()
    qtbot.keyClick(outline, K.Key_Down)
    qtbot.keyClick(outline, K.Key_Return)
    assert pane.editor.caret_block() == "h4"
    assert pane.editor.hasFocus()


def test_alt_and_an_arrow_move_a_section_with_all_below_it_as_one_step(
    qtbot: QtBot, pane: DocumentPane, sections: Sections
) -> None:
    before = pane.editor.tracker.blocks()
    sections.outline.setCurrentRow(1)
    qtbot.keyClick(sections.outline, K.Key_Down, Alt)
    assert order(pane) == ["p0", "h1", "p1", "h4", "p4", "h2", "p2", "h3", "p3"]
    assert set(pane.editor.tracker.blocks()) == set(before)
    assert sections.outline.currentItem().text() == "Økonomi"
    # The notes are counted anew in their new order.
    assert pane.editor.document().findBlockByNumber(4).text() == "Udvalget1"
    assert pane.editor.document().findBlockByNumber(6).text() == "Det koster2"
    qtbot.keyClick(sections.outline, K.Key_Up, Alt)
    assert pane.editor.tracker.blocks() == before
    pane.editor.undo()
    pane.editor.undo()
    assert pane.editor.tracker.blocks() == before
    pane.editor.redo()
    assert order(pane) == ["p0", "h1", "p1", "h4", "p4", "h2", "p2", "h3", "p3"]


def test_the_new_order_lies_in_the_file_with_every_block_as_it_was(
    desk: Desk, pane: DocumentPane, sections: Sections
) -> None:
    sections.outline.move_wanted.emit(3, 0)
    assert pane.flush()
    saved = desk.workspace.documents.blocks(pane.document_id)
    assert [block.id for block in saved] == ["p0", "h4", "p4", "h1", "p1", "h2", "p2", "h3", "p3"]
    assert set(saved) == set(TEXT)


def test_a_section_dropped_below_the_last_row_goes_to_the_end(pane: DocumentPane, sections: Sections) -> None:
    sections.outline.move_wanted.emit(0, 4)
    assert order(pane) == ["p0", "h2", "p2", "h3", "p3", "h4", "p4", "h1", "p1"]
    sections.outline.move_wanted.emit(3, 2)
    assert order(pane) == ["p0", "h2", "p2", "h3", "p3", "h1", "p1", "h4", "p4"]


def test_a_section_dropped_into_itself_stays(pane: DocumentPane, sections: Sections) -> None:
    sections.outline.move_wanted.emit(1, 2)
    assert order(pane) == [block.id for block in TEXT]
    assert not pane.editor.document().isUndoAvailable()


def test_a_heading_that_is_typed_on_changes_its_row(qtbot: QtBot, pane: DocumentPane, sections: Sections) -> None:
    put_caret(pane.editor, 1, 8)
    qtbot.keyClicks(pane.editor, "en")
    qtbot.waitUntil(lambda: sections.outline.item(0).text() == "Baggrunden")


def test_in_a_sent_letter_nothing_is_moved(desk: Desk, pane: DocumentPane, sections: Sections) -> None:
    from kk_desktop.storage import documents as store

    desk.workspace.desk.act("Sendte", lambda db: store.change(db, pane.document_id, status=Status.SENT))
    pane.reload()
    sections.outline.step_wanted.emit(1, 1)
    assert order(pane) == [block.id for block in TEXT]


def test_the_open_list_is_remembered_by_the_machine(desk: Desk, sections: Sections) -> None:
    assert desk.machine.window_state["section_list"] is True
    sections.action.trigger()
    assert desk.machine.window_state["section_list"] is False
