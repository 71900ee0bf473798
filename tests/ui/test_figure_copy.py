"""From the grid to the text: a cell or a block's sum is copied, pasted, and follows the table."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from kk_desktop.domain.text import FieldSource
from kk_desktop.ui.tabs.budget.figure_copy import FigureCopy

from .conftest import WAIT
from .hands import tab
from .test_budget_tab import choose_table, part_of


@pytest.fixture
def page(window):
    """The table Finansiering, with 10 and 20 mio. in its first column."""
    page = choose_table(window, "Finansiering")
    table = page.model.table
    for row, text in zip(table.rows, ("10.000", "20.000"), strict=False):
        window.workspace.budgets.set_cell(table.id, row.id, table.columns[0].id, text)
    page.reload()
    return page


def choose(page, rows: range) -> None:
    first, last = page.model.index(rows.start, 1), page.model.index(rows.stop - 1, 1)
    page.grid.setCurrentIndex(first)
    how = QItemSelectionModel.SelectionFlag.ClearAndSelect
    page.grid.selectionModel().select(QItemSelection(first, last), how)


def pasted(window):
    """The field that comes in when one pastes in a memo."""
    document_id = window.workspace.documents.create("memo", "Notat", hearing_id=None)
    from kk_desktop.ui.editor.document_pane import DocumentPane

    pane = window.findChild(DocumentPane) or tab(window, "responses").document
    assert pane.open(document_id)
    pane.editor.paste()
    assert pane.flush()
    return document_id, [run for block in pane.editor.tracker.blocks() for run in block.runs if run.field]


@pytest.mark.parametrize(
    ("rows", "words", "source"),
    [(range(1), "10 mio. kr.", FieldSource.BUDGET_CELL), (range(3), "30 mio. kr.", FieldSource.FIGURE)],
    ids=["one cell", "a block with its own total"],
)
def test_what_is_copied_is_pasted_as_a_figure_that_follows(qtbot, window, page, rows, words, source):
    choose(page, rows)
    page.grid.setFocus()
    part_of(page, FigureCopy).action.trigger()
    assert f", {words}, er kopieret." in window.messages.text.replace("\u00a0", " ")
    document_id, runs = pasted(window)
    assert [(run.text.replace("\u00a0", " "), run.field.source) for run in runs] == [(words, source)]
    table = page.model.table
    window.workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "11.000")
    blocks = window.workspace.documents.blocks(document_id)
    now = next(run.text for block in blocks for run in block.runs if run.field)
    assert now.replace("\u00a0", " ") == words.replace("0 mio", "1 mio")


def test_a_place_with_no_figure_is_told(qtbot, window, page):
    page.grid.setCurrentIndex(page.model.index(0, 0))
    part_of(page, FigureCopy).action.trigger()
    assert "Stå i et tal" in window.messages.text
    table = page.model.table
    window.workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "")
    page.reload()
    choose(page, range(1))
    part_of(page, FigureCopy).action.trigger()
    qtbot.waitUntil(lambda: "ikke noget tal" in window.messages.text, timeout=WAIT)
