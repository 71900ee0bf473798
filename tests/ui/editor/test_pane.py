"""Keys, toolbar and questions of the document pane, on a real letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import BlockKind, FieldSource, Run
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk, paragraph

K, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def letter(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> str:
    """A letter of one sentence, open in the pane with the caret in it."""
    documents = desk.workspace.documents
    document_id = documents.create("letter", "Til Valby")
    text = paragraph(desk.workspace.new_id(), "Vi støtter forslaget.")
    documents.save_blocks(document_id, [text], [text.id])
    assert pane.open(document_id)
    pane.activateWindow()
    pane.editor.setFocus()
    return document_id


def select(pane: DocumentPane, start: int, end: int) -> None:
    cursor = pane.editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    pane.editor.setTextCursor(cursor)


def test_ctrl_b_makes_the_selected_words_bold(qtbot: QtBot, pane: DocumentPane, letter: str) -> None:
    select(pane, 3, 10)
    qtbot.keyClick(pane.editor, K.Key_B, Ctrl)
    runs = (Run("Vi "), Run("støtter", bold=True), Run(" forslaget."))
    assert pane.editor.tracker.blocks()[0].runs == runs
    assert pane.commands()["bold"].isChecked()


def test_ctrl_b_before_typing_makes_what_follows_bold(qtbot: QtBot, pane: DocumentPane, letter: str) -> None:
    qtbot.keyClick(pane.editor, K.Key_End)
    qtbot.keyClick(pane.editor, K.Key_B, Ctrl)
    qtbot.keyClicks(pane.editor, " Ja")
    assert pane.editor.tracker.blocks()[0].runs == (Run("Vi støtter forslaget."), Run(" Ja", bold=True))


def test_ctrl_enter_puts_in_a_page_break(qtbot: QtBot, pane: DocumentPane, letter: str) -> None:
    qtbot.keyClick(pane.editor, K.Key_End)
    qtbot.keyClick(pane.editor, K.Key_Return, Ctrl)
    kinds = [block.kind for block in pane.editor.tracker.blocks()]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.PAGE_BREAK, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("heading", BlockKind.HEADING, 1),
        ("subheading", BlockKind.HEADING, 2),
        ("bullets", BlockKind.LIST_ITEM, 1),
        ("quote", BlockKind.QUOTE, 1),
        ("clause", BlockKind.CLAUSE, 1),
    ],
)
def test_the_kind_is_chosen_in_the_menu_and_shown_in_the_toolbar(
    pane: DocumentPane, letter: str, name: str, kind: BlockKind, level: int
) -> None:
    pane.commands()[name].trigger()
    block = pane.editor.tracker.blocks()[0]
    assert (block.kind, block.level) == (kind, level)
    assert pane.toolbar.kinds.currentData() == name


def test_a_link_is_asked_for_in_the_window_and_put_on_the_selection(
    qtbot: QtBot, pane: DocumentPane, letter: str
) -> None:
    select(pane, 11, 20)
    pane.commands()["link"].trigger()
    pane.question.edit.setText("https://www.kk.dk")
    qtbot.keyClick(pane.question.edit, K.Key_Return)
    assert pane.editor.tracker.blocks()[0].runs[1] == Run("forslaget", link="https://www.kk.dk")
    assert not pane.question.isVisible()


@pytest.mark.parametrize(
    ("typed", "link"),
    [("kk.dk/plan", "https://kk.dk/plan"), ("anna@kk.dk", "mailto:anna@kk.dk"), ("http://kk.dk", "http://kk.dk")],
)
def test_an_address_without_its_kind_is_made_whole_and_its_words_stay_as_typed(
    qtbot: QtBot, pane: DocumentPane, letter: str, typed: str, link: str
) -> None:
    pane.commands()["link"].trigger()
    pane.question.edit.setText(typed)
    qtbot.keyClick(pane.question.edit, K.Key_Return)
    assert pane.editor.tracker.blocks()[0].runs[0] == Run(typed, link=link)


def test_a_footnote_is_put_in_changed_and_emptied_away(qtbot: QtBot, pane: DocumentPane, letter: str) -> None:
    for answer, expected in (("Se planen", ("Se planen",)), ("Se planen, side 4", ("Se planen, side 4",)), ("", ())):
        qtbot.keyClick(pane.editor, K.Key_End)
        pane.commands()["footnote"].trigger()
        pane.question.edit.setText(answer)
        qtbot.keyClick(pane.question.edit, K.Key_Return)
        assert pane.editor.tracker.blocks()[0].footnotes == expected


def test_a_bilag_named_in_the_text_is_a_field_that_follows_its_number(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    attachments = desk.workspace.attachments
    attachments.add(letter, "Kort")
    table = attachments.add(letter, "Tabel")
    qtbot.keyClick(pane.editor, K.Key_End)
    (_kort, (words, name_it), _new) = pane.inserting.attachments(letter)
    assert words == "Bilag 2. Tabel"
    name_it()
    field = pane.editor.tracker.blocks()[0].runs[-1].field
    assert field is not None
    assert (field.source, field.target) == (FieldSource.ATTACHMENT, table)
    assert pane.flush()
    with qtbot.waitSignal(pane.editor.tracker.structure_changed):
        attachments.move(letter, table, 1)
    assert pane.editor.tracker.blocks()[0].text.endswith("bilag\u00a01")


def test_a_table_is_put_in_by_its_name_and_follows_another_title(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    table_id = desk.workspace.budgets.create("Økonomi")
    qtbot.keyClick(pane.editor, K.Key_End)
    ((_words, put),) = [choice for choice in pane.inserting.tables() if "Økonomi" in choice[0]]
    put()
    assert pane.editor.tracker.blocks()[1].table_id == table_id
    assert pane.flush()
    with qtbot.waitSignal(pane.editor.tracker.structure_changed):
        desk.workspace.budgets.change(table_id, title="Økonomi i alt")
    assert "Økonomi i alt" in pane.editor.toPlainText()


def test_zoom_makes_the_text_larger_and_leaves_the_document_alone(pane: DocumentPane, letter: str) -> None:
    before = pane.editor.document().defaultFont().pointSizeF()
    pane.commands()["zoom_in"].trigger()
    assert pane.editor.document().defaultFont().pointSizeF() > before
    assert not pane.editor.tracker.has_unsaved
    pane.commands()["zoom_reset"].trigger()
    assert pane.editor.document().defaultFont().pointSizeF() == before


def test_no_document_offers_no_commands(pane: DocumentPane) -> None:
    assert pane.commands() == {}
    assert not pane.isEnabled()


def test_a_sent_letter_can_be_read_and_not_changed(qtbot: QtBot, demo_desk: Desk, demo_pane: DocumentPane) -> None:
    rows = demo_desk.workspace.documents.rows()
    sent = next(row for row in rows if row.status.is_locked)
    assert demo_pane.open(sent.id)
    before = demo_pane.editor.toPlainText()
    qtbot.keyClicks(demo_pane.editor, "x")
    qtbot.keyClick(demo_pane.editor, K.Key_Delete)
    assert demo_pane.editor.toPlainText() == before
    assert not demo_pane.commands()["bold"].isEnabled()
    assert demo_pane.commands()["print"].isEnabled()


def test_text_copied_from_one_document_is_kept_in_another(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    documents = desk.workspace.documents
    qtbot.keyClick(pane.editor, K.Key_End)
    qtbot.keyClick(pane.editor, K.Key_Return)
    qtbot.keyClicks(pane.editor, "Og mere.")
    qtbot.keyClick(pane.editor, K.Key_A, Ctrl)
    qtbot.keyClick(pane.editor, K.Key_C, Ctrl)
    other = documents.create("letter", "Til Vanløse")
    assert pane.open(other)
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_V, Ctrl)
    assert pane.flush()
    for document_id in (letter, other):
        assert [block.text for block in documents.blocks(document_id)] == ["Vi støtter forslaget.", "Og mere."]


def test_a_button_that_comes_beside_a_title_lets_it_have_the_whole_width_where_it_must(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    assert pane.open(desk.workspace.documents.create("letter", "Svar på forslag til bydelsplan for Valby 2027-2031"))
    header = pane.header
    more = QPushButton("Markér som underskrevet af formanden")
    header.add(more)
    more.hide()
    pane.resize(760, 600)
    header.context.setText("Høring fra Valby Lokaludvalg · sag 2026-0412345 · ikke sendt endnu")
    QApplication.processEvents()
    beside = header.title.width()
    more.show()
    qtbot.waitUntil(lambda: more.y() >= header.title.mapTo(header, header.title.rect().bottomLeft()).y())
    assert header.title.width() >= beside


def test_a_long_title_has_the_whole_width_and_the_buttons_stand_below_it(desk: Desk, pane: DocumentPane) -> None:
    title = "Mandat til at indgå aftaler med staten om en strategisk indsats i særligt udsatte boligområder i byen " * 2
    assert pane.open(desk.workspace.documents.create("memo", title.strip()))
    header = pane.header
    pane.resize(720, 600)
    QApplication.processEvents()
    assert header.facts.y() >= header.title.mapTo(header, header.title.rect().bottomLeft()).y()
    assert header.context.mapTo(header, header.context.rect().topLeft()).y() >= header.title.geometry().bottom()
    header.title.setPlainText("Kort titel")
    QApplication.processEvents()
    assert header.facts.y() < header.context.geometry().bottom()
    assert header.facts.x() > header.title.geometry().right()
