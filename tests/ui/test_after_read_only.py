"""A file that can only be read shows what was sent, filed and written before, and offers nothing that changes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kk_desktop.domain.dispatches import Addressee, DispatchChannel
from kk_desktop.services.dispatches import Sending as Wish
from kk_desktop.ui.earlier_pages import EarlierPage
from kk_desktop.ui.editor.earlier import EarlierAnswers
from kk_desktop.ui.editor.sending import Sending
from kk_desktop.ui.editor.white_book import WhiteBooks
from kk_desktop.ui.filing_page import FilingPage
from kk_desktop.ui.main_window import MainWindow

from .conftest import WAIT


@pytest.fixture
def sent(window: MainWindow, tmp_path: Path) -> str:
    """A hearing whose answer has been sent, with a white book, in a file that may not be written any more."""
    workspace = window.workspace
    hearing = next(row for row in workspace.hearings.rows() if row.title.startswith("Vanløse"))
    workspace.dispatches.send(
        hearing.document_id, Wish(date(2025, 3, 21), DispatchChannel.MAIL, (Addressee("Økonomiudvalget"),))
    )
    book, letter = tmp_path / "Hvidbog.txt", tmp_path / "Gammelt.txt"
    book.write_text("Alt", encoding="utf-8")
    letter.write_text("Svar om stier\n\nVi støtter cykelstier ved alle skoler i bydelen.\n", encoding="utf-8")
    workspace.white_books.take_in(hearing.hearing_id, book)
    workspace.white_books.begin_outcomes(hearing.hearing_id)
    workspace.earlier_answers.take_in(workspace.earlier_answers.read([letter]))
    workspace.desk.database.read_only = True
    return hearing.hearing_id


def shown(*buttons: QAbstractButton) -> list[str]:
    """The buttons that can be pressed."""
    return [each.text() or each.accessibleName() for each in buttons if each.isVisible() and each.isEnabled()]


def test_an_answer_that_was_sent_is_told_of_and_stays_as_it_is(qtbot: QtBot, window: MainWindow, sent: str) -> None:
    window.go_to("hearing", sent)
    pane = window.shelf.page("responses").document
    sending = next(part for part in pane.parts if isinstance(part, Sending))
    books = next(part for part in pane.parts if isinstance(part, WhiteBooks))
    assert sending.strip.words.text().startswith("Sendt 21. marts 2025 med Mail til Økonomiudvalget.")
    strip = sending.strip
    assert shown(strip.again, strip.receipt, strip.filing, strip.white_book) == ["Hvidbog"]
    assert not {"mark_sent", "file_away", "replace_document"} & set(sending.commands())

    books.action.trigger()
    assert books.view.isVisible()
    assert shown(*books.view.findChildren(QAbstractButton)) == ["Vis", "Luk"]
    assert not books.view.new.isVisible()
    assert not books.view.title.isEnabled()

    earlier = next(part for part in pane.parts if isinstance(part, EarlierAnswers))
    earlier.action.trigger()
    qtbot.waitUntil(lambda: bool(earlier.view.rows.rows), timeout=WAIT)
    assert shown(earlier.view.take_sentence, earlier.view.take_all, earlier.view.fetch) == []


@pytest.mark.usefixtures("sent")
def test_old_letters_and_what_lacks_filing_are_shown_and_stay_as_they_are(window: MainWindow) -> None:
    window.go_to("earlier_answer", "")
    page = window.stack.currentWidget()
    assert isinstance(page, EarlierPage)
    assert "cykelstier" in page.text.toPlainText()
    assert shown(page.take, page.leave_out, page.remove, page.choose) == []
    assert not page.title.isEnabled()

    window.go_to("filing", "")
    page = window.stack.currentWidget()
    assert isinstance(page, FilingPage)
    assert page.rows.rows
    assert shown(page.form.go) == []
