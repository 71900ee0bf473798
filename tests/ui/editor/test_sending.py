"""A document on its way out: marked as sent, its receipt, filed, replaced; by keyboard and with what is refused."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kk_desktop.domain.dispatches import Addressee, DispatchChannel, DispatchRole, Filing
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.sending import Sending

from .conftest import Desk, paragraph

K = Qt.Key
WAIT = 20_000


@pytest.fixture
def part(desk: Desk, pane: DocumentPane) -> Sending:
    """A letter with a promise, open in the pane."""
    letter = desk.workspace.documents.create("letter", "Svar om støj")
    desk.workspace.documents.change(letter, recipients=("Økonomiudvalget",))
    blocks = [paragraph("a", "Vi støtter planen. Udvalget vil sende en tidsplan senest den 1. juni 2025.")]
    desk.workspace.documents.save_blocks(letter, blocks, ["a"])
    pane.open(letter)
    return next(part for part in pane.parts if isinstance(part, Sending))


def letter_of(pane: DocumentPane) -> str:
    return pane.document_id


def send(qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Sending) -> None:
    pane.commands()["mark_sent"].trigger()
    with qtbot.waitSignal(desk.changes.document_saved, timeout=WAIT):
        part.panel_of_sending.go.click()
    qtbot.waitUntil(lambda: not part.panel_of_sending.isVisible(), timeout=WAIT)


def test_a_letter_is_marked_as_sent_by_keyboard_and_its_promise_followed_up(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Sending
) -> None:
    pane.commands()["mark_sent"].trigger()
    panel = part.panel_of_sending
    assert pane.window().focusWidget() is panel.day
    assert panel.addressees == [Addressee("Økonomiudvalget")]
    qtbot.keyClick(panel.day, K.Key_Return)
    assert pane.window().focusWidget() is panel.go
    with qtbot.waitSignal(desk.changes.document_saved, timeout=WAIT):
        qtbot.keyClick(panel.go, K.Key_Space)
    qtbot.waitUntil(lambda: not panel.isVisible(), timeout=WAIT)

    workspace = desk.workspace
    assert workspace.documents.get(letter_of(pane)).status is Status.SENT
    assert part.strip.words.text().startswith("Sendt 21. marts 2025 med Digital Post til Økonomiudvalget.")
    assert [(each.title, each.due) for each in workspace.follow_ups.rows()] == [
        ("Udvalget vil sende en tidsplan senest den 1. juni 2025.", "2025-06-01")
    ]
    workspace.history.undo()
    assert workspace.documents.get(letter_of(pane)).status is Status.DRAFT
    assert workspace.follow_ups.rows() == []


def test_what_is_wrong_is_said_beside_the_button_and_nothing_is_sent(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Sending
) -> None:
    pane.commands()["mark_sent"].trigger()
    panel = part.panel_of_sending
    panel.names[DispatchRole.RECIPIENT].setPlainText(" ")
    panel.go.click()
    qtbot.waitUntil(lambda: "Der er ingen modtager" in panel.error.sentence, timeout=WAIT)
    panel.day.setText("31. februar")
    panel.go.click()
    assert "findes ikke" in panel.error.sentence
    assert desk.workspace.documents.get(letter_of(pane)).status is Status.DRAFT


def test_a_list_of_recipients_is_added_with_one_choice(desk: Desk, pane: DocumentPane, part: Sending) -> None:
    pane.commands()["mark_sent"].trigger()
    menu = part.panel_of_sending.lists.menu()
    menu.aboutToShow.emit()
    twelve = next(action for action in menu.actions() if "lokaludvalg" in action.text())
    for _ in range(2):
        twelve.trigger()
    assert len(part.panel_of_sending.addressees) == 13


def test_the_recipients_on_the_letter_are_filled_from_a_list_with_one_choice(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Sending
) -> None:
    menu = pane.facts.many.menu()
    menu.aboutToShow.emit()
    twelve = next(action for action in menu.actions() if "lokaludvalg" in action.text())
    with qtbot.waitSignal(desk.changes.document_saved, timeout=WAIT):
        twelve.trigger()
    names = desk.workspace.documents.get(letter_of(pane)).recipients
    assert (len(names), names[0], names[-1]) == (13, "Økonomiudvalget", "Østerbro Lokaludvalg")


def test_a_mail_has_the_pages_and_the_unseen_recipients(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Sending, tmp_path: Path
) -> None:
    path = tmp_path / "Svar.eml"
    to = [
        Addressee("Øko", "oeko@kk.example"),
        Addressee("Bo", "bo@kk.example", DispatchRole.BLIND_COPY),
        Addressee("Uden"),
    ]
    assert desk.workspace.outgoing.write_mail(letter_of(pane), to, path) == ("Uden",)
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (mail["To"], mail["Bcc"]) == ("Øko <oeko@kk.example>", "Bo <bo@kk.example>")
    (pdf,) = mail.iter_attachments()
    assert pdf.get_content().startswith(b"%PDF-")


def test_the_words_alone_go_to_the_clipboard(desk: Desk, pane: DocumentPane, part: Sending) -> None:
    pane.commands()["mark_sent"].trigger()
    channels = part.panel_of_sending.channels
    channels.setCurrentIndex(channels.findData(DispatchChannel.BLIV_HOERT.value))
    channels.activated.emit(channels.currentIndex())
    part.panel_of_sending.help.click()
    assert QApplication.clipboard().text().startswith("Svar om støj\n\nVi støtter planen.")


def test_a_sent_letter_is_filed_and_says_where_it_lies(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Sending
) -> None:
    send(qtbot, desk, pane, part)
    qtbot.waitUntil(lambda: "mangler journalisering" in part.strip.words.text(), timeout=WAIT)
    part.strip.filing.click()
    panel = part.panel_of_filing
    assert panel.system.text() == "eDoc"
    panel.number.setText("2025-0041207-3")
    panel.go.click()
    assert desk.workspace.filing.of("document", letter_of(pane)) == Filing("eDoc", "2025-0041207-3", date(2025, 3, 21))
    qtbot.waitUntil(lambda: "Journaliseret i eDoc, 2025-0041207-3." in part.strip.words.text(), timeout=WAIT)


def test_a_locked_letter_is_replaced_by_a_new_one(qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Sending) -> None:
    send(qtbot, desk, pane, part)
    with qtbot.waitSignal(pane.go_wanted) as wanted:
        pane.commands()["replace_document"].trigger()
    kind, made = wanted.args
    assert kind == "document"
    assert desk.workspace.documents.get(made).status is Status.DRAFT


def test_the_letters_facts_make_room_for_what_is_asked(desk: Desk, pane: DocumentPane, part: Sending) -> None:
    pane.toggle_facts()
    assert pane.facts.isVisible()
    pane.commands()["mark_sent"].trigger()
    assert part.panel_of_sending.isVisible()
    assert not pane.facts.isVisible()
