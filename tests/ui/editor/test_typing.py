"""Real keys in a real editor: ids, lists, fields, solid blocks, clipboard and undo."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run, Stance, check_block
from kk_desktop.ui.editor import commands
from kk_desktop.ui.editor.blocks import read_blocks
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.text_edit import BlockEdit

from .conftest import Desk, paragraph

K, Ctrl, Shift, No = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.NoModifier
AMOUNT = Run("7,8 mio. kr.", field=Field("f", FieldSource.BUDGET_CELL, "cell", "mio"))


def put_caret(editor: BlockEdit, block: int, inside: int, to: int | None = None) -> None:
    cursor = editor.textCursor()
    start = editor.document().findBlockByNumber(block).position()
    cursor.setPosition(start + inside)
    if to is not None:
        cursor.setPosition(start + to, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def ids(editor: BlockEdit) -> list[str]:
    return [block.id for block in editor.tracker.blocks()]


def texts(editor: BlockEdit) -> list[str]:
    return [block.text for block in editor.tracker.blocks()]


def test_typing_changes_one_block_and_leaves_the_rest_saved(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([paragraph("a", "Et"), paragraph("b", "To"), paragraph("c", "Tre")])
    put_caret(editor, 1, 2)
    qtbot.keyClicks(editor, "gange")
    taken = editor.tracker.take_unsaved()
    assert taken.dirty == (paragraph("b", "Togange"),)
    assert taken.order == ("a", "b", "c")


def test_enter_in_the_middle_gives_the_second_half_an_id_of_its_own(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([paragraph("a", "Før efter")])
    put_caret(editor, 0, 3)
    qtbot.keyClick(editor, K.Key_Return)
    assert editor.tracker.blocks()[0] == paragraph("a", "Før")
    assert ids(editor)[1] not in ("", "a")


def test_enter_before_a_text_lets_the_text_keep_its_id(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([paragraph("a", "Teksten")])
    put_caret(editor, 0, 0)
    qtbot.keyClick(editor, K.Key_Return)
    assert texts(editor) == ["", "Teksten"]
    assert ids(editor)[1] == "a"


def test_enter_after_a_heading_begins_a_paragraph(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("h", BlockKind.HEADING, (Run("Økonomi"),))])
    put_caret(editor, 0, 7)
    qtbot.keyClick(editor, K.Key_Return)
    qtbot.keyClicks(editor, "Tekst")
    assert [block.kind for block in editor.tracker.blocks()] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert editor.tracker.blocks()[1].runs == (Run("Tekst"),)


def test_backspace_joins_two_blocks_and_undo_gives_both_ids_back(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([paragraph("a", "Et"), paragraph("b", "To")])
    put_caret(editor, 1, 0)
    qtbot.keyClick(editor, K.Key_Backspace)
    assert texts(editor) == ["EtTo"]
    assert ids(editor) == ["a"]
    qtbot.keyClick(editor, K.Key_Z, Ctrl)
    assert ids(editor) == ["a", "b"]


def test_tab_nests_a_list_item_and_shift_tab_takes_it_out_again(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a", BlockKind.LIST_ITEM, (Run("punkt"),))])
    qtbot.keyClick(editor, K.Key_Tab)
    assert editor.tracker.blocks()[0].level == 2
    qtbot.keyClick(editor, K.Key_Backtab)
    qtbot.keyClick(editor, K.Key_Backtab)
    assert editor.tracker.blocks()[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize("key", [K.Key_Tab, K.Key_Return, K.Key_Backspace, K.Key_Delete])
def test_a_key_that_the_text_has_used_goes_no_further(editor: BlockEdit, key: K) -> None:
    editor.load([Block("a", BlockKind.LIST_ITEM, (Run("punkt"),))])
    put_caret(editor, 0, 2)
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, No)
    QApplication.sendEvent(editor, pressed)
    # What is not accepted reaches the window, where Tab takes the keyboard away from the text.
    assert pressed.isAccepted()


def test_enter_in_an_empty_list_item_ends_the_list(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a", BlockKind.LIST_ITEM, (Run("punkt"),))])
    put_caret(editor, 0, 5)
    qtbot.keyClick(editor, K.Key_Return)
    qtbot.keyClick(editor, K.Key_Return)
    assert [block.kind for block in editor.tracker.blocks()] == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_enter_in_an_empty_quotation_ends_it(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a", BlockKind.QUOTE, (Run("citat"),))])
    put_caret(editor, 0, 5)
    qtbot.keyClick(editor, K.Key_Return)
    qtbot.keyClick(editor, K.Key_Return)
    assert [block.kind for block in editor.tracker.blocks()] == [BlockKind.QUOTE, BlockKind.PARAGRAPH]


def test_numbers_and_clauses_are_counted_by_the_editor(editor: BlockEdit) -> None:
    item, clause = BlockKind.LIST_ITEM, BlockKind.CLAUSE
    editor.load(
        [
            Block("a", clause),
            Block("b", item, ordered=True),
            Block("c", item, level=2),
            Block("d", item, ordered=True),
            paragraph("e", "midt i"),
            Block("f", item, ordered=True),
            Block("g", clause),
            Block("h", BlockKind.PAGE_BREAK),
            Block("i", clause),
        ]
    )
    assert editor.markers() == {0: "1.", 1: "1.", 2: "–", 3: "2.", 5: "1.", 6: "2.", 8: "1."}


def test_a_field_is_deleted_as_a_whole(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a", runs=(Run("Vi søger "), AMOUNT))])
    put_caret(editor, 0, len("Vi søger 7,8 mio. kr."))
    qtbot.keyClick(editor, K.Key_Backspace)
    assert editor.tracker.blocks()[0].runs == (Run("Vi søger "),)


def test_the_caret_passes_over_a_field_and_never_stands_in_it(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a", runs=(Run("ab"), AMOUNT, Run("c")))])
    put_caret(editor, 0, 2)
    qtbot.keyClick(editor, K.Key_Right)
    assert editor.textCursor().position() == 2 + len(AMOUNT.text)
    qtbot.keyClick(editor, K.Key_Left)
    assert editor.textCursor().position() == 2


def test_what_is_typed_after_a_field_is_ordinary_text(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a", runs=(AMOUNT,))])
    put_caret(editor, 0, len(AMOUNT.text))
    qtbot.keyClicks(editor, " i alt")
    assert editor.tracker.blocks()[0].runs == (AMOUNT, Run(" i alt"))


def test_footnotes_are_numbered_anew_when_one_comes_before(editor: BlockEdit) -> None:
    editor.load([Block("a", runs=(Run("Et"),)), Block("b", runs=(Run("To"), Run(footnote="den gamle")))])
    put_caret(editor, 0, 2)
    commands.insert_footnote(editor.textCursor(), "den nye")
    assert editor.toPlainText() == "Et1\nTo2"
    assert [block.footnotes for block in editor.tracker.blocks()] == [("den nye",), ("den gamle",)]


def test_bold_and_italic_go_on_and_off_with_their_keys(editor: BlockEdit) -> None:
    editor.load([paragraph("a", "fed tekst")])
    put_caret(editor, 0, 0, 3)
    commands.toggle_look(editor.textCursor(), "bold")
    assert editor.tracker.blocks()[0].runs == (Run("fed", bold=True), Run(" tekst"))
    commands.toggle_look(editor.textCursor(), "bold")
    assert editor.tracker.blocks()[0].runs == (Run("fed tekst"),)


def test_a_link_is_shown_in_the_palettes_colour_and_the_text_carries_none(editor: BlockEdit) -> None:
    blocks = (Block("a", runs=(Run("Se "), Run("planen", link="https://kk.dk"))),)
    editor.load(blocks)
    block = editor.document().firstBlock()
    (shown,) = block.layout().formats()
    assert (shown.start, shown.length) == (3, 6)
    assert shown.format.foreground().color() == editor.palette().color(QPalette.ColorRole.Link)
    assert editor.tracker.blocks() == blocks
    assert not editor.tracker.has_unsaved
    assert not editor.document().isUndoAvailable()


def test_a_page_break_goes_between_two_halves_and_one_undo_takes_it_back(editor: BlockEdit) -> None:
    editor.load([paragraph("a", "Før efter")])
    put_caret(editor, 0, 3)
    editor.insert_solid(BlockKind.PAGE_BREAK)
    kinds = [block.kind for block in editor.tracker.blocks()]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.PAGE_BREAK, BlockKind.PARAGRAPH]
    editor.undo()
    assert editor.tracker.blocks() == (paragraph("a", "Før efter"),)


def test_typing_at_a_table_begins_a_paragraph_after_it(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("t", BlockKind.TABLE, table_id="1")])
    qtbot.keyClicks(editor, "Efter")
    table, after = editor.tracker.blocks()
    assert table == Block("t", BlockKind.TABLE, table_id="1")
    assert after.text == "Efter"


def test_backspace_after_a_table_takes_the_table_and_not_the_text(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("t", BlockKind.TABLE, table_id="1"), Block("q", BlockKind.QUOTE, (Run("citat"),))])
    put_caret(editor, 1, 0)
    qtbot.keyClick(editor, K.Key_Backspace)
    qtbot.keyClick(editor, K.Key_Backspace)
    assert editor.tracker.blocks() == (paragraph("q", "citat"),)


def test_copied_blocks_keep_their_looks_and_get_ids_of_their_own(qtbot: QtBot, editor: BlockEdit) -> None:
    first = Block("a", BlockKind.HEADING, (Run("Overskrift"),))
    second = Block("b", runs=(Run("fed", bold=True), AMOUNT))
    editor.load([first, second])
    editor.selectAll()
    qtbot.keyClick(editor, K.Key_C, Ctrl)
    put_caret(editor, 1, editor.document().lastBlock().length() - 1)
    qtbot.keyClick(editor, K.Key_Return)
    qtbot.keyClick(editor, K.Key_V, Ctrl)
    pasted = editor.tracker.blocks()[2:]
    assert [block.kind for block in pasted] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert pasted[1].runs[0] == Run("fed", bold=True)
    assert pasted[1].runs[1].text == AMOUNT.text
    assert pasted[1].runs[1].field.id != "f"
    assert len(set(ids(editor))) == 4


def test_a_block_that_is_cut_and_put_in_elsewhere_keeps_its_id(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([paragraph("a", "Et"), paragraph("b", "To"), paragraph("c", "Tre")])
    cursor = editor.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, K.Key_X, Ctrl)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, K.Key_V, Ctrl)
    assert texts(editor) == ["Et", "Tre", "To"]
    assert ids(editor) == ["a", "c", "b"]


def test_a_fragment_from_word_comes_in_with_its_list_and_one_undo_takes_it_out_again(
    desk: Desk, pane: DocumentPane
) -> None:
    document_id = desk.workspace.documents.create("letter", "Til Valby")
    desk.workspace.documents.save_blocks(document_id, [paragraph("a", "Før efter")], ["a"])
    assert pane.open(document_id)
    mime = QMimeData()
    mime.setText("Et\nTo")
    mime.setHtml("<p style='color:red'>Et <b>fedt</b></p><ul><li>To</li></ul>")
    put_caret(pane.editor, 0, 4)
    pane.editor.insertFromMimeData(mime)
    assert pane.editor.tracker.blocks()[0].runs == (Run("Før Et "), Run("fedt", bold=True))
    assert texts(pane.editor)[1] == "Toefter"
    assert pane.editor.tracker.blocks()[1].kind is BlockKind.LIST_ITEM
    pane.editor.undo()
    assert pane.editor.tracker.blocks() == (paragraph("a", "Før efter"),)


def test_foreign_text_without_its_format_comes_in_line_by_line(editor: BlockEdit) -> None:
    editor.load([paragraph("a", "")])
    QApplication.clipboard().setText("Første linje\n\nAnden linje")
    editor.paste_plain()
    assert texts(editor) == ["Første linje", "Anden linje"]


@pytest.mark.parametrize("seed", range(4))
def test_any_row_of_keys_leaves_sound_blocks_and_undoes_to_the_start(
    qtbot: QtBot, editor: BlockEdit, seed: int
) -> None:
    item = BlockKind.LIST_ITEM
    start = (
        Block("a", BlockKind.HEADING, (Run("Hvilke temaer"),)),
        Block("b", runs=(Run("Kommunen søger "), AMOUNT, Run(footnote="note"), Run(" og fed", bold=True))),
        Block("c", BlockKind.TABLE, table_id="1"),
        Block("d", BlockKind.PAGE_BREAK),
        Block("p", BlockKind.PICTURE, (Run("Kort"),), picture=StoredFile("kort.png", "image/png", "ab", 9), alt="Byen"),
        Block("e", item, (Run("et"),), ordered=True),
        Block("f", item, (Run("under"),), level=2),
        Block("g", BlockKind.QUOTE, (Run("citat"),)),
        Block("h", BlockKind.CLAUSE, (Run("at det besluttes"),)),
    )
    editor.load(start)
    chance = random.Random(seed)
    keys = [K.Key_Left, K.Key_Up, K.Key_Down, K.Key_Return, K.Key_Backspace, K.Key_Delete, K.Key_Tab, K.Key_Backtab]
    controls = [K.Key_Z, K.Key_Y, K.Key_C, K.Key_V, K.Key_X, K.Key_Backspace]
    for _ in range(150):
        roll = chance.random()
        if roll < 0.15:
            cursor = editor.textCursor()
            cursor.setPosition(chance.randrange(editor.document().characterCount()))
            if chance.random() < 0.4:
                end = chance.randrange(editor.document().characterCount())
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
        elif roll < 0.3:
            qtbot.keyClicks(editor, "ab ")
        elif roll < 0.5:
            qtbot.keyClick(editor, chance.choice(controls), Ctrl)
        else:
            qtbot.keyClick(editor, chance.choice(keys), Shift if chance.random() < 0.1 else No)
        blocks = editor.tracker.blocks()
        assert blocks == read_blocks(editor.document())
        assert len(set(ids(editor))) == len(blocks)
        assert [check_block(block) for block in blocks] == list(blocks)
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.tracker.blocks() == start


def test_both_halves_of_a_marked_text_keep_the_mark_and_a_new_paragraph_has_none(
    qtbot: QtBot, editor: BlockEdit
) -> None:
    editor.load([Block("a", runs=(Run("Før efter"),), stance=Stance.AGREES)])
    put_caret(editor, 0, 3)
    qtbot.keyClick(editor, K.Key_Return)
    put_caret(editor, 1, 6)
    qtbot.keyClick(editor, K.Key_Return)
    assert [block.stance for block in editor.tracker.blocks()] == [Stance.AGREES, Stance.AGREES, None]
    commands.set_kind(editor.textCursor(), BlockKind.QUOTE)
    put_caret(editor, 0, 0)
    commands.toggle_list(editor.textCursor(), ordered=False)
    assert [block.stance for block in editor.tracker.blocks()] == [Stance.AGREES, Stance.AGREES, None]


def test_marked_paragraphs_that_are_cut_and_put_in_again_keep_their_marks(editor: BlockEdit) -> None:
    marked = (
        Block("a", runs=(Run("Et"),), stance=Stance.URGES),
        Block("b", runs=(Run("To"),), stance=Stance.RESERVES),
    )
    editor.load([*marked, paragraph("c", "")])
    put_caret(editor, 0, 0, to=5)
    editor.cut()
    put_caret(editor, 1, 0)
    editor.paste()
    assert [(block.text, block.stance) for block in editor.tracker.blocks() if block.text] == [
        ("Et", Stance.URGES),
        ("To", Stance.RESERVES),
    ]
