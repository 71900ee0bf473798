"""A number in the text becomes a figure that follows the table, as one step, with its words as they stand."""

from __future__ import annotations

import pytest

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.figures import FigureKind, FigureTarget, TablePlace
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.live_figures import make_live

from .conftest import Desk

WRITTEN = "😀 Der er 0,5 mio.kr. til caféen"


@pytest.fixture
def target(desk: Desk) -> str:
    """Café in 2025: 500.000 kr."""
    budgets = desk.workspace.budgets
    table = budgets.get(budgets.create("Indsatser"))
    budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "500")
    return str(FigureTarget(FigureKind.CELL, (TablePlace(table.rows[0].id, table.columns[0].id),)))


@pytest.fixture
def letter(desk: Desk, pane: DocumentPane) -> str:
    """A letter in the pane, with a footnote before its amount."""
    document_id = desk.workspace.documents.create("letter", "Svar")
    runs = (Run(WRITTEN[:2]), Run(footnote="Kilde"), Run(WRITTEN[2:], italic=True))
    block = Block("b", runs=runs)
    desk.workspace.documents.save_blocks(document_id, [block], [block.id])
    pane.open(document_id)
    return document_id


def place() -> tuple[int, int]:
    start = WRITTEN.index("0,5")
    return start, start + len("0,5 mio.kr.")


def test_a_number_becomes_live_with_its_own_spelling_and_follows_the_table(
    pane: DocumentPane, desk: Desk, letter: str, target: str
) -> None:
    assert make_live(pane.parts[0].around, "b", place(), target)
    field = pane.editor.tracker.blocks()[0].runs[3]
    assert (field.text, field.italic, field.field and field.field.form) == ("0,5 mio.kr.", True, "mio")
    assert not make_live(pane.parts[0].around, "b", place(), target)
    assert pane.flush()
    table_id = desk.workspace.budgets.rows()[0].id
    desk.workspace.budgets.set_cell(table_id, *target.split(":"), "750")
    assert f"0,75{NBSP}mio.{NBSP}kr. til" in desk.workspace.documents.blocks(letter)[0].text


def test_it_is_one_step_to_take_back(pane: DocumentPane, letter: str, target: str) -> None:
    before = pane.editor.tracker.blocks()
    make_live(pane.parts[0].around, "b", place(), target)
    pane.editor.undo()
    assert pane.editor.tracker.blocks() == before


def test_another_number_takes_the_words_that_are_right_and_none_that_the_table_does_not_say(
    pane: DocumentPane, letter: str, target: str
) -> None:
    start = WRITTEN.index("caféen")
    span = (start, start + len("caféen"))
    assert not make_live(pane.parts[0].around, "b", span, target, "600 t.kr.")
    assert make_live(pane.parts[0].around, "b", span, target, "500 t.kr.") == f"500{NBSP}t.kr."
    assert pane.editor.toPlainText().endswith("til 500 t.kr.")


def test_a_place_that_is_gone_or_empty_is_told_and_nothing_is_written(
    pane: DocumentPane, desk: Desk, letter: str, target: str
) -> None:
    before = pane.editor.tracker.blocks()
    with pytest.raises(UserError, match="slettet"):
        make_live(pane.parts[0].around, "b", place(), "væk:også")
    table_id = desk.workspace.budgets.rows()[0].id
    desk.workspace.budgets.set_cell(table_id, *target.split(":"), "")
    with pytest.raises(UserError, match="ikke noget tal"):
        make_live(pane.parts[0].around, "b", place(), target)
    assert not make_live(pane.parts[0].around, "x", (0, 1), target)
    assert pane.editor.tracker.blocks() == before
