"""Talkontrol in Budget: what the texts say of a table, signs in its cells, and what the list tells of each table."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.budget.findings import NOTHING, FigureFindings
from kk_desktop.ui.tabs.budget.tab import BudgetTab
from kk_desktop.ui.widgets.finding_cards import READING

from .conftest import WAIT
from .hands import tab

TEXT = "I 2015 koster Nørrebro 5,2 mio. kr. ifølge tabellen."


@pytest.fixture
def wrong(window: MainWindow) -> str:
    """A note in the case of the table Indsatsudgifter that says 5,2 where the table has 5.000; gives its id."""
    workspace = window.workspace
    assert workspace is not None
    table = next(row for row in workspace.budgets.rows() if row.title == "Indsatsudgifter")
    document = workspace.documents.create("memo", "Et notat om Nørrebro")
    workspace.documents.change(document, case_id=table.case_id)
    workspace.documents.save_blocks(document, [Block("b", runs=(Run(TEXT),))], ["b"])
    return document


def shown(qtbot: QtBot, window: MainWindow) -> tuple[BudgetTab, FigureFindings]:
    page = tab(window, "budget")
    table = next(row for row in window.workspace.budgets.rows() if row.title == "Indsatsudgifter")
    page.show_thing("budget_table", table.id)
    part = next(part for part in page.parts if isinstance(part, FigureFindings))
    qtbot.waitUntil(lambda: "stemmer ikke" in part.counts.text(), timeout=WAIT)
    return page, part


def cards_of(part: FigureFindings) -> list:
    return [card for cards in part._by_document.values() for card in cards.cards]


def test_a_table_tells_what_the_texts_say_of_it_with_a_sign_in_its_cell_and_in_the_list(
    qtbot: QtBot, window: MainWindow, wrong: str
) -> None:
    page, part = shown(qtbot, window)
    assert cards_of(part)[0].title == "Teksten siger 200.000\u00a0kr. mere end tabellen"
    table = page.model.table
    mark = page.model.mark_at(page.model.index_of(table.rows[1].id, table.columns[1].id))
    assert (mark.tone, mark.icon) == ("red", "equal-not")
    row = next(row for row in page.rows.rows if row.id == table.id)
    assert (row.detail, row.icon) == ("2014 p/l  ·  1 fund", ("equal-not", "red"))


def test_until_the_first_answer_the_figures_are_being_read(qtbot: QtBot, window: MainWindow) -> None:
    page = tab(window, "budget")
    page.create_new()
    part = next(part for part in page.parts if isinstance(part, FigureFindings))
    assert part.nothing.text() == READING
    qtbot.waitUntil(lambda: part.nothing.text() == NOTHING, timeout=WAIT)


def test_med_fund_leaves_the_tables_with_something_to_put_right(qtbot: QtBot, window: MainWindow, wrong: str) -> None:
    page, _part = shown(qtbot, window)
    page.filters.choose("found")
    titles = [row.title for row in page.rows.rows if not row.is_section]
    assert "Tabel 1. Indsatsudgifter" in titles
    assert "Finansiering" not in titles


def test_the_tables_figure_is_put_in_the_text_from_here_and_taken_back_with_ctrl_z(
    qtbot: QtBot, window: MainWindow, wrong: str
) -> None:
    page, part = shown(qtbot, window)
    next(each for each in cards_of(part)[0].buttons if each.text() == "Brug tabellens tal").click()
    assert "5" in window.workspace.documents.blocks(wrong)[0].text
    assert window.workspace.documents.blocks(wrong)[0].text != TEXT
    qtbot.waitUntil(lambda: "stemmer ikke" not in part.counts.text(), timeout=WAIT)
    assert page.model.mark_at(page.model.index_of(page.model.table.rows[1].id, page.model.table.columns[1].id)) is None
    page.rows.setFocus()
    window.undo()
    qtbot.waitUntil(lambda: "stemmer ikke" in part.counts.text(), timeout=WAIT)
    assert window.workspace.documents.blocks(wrong)[0].text == TEXT


def test_a_reason_given_here_counts_in_the_document(qtbot: QtBot, window: MainWindow, wrong: str) -> None:
    _page, part = shown(qtbot, window)
    card = cards_of(part)[0]
    card.ask_reason()
    qtbot.keyClicks(card.reason, "Med moms")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 accepteret" in part.counts.text(), timeout=WAIT)
    assert [each.reason for each in window.workspace.figure_checks.acceptances(wrong)] == ["Med moms"]


def test_the_way_to_the_text_leads_to_the_words(qtbot: QtBot, window: MainWindow, wrong: str) -> None:
    _page, part = shown(qtbot, window)
    next(each for each in cards_of(part)[0].buttons if each.text() == "Vis i teksten").click()
    pane = window.shelf.page("cases").pane
    assert pane.document_id == wrong
    assert pane.editor.caret_block() == "b"


def test_f8_goes_to_the_cell_that_a_text_contradicts_and_says_why(qtbot: QtBot, window: MainWindow, wrong: str) -> None:
    page, _part = shown(qtbot, window)
    page.grid.choose((1,), (1,))
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_F8)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (1, 2)
    assert "Teksten siger 200.000\u00a0kr. mere end tabellen" in window.messages.text
