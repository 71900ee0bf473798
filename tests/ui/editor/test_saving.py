"""What is typed reaches the file, at every pause and before anything closes; a full disk loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.ui.editor import autosave
from kk_desktop.ui.editor.document_pane import NOT_SAVED, DocumentPane

from .conftest import Desk, paragraph


@pytest.fixture
def document(desk: Desk, pane: DocumentPane) -> str:
    """A letter of two paragraphs, open in the pane."""
    document_id = desk.workspace.documents.create("letter", "Til Valby")
    old = [block.id for block in desk.workspace.documents.blocks(document_id)]
    blocks = [paragraph(desk.workspace.new_id(), "Første afsnit."), paragraph(desk.workspace.new_id(), "Andet afsnit.")]
    desk.workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    assert not set(old) & {block.id for block in blocks}
    assert pane.open(document_id)
    return document_id


def on_disk(desk: Desk) -> list[str]:
    """The text of every block, read through a connection of its own."""
    with closing(sqlite3.connect(desk.workspace.path)) as db:
        return [row[0] for row in db.execute("SELECT json FROM block ORDER BY position")]


def test_a_pause_in_typing_saves_the_changed_block(qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str) -> None:
    qtbot.keyClicks(pane.editor, "Nyt: ")
    with qtbot.waitSignal(pane.autosave.saved):
        pass
    assert any("Nyt: Første afsnit." in text for text in on_disk(desk))
    assert pane.autosave.is_at_rest


def test_only_what_was_typed_in_is_written(qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str) -> None:
    with closing(sqlite3.connect(desk.workspace.path)) as db:
        before = dict(db.execute("SELECT id, rev FROM block"))
    qtbot.keyClicks(pane.editor, "x")
    assert pane.flush()
    with closing(sqlite3.connect(desk.workspace.path)) as db:
        after = dict(db.execute("SELECT id, rev FROM block"))
    assert [block_id for block_id in after if after[block_id] != before[block_id]] == [pane.editor.tracker.lines[0].id]


def test_leaving_the_text_saves_at_once(qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str) -> None:
    other = QLineEdit(pane)
    other.show()
    pane.editor.setFocus()
    qtbot.keyClicks(pane.editor, "Kort ")
    with qtbot.waitSignal(pane.autosave.saved):
        other.setFocus()
    assert any("Kort Første afsnit." in text for text in on_disk(desk))


def test_flush_waits_for_what_is_under_way_and_saves_the_rest(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    qtbot.keyClicks(pane.editor, "A")
    pane.autosave.save_soon()
    qtbot.keyClicks(pane.editor, "B")
    assert pane.flush()
    assert any("ABFørste afsnit." in text for text in on_disk(desk))


def test_what_is_typed_waits_for_no_page_and_no_printer(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    go_on = Event()
    try:
        waiting = [desk.tasks.start(go_on.wait, lambda _done: None) for _ in range(4)]
        qtbot.keyClicks(pane.editor, "A")
        pane.autosave.save_soon()
        qtbot.keyClicks(pane.editor, "B")
        assert pane.flush()
        assert any("ABFørste afsnit." in text for text in on_disk(desk))
        assert not any(each.done() for each in waiting)
    finally:
        go_on.set()


def test_opening_another_document_saves_the_one_before(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    qtbot.keyClicks(pane.editor, "Sidste ord. ")
    assert pane.open(desk.workspace.documents.create("memo", "Et notat"))
    assert desk.workspace.documents.blocks(document)[0].text == "Sidste ord. Første afsnit."


def limit_file(desk: Desk, pages: int) -> None:
    """Let the file grow to so many pages and no further, which SQLite answers as it does a full disk."""
    database = desk.workspace.desk.database
    database.act("Satte grænse", lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchall())


def test_a_full_disk_is_told_at_once_and_the_text_is_saved_when_there_is_room(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    other = desk.workspace.documents.create("memo", "Et notat")
    with closing(sqlite3.connect(desk.workspace.path)) as db:
        limit_file(desk, db.execute("PRAGMA page_count").fetchone()[0])
    with qtbot.waitSignal(pane.autosave.failed):
        QApplication.clipboard().setText("Vi støtter forslaget. " * 4000)
        pane.editor.paste()
    assert desk.messages.text == (
        "Der er ikke plads på disken. Din tekst er bevaret, mens vinduet er åbent. Gør plads, så gemmer vi igen."
    )
    assert not pane.flush()
    assert not pane.open(other)
    assert pane.editor.toPlainText().startswith("Vi støtter forslaget.")

    limit_file(desk, 1_000_000)
    with qtbot.waitSignal(pane.autosave.saved):
        qtbot.keyClicks(pane.editor, "Nu. ")
    assert any("Vi støtter forslaget. Nu. Første afsnit." in text for text in on_disk(desk))
    assert desk.messages.text == "Alt er gemt kl. 14.32."


def test_what_could_not_be_saved_is_tried_again_by_itself(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object) -> None:
        raise UserError("Filen er flyttet.")

    monkeypatch.setattr(autosave, "RETRY", 1)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(desk.workspace.documents, "save_blocks", away)
        qtbot.keyClicks(pane.editor, "Nu. ")
        assert not pane.flush()
    with qtbot.waitSignal(pane.autosave.saved):
        pass
    assert any("Nu. Første afsnit." in text for text in on_disk(desk))


def test_a_mistake_of_ours_never_says_that_the_text_is_saved(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(desk.workspace.documents, "save_blocks", broken)
    qtbot.keyClicks(pane.editor, "x")
    assert not pane.flush()
    assert desk.messages.text == NOT_SAVED
    assert pane.editor.tracker.has_unsaved


def test_what_changes_elsewhere_comes_in_and_the_caret_stays(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    first, second = pane.editor.tracker.blocks()
    pane.go_to_block(second.id)
    qtbot.keyClick(pane.editor, Qt.Key.Key_End)
    changed = Block(first.id, runs=(Run("Rettet af en anden, og længere."),))
    with qtbot.waitSignal(pane.editor.tracker.structure_changed):
        desk.workspace.documents.save_blocks(document, [changed], [first.id, second.id])
    assert pane.editor.tracker.blocks() == (changed, second)
    assert pane.editor.caret_block() == second.id
    assert pane.editor.textCursor().atBlockEnd()
    assert not pane.editor.tracker.has_unsaved


def test_a_paragraph_put_in_elsewhere_while_somebody_types_stays_and_comes_in(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    first, second = pane.editor.tracker.blocks()
    qtbot.keyClicks(pane.editor, "Nyt: ")
    other = paragraph(desk.workspace.new_id(), "Sat ind af en anden.")
    with qtbot.waitSignal(desk.changes.document_saved):
        desk.workspace.documents.save_blocks(document, [other], [first.id, other.id, second.id])
    assert not pane.autosave.is_at_rest

    with qtbot.waitSignal(pane.autosave.saved):
        pane.autosave.save_soon()
    texts = ["Nyt: Første afsnit.", "Sat ind af en anden.", "Andet afsnit."]
    assert [block.text for block in desk.workspace.documents.blocks(document)] == texts
    qtbot.waitUntil(lambda: [block.text for block in pane.editor.tracker.blocks()] == texts)
    assert pane.autosave.is_at_rest


def test_a_paragraph_taken_out_here_is_taken_out_of_the_file_and_comes_back_when_it_is_undone(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object) -> None:
        raise UserError("Filen er flyttet.")

    pane.editor.selectAll()
    qtbot.keyClicks(pane.editor, "Kun det.")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(desk.workspace.documents, "save_blocks", away)
        assert not pane.flush()
    assert pane.flush()
    assert [block.text for block in desk.workspace.documents.blocks(document)] == ["Kun det."]

    while pane.editor.document().isUndoAvailable():
        pane.editor.undo()
    assert pane.flush()
    assert [block.text for block in desk.workspace.documents.blocks(document)] == ["Første afsnit.", "Andet afsnit."]


def test_undo_of_an_edit_outside_the_editor_shows_in_the_editor(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    qtbot.keyClicks(pane.editor, "Fejl ")
    assert pane.flush()
    with qtbot.waitSignal(pane.editor.tracker.structure_changed):
        desk.workspace.history.undo()
    assert pane.editor.toPlainText().startswith("Første afsnit.")


def test_a_deleted_document_leaves_the_pane(qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str) -> None:
    with qtbot.waitSignal(desk.changes.document_saved):
        desk.workspace.documents.delete(document)
    assert pane.document_id == ""
    assert not pane.isEnabled()


def test_a_fact_typed_in_the_panel_is_saved_by_flush(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    pane.toggle_facts()
    pane.facts.lines["document_number"].edit.setFocus()
    qtbot.keyClicks(pane.facts.lines["document_number"].edit, "2025-0041207-3")
    assert pane.flush()
    assert desk.workspace.documents.get(document).document_number == "2025-0041207-3"


def test_a_date_that_does_not_exist_is_told_below_the_field_and_not_saved(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    pane.toggle_facts()
    pane.facts.date.edit.setText("31.2.2025")
    qtbot.keyClick(pane.facts.date.edit, Qt.Key.Key_Return)
    assert pane.facts.date.error.sentence == "Den 31. februar findes ikke. Mente du den 28. februar?"
    assert desk.workspace.documents.get(document).date is None


def test_a_new_unit_is_made_named_and_addressed_in_the_panel(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    pane.toggle_facts()
    unit = pane.facts.unit
    assert not unit.isVisible()
    unit.choice.setCurrentIndex(unit.choice.count() - 1)
    with qtbot.waitSignal(desk.changes.document_saved):
        unit.choice.activated.emit(unit.choice.currentIndex())
    assert unit.name.edit.isVisible()
    assert pane.focusWidget() is unit.name.edit
    for field, text in ((unit.name, "Team Plan"), (unit.facts["address"], "Rådhuspladsen 1")):
        field.edit.setText(text)
        with qtbot.waitSignal(desk.changes.body_saved):
            qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    made = desk.workspace.people.body(desk.workspace.documents.get(document).unit_id)
    assert (made.name_on(None).name, made.address) == ("Team Plan", "Rådhuspladsen 1")
    assert unit.choice.currentText() == "Team Plan"


def test_bilag_are_added_moved_and_taken_away_in_the_panel(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, document: str
) -> None:
    pane.toggle_facts()
    attachments = pane.facts.attachments
    for title in ("Kort", "Tabel"):
        attachments.new.setText(title)
        with qtbot.waitSignal(desk.changes.document_saved):
            qtbot.keyClick(attachments.new, Qt.Key.Key_Return)
    assert [field.text() for field in attachments.fields] == ["Kort", "Tabel"]
