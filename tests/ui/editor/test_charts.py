"""Charts in the text: put in by menu or clipboard, told about, undone, and following their table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from kk_desktop.domain.charts.choice import ChartForm
from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.ui.editor.blocks import WRITTEN_ALTERNATIVE
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.inserting import NO_TABLES

from .conftest import Desk, paragraph


@pytest.fixture
def letter(desk: Desk, pane: DocumentPane) -> Iterator[str]:
    """A letter with one sentence, open in the pane with the caret behind it."""
    documents = desk.workspace.documents
    document_id = documents.create("letter", "Svar til Vanløse")
    block = paragraph(desk.workspace.new_id(), "Før diagrammet.")
    documents.save_blocks(document_id, [block], [block.id])
    assert pane.open(document_id)
    pane.activateWindow()
    pane.editor.setFocus()
    pane.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    yield document_id
    # As the window does before a pane goes.
    assert pane.flush()


@pytest.fixture
def table_id(desk: Desk) -> str:
    """A table with one figure."""
    budgets = desk.workspace.budgets
    made = budgets.create("Indsatsudgifter")
    table = budgets.get(made)
    budgets.set_cell(made, table.rows[0].id, table.columns[0].id, "5.000")
    return made


def charts(pane: DocumentPane) -> list[Block]:
    return [block for block in pane.editor.tracker.blocks() if block.kind is BlockKind.CHART]


def put_in(pane: DocumentPane) -> Block:
    (_words, put) = pane.inserting.charts()[0]
    put()
    return charts(pane)[-1]


def test_a_chart_of_a_table_is_put_in_with_its_title_as_caption_and_saved(
    desk: Desk, pane: DocumentPane, letter: str, table_id: str
) -> None:
    assert "chart" in pane.commands()
    block = put_in(pane)
    assert (block.text, block.table_id, block.alt) == ("Indsatsudgifter", table_id, "")
    assert pane.flush()
    saved = [each for each in desk.workspace.documents.blocks(letter) if each.kind is BlockKind.CHART]
    assert saved == [block]


def test_without_tables_the_menu_says_where_they_are_made(pane: DocumentPane, letter: str) -> None:
    assert [words for words, _put in pane.inserting.charts()] == [NO_TABLES]


def test_undo_takes_the_chart_away_and_leaves_the_sentence(pane: DocumentPane, letter: str, table_id: str) -> None:
    put_in(pane)
    pane.editor.undo()
    assert [block.text for block in pane.editor.tracker.blocks()] == ["Før diagrammet."]


def test_the_card_chooses_the_form_and_takes_own_words(
    qtbot: QtBot, pane: DocumentPane, letter: str, table_id: str
) -> None:
    put_in(pane)
    card = pane.figures.card
    assert card.isVisibleTo(pane)
    qtbot.mouseClick(card.forms[ChartForm.SHARE], Qt.MouseButton.LeftButton)
    assert charts(pane)[0].chart.form is ChartForm.SHARE
    card.alternative.setFocus()
    qtbot.keyClicks(card.alternative, "Udgiften falder bort i 2026.")
    assert charts(pane)[0].alt == "Udgiften falder bort i 2026."
    pane.editor.undo()
    assert (charts(pane)[0].alt, charts(pane)[0].chart.form) == ("", ChartForm.SHARE)


def test_the_card_shows_the_words_written_from_the_figures_and_they_follow_the_table(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str, table_id: str
) -> None:
    put_in(pane)
    pane.editor.viewport().repaint()
    field = pane.figures.card.alternative
    qtbot.waitUntil(lambda: "Ny række 5.000" in field.placeholderText())
    table = desk.workspace.budgets.get(table_id)
    desk.workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[0].id, "7.000")
    qtbot.waitUntil(lambda: "Ny række 7.000" in field.placeholderText())


def test_the_text_names_the_chart_and_says_that_its_words_are_written(
    pane: DocumentPane, letter: str, table_id: str
) -> None:
    put_in(pane)
    assert WRITTEN_ALTERNATIVE in pane.editor.toPlainText()
    assert "Indsatsudgifter" in pane.editor.toPlainText()
