"""A figure made of several places: chosen with the keys alone, told as it is chosen, and put in where one wrote."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.figures import FigureKind
from kk_desktop.domain.text import FieldSource
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.figure_builder import FigureBuilder
from tests.table_shape import add_row

from ..conftest import WAIT
from .conftest import Desk
from .test_fields import ask, at_end, fields_of, letter, runs

__all__ = ["letter"]

K = Qt.Key


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.fixture
def builder(desk: Desk, pane: DocumentPane, letter: str) -> FigureBuilder:
    """Open above a letter; Café has 500 in 2025 and 250 in 2026."""
    budgets = desk.workspace.budgets
    table = budgets.get(budgets.rows()[0].id)
    budgets.set_cell(table.id, table.rows[0].id, table.columns[1].id, "250")
    pane.open(letter)
    at_end(pane)
    fields = fields_of(pane)
    fields.commands()["reckoned_figure"].trigger()
    return fields.builder


def press(qtbot: QtBot, builder: FigureBuilder, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(builder.grid, key)


def test_a_sum_is_chosen_with_the_keys_told_and_put_in(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, builder: FigureBuilder
) -> None:
    assert builder.grid.hasFocus()
    press(qtbot, builder, K.Key_Space, K.Key_Right, K.Key_Space)
    assert builder.told.text() == "Sum af Café, 2025 og 2026"
    assert plain(builder.form.currentText()) == "750.000 kr."
    press(qtbot, builder, K.Key_Return)
    assert not builder.isVisible()
    assert pane.editor.hasFocus()
    assert runs(pane)[1] == ("750.000 kr.", FieldSource.FIGURE, "kr")
    pane.editor.undo()
    assert [text for text, *_ in runs(pane)] == ["Det koster "]


def test_a_share_is_of_the_first_in_the_second_and_a_third_takes_the_seconds_place(
    qtbot: QtBot, builder: FigureBuilder
) -> None:
    builder.kinds[FigureKind.SHARE].click()
    press(qtbot, builder, K.Key_Right, K.Key_Space)
    assert not builder.go.isEnabled()
    press(qtbot, builder, K.Key_Left, K.Key_Space)
    assert (builder.told.text(), plain(builder.form.currentText())) == (
        "Café, 2026 som andel af Café, 2025", "50 %",
    )  # fmt: skip
    press(qtbot, builder, K.Key_Down, K.Key_Space)
    assert builder.told.text() == "Café, 2026 som andel af I alt, 2025"
    builder.kinds[FigureKind.AVERAGE].click()
    assert builder.told.text().startswith("Gennemsnit pr. år af")


def test_a_row_and_the_sum_that_has_it_are_put_in_but_it_is_said_that_the_row_counts_twice(
    qtbot: QtBot, pane: DocumentPane, builder: FigureBuilder
) -> None:
    press(qtbot, builder, K.Key_Space, K.Key_Down, K.Key_Space)
    assert builder.told.text() == "Sum af Café og I alt, 2025"
    assert builder.remark.text() == "Café, 2025 er også talt med i I alt, 2025."
    assert builder.remark.isVisible()
    builder.kinds[FigureKind.SHARE].click()
    assert builder.told.text() == "Café, 2025 som andel af I alt, 2025"
    assert not builder.remark.isVisible()
    builder.kinds[FigureKind.SUM].click()
    press(qtbot, builder, K.Key_Return)
    assert runs(pane)[1][0] == "1 mio. kr."


def test_an_empty_place_is_not_chosen_and_mixed_price_levels_are_refused(
    qtbot: QtBot, desk: Desk, builder: FigureBuilder
) -> None:
    press(qtbot, builder, K.Key_Right, K.Key_Right, K.Key_Space, K.Key_Return)
    assert builder.isVisible()
    assert builder.grid.chosen == []
    budgets = desk.workspace.budgets
    table = budgets.get(budgets.rows()[0].id)
    row_id = add_row(desk.workspace, table.id, "Gammel")
    budgets.change_row(row_id, price_level=2010)
    budgets.set_cell(table.id, row_id, table.columns[0].id, "10")
    builder.grid.show_table(budgets.get(table.id))
    press(qtbot, builder, K.Key_Space, K.Key_Down, K.Key_Space)
    assert "2010 p/l" in builder.told.text()
    assert not builder.go.isEnabled()


def test_esc_goes_back_and_the_picker_leads_here(qtbot: QtBot, pane: DocumentPane, builder: FigureBuilder) -> None:
    press(qtbot, builder, K.Key_Escape)
    assert not builder.isVisible()
    assert pane.editor.hasFocus()
    fields = fields_of(pane)
    fields.action.trigger()
    qtbot.keyClicks(fields.picker.edit, "andel")
    qtbot.keyClick(fields.picker.edit, K.Key_Return)
    qtbot.waitUntil(builder.isVisible, timeout=WAIT)
    assert builder.grid.hasFocus()


def test_a_calculation_that_is_named_comes_before_the_rows_that_have_the_word_in_their_names(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, builder: FigureBuilder
) -> None:
    budgets = desk.workspace.budgets
    budgets.change_row(budgets.get(budgets.rows()[0].id).rows[0].id, label="Kommunens andel")
    press(qtbot, builder, K.Key_Escape)
    fields = ask(qtbot, pane)
    qtbot.keyClicks(fields.picker.edit, "and")
    assert [pick.name for pick in fields.picker.shown][-1:] == ["Regn et tal ud"]
    assert len(fields.picker.shown) > 1
    qtbot.keyClicks(fields.picker.edit, "el")
    assert [pick.name for pick in fields.picker.shown][:2] == ["Regn et tal ud", "Kommunens andel, 2025"]
    qtbot.keyClick(fields.picker.edit, K.Key_Return)
    assert builder.isVisible()
