"""Talkontrol writes just what it says, names the table it means, and tells what it has not looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.budgets import TableStage
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.figure_check import NOTHING, FigureCheck
from kk_desktop.ui.editor.figure_check_mends import LIVE, LIVE_ALREADY, NO_CELL, NOT_TRACED
from kk_desktop.ui.widgets.finding_card import FindingCard
from kk_desktop.ui.widgets.finding_cards import READING
from tests.table_shape import make_table

from .conftest import Desk
from .test_figure_check import PATIENCE, press, put_caret, text_of, write_note

INCOME = "Indtægter fra udlejning er {} i 2025."
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def read(qtbot: QtBot, part: FigureCheck) -> FigureCheck:
    qtbot.waitUntil(lambda: bool(part.report.findings or part.report.unheld), timeout=PATIENCE)
    return part


def words_on(card: FindingCard) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel)]


@pytest.fixture
def case(desk: Desk) -> str:
    return desk.workspace.cases.create("Mødested", "2025-1")


@pytest.mark.parametrize(
    ("figure", "wrong", "right"),
    [
        ("-40", "42.000 kr.", "40.000 kr."), ("-40", "42 t.kr.", "40 t.kr."), ("-40", "-42.000 kr.", "-40.000 kr."),
        ("40", "42.000 kroner", "40.000 kroner"),
    ],
)  # fmt: skip
def test_the_tables_figure_is_written_just_as_card_and_message_say_and_follows_the_table(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, case: str, figure: str, wrong: str, right: str
) -> None:
    table_id = make_table(desk.workspace, case, "Indtægter fra udlejning", [figure], "Drift")
    part = read(qtbot, write_note(desk, pane, case, INCOME.format(wrong)))
    press("Brug tabellens tal", part)
    assert text_of(pane)[0].replace(NBSP, " ") == INCOME.format(right)
    assert desk.messages.text.replace(NBSP, " ") == f"Tallet er rettet til {right.removesuffix('.')}."
    assert any(run.field for run in pane.editor.tracker.blocks()[0].runs)
    assert pane.flush()
    table = desk.workspace.budgets.get(table_id)
    sign = "-" if figure.startswith("-") else ""
    desk.workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[0].id, f"{sign}55")
    saved = desk.workspace.documents.blocks(pane.document_id)[0].text.replace(NBSP, " ")
    assert saved.startswith(INCOME.partition("{}")[0] + right[: right.index("4")] + "55")


def test_one_key_keeps_income_without_its_sign(qtbot: QtBot, desk: Desk, pane: DocumentPane, case: str) -> None:
    make_table(desk.workspace, case, "Indtægter fra udlejning", ["-560"], "Drift")
    read(qtbot, write_note(desk, pane, case, INCOME.format("560.000 kr.")))
    put_caret(pane, "560.000")
    QTest.keyClick(pane.editor, Qt.Key.Key_T, CTRL_SHIFT)
    assert desk.messages.text == LIVE
    assert text_of(pane) == [INCOME.format("560.000 kr.")]
    assert [run.text for run in pane.editor.tracker.blocks()[0].runs if run.field] == ["560.000 kr."]
    put_caret(pane, "560.000")
    QTest.keyClick(pane.editor, Qt.Key.Key_T, CTRL_SHIFT)
    assert desk.messages.text == LIVE_ALREADY


def test_with_two_editions_the_card_names_the_one_it_means(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, case: str
) -> None:
    workspace = desk.workspace
    old = make_table(workspace, case, "Husleje", ["560", "565"], "Drift")
    workspace.budgets.change(old, price_level=2025, number="1")
    part = read(qtbot, write_note(desk, pane, case, "I 2025 koster husleje 570.000 kr. ifølge tabellen."))
    assert not any("2025 p/l" in words for words in words_on(part.cards.cards[0]))
    new = workspace.table_series.begin_edition(old, TableStage.ADOPTED, with_figures=True)
    table = workspace.budgets.get(new)
    workspace.budgets.change(new, price_level=2027)
    workspace.budgets.set_cell(new, table.rows[0].id, table.columns[0].id, "572")
    part.around.changes.budget_table_saved.emit(new)
    qtbot.waitUntil(lambda: bool(part.report.red and part.report.red[0].table), timeout=PATIENCE)
    seen = words_on(part.cards.cards[0])
    names = {old: "Tabel 1. Drift (2025 p/l)", new: "Tabel 1. Drift (Vedtaget, 2027 p/l)"}
    name = names[part.report.red[0].cells[0].table_id]
    assert seen[seen.index("Tabel") + 1].splitlines()[0] == name
    assert name in part.cards.cards[0].accessibleName()
    pane.editor.setFocus()
    QTest.keyClick(pane.editor, Qt.Key.Key_F8)
    assert name in desk.messages.text


def test_until_the_first_answer_the_figures_are_being_read(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, case: str
) -> None:
    part = write_note(desk, pane, case, "Her er ingen tal.")
    assert part.cards.when_empty == READING
    qtbot.waitUntil(lambda: part.cards.when_empty == NOTHING, timeout=PATIENCE)
    write_note(desk, pane, case, "Heller ingen her.")
    assert part.cards.when_empty == READING
    qtbot.waitUntil(lambda: part.cards.when_empty == NOTHING, timeout=PATIENCE)


def test_amounts_held_up_against_nothing_are_counted_quietly_and_gone_through(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, case: str
) -> None:
    make_table(desk.workspace, case, "Husleje", ["560"], "Drift")
    part = read(
        qtbot,
        write_note(desk, pane, case, "Husleje er 560.000 kr. i 2025.", "Festen kostede 17.300 kr. og 21,7 mio. kr."),
    )
    assert part.counts.text() == "1 stemmer"
    assert part.unheld.words.text() == "2 beløb er ikke holdt op mod noget."
    assert part.unheld.next.accessibleName() == "Vis det næste: 2 beløb er ikke holdt op mod noget"
    seen = []
    for _ in range(3):
        part.unheld.next.click()
        seen.append(pane.editor.textCursor().selectedText())
    assert seen == ["17.300 kr.", "21,7 mio. kr.", "17.300 kr."]
    put_caret(pane, "17.300")
    QTest.keyClick(pane.editor, Qt.Key.Key_T, CTRL_SHIFT)
    assert desk.messages.text == NOT_TRACED


def test_a_number_that_holds_and_is_no_cell_is_told_so(qtbot: QtBot, desk: Desk, pane: DocumentPane, case: str) -> None:
    read(qtbot, write_note(desk, pane, case, "Der afsættes 1,95 mio. kr. årligt i 2011-2014, i alt 7,8 mio. kr."))
    put_caret(pane, "7,8")
    QTest.keyClick(pane.editor, Qt.Key.Key_T, CTRL_SHIFT)
    assert desk.messages.text == NOT_TRACED
    put_caret(pane, "afsættes")
    QTest.keyClick(pane.editor, Qt.Key.Key_T, CTRL_SHIFT)
    assert desk.messages.text == NO_CELL
