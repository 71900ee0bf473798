"""The panel that replaces in all documents of the case, with real keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import documents as store
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.replacing import NAME, Replacing

from ..conftest import WAIT
from .conftest import Desk

K, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
FIELD = Run("Sundholm", field=Field("f", FieldSource.ATTACHMENT, "x", "number"))


def write(desk: Desk, case_id: str, title: str, *runs: Run) -> str:
    documents = desk.workspace.documents
    document_id = documents.create("memo", title, case_id=case_id)
    block = Block(desk.workspace.new_id(), runs=runs)
    documents.save_blocks(document_id, [block], [block.id])
    return document_id


def text(desk: Desk, document_id: str) -> str:
    return " ".join(block.text for block in desk.workspace.documents.blocks(document_id))


def test_places_are_seen_one_is_left_out_and_the_rest_is_replaced_as_one_action(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    case_id = desk.workspace.cases.create("Sundholm")
    one = write(desk, case_id, "Et", Run("Til Sundholm. Og sundholm."))
    two = write(desk, case_id, "To", FIELD, Run(" ved Sundholm"))
    sent = write(desk, case_id, "Tre", Run("Om Sundholm"))
    desk.workspace.desk.act("Sendte", lambda db: store.change(db, sent, status=Status.SENT))
    assert pane.open(one)
    pane.activateWindow()
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_H, Ctrl)
    bar = pane.finder.bar
    qtbot.keyClicks(bar.words, "Sundholm")
    bar.replacement.setText("Amager")
    bar.across.click()
    view = next(part for part in pane.parts if isinstance(part, Replacing)).view
    assert view.isVisible()
    assert view.replacement.text() == "Amager"
    qtbot.waitUntil(lambda: view.told.text() == "5 steder i 3 dokumenter.", timeout=WAIT)
    assert view.replace.text() == "Erstat 3 steder"
    notes = [view.hits.item(row).text() for row in range(view.hits.count())]
    assert any("Tre" in note and "Afsendt, ændres ikke" in note for note in notes)
    assert any("felt eller fodnote" in note for note in notes)
    view.hits.setFocus()
    view.hits.setCurrentRow(2)
    qtbot.keyClick(view.hits, K.Key_Space)
    assert view.replace.text() == "Erstat 2 steder"
    view.replace.click()
    qtbot.waitUntil(lambda: desk.messages.text == "2 steder i 2 dokumenter er erstattet.", timeout=WAIT)
    assert text(desk, one) == "Til Amager. Og sundholm."
    assert text(desk, two) == "Sundholm ved Amager"
    assert text(desk, sent) == "Om Sundholm"
    qtbot.waitUntil(lambda: pane.editor.tracker.blocks()[0].text == "Til Amager. Og sundholm.", timeout=WAIT)
    desk.workspace.history.undo()
    assert text(desk, two) == "Sundholm ved Sundholm"
    assert text(desk, one) == "Til Sundholm. Og sundholm."
    assert pane.flush()
    pane.close_document()


def test_other_words_forget_what_was_found_and_closing_takes_the_choice_away(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    case_id = desk.workspace.cases.create("Sundholm")
    assert pane.open(write(desk, case_id, "Et", Run("Til Sundholm")))
    part = next(part for part in pane.parts if isinstance(part, Replacing))
    told: list[str] = []
    part.panel_named.connect(told.append)
    pane.commands()["replace_across"].trigger()
    part.view.words.setText("Sundholm")
    qtbot.keyClick(part.view.words, K.Key_Return)
    qtbot.waitUntil(part.view.replace.isEnabled, timeout=WAIT)
    qtbot.keyClicks(part.view.words, "en")
    assert not part.view.replace.isEnabled()
    assert part.view.hits.count() == 0
    qtbot.keyClick(part.view.words, K.Key_Return)
    qtbot.waitUntil(lambda: part.view.told.text() == "Ingen træf på ”Sundholmen”.", timeout=WAIT)
    part.view.close_button.click()
    assert told == [NAME, ""]
    assert not part.view.isVisible()
    pane.close_document()
