"""Talkontrol beside the text: what does not hold is marked and told, put right, accepted, or left alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, FieldSource, Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.figure_check import MOST_ADVISED, FigureCheck
from kk_desktop.ui.editor.figure_check_mends import LIVE, NO_CELL
from kk_desktop.ui.widgets.finding_cards import MOST_CARDS
from tests.table_shape import make_table

from .conftest import Desk

PATIENCE = 20_000
RENT = "I 2026 koster husleje 430.000 kr. ifølge tabellen."
WAGES = "I 2027 koster husleje 440.000 kr. ifølge tabellen."


def open_note(qtbot: QtBot, desk: Desk, pane: DocumentPane, *texts: str) -> FigureCheck:
    """A note in a case whose table has 420 for the rent in 2026 and 440 in 2027."""
    case = desk.workspace.cases.create("Mødested", "2025-1")
    make_table(desk.workspace, case, "Husleje", ("", "420", "440"), "Drift af mødestedet")
    part = write_note(desk, pane, case, *texts)
    qtbot.waitUntil(lambda: bool(part.report.findings), timeout=PATIENCE)
    return part


def write_note(desk: Desk, pane: DocumentPane, case: str, *texts: str) -> FigureCheck:
    """A note in a case, opened with Talkontrol in front; its figures are yet to be read."""
    workspace = desk.workspace
    document = workspace.documents.create("memo", "Et notat")
    workspace.documents.change(document, case_id=case)
    blocks = [Block(workspace.new_id(), runs=(Run(text),)) for text in texts]
    workspace.documents.save_blocks(document, blocks, [block.id for block in blocks])
    pane.open(document)
    part = next(part for part in pane.parts if isinstance(part, FigureCheck))
    assert part.panel is not None
    pane.side.show_panel(part.panel)
    return part


def marked(pane: DocumentPane) -> list[str]:
    single = QTextEdit.ExtraSelection().format.UnderlineStyle.SingleUnderline
    marks = pane.editor.extraSelections()
    return [each.cursor.selectedText() for each in marks if each.format.underlineStyle() == single]


def text_of(pane: DocumentPane) -> list[str]:
    return [block.text for block in pane.editor.tracker.blocks()]


def put_caret(pane: DocumentPane, words: str) -> None:
    pane.editor.setFocus()
    found = pane.editor.document().find(words)
    found.setPosition(found.selectionStart() + 1)
    pane.editor.setTextCursor(found)


def press(words: str, part: FigureCheck) -> None:
    next(each for each in part.cards.cards[0].buttons if each.text() == words).click()


def test_what_does_not_hold_is_marked_counted_and_found_with_f8(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    part = open_note(qtbot, desk, pane, RENT, WAGES)
    assert marked(pane) == ["430.000 kr."]
    assert part.counts.text() == "1 stemmer ikke · 1 stemmer"
    assert part.cards.cards[0].title == "Teksten siger 10.000\u00a0kr. mere end tabellen"
    pane.editor.setFocus()
    QTest.keyClick(pane.editor, Qt.Key.Key_F8)
    assert pane.editor.textCursor().selectedText() == "430.000 kr."
    assert "teksten siger 430.000 kr. (10.000\u00a0kr. mere)" in desk.messages.text
    assert not pane.editor.tracker.has_unsaved
    assert "stemmer ikke" in pane.editor.accessibleDescription()


def test_f8_goes_through_the_figures_alone_while_they_are_in_front_and_through_everything_else_without_them(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_note(
        qtbot, desk, pane, RENT, "Vi vi skriver igen.", "I 2027 koster husleje 450.000 kr. ifølge tabellen."
    )
    assert part.keys.isVisible()
    pane.editor.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(pane.editor, Qt.Key.Key_F8)
        seen.append(pane.editor.textCursor().selectedText())
    assert seen == ["430.000 kr.", "450.000 kr.", "430.000 kr."]
    part.cards.cards[0].buttons[0].click()
    qtbot.waitUntil(lambda: len(part.report.red) == 1, timeout=PATIENCE)
    pane.remarks.next.trigger()
    assert pane.editor.textCursor().selectedText() == "450.000 kr."
    pane.side.show_panel(pane.page)
    assert not part.step()


def test_a_document_without_a_case_tells_why_no_table_is_asked(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    part = open_note(qtbot, desk, pane, RENT)
    assert part.no_case.isHidden()
    pane.open(desk.workspace.documents.create("memo", "Et løst notat"))
    assert not part.no_case.isHidden()


def test_the_tables_figure_takes_the_wrong_ones_place_follows_the_table_and_is_one_step_back(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_note(qtbot, desk, pane, RENT)
    press("Brug tabellens tal", part)
    assert text_of(pane) == ["I 2026 koster husleje 420.000\u00a0kr. ifølge tabellen."]
    run = next(run for run in pane.editor.tracker.blocks()[0].runs if run.field)
    assert run.field is not None
    assert run.field.source is FieldSource.BUDGET_CELL
    qtbot.waitUntil(lambda: part.report.findings == (), timeout=PATIENCE)
    assert marked(pane) == []
    pane.editor.undo()
    assert text_of(pane) == [RENT]


def test_an_amount_that_was_a_cell_is_told_when_the_cell_is_changed_beside_the_open_text(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    case = desk.workspace.cases.create("Mødested", "2025-1")
    table_id = make_table(desk.workspace, case, "Husleje", ("", "695"), "Drift af mødestedet")
    part = write_note(desk, pane, case, "Stedet koster 695.000 kr. i alt.")
    qtbot.waitUntil(lambda: bool(part.report.green), timeout=PATIENCE)
    table = desk.workspace.budgets.get(table_id)
    desk.workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[1].id, "745")
    desk.changes.budget_table_saved.emit(table_id)
    qtbot.waitUntil(lambda: bool(part.report.red), timeout=PATIENCE)
    assert marked(pane) == ["695.000 kr."]
    press("Brug tabellens tal", part)
    assert text_of(pane) == ["Stedet koster 745.000\u00a0kr. i alt."]
    qtbot.waitUntil(lambda: not part.report.red, timeout=PATIENCE)


def test_where_no_cell_says_it_the_right_figure_is_written_as_the_wrong_one_was(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_note(qtbot, desk, pane, "Der afsættes 1,95 mio. kr. årligt i 2011-2014, i alt 7,9 mio. kr.")
    press("Skriv 7,8 mio. kr.", part)
    assert text_of(pane) == ["Der afsættes 1,95 mio. kr. årligt i 2011-2014, i alt 7,8 mio. kr."]
    qtbot.waitUntil(lambda: not part.report.red, timeout=PATIENCE)


def test_a_figure_is_accepted_with_a_reason_by_keyboard_alone_and_taken_back(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_note(qtbot, desk, pane, RENT)
    pane.commands()["figure_check"].trigger()
    card = part.cards.cards[0]
    assert pane.focusWidget() is card
    pane.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card)
    card.ask_reason()
    QTest.keyClick(card.reason, Qt.Key.Key_Return)
    assert "Begrundelsen mangler" in desk.messages.text
    QTest.keyClicks(card.reason, "Med varme")
    QTest.keyClick(card.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.report.words == "1 accepteret", timeout=PATIENCE)
    assert pane.focusWidget() is part.cards.cards[0]
    assert marked(pane) == []
    assert any(label == "Med varme" for _name, label, _role in part.cards.cards[0]._facts())
    press("Tag tilbage", part)
    qtbot.waitUntil(lambda: len(part.report.red) == 1, timeout=PATIENCE)


def test_a_reason_half_typed_stays_when_the_text_is_read_again(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    part = open_note(qtbot, desk, pane, RENT)
    part.cards.cards[0].ask_reason("Med var")
    cursor = QTextCursor(pane.editor.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(" " + WAGES)
    qtbot.waitUntil(lambda: len(part.report.findings) == 2, timeout=PATIENCE)
    assert part.cards.cards[0].begun == "Med var"


def test_one_key_lets_a_figure_that_holds_follow_its_cell(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    open_note(qtbot, desk, pane, WAGES)
    put_caret(pane, "440.000")
    QTest.keyClick(pane.editor, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.messages.text == LIVE
    assert text_of(pane) == [WAGES]
    assert [run.text for run in pane.editor.tracker.blocks()[0].runs if run.field] == ["440.000 kr."]
    put_caret(pane, "ifølge")
    QTest.keyClick(pane.editor, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.messages.text == NO_CELL


def test_marks_follow_the_words_and_the_findings_follow_the_table(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    part = open_note(qtbot, desk, pane, RENT)
    cursor = QTextCursor(pane.editor.document())
    cursor.insertText("Det er sådan: ")
    part.marks.mark()
    assert marked(pane) == ["430.000 kr."]
    cell = part.report.red[0].cells[0]
    desk.workspace.budgets.set_cell(cell.table_id, cell.row_id, cell.column_id, "430")
    qtbot.waitUntil(lambda: part.report.words == "1 stemmer", timeout=PATIENCE)
    assert marked(pane) == []


def test_what_holds_is_quiet_until_somebody_wants_to_see_it(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    part = open_note(qtbot, desk, pane, WAGES)
    assert pane.editor.extraSelections() == []
    part.greens.click()
    assert [each.cursor.selectedText() for each in pane.editor.extraSelections()] == ["440.000 kr."]
    assert part.cards.fold.text() == "1 udsagn stemmer"
    part.cards.fold.click()
    assert part.cards.rows.isVisibleTo(part.cards)


def test_in_a_locked_document_findings_are_seen_and_nothing_is_offered(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_note(qtbot, desk, pane, RENT)
    document = desk.workspace.documents.get(pane.document_id)
    part.show_document(document, can_write=False)
    qtbot.waitUntil(lambda: bool(part.cards.cards), timeout=PATIENCE)
    assert [each.text() for each in part.cards.cards[0].buttons] == ["Vis i teksten", "Gå til cellen"]
    assert "make_live" not in pane.commands()
    assert QApplication.focusWidget() is not part.cards.cards[0].reason


def test_hundreds_of_findings_are_told_by_the_first_cards_and_their_number(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    texts = [
        f"Til indsats {n} afsættes {n},5 mio. kr. årligt i 2011-2014, i alt {n * 4} mio. kr." for n in range(11, 71)
    ]
    part = open_note(qtbot, desk, pane, *texts)
    assert len(part.report.red) == len(texts)
    assert len(part.cards.cards) == MOST_CARDS
    assert [each.text() for each in part.cards.findChildren(QLabel) if each.text().startswith("Og ")] == ["Og 40 mere."]
    assert len(pane.page.readiness.list.advice) == MOST_ADVISED
    kept = part.cards.cards[1]
    press("Skriv 46 mio. kr.", part)
    qtbot.waitUntil(lambda: len(part.report.red) == len(texts) - 1, timeout=PATIENCE)
    assert part.cards.cards[0] is kept
