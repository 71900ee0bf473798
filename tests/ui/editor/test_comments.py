"""Comments beside the text: given with the keys, marked at their words, and followed one by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from kk_desktop.domain.comments import CommentState
from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.editor.comments import LAYER, CommentsPart
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk

K, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TEXT = "Udvalget vil gerne stå til rådighed for en dialog om planen."


@pytest.fixture
def part(desk: Desk, pane: DocumentPane) -> CommentsPart:
    document_id = desk.workspace.documents.create("memo", "Notat")
    blocks = [Block("a", runs=(Run("Først."),)), Block("b", runs=(Run(TEXT),))]
    desk.workspace.documents.save_blocks(document_id, blocks, ["a", "b"])
    pane.open(document_id)
    return next(part for part in pane.parts if isinstance(part, CommentsPart))


def select(pane: DocumentPane, words: str) -> None:
    cursor = pane.editor.document().find(words)
    assert cursor.hasSelection()
    pane.editor.setTextCursor(cursor)
    pane.editor.setFocus()


def comments(desk: Desk, pane: DocumentPane):
    return desk.workspace.comments.of(pane.document_id)


def marked(pane: DocumentPane) -> list[str]:
    return [mark.cursor.selectedText() for mark in pane.editor._marks.get(LAYER, [])]


def test_ctrl_m_comments_on_the_selected_words(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    select(pane, "stå til rådighed")
    qtbot.keyClick(pane.editor, K.Key_M, CONTROL)
    assert part.entry.text.hasFocus()
    qtbot.keyClicks(part.entry.text, "Skriv hvem.")
    with qtbot.waitSignal(desk.changes.document_saved):
        qtbot.keyClick(part.entry.text, K.Key_Return, CONTROL)
    (comment,) = comments(desk, pane)
    assert (comment.block_id, comment.start, comment.quote, comment.text) == (
        "b",
        19,
        "stå til rådighed",
        "Skriv hvem.",
    )
    assert pane.editor.hasFocus()
    qtbot.waitUntil(lambda: marked(pane) == ["stå til rådighed"])
    assert part.cards.cards[0].comment == comment
    assert pane.editor.toPlainText() == f"Først.\n{TEXT}"


def test_a_suggestion_shows_old_and_new_words_and_is_put_in_with_one_press(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    select(pane, "en dialog om planen")
    part.actions["suggest"].trigger()
    part.entry.words.setPlainText("en samtale om planen")
    with qtbot.waitSignal(desk.changes.document_saved):
        part.entry.go.click()
    (comment,) = comments(desk, pane)
    assert (comment.quote, comment.replacement) == ("dialog", "samtale")
    card = part.cards.cards[0]
    assert "i stedet: samtale" in card.accessibleName()
    with qtbot.waitSignal(pane.editor.tracker.structure_changed):
        card.buttons[0].click()
    assert pane.editor.toPlainText().endswith("for en samtale om planen.")
    assert comments(desk, pane)[0].state is CommentState.ACCEPTED
    with qtbot.waitSignal(pane.editor.tracker.structure_changed):
        desk.workspace.history.undo()
    assert pane.editor.toPlainText().endswith(TEXT)


def test_what_is_typed_before_the_words_moves_the_mark_along(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    desk.workspace.comments.add(pane.document_id, "Hvem?", "b", 13, "gerne")
    qtbot.waitUntil(lambda: marked(pane) == ["gerne"])
    pane.editor.go_to_block("b")
    with qtbot.waitSignal(desk.changes.document_saved):
        qtbot.keyClicks(pane.editor, "Ja. ")
        pane.flush()
    qtbot.waitUntil(lambda: marked(pane) == ["gerne"])
    assert "Stedet" not in part.cards.cards[0].accessibleName()


def test_a_comment_whose_words_are_gone_says_so_and_is_kept(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    desk.workspace.comments.add(pane.document_id, "Hvem?", "b", 13, "gerne")
    qtbot.waitUntil(lambda: bool(part.cards.cards))
    select(pane, TEXT)
    with qtbot.waitSignal(desk.changes.document_saved):
        qtbot.keyClicks(pane.editor, "Nyt.")
        pane.flush()
    qtbot.waitUntil(lambda: "Stedet er ændret siden" in part.cards.cards[0].accessibleName())
    assert marked(pane) == []


def test_f8_goes_from_comment_to_comment_and_an_answer_settles_it(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    add = desk.workspace.comments.add
    add(pane.document_id, "To", "b", 13, "gerne")
    add(pane.document_id, "Et", "a", 0, "Først")
    qtbot.waitUntil(lambda: len(part.cards.cards) == 2)
    part.around.show_panel(part.panel)
    assert part.cards.step().comment.text == "Et"
    qtbot.keyClick(part.cards.cards[0], K.Key_F8)
    assert part.cards.cards[1].hasFocus()
    assert pane.editor.textCursor().selectedText() == "gerne"
    card = part.cards.cards[1]
    next(each for each in card.buttons if each.text() == "Svar").click()
    qtbot.keyClicks(card.answer, "Det er gjort.")
    with qtbot.waitSignal(desk.changes.document_saved):
        qtbot.keyClick(card.answer, K.Key_Return)
    settled = next(comment for comment in comments(desk, pane) if comment.text == "To")
    assert (settled.state, settled.answer) == (CommentState.DONE, "Det er gjort.")


def test_a_comment_half_written_is_given_when_another_document_is_opened(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    first, other = pane.document_id, desk.workspace.documents.create("memo", "Et andet")
    select(pane, "planen")
    part.actions["comment"].trigger()
    qtbot.keyClicks(part.entry.text, "Hvilken?")
    assert pane.open(other)
    assert [comment.text for comment in desk.workspace.comments.of(first)] == ["Hvilken?"]
    assert not part.entry.isVisible()


def test_a_second_comment_begun_over_a_half_written_one_loses_neither(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    select(pane, "planen")
    part.actions["comment"].trigger()
    qtbot.keyClicks(part.entry.text, "Hvilken?")
    select(pane, "gerne")
    part.actions["comment"].trigger()
    qtbot.keyClicks(part.entry.text, "Hvor gerne?")
    part.entry.go.click()
    assert [(each.quote, each.text) for each in comments(desk, pane)] == [
        ("gerne", "Hvor gerne?"), ("planen", "Hvilken?"),
    ]  # fmt: skip


def test_emoji_and_footnotes_before_the_words_do_not_move_their_place(
    desk: Desk, pane: DocumentPane, part: CommentsPart
) -> None:
    runs = (Run("Fint 😀 her"), Run(footnote="Se planen."), Run(" og gerne igen."))
    desk.workspace.documents.save_blocks(pane.document_id, [Block("b", runs=runs)], ["a", "b"])
    pane.open(pane.document_id)
    pane.editor.load(desk.workspace.documents.blocks(pane.document_id))
    cursor = QTextCursor(pane.editor.document().find("gerne"))
    pane.editor.setTextCursor(cursor)
    part.actions["comment"].trigger()
    assert part._about == ("b", len("Fint 😀 her og "), "gerne")
