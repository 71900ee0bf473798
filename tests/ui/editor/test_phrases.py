"""Standardtekst in the real pane: found by its short name, put in with fields, and written on where it says."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, FieldSource, Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.fields import Fields
from kk_desktop.ui.editor.phrases import EDIT, Phrases

from ..conftest import WAIT
from .conftest import Desk

K = Qt.Key


@pytest.fixture
def answer(desk: Desk) -> str:
    workspace = desk.workspace
    hearing_id = workspace.hearings.register("Havneplan", "Havnerådet", deadline=date(2025, 4, 4))
    document_id = workspace.hearings.answers(hearing_id)[0].id
    block = Block(workspace.new_id(), runs=(Run("Kære råd. "),))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    workspace.phrases.create("svar senest", [Block("b", runs=(Run("Vi svarer |inden {frist}, {modtaget}."),))])
    return document_id


def phrases_of(pane: DocumentPane) -> Phrases:
    return next(part for part in pane.parts if isinstance(part, Phrases))


def at_end(pane: DocumentPane) -> Phrases:
    pane.editor.setFocus()
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    return phrases_of(pane)


def text(pane: DocumentPane) -> str:
    return "\n".join(block.text for block in pane.editor.tracker.blocks())


def test_a_name_typed_before_the_list_is_opened_gives_way_to_the_wording_and_one_writes_on_inside_it(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, answer: str
) -> None:
    pane.open(answer)
    phrases = at_end(pane)
    qtbot.keyClicks(pane.editor, "Svar se")
    phrases.action.trigger()
    assert phrases.picker.shown[0].name == "svar senest"
    qtbot.keyClick(phrases.picker.edit, K.Key_Return)
    qtbot.keyClicks(pane.editor, "gerne ")
    assert text(pane) == "Kære råd. Vi svarer gerne inden 4. april 2025, {modtaget}."
    fields = [run.field for run in pane.editor.tracker.blocks()[0].runs if run.field]
    assert [(field.source, field.form) for field in fields] == [(FieldSource.HEARING, "due_day")]
    assert "{modtaget}" in desk.messages.text
    assert pane.flush()


def test_the_wording_is_taken_back_as_one_step_and_other_words_before_the_caret_stay(
    qtbot: QtBot, pane: DocumentPane, answer: str
) -> None:
    pane.open(answer)
    phrases = at_end(pane)
    phrases.action.trigger()
    assert phrases.picker.edit.text() == ""
    qtbot.keyClicks(phrases.picker.edit, "svar senest")
    qtbot.keyClick(phrases.picker.edit, K.Key_Return)
    assert text(pane).startswith("Kære råd. Vi svarer inden")
    pane.editor.undo()
    assert text(pane) == "Kære råd. "


def test_the_last_in_the_list_leads_to_where_wordings_are_made(qtbot: QtBot, pane: DocumentPane, answer: str) -> None:
    pane.open(answer)
    phrases = at_end(pane)
    phrases.action.trigger()
    qtbot.keyClicks(phrases.picker.edit, "findes ikke nogen steder")
    assert [pick.name for pick in phrases.picker.shown] == [EDIT]
    with qtbot.waitSignal(pane.go_wanted) as went:
        qtbot.keyClick(phrases.picker.edit, K.Key_Return)
    assert went.args == ["phrase", ""]


def test_ctrl_full_stop_after_a_name_offers_the_wording_before_any_field(
    qtbot: QtBot, pane: DocumentPane, answer: str
) -> None:
    pane.open(answer)
    at_end(pane)
    qtbot.keyClicks(pane.editor, "svar senest")
    fields = next(part for part in pane.parts if isinstance(part, Fields))
    fields.action.trigger()
    qtbot.waitUntil(fields.picker.isVisible, timeout=WAIT)
    assert fields.picker.shown[0].name == "svar senest"
    qtbot.keyClick(fields.picker.edit, K.Key_Return)
    qtbot.waitUntil(lambda: text(pane).startswith("Kære råd. Vi svarer inden 4. april"), timeout=WAIT)
