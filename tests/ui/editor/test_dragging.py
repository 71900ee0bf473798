"""Text dragged within the document: ids, kinds, fields and notes stay right, and one undo takes it back."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run, check_block
from kk_desktop.ui.editor.blocks import read_blocks
from kk_desktop.ui.editor.moving import drop, move_blocks
from kk_desktop.ui.editor.text_edit import BlockEdit

from .conftest import paragraph
from .test_typing import ids, texts

AMOUNT = Run("7 mio. kr.", field=Field("f", FieldSource.BUDGET_CELL, "cell", "mio"))
AMOUNT_TWO = Run("2 mio. kr.", field=Field("g", FieldSource.BUDGET_CELL, "other", "mio"))
TEXT = (
    Block("h", BlockKind.HEADING, (Run("Økonomi"),)),
    Block("a", runs=(Run("Vi giver "), AMOUNT, Run(" nu"))),
    Block("b", BlockKind.LIST_ITEM, (Run("Punkt"), Run(footnote="Note")), ordered=True),
    paragraph("c", "Slutning her"),
)


def at(editor: BlockEdit, block: int, inside: int) -> int:
    return editor.document().findBlockByNumber(block).position() + inside


def drag(
    editor: BlockEdit, start: tuple[int, int], end: tuple[int, int], to: tuple[int, int], copy: bool = False
) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(at(editor, *start))
    cursor.setPosition(at(editor, *end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    mime = editor.createMimeDataFromSelection()
    place = QTextCursor(editor.document())
    place.setPosition(at(editor, *to))
    action = Qt.DropAction.CopyAction if copy else Qt.DropAction.MoveAction
    event = _Drop(editor, QPointF(editor.cursorRect(place).center()), action, mime)
    editor.dropEvent(event)
    assert event.isAccepted()


class _Drop(QDropEvent):
    """A drop whose drag began in the editor's own text."""

    def __init__(self, editor: BlockEdit, place: QPointF, action: Qt.DropAction, mime) -> None:
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        super().__init__(place, both, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        self.setDropAction(action)
        self._source = editor.viewport()

    def source(self):
        return self._source


def test_whole_blocks_are_moved_with_their_ids_kinds_and_notes(editor: BlockEdit) -> None:
    editor.load(TEXT)
    drag(editor, (0, 0), (2, 0), (3, 12))
    assert ids(editor) == ["b", "c", "h", "a"]
    assert set(editor.tracker.blocks()) == set(TEXT)
    editor.undo()
    assert editor.tracker.blocks() == TEXT
    editor.redo()
    assert ids(editor) == ["b", "c", "h", "a"]


def test_words_are_moved_into_another_text_and_a_field_stays_itself(editor: BlockEdit) -> None:
    editor.load(TEXT)
    drag(editor, (1, 8), (1, 22), (3, 8))
    assert texts(editor) == ["Økonomi", "Vi giver", "Punkt", "Slutning 7 mio. kr. nu her"]
    assert ids(editor) == ["h", "a", "b", "c"]
    assert AMOUNT in editor.tracker.blocks()[3].runs
    editor.undo()
    assert editor.tracker.blocks() == TEXT


def test_parts_of_three_blocks_dropped_in_a_text_keep_the_one_between(editor: BlockEdit) -> None:
    editor.load((*TEXT, paragraph("d", "Efter alt")))
    drag(editor, (1, 19), (3, 8), (4, 5))
    assert texts(editor) == ["Økonomi", "Vi giver 7 mio. kr. her", "Efter nu", "Punkt", "Slutning alt"]
    assert ids(editor)[:4] == ["h", "a", "d", "b"]
    assert len(set(ids(editor))) == 5
    editor.undo()
    assert ids(editor) == ["h", "a", "b", "c", "d"]


def test_a_copy_gets_ids_of_its_own_for_blocks_and_fields(editor: BlockEdit) -> None:
    editor.load(TEXT)
    drag(editor, (1, 0), (2, 5), (3, 12), copy=True)
    blocks = editor.tracker.blocks()
    assert blocks[:3] == TEXT[:3]
    assert len(set(ids(editor))) == len(blocks)
    fields = [run.field for block in blocks for run in block.runs if run.field]
    assert len(fields) == 2
    assert len({field.id for field in fields}) == 2


def test_text_dropped_on_itself_stays(editor: BlockEdit) -> None:
    editor.load(TEXT)
    drag(editor, (3, 0), (3, 8), (3, 4))
    assert editor.tracker.blocks() == TEXT
    assert not editor.document().isUndoAvailable()


def test_text_dropped_on_a_field_comes_after_it(editor: BlockEdit) -> None:
    editor.load(TEXT)
    drag(editor, (3, 0), (3, 8), (1, 12))
    assert editor.tracker.blocks()[1].text == "Vi giver 7 mio. kr.Slutning nu"
    assert AMOUNT in editor.tracker.blocks()[1].runs


@pytest.mark.parametrize("seed", range(3))
def test_any_row_of_moves_leaves_sound_blocks_and_undoes_to_the_start(
    qtbot: QtBot, editor: BlockEdit, new_id: Callable[[], str], seed: int
) -> None:
    start = (
        *TEXT,
        Block("t", BlockKind.TABLE, table_id="1"),
        Block("i", BlockKind.LIST_ITEM, (Run("et"), AMOUNT_TWO), level=2),
        Block("k", BlockKind.PAGE_BREAK),
        paragraph("l", "Til sidst"),
    )
    editor.load(start)
    chance = random.Random(seed)
    for _ in range(80):
        document, roll = editor.document(), chance.random()
        places = [chance.randrange(document.characterCount()) for _ in range(3)]
        if roll < 0.3:
            blocks = sorted(chance.randrange(document.blockCount()) for _ in range(2))
            before = chance.randrange(document.blockCount() + 1)
            move_blocks(document, blocks[0], blocks[1] + 1, before, editor.table_name)
        elif roll < 0.6:
            cursor, target = editor.textCursor(), QTextCursor(document)
            cursor.setPosition(places[0])
            cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            target.setPosition(places[2])
            drop(editor.textCursor(), target, editor.table_name, new_id, is_copy=chance.random() < 0.3)
        elif roll < 0.8:
            qtbot.keyClicks(editor, chance.choice(["op 5 % ", "§ 12, ", "kl. 14."]))
        else:
            chance.choice([editor.undo, editor.redo])()
        blocks = editor.tracker.blocks()
        assert blocks == read_blocks(document)
        assert len(set(ids(editor))) == len(blocks)
        assert [check_block(block) for block in blocks] == list(blocks)
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.tracker.blocks() == start
