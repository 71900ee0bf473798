"""The document says so when its figures have followed a table, or been left behind by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.ui import look
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.figure_news import FigureNewsPart

from ..conftest import WAIT
from .conftest import Desk


@pytest.fixture
def place(desk: Desk) -> tuple[str, str, str]:
    """A table, row and column with 5 mio. kr."""
    table_id = desk.workspace.budgets.create("Indsatser")
    table = desk.workspace.budgets.get(table_id)
    desk.workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[0].id, "5.000")
    return table_id, table.rows[0].id, table.columns[0].id


@pytest.fixture
def letter(desk: Desk, place: tuple[str, str, str]) -> str:
    document_id = desk.workspace.documents.create("letter", "Svar")
    field = Field("f", FieldSource.BUDGET_CELL, f"{place[1]}:{place[2]}", "mio1")
    blocks = [Block("a", runs=(Run("Forord"),)), Block("b", runs=(Run("Der er "), Run("5,0 mio. kr.", field=field)))]
    desk.workspace.documents.save_blocks(document_id, blocks, ["a", "b"])
    return document_id


def news_of(pane: DocumentPane) -> FigureNewsPart:
    return next(part for part in pane.parts if isinstance(part, FigureNewsPart))


def opened(qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str) -> FigureNewsPart:
    """The letter open, with its figures as they are seen now."""
    pane.open(letter)
    qtbot.waitUntil(lambda: bool(desk.machine.seen_figures(letter)), timeout=WAIT)
    return news_of(pane)


def test_an_open_text_tells_what_has_followed_shows_it_and_is_quiet_when_that_is_seen(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, place: tuple[str, str, str]
) -> None:
    part = opened(qtbot, pane, desk, letter)
    assert part.strip.text == ""
    desk.workspace.budgets.set_cell(*place, "5.200")
    told = "1 tal i teksten har fulgt Indsatser: 5,0 mio. kr. → 5,2 mio. kr."
    qtbot.waitUntil(lambda: part.strip.text.replace("\u00a0", " ") == told, timeout=WAIT)
    qtbot.waitUntil(lambda: "5,2" in pane.editor.toPlainText(), timeout=WAIT)
    part.strip.show_next.click()
    assert pane.editor.textCursor().selectedText().replace("\u00a0", " ") == "5,2 mio. kr."
    part.strip.take_note.click()
    assert part.strip.text == ""
    assert desk.machine.seen_figures(letter)["f"][2].replace("\u00a0", " ") == "5,2 mio. kr."


def test_a_figure_whose_row_is_deleted_is_told_to_follow_nothing_though_it_had_followed_before(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, place: tuple[str, str, str]
) -> None:
    part = opened(qtbot, pane, desk, letter)
    desk.workspace.budgets.set_cell(*place, "5.200")
    qtbot.waitUntil(lambda: "har fulgt" in part.strip.text, timeout=WAIT)
    desk.workspace.budget_editing.remove_rows([place[1]])
    told = "1 tal i teksten følger ikke noget mere og står, som det er: 5,2 mio. kr."
    qtbot.waitUntil(lambda: part.strip.text.replace("\u00a0", " ") == told, timeout=WAIT)
    part.strip.show_next.click()
    assert pane.editor.textCursor().selectedText().replace("\u00a0", " ") == "5,2 mio. kr."
    part.strip.take_note.click()
    assert part.strip.text == ""
    desk.workspace.history.undo()
    qtbot.waitUntil(lambda: pane.editor.silent_fields == frozenset(), timeout=WAIT)
    assert part.strip.text == ""


def test_a_text_that_was_closed_meanwhile_tells_when_it_is_opened(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, place: tuple[str, str, str]
) -> None:
    part = opened(qtbot, pane, desk, letter)
    pane.close_document()
    desk.workspace.budgets.set_cell(*place, "6.000")
    pane.open(letter)
    qtbot.waitUntil(lambda: "→ 6,0" in part.strip.text, timeout=WAIT)


def test_a_locked_text_stays_and_tells_the_difference_also_under_f8(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, place: tuple[str, str, str]
) -> None:
    from kk_desktop.storage import documents

    desk.workspace.desk.act("Afsendte", lambda db: documents.change(db, letter, status="sent"))
    part = opened(qtbot, pane, desk, letter)
    desk.workspace.budgets.set_cell(*place, "5.200")
    told = "Indsatser er ændret siden: 5,0 mio. kr. i teksten, 5,2 mio. kr. i tabellen."
    qtbot.waitUntil(lambda: part.strip.text.replace("\u00a0", " ") == told, timeout=WAIT)
    assert "5,0 mio. kr." in pane.editor.toPlainText()
    suggestions = pane.page.readiness._suggestions
    assert [each.about for each in suggestions].count("Tal") == 1
    next(each for each in suggestions if each.about == "Tal").go()  # type: ignore[misc]
    assert pane.editor.textCursor().selectedText() == "5,0 mio. kr."


def is_on_ground(pane: DocumentPane) -> bool:
    """Whether the field in the second line stands on the ground of a living one."""
    editor = pane.editor
    caret = QTextCursor(editor.document().findBlockByNumber(1))
    caret.setPosition(caret.position() + len("Der er "))
    place = editor.cursorRect(caret)
    seen = editor.viewport().grab(QRect(place.left(), place.top(), 60, place.height())).toImage()
    ground = look.color("chip").rgb()
    return any(seen.pixel(x, y) == ground for x in range(seen.width()) for y in range(seen.height()))


def test_a_field_whose_row_is_deleted_is_drawn_otherwise_than_a_living_one_until_the_row_comes_back(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str, place: tuple[str, str, str]
) -> None:
    opened(qtbot, pane, desk, letter)
    assert pane.editor.silent_fields == frozenset()
    assert is_on_ground(pane)
    desk.workspace.budget_editing.remove_rows([place[1]])
    qtbot.waitUntil(lambda: pane.editor.silent_fields == {"f"}, timeout=WAIT)
    assert not is_on_ground(pane)
    desk.workspace.history.undo()
    qtbot.waitUntil(lambda: pane.editor.silent_fields == frozenset(), timeout=WAIT)
    pane.close_document()
    desk.workspace.budget_editing.remove_rows([place[1]])
    pane.open(letter)
    qtbot.waitUntil(lambda: pane.editor.silent_fields == {"f"}, timeout=WAIT)
