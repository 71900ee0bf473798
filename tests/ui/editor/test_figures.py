"""Pictures in the text, by menu, clipboard, drop and keys: told about, undone, moved and never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.figures import ELSEWHERE, read_small
from kk_desktop.ui.editor.formats import FIGURE_SIDES

from .conftest import Desk, paragraph

K, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def image(colour: str = "navy", size: tuple[int, int] = (300, 200)) -> QImage:
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.blue if colour == "navy" else Qt.GlobalColor.red)
    return made


@pytest.fixture
def letter(desk: Desk, pane: DocumentPane) -> Iterator[str]:
    """A letter of two sentences, open in the pane with the caret after the first."""
    documents = desk.workspace.documents
    document_id = documents.create("letter", "Svar til Vanløse")
    blocks = [paragraph(desk.workspace.new_id(), text) for text in ("Før billedet.", "Efter billedet.")]
    documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    assert pane.open(document_id)
    pane.activateWindow()
    pane.editor.setFocus()
    pane.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    yield document_id
    # As the window does before a pane goes.
    assert pane.flush()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kort.png"
    assert image().save(str(path))
    return path


@pytest.fixture
def put_in(qtbot: QtBot, pane: DocumentPane, letter: str, file: Path) -> Callable[[], Block]:
    """Puts the picture in with the menu, and waits until it stands in the text."""

    def do() -> Block:
        pane._messages.ask_open_path = lambda *_asked: file
        before = len(figures(pane))
        pane.commands()["picture"].trigger()
        qtbot.waitUntil(lambda: len(figures(pane)) == before + 1)
        return figures(pane)[-1]

    return do


def figures(pane: DocumentPane) -> list[Block]:
    return [block for block in pane.editor.tracker.blocks() if block.kind is BlockKind.PICTURE]


def kinds(pane: DocumentPane) -> list[BlockKind]:
    return [block.kind for block in pane.editor.tracker.blocks()]


def type_in(qtbot: QtBot, field, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)


def test_the_menu_puts_a_picture_in_at_the_caret_and_asks_about_it(
    pane: DocumentPane, desk: Desk, letter: str, put_in: Callable[[], Block]
) -> None:
    block = put_in()
    assert kinds(pane) == [BlockKind.PARAGRAPH, BlockKind.PICTURE, BlockKind.PARAGRAPH]
    assert (block.picture.name, block.picture.media_type) == ("kort.png", "image/png")
    assert pane.editor.caret_block() == block.id
    assert pane.figures.card.isVisible()
    assert pane.figures.card.hint.isVisible()
    assert pane.flush()
    assert desk.workspace.documents.blocks(letter)[1] == block


def test_what_is_told_of_a_picture_is_saved_as_it_is_typed(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, put_in: Callable[[], Block]
) -> None:
    put_in()
    type_in(qtbot, pane.figures.card.caption, "Bydelene")
    type_in(qtbot, pane.figures.card.alternative, "Et kort over byen")
    saved = figures(pane)[0]
    assert (saved.text, saved.alt) == ("Bydelene", "Et kort over byen")
    qtbot.waitUntil(lambda: saved in desk.workspace.documents.blocks(letter))
    assert pane.figures.card.hint.isHidden()
    assert pane.figures.card.alternative.hasFocus()


def test_the_text_says_that_a_description_is_missing_until_there_is_one(
    qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]
) -> None:
    put_in()
    assert "kort.png\u2028Beskrivelsen mangler" in pane.editor.document().toRawText()
    type_in(qtbot, pane.figures.card.caption, "Bydelene")
    type_in(qtbot, pane.figures.card.alternative, "Et kort")
    assert "Bydelene\u2028Et kort" in pane.editor.document().toRawText()


def test_keys_alone_lead_to_the_card_and_back(qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]) -> None:
    block = put_in()
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_Tab)
    assert pane.figures.card.caption.hasFocus()
    qtbot.keyClick(pane.figures.card.caption, K.Key_Tab)
    assert pane.figures.card.alternative.hasFocus()
    qtbot.keyClicks(pane.figures.card.alternative, "Et kort")
    qtbot.keyClick(pane.figures.card.alternative, K.Key_Escape)
    assert pane.editor.hasFocus()
    assert pane.editor.caret_block() == block.id


def test_the_card_goes_when_the_caret_leaves_and_comes_when_the_page_leads_there(
    qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]
) -> None:
    block = put_in()
    qtbot.keyClick(pane.editor, K.Key_Up)
    assert pane.figures.card.isHidden()
    assert pane.go_to_block(block.id)
    assert pane.figures.card.isVisible()


def test_undo_takes_back_what_was_told_and_then_the_picture_and_redo_gives_both(
    qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]
) -> None:
    before = put_in()
    type_in(qtbot, pane.figures.card.alternative, "Et kort")
    told = figures(pane)[0]
    pane.editor.undo()
    assert figures(pane) == [before]
    assert pane.figures.card.alternative.toPlainText() == ""
    pane.editor.undo()
    assert kinds(pane) == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    pane.editor.redo()
    pane.editor.redo()
    assert figures(pane) == [told]


def test_typing_at_a_picture_goes_on_below_it(qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]) -> None:
    block = put_in()
    pane.editor.setFocus()
    qtbot.keyClicks(pane.editor, "Nyt")
    assert [each.text for each in pane.editor.tracker.blocks()] == ["Før billedet.", "", "Nyt", "Efter billedet."]
    assert figures(pane) == [block]


@pytest.mark.parametrize("key", [K.Key_Delete, K.Key_Backspace])
def test_a_picture_is_deleted_whole_and_its_neighbours_stay(
    qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block], key: Qt.Key
) -> None:
    put_in()
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, key)
    assert [block.text for block in pane.editor.tracker.blocks()] == ["Før billedet.", "Efter billedet."]


def test_a_picture_that_is_cut_and_put_in_elsewhere_is_the_same(
    qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]
) -> None:
    put_in()
    type_in(qtbot, pane.figures.card.alternative, "Et kort")
    block = figures(pane)[0]
    cursor = pane.editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    pane.editor.setTextCursor(cursor)
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_X, Ctrl)
    assert figures(pane) == []
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(pane.editor, K.Key_V, Ctrl)
    assert figures(pane) == [block]
    assert kinds(pane)[-1] is BlockKind.PICTURE or kinds(pane)[-2] is BlockKind.PICTURE


def test_a_copied_picture_is_put_into_another_document_with_all_that_is_told_of_it(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, put_in: Callable[[], Block]
) -> None:
    put_in()
    type_in(qtbot, pane.figures.card.alternative, "Et kort")
    block = figures(pane)[0]
    pane.editor.selectAll()
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_C, Ctrl)
    other = desk.workspace.documents.create("letter", "Et andet brev")
    assert pane.open(other)
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_V, Ctrl)
    assert pane.flush()
    (pasted,) = [each for each in desk.workspace.documents.blocks(other) if each.kind is BlockKind.PICTURE]
    assert (pasted.picture, pasted.alt) == (block.picture, "Et kort")
    assert desk.workspace.pages.render(other).findings == ()


def test_a_picture_copied_in_another_program_is_pasted(qtbot: QtBot, pane: DocumentPane, letter: str) -> None:
    QApplication.clipboard().setImage(image())
    qtbot.keyClick(pane.editor, K.Key_V, Ctrl)
    qtbot.waitUntil(lambda: bool(figures(pane)))
    assert figures(pane)[0].picture.name == "Udklip.png"


def test_words_copied_with_a_picture_of_them_come_in_as_words(pane: DocumentPane, letter: str) -> None:
    mime = QMimeData()
    mime.setText(" Og mere.")
    mime.setImageData(image())
    pane.editor.insertFromMimeData(mime)
    assert pane.editor.tracker.blocks()[0].text == "Før billedet. Og mere."


def test_picture_files_that_are_dropped_stand_where_they_were_dropped_in_their_order(
    qtbot: QtBot, pane: DocumentPane, letter: str, tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in ("først.png", "siden.jpg")]
    for path in paths:
        assert image().save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(pane.editor.cursorRect(QTextCursor(pane.editor.document().lastBlock())).center())
    drop = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    pane.editor.dropEvent(drop)
    qtbot.waitUntil(lambda: len(figures(pane)) == 2)
    assert [block.picture.name for block in figures(pane)] == ["først.png", "siden.jpg"]
    assert pane.editor.tracker.blocks()[0].text == "Før billedet."


def test_other_files_are_left_to_the_window(pane: DocumentPane, letter: str, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "brev.pdf"))])
    assert not pane.editor.canInsertFromMimeData(mime)


def test_a_file_that_is_no_picture_is_refused_with_its_name_and_the_text_stays(
    qtbot: QtBot, pane: DocumentPane, letter: str, tmp_path: Path
) -> None:
    path = tmp_path / "noter.png"
    path.write_text("Bare tekst", encoding="utf-8")
    pane.figures.take([path])
    qtbot.waitUntil(lambda: bool(pane._messages.text))
    assert pane._messages.text.startswith("”noter.png” er ikke et billede")
    assert "”Svar til Vanløse”" in pane._messages.text
    assert kinds(pane) == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_picture_that_is_ready_after_one_has_gone_on_is_told_and_put_in_nowhere(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, file: Path
) -> None:
    pane.figures.take([file])
    assert pane.open(desk.workspace.documents.create("letter", "Et andet brev"))
    qtbot.waitUntil(lambda: pane._messages.text == ELSEWHERE)
    assert figures(pane) == []


def test_the_text_shows_the_picture_small(qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]) -> None:
    block = put_in()
    if pane.editor.thumbnail(block) is None:
        with qtbot.waitSignal(pane.figures.shown):
            pass
    shown = pane.editor.viewport().grab().toImage()
    top = pane.editor.cursorRect().center()
    assert shown.pixelColor(top - QPoint(100, 0)).blue() > 200 > 60 > shown.pixelColor(top - QPoint(100, 0)).red()


def test_a_small_picture_is_no_larger_than_it_is_shown(desk: Desk, letter: str, tmp_path: Path) -> None:
    path = tmp_path / "stort.png"
    assert image(size=(2000, 1000)).save(str(path))
    file = desk.workspace.pictures.take(letter, path)
    small = read_small(desk.workspace.pictures, file.digest)
    assert (small.width(), small.height()) == (304, 152)
    assert read_small(desk.workspace.pictures, "0" * 64).isNull()


def test_a_locked_documents_picture_can_be_read_about_and_not_changed(
    pane: DocumentPane, desk: Desk, letter: str, put_in: Callable[[], Block]
) -> None:
    block = put_in()
    assert pane.flush()
    desk.workspace.desk.act(
        "Afsendte", lambda db: db.execute("UPDATE document SET status = 'sent' WHERE id = ?", (letter,))
    )
    pane.reload()
    pane.go_to_block(block.id)
    assert pane.figures.card.isVisible()
    assert pane.figures.card.caption.isReadOnly()
    assert pane.figures.card.alternative.isReadOnly()
    assert not pane.commands()["picture"].isEnabled()


def test_a_caption_with_looks_keeps_them_while_the_description_is_written(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, put_in: Callable[[], Block]
) -> None:
    block = put_in()
    assert pane.flush()
    looks = (Run("Kort over "), Run("Valby", italic=True))
    saved = Block(block.id, block.kind, looks, picture=block.picture)
    desk.workspace.documents.save_blocks(letter, [saved], [each.id for each in pane.editor.tracker.blocks()])
    pane.reload()
    qtbot.waitUntil(lambda: figures(pane) == [saved])
    pane.go_to_block(block.id)
    type_in(qtbot, pane.figures.card.alternative, "Et kort")
    assert figures(pane)[0].runs == looks


def test_a_picture_that_is_gone_to_is_seen_whole_above_its_card(
    qtbot: QtBot, pane: DocumentPane, put_in: Callable[[], Block]
) -> None:
    block = put_in()
    pane.editor.moveCursor(QTextCursor.MoveOperation.Start)
    above = "\n".join(["Linje"] * 40)
    pane.editor.insertPlainText(above)
    pane.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert pane.figures.card.isHidden()
    assert pane.go_to_block(block.id)
    layout = pane.editor.document().documentLayout()

    def is_whole() -> bool:
        foot = layout.blockBoundingRect(pane.editor.textCursor().block()).bottom() + FIGURE_SIDES
        return foot - pane.editor.verticalScrollBar().value() < pane.editor.viewport().height()

    qtbot.waitUntil(lambda: pane.figures.card.isVisible() and is_whole())
