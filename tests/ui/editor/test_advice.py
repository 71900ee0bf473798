"""Advice on the text is there for whoever looks, leads to its words, and stays away once it is hidden."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from kk_desktop.domain.readiness import Standing
from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk

PATIENCE = 20_000
TEXT = ("Planen er ny, fx. i Valby.", "Udvalget er er enigt.")


def open_memo(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    document = desk.workspace.documents.create("memo", "Et notat")
    blocks = [Block(f"b{number}", runs=(Run(text),)) for number, text in enumerate(TEXT)]
    desk.workspace.documents.save_blocks(document, blocks, [block.id for block in blocks])
    pane.open(document)
    look_through(qtbot, pane)


def look_through(qtbot: QtBot, pane: DocumentPane) -> None:
    readiness = pane.page.readiness
    qtbot.waitUntil(lambda: readiness.readiness is not None and len(readiness.list.advice) > 0, timeout=PATIENCE)


def dashed(pane: DocumentPane) -> list[str]:
    style = QTextEdit.ExtraSelection().format.UnderlineStyle.DashUnderline
    marks = pane.editor.extraSelections()
    return [each.cursor.selectedText() for each in marks if each.format.underlineStyle() == style]


def test_advice_is_counted_listed_and_marked_and_holds_nothing_back(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    open_memo(qtbot, desk, pane)
    bar = pane.page.readiness
    assert bar.readiness is not None
    assert bar.readiness.standing is Standing.READY
    assert bar.sign.text() == "Klar til udgivelse"
    assert bar.suggestions.text() == "2 forslag"
    assert dashed(pane) == ["fx.", "er er"]
    assert not pane.editor.tracker.has_unsaved


def test_f8_goes_to_the_words_and_says_what_might_be_better(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    open_memo(qtbot, desk, pane)
    pane.editor.setFocus()
    QTest.keyClick(pane.editor, Qt.Key.Key_F8)
    assert pane.editor.textCursor().selectedText() == "fx."
    assert "uden punktum" in desk.messages.text
    QTest.keyClick(pane.editor, Qt.Key.Key_F8)
    assert pane.editor.textCursor().selectedText() == "er er"


def test_a_committees_former_name_is_mended_from_the_list(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> None:
    old, new = "Beskæftigelses- og Integrationsudvalget", "Beskæftigelses-, Integrations- og Erhvervsudvalget"
    document = desk.workspace.documents.create("memo", "Et notat")
    desk.workspace.documents.change(document, date=date(2026, 1, 5), recipients=(old,))
    desk.workspace.documents.save_blocks(document, [Block("b", runs=(Run(f"Det er {old}s plan."),))], ["b"])
    pane.open(document)
    look_through(qtbot, pane)
    to_recipient, in_text = pane.page.readiness.list.advice
    assert in_text.accessibleName().startswith("Navn i teksten: Se efter")
    assert to_recipient.accessibleName().startswith("Afsender og modtager: Se efter")
    assert "fra 1. januar 2026" in in_text.accessibleName()
    in_text.mend_button.click()
    assert pane.editor.tracker.blocks()[0].text == f"Det er {new}s plan."
    to_recipient.mend_button.click()
    assert desk.workspace.documents.get(document).recipients == (new,)
    qtbot.waitUntil(lambda: not pane.page.readiness.list.advice, timeout=PATIENCE)


def test_hidden_advice_stays_away_also_when_the_document_is_opened_again(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    open_memo(qtbot, desk, pane)
    bar, document = pane.page.readiness, pane.document_id
    bar.list.advice[0].hide_button.click()
    assert bar.suggestions.text() == "1 forslag"
    assert dashed(pane) == ["er er"]
    pane.close_document()
    assert bar.list.advice == []
    pane.open(document)
    look_through(qtbot, pane)
    assert bar.suggestions.text() == "1 forslag"


def test_an_open_question_of_the_sender_is_told_among_the_suggestions(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    hearing = desk.workspace.hearings.register("Bydelsplan", questions=("Hvordan finansieres det?",))
    pane.open(desk.workspace.hearings.answers(hearing)[0].id)
    look_through(qtbot, pane)
    messages = [line.accessibleName() for line in pane.page.readiness.list.advice]
    assert any("”Hvordan finansieres det?”" in message for message in messages)
