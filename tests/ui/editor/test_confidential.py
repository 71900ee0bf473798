"""FORTROLIG and the window's address among the letter's facts: both halves or none, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.ui.editor.confidential import BOTH, CASE
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk


@pytest.fixture
def letter(desk: Desk, pane: DocumentPane) -> str:
    """A letter whose facts are shown."""
    document_id = desk.workspace.documents.create("letter", "Svar til Vanløse")
    assert pane.open(document_id)
    pane.toggle_facts()
    pane.activateWindow()
    return document_id


def write(qtbot: QtBot, field, text: str) -> None:
    field.edit.setFocus()
    field.edit.selectAll()
    if text:
        qtbot.keyClicks(field.edit, text)
    else:
        qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)


def told(desk: Desk, document_id: str) -> tuple[str, str]:
    document = desk.workspace.documents.get(document_id)
    return document.confidential_reason, document.confidential_paragraph


def test_reason_and_paragraph_are_saved_when_both_are_there(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    fields = pane.facts.confidential
    write(qtbot, fields.reason, "Personoplysninger")
    assert told(desk, letter) == ("", "")
    assert fields.hint.text() == BOTH
    assert fields.hint.isVisible()
    write(qtbot, fields.paragraph, "offentlighedslovens § 30")
    assert told(desk, letter) == ("Personoplysninger", "offentlighedslovens § 30")
    assert fields.hint.isHidden()


def test_one_half_waits_while_other_facts_are_saved_and_other_documents_shown(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    fields = pane.facts.confidential
    write(qtbot, fields.reason, "Personoplysninger")
    write(qtbot, pane.facts.lines["document_number"], "2025-7")
    other = desk.workspace.documents.create("letter", "Et andet brev")
    assert pane.open(other)
    assert (fields.reason.text(), fields.hint.isHidden()) == ("", True)
    assert pane.open(letter)
    assert (fields.reason.text(), fields.hint.text()) == ("Personoplysninger", BOTH)
    write(qtbot, fields.paragraph, "§ 30")
    assert told(desk, letter) == ("Personoplysninger", "§ 30")
    assert told(desk, other) == ("", "")


def test_a_document_stays_confidential_until_both_halves_are_taken_away(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    desk.workspace.documents.change(letter, confidential_reason="Forhandling", confidential_paragraph="§ 33, nr. 5")
    pane.reload()
    fields = pane.facts.confidential
    write(qtbot, fields.paragraph, "")
    assert told(desk, letter) == ("Forhandling", "§ 33, nr. 5")
    assert fields.hint.text() == BOTH
    write(qtbot, fields.reason, "")
    assert told(desk, letter) == ("", "")


def test_a_confidential_case_is_told_where_the_document_is_marked(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    workspace = desk.workspace
    case_id = workspace.cases.create("Salg af grund")
    workspace.cases.change(case_id, confidential=True)
    workspace.documents.change(letter, case_id=case_id)
    pane.reload()
    fields = pane.facts.confidential
    assert fields.hint.text() == CASE
    write(qtbot, fields.reason, "Forhandling")
    write(qtbot, fields.paragraph, "§ 33, nr. 5")
    assert fields.hint.isHidden()


def test_the_address_for_an_envelopes_window_is_saved_line_by_line(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str
) -> None:
    address = pane.facts.address
    assert address.isVisibleTo(pane)
    address.setFocus()
    for line in ("Grundejerforeningen", "Damhusvej 4", "2720 Vanløse"):
        qtbot.keyClicks(address, line)
        qtbot.keyClick(address, Qt.Key.Key_Return)
    address.save()
    saved = desk.workspace.documents.get(letter).recipient_address
    assert saved == "Grundejerforeningen\nDamhusvej 4\n2720 Vanløse"


def test_a_kind_without_a_window_asks_for_no_address(desk: Desk, pane: DocumentPane) -> None:
    assert pane.open(desk.workspace.documents.create("proposal", "Indstilling"))
    pane.toggle_facts()
    assert not pane.facts.address.isVisibleTo(pane)
