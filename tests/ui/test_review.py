"""Sending a document for review and taking one in, from the menus and by letting a file go over the window."""

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.printing import reading

from .conftest import WAIT
from .hands import tab


@pytest.fixture
def letter(window):
    """The id of the letter that Høringssvar shows, with its editor on the screen."""
    page = tab(window, "responses")
    row = next(row for row in window.workspace.documents.rows() if row.kind == "mayor_letter")
    assert page.show_thing("document", row.id)
    return row.id


@pytest.fixture
def review_pdf(window, letter, tmp_path):
    path = tmp_path / "Brev – til gennemsyn.pdf"
    window.workspace.review.save_review_pdf(letter, path)
    return path


def let_go(window, *paths, over=None) -> None:
    """Let files go over the middle of the window, or over a part of it that leaves them to the window."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = window.rect().center()
    entering = QDragEnterEvent(middle, action, held, left, plain)
    QApplication.sendEvent(over or window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(over or window, QDropEvent(QPointF(middle), action, held, left, plain))


def titles(window) -> list[str]:
    return sorted(row.title for row in window.workspace.documents.rows())


def test_send_for_review_saves_a_marked_pdf_and_says_what_it_holds(qtbot, window, letter, tmp_path, monkeypatch):
    path = tmp_path / "Til Bo.pdf"
    asked = []
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *told: asked.append(told) or path)
    page = window.shelf.page("responses")
    page.commands()["send_review"].trigger()
    qtbot.waitUntil(lambda: "”Til Bo.pdf” er gemt" in window.messages.text, timeout=WAIT)
    assert "tekst, tal og bilag" in window.messages.text
    assert asked[0][0] == "Send til gennemsyn"
    assert asked[0][1].name.endswith(" – til gennemsyn.pdf")
    pdf = path.read_bytes()
    assert "TIL GENNEMSYN" in reading.page_text(pdf, 0)
    assert "af Anna Holm" in reading.page_text(pdf, 0)


def test_what_is_typed_last_goes_along(qtbot, window, letter, tmp_path, monkeypatch):
    path = tmp_path / "brev.pdf"
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *told: path)
    editor = window.shelf.page("responses").document.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "Sidste nyt. ")
    window.shelf.page("responses").commands()["send_review"].trigger()
    qtbot.waitUntil(path.exists, timeout=WAIT)
    with pikepdf.open(path) as document:
        (source,) = document.attachments.values()
        assert "Sidste nyt. " in source.get_file().read_bytes().decode()


def test_a_pdf_let_go_over_the_window_becomes_a_document_that_can_be_taken_back(qtbot, window, review_pdf):
    before = titles(window)
    with qtbot.waitSignal(window.fetching.fetched, timeout=WAIT) as told:
        let_go(window, review_pdf)
    assert len(titles(window)) == len(before) + 1
    assert window.messages.text.endswith("er hentet ind som en kladde.")
    assert window.shelf.page(window.top_bar.current).pane.document_id == told.args[0]
    window.messages.press()
    assert titles(window) == before
    assert window.messages.text == "Fortrød: hentede dokument ind."


def test_the_text_leaves_a_pdf_to_the_window(qtbot, window, review_pdf):
    text = window.shelf.page("responses").document.editor
    before = text.toPlainText()
    with qtbot.waitSignal(window.fetching.fetched, timeout=WAIT):
        let_go(window, review_pdf, over=text.viewport())
    assert text.toPlainText() == before


def test_hent_ind_takes_the_chosen_pdf(qtbot, window, review_pdf, monkeypatch):
    monkeypatch.setattr(window.messages, "ask_open_path", lambda *told: review_pdf)
    before = titles(window)
    with qtbot.waitSignal(window.fetching.fetched, timeout=WAIT):
        window.menus.actions["fetch"].trigger()
    assert len(titles(window)) == len(before) + 1


def test_a_pdf_of_pages_alone_gives_a_sentence_and_changes_nothing(qtbot, window, letter, tmp_path):
    path = tmp_path / "Brev.pdf"
    window.workspace.pages.save_pdf(letter, path)
    before = titles(window)
    let_go(window, path)
    qtbot.waitUntil(lambda: "”Brev.pdf” har kun sider" in window.messages.text, timeout=WAIT)
    assert titles(window) == before


def test_several_files_at_once_are_not_taken_in(window, review_pdf):
    before = titles(window)
    let_go(window, review_pdf, review_pdf)
    assert window.messages.text == "Slip én fil ad gangen. Intet er hentet ind."
    assert titles(window) == before


def test_without_an_open_file_the_person_is_asked_to_open_one(bare_window, tmp_path):
    let_go(bare_window, tmp_path / "brev.pdf")
    assert "Åbn først den fil" in bare_window.messages.text
    assert not bare_window.menus.actions["fetch"].isEnabled()
