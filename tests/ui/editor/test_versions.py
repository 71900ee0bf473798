"""Versions from the editor: one gets a name, and ten minutes of work are kept by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.versions import VersionReason
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.versions import Versions
from tests.ui.editor.conftest import Desk, paragraph


@pytest.fixture
def part(desk: Desk, pane: DocumentPane) -> Versions:
    document_id = desk.workspace.documents.create("memo", "Svar")
    desk.workspace.documents.save_blocks(document_id, [paragraph("p", "Udvalget takker.")], ["p"])
    assert pane.open(document_id)
    return next(part for part in pane.parts if isinstance(part, Versions))


def names(desk: Desk, pane: DocumentPane) -> list[tuple[VersionReason, str]]:
    return [(version.reason, version.name) for version in desk.workspace.versions.of(pane.document_id)]


def test_a_version_is_named_in_the_strip_and_holds_what_was_typed_last(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Versions
) -> None:
    pane.editor.setFocus()
    qtbot.keyClicks(pane.editor, "Nu: ")
    part.save.trigger()
    qtbot.keyClicks(part.question.edit, "Til Bo")
    qtbot.keyClick(part.question.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.messages.text == "Versionen ”Til Bo” er gemt.")
    (version,) = desk.workspace.versions.of(pane.document_id)
    assert desk.workspace.versions.text(pane.document_id, version).blocks[0].text == "Nu: Udvalget takker."


def test_a_version_without_a_name_is_not_kept(qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Versions) -> None:
    part.save.trigger()
    qtbot.keyClick(part.question.edit, Qt.Key.Key_Return)
    assert desk.messages.text == "Versionen er ikke gemt. Skriv et navn, så du kan finde den igen."
    assert names(desk, pane) == []


def test_the_clock_runs_only_while_something_has_been_typed_and_then_the_text_is_kept(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Versions
) -> None:
    assert not part.timer.isActive()
    qtbot.keyClicks(pane.editor, "Nu: ")
    assert part.timer.isActive()
    assert part.around.saved()
    part.timer.stop()
    part.timer.timeout.emit()
    qtbot.waitUntil(lambda: names(desk, pane) == [(VersionReason.TIMED, "")])
    assert not part.timer.isActive()


def test_when_a_version_was_kept_meanwhile_it_is_asked_again_later(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Versions
) -> None:
    desk.workspace.versions.keep(pane.document_id, VersionReason.NAMED, "Til Bo")
    qtbot.keyClicks(pane.editor, "Nu: ")
    part.timer.stop()
    part.timer.timeout.emit()
    qtbot.waitUntil(part.timer.isActive)
    assert names(desk, pane) == [(VersionReason.NAMED, "Til Bo")]


def test_comparing_and_the_history_are_wished_for_the_open_document(
    qtbot: QtBot, pane: DocumentPane, part: Versions
) -> None:
    for action, kind in ((part.compare, "versions"), (part.history, "document_history")):
        with qtbot.waitSignal(pane.go_wanted) as wish:
            action.trigger()
        assert wish.args == [kind, pane.document_id]
