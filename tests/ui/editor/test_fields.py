"""Fields by Ctrl+. in the real pane: found by a few letters, put in by Enter, told about and let go in their card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from kk_desktop.domain.budgets import TableStage
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.fields import Fields
from kk_desktop.ui.editor.painting import chips

from ..conftest import WAIT
from .conftest import Desk

K = Qt.Key


@pytest.fixture
def letter(desk: Desk) -> str:
    """A letter in a case with a table: Café 500.000 kr. in 2025, and the same in all."""
    workspace = desk.workspace
    case_id = workspace.cases.create("Bydelsplanen", "2024-0012")
    table_id = workspace.budgets.create("Indsatser", case_id=case_id)
    table = workspace.budgets.get(table_id)
    workspace.budgets.change(table_id, price_level=2025)
    workspace.budgets.change_row(table.rows[0].id, label="Café")
    workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[0].id, "500")
    document_id = workspace.documents.create("letter", "Svar", case_id=case_id)
    block = Block(workspace.new_id(), runs=(Run("Det koster "),))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    return document_id


def fields_of(pane: DocumentPane) -> Fields:
    return next(part for part in pane.parts if isinstance(part, Fields))


def at_end(pane: DocumentPane) -> None:
    pane.editor.setFocus()
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)


def ask(qtbot: QtBot, pane: DocumentPane) -> Fields:
    fields = fields_of(pane)
    fields.action.trigger()
    assert fields.picker.isVisible()
    qtbot.waitUntil(lambda: len(fields.picker.shown) > 1, timeout=WAIT)
    return fields


def runs(pane: DocumentPane) -> list[tuple[str, FieldSource | None, str]]:
    return [
        (run.text.replace("\u00a0", " "), run.field and run.field.source, run.field.form if run.field else "")
        for block in pane.editor.tracker.blocks()
        for run in block.runs
    ]  # type: ignore[misc]


def test_a_sum_is_found_by_letters_written_otherwise_by_tab_and_put_in_by_enter(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str
) -> None:
    pane.open(letter)
    at_end(pane)
    picker = ask(qtbot, pane).picker
    qtbot.keyClicks(picker.edit, "i alt")
    assert [(pick.name, pick.origin) for pick in picker.shown] == [("I alt, 2025", "Indsatser")]
    qtbot.keyClick(picker.edit, K.Key_Tab)
    qtbot.keyClick(picker.edit, K.Key_Return)
    assert not picker.isVisible()
    qtbot.keyClicks(pane.editor, " om året.")
    expected = [("Det koster ", None, ""), ("500 t.kr.", FieldSource.BUDGET_CELL, "tkr"), (" om året.", None, "")]
    assert runs(pane) == expected
    assert pane.flush()
    table = desk.workspace.budgets.rows()[0]
    row = desk.workspace.budgets.get(table.id)
    desk.workspace.budgets.set_cell(table.id, row.rows[0].id, row.columns[0].id, "750")
    qtbot.waitUntil(lambda: runs(pane)[1][0] == "750 t.kr.", timeout=WAIT)


def test_whoever_types_and_presses_enter_before_the_list_is_there_gets_what_they_meant(
    qtbot: QtBot, pane: DocumentPane, letter: str
) -> None:
    pane.open(letter)
    at_end(pane)
    fields = fields_of(pane)
    fields.action.trigger()
    qtbot.keyClicks(fields.picker.edit, "i alt 2025")
    qtbot.keyClick(fields.picker.edit, K.Key_Return)
    qtbot.waitUntil(lambda: len(runs(pane)) > 1, timeout=WAIT)
    assert runs(pane) == [("Det koster ", None, ""), ("500.000 kr.", FieldSource.BUDGET_CELL, "kr")]
    assert not fields.picker.isVisible()


def test_names_stand_in_the_list_only_when_looked_for_and_esc_goes_back_to_the_text(
    qtbot: QtBot, pane: DocumentPane, letter: str
) -> None:
    pane.open(letter)
    at_end(pane)
    picker = ask(qtbot, pane).picker
    assert {pick.group for pick in picker.shown} == {"Beløb", "Høring og sag", "Udregning"}
    qtbot.keyClicks(picker.edit, "økonomiudvalget")
    assert {pick.group for pick in picker.shown} == {"Udvalg og enheder"}
    qtbot.keyClick(picker.edit, K.Key_Down)
    qtbot.keyClicks(picker.edit, " findes ikke")
    assert picker.shown == []
    assert "økonomiudvalget findes ikke" in picker.nothing.text()
    qtbot.keyClick(picker.edit, K.Key_Return)
    qtbot.keyClick(picker.edit, K.Key_Escape)
    assert pane.editor.hasFocus()
    assert runs(pane) == [("Det koster ", None, "")]


def test_two_tables_of_one_name_are_told_apart_wherever_one_chooses_among_them(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str
) -> None:
    budgets = desk.workspace.budgets
    twin = budgets.create("Indsatser", case_id=budgets.rows()[0].case_id)
    table = budgets.get(twin)
    budgets.change_row(table.rows[0].id, label="Café")
    budgets.set_cell(twin, table.rows[0].id, table.columns[0].id, "520")
    budgets.change(twin, price_level=2026, stage=TableStage.ADOPTED)
    budgets.create("Anlæg")
    pane.open(letter)
    at_end(pane)
    fields = ask(qtbot, pane)
    qtbot.keyClicks(fields.picker.edit, "caf 2025")
    apart = ["Indsatser (2025 p/l)", "Indsatser (Vedtaget, 2026 p/l)"]
    assert [pick.origin for pick in fields.picker.shown] == apart
    qtbot.keyClick(fields.picker.edit, K.Key_Escape)
    fields.commands()["reckoned_figure"].trigger()
    chosen = fields.builder.table
    assert {chosen.itemText(number) for number in range(chosen.count())} == {*apart, "Anlæg"}
    for choices in (pane.inserting.tables(), pane.inserting.charts()):
        assert {name for name, _ in choices} == {f"Tabel: {name}" for name in (*apart, "Anlæg")}


def test_the_card_at_a_field_tells_its_source_writes_it_otherwise_and_lets_it_go(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str
) -> None:
    pane.open(letter)
    at_end(pane)
    fields = ask(qtbot, pane)
    qtbot.keyClick(fields.picker.edit, K.Key_Return)
    fields.action.trigger()
    card = fields.card
    assert (card.says.text().replace("\u00a0", " "), card.origin.text()) == (
        "500.000 kr.", "Café, 2025  ·  Indsatser",
    )  # fmt: skip
    assert [each.text() for each in card.buttons] == ["Gå til cellen", "Skriv som …", "Løsn"]
    assert card.buttons[0].hasFocus()
    with qtbot.waitSignal(pane.go_wanted) as went:
        card.buttons[0].click()
    assert went.args is not None
    assert went.args[0] == "budget_table"
    table = desk.workspace.budgets.get(desk.workspace.budgets.rows()[0].id)
    assert went.args[1] == f"{table.id}/{table.rows[0].id}:{table.columns[0].id}"
    fields.action.trigger()
    forms = card.buttons[1].menu().actions()
    assert [form.text().replace("\u00a0", " ") for form in forms[:3]] == [
        "500 t.kr.", "0,5 mio. kr.", "0,5 mio. kr.  ·  altid 1 decimal",
    ]  # fmt: skip
    forms[1].trigger()
    assert runs(pane)[1] == ("0,5 mio. kr.", FieldSource.BUDGET_CELL, "mio")
    fields.action.trigger()
    card.buttons[-1].click()
    assert runs(pane) == [("Det koster 0,5 mio. kr.", None, "")]
    pane.editor.undo()
    assert runs(pane)[1] == ("0,5 mio. kr.", FieldSource.BUDGET_CELL, "mio")


def test_a_click_on_a_field_that_follows_nothing_says_so_also_in_a_text_that_can_only_be_read(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, letter: str
) -> None:
    field = Field("f", FieldSource.ATTACHMENT, "væk", "number")
    block = Block(desk.workspace.new_id(), runs=(Run("Se "), Run("bilag 1", field=field)))
    desk.workspace.documents.save_blocks(letter, [block], [block.id])
    pane.open(letter)
    fields = fields_of(pane)
    fields.show_document(desk.workspace.documents.get(letter), can_write=False)
    pane.editor.setReadOnly(True)
    first = pane.editor.document().firstBlock()
    box = next(chips(first)).translated(pane.editor.document().documentLayout().blockBoundingRect(first).topLeft())
    qtbot.mouseClick(pane.editor.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert fields.card.isVisible()
    assert "Følger ikke noget mere" in fields.card.says.text()
    assert fields.card.buttons == []
    assert not fields.action.isEnabled()
