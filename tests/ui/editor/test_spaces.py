"""No-break spaces that come by themselves, with real keys: what is bound, what is taken back, what is left alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.ui.editor.text_edit import BlockEdit

from .conftest import paragraph
from .test_typing import put_caret, texts

K, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_finished_word_is_bound_to_its_number_and_is_saved(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a")])
    qtbot.keyClicks(editor, "Vi giver 5 mio. kr. den 4. april")
    qtbot.keyClick(editor, K.Key_Return)
    bound = "Vi giver 5\u00a0mio.\u00a0kr. den 4.\u00a0april"
    assert texts(editor) == [bound, ""]
    assert editor.tracker.take_unsaved().dirty[0] == paragraph("a", bound)


def test_one_undo_takes_back_the_binding_alone_and_it_is_not_made_again(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a")])
    qtbot.keyClicks(editor, "op 50 %")
    qtbot.keyClick(editor, K.Key_Z, Ctrl)
    assert texts(editor) == ["op 50 %"]
    qtbot.keyClicks(editor, " nu")
    assert texts(editor) == ["op 50 % nu"]


def test_undo_to_the_end_and_redo_to_the_end_give_both_texts_back(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([paragraph("a", "Før. ")])
    put_caret(editor, 0, 5)
    qtbot.keyClicks(editor, "Den 4. april, jf. bilag 4.")
    whole = texts(editor)
    while editor.document().isUndoAvailable():
        editor.undo()
    assert texts(editor) == ["Før. "]
    while editor.document().isRedoAvailable():
        editor.redo()
    assert texts(editor) == whole == ["Før. Den 4.\u00a0april, jf.\u00a0bilag\u00a04."]


def test_what_stands_before_is_left_alone_when_something_else_is_typed(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([paragraph("a", "5 mio. til os 🙂, kl. 3 og")])
    put_caret(editor, 0, 13)
    qtbot.keyClicks(editor, ", ja,")
    assert texts(editor) == ["5 mio. til os, ja, 🙂, kl. 3 og"]


def test_a_sign_of_two_halves_before_the_word_does_not_move_the_place(qtbot: QtBot, editor: BlockEdit) -> None:
    editor.load([Block("a")])
    qtbot.keyClicks(editor, "x")
    editor.textCursor().insertText("🙂 ")
    qtbot.keyClicks(editor, "se § 1")
    assert texts(editor) == ["x🙂 se §\u00a01"]


def test_a_space_in_a_field_belongs_to_the_field(qtbot: QtBot, editor: BlockEdit) -> None:
    field = Run("7 mio. kr", field=Field("f", FieldSource.BUDGET_CELL, "cell", "mio"))
    editor.load([Block("a", runs=(field,))])
    put_caret(editor, 0, 9)
    qtbot.keyClicks(editor, ".")
    assert editor.tracker.blocks()[0].runs[0] == field
