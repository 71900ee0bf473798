"""Hvidbog in the window: the sender's summary comes in, and each remark gets its outcome."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.dispatches import Addressee, DispatchChannel
from kk_desktop.domain.white_books import Outcome
from kk_desktop.services.dispatches import Sending
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.white_book import WhiteBooks
from kk_desktop.ui.widgets.fields import ChoiceField

from .conftest import Desk, paragraph

WAIT = 20_000


@pytest.fixture
def hearing(desk: Desk) -> str:
    """A hearing whose answer has been sent."""
    workspace = desk.workspace
    made = workspace.hearings.register("Støjplan", "Økonomiudvalget")
    answer = workspace.hearings.answers(made)[0].id
    blocks = [paragraph("a", "Vi beder om støjskærme."), paragraph("b", "Vi støtter træerne.")]
    workspace.documents.save_blocks(answer, blocks, ["a", "b"])
    sending = Sending(date(2025, 3, 21), DispatchChannel.MAIL, (Addressee("Økonomiudvalget"),))
    workspace.dispatches.send(answer, sending)
    return made


def test_each_remark_gets_its_outcome_and_the_book_is_kept(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, hearing: str, tmp_path: Path
) -> None:
    service = desk.workspace.white_books
    pane.open(desk.workspace.hearings.answers(hearing)[0].id)
    part = next(part for part in pane.parts if isinstance(part, WhiteBooks))
    pane.commands()["white_book"].trigger()
    assert part.view.isVisible()

    book = tmp_path / "Hvidbog om støj.txt"
    book.write_text("Svarene er samlet.", encoding="utf-8")
    with qtbot.waitSignal(desk.changes.hearing_saved, timeout=WAIT):
        part._take_in(book)
    qtbot.waitUntil(lambda: part.view.title.text() == "Hvidbog om støj", timeout=WAIT)
    assert part.view.day.text() == "21. marts 2025"
    part.view.day.edit.setText("31. februar")
    qtbot.keyClick(part.view.day.edit, Qt.Key.Key_Return)
    assert "findes ikke" in part.view.day.error.sentence
    part.view.day.edit.setText("20.3.2025")
    qtbot.keyClick(part.view.day.edit, Qt.Key.Key_Return)
    assert service.of(hearing).received_on == date(2025, 3, 20)

    with qtbot.waitSignal(desk.changes.hearing_saved, timeout=WAIT):
        part.view.list_remarks.click()
    qtbot.waitUntil(lambda: len(part.view.findChildren(ChoiceField)) == 2, timeout=WAIT)
    first = part.view.findChildren(ChoiceField)[0]
    first.setCurrentIndex(first.findData("met"))
    with qtbot.waitSignal(desk.changes.hearing_saved, timeout=WAIT):
        first.activated.emit(first.currentIndex())

    assert [each.outcome for each in service.outcomes(hearing)] == [Outcome.MET, None]
    assert service.told(hearing) == "1 af 2 bemærkninger er imødekommet"
    assert service.of(hearing).file.name == "Hvidbog om støj.txt"


def test_a_remark_is_added_by_hand_and_a_wrong_book_taken_away(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, hearing: str, tmp_path: Path
) -> None:
    service = desk.workspace.white_books
    book = tmp_path / "Forkert.txt"
    book.write_text("Et andet svar", encoding="utf-8")
    service.take_in(hearing, book)
    pane.open(desk.workspace.hearings.answers(hearing)[0].id)
    part = next(part for part in pane.parts if isinstance(part, WhiteBooks))
    pane.commands()["white_book"].trigger()
    qtbot.keyClicks(part.view.new, "Flere træer")
    with qtbot.waitSignal(desk.changes.hearing_saved, timeout=WAIT):
        qtbot.keyClick(part.view.new, Qt.Key.Key_Return)
    assert [each.remark for each in service.outcomes(hearing)] == ["Flere træer"]
    with qtbot.waitSignal(desk.changes.hearing_saved, timeout=WAIT):
        part.view.remove_book.click()
    assert service.of(hearing) is None
    assert part.view.fetch.isVisible()
    desk.workspace.history.undo()
    assert service.of(hearing).title == "Forkert"


def test_a_draft_has_no_white_book(desk: Desk, pane: DocumentPane) -> None:
    made = desk.workspace.hearings.register("Støjplan", "Økonomiudvalget")
    pane.open(desk.workspace.hearings.answers(made)[0].id)
    assert "white_book" not in pane.commands()
