"""Words marked as another language keep their mark in the file and on the page."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.languages import LanguageMenu
from kk_desktop.ui.main_window import MainWindow
from tests.ui.editor.conftest import Desk
from tests.ui.editor.test_pane import letter, select  # noqa: F401  # the fixture is used by name


def menu_of(pane: DocumentPane) -> LanguageMenu:
    menu = pane.commands()["language"].menu()
    assert isinstance(menu, LanguageMenu)
    return menu


@pytest.fixture
def english(pane: DocumentPane, letter: str) -> str:  # noqa: F811
    """The letter, with one of its words marked as English."""
    select(pane, 3, 10)
    menu_of(pane).by_tag["en"].trigger()
    assert pane.flush()
    return letter


def test_marked_words_are_another_language_in_the_file(desk: Desk, english: str) -> None:
    runs = (Run("Vi "), Run("støtter", language="en"), Run(" forslaget."))
    assert desk.workspace.documents.blocks(english)[0].runs == runs


def test_the_page_tells_a_reading_voice_the_language(desk: Desk, english: str) -> None:
    pdf = desk.workspace.pages.render(english).pdf
    assert languages_on(pdf) == ["en"]


def test_danish_takes_the_mark_away_again(pane: DocumentPane, english: str) -> None:
    select(pane, 0, 12)
    menu_of(pane).by_tag[None].trigger()
    assert pane.editor.tracker.blocks()[0].runs == (Run("Vi støtter forslaget."),)


def test_what_is_typed_after_choosing_is_in_that_language(qtbot: QtBot, pane: DocumentPane, letter: str) -> None:  # noqa: F811
    qtbot.keyClick(pane.editor, Qt.Key.Key_End)
    menu_of(pane).by_tag["de"].trigger()
    qtbot.keyClicks(pane.editor, " Ja")
    assert pane.editor.tracker.blocks()[0].runs == (Run("Vi støtter forslaget."), Run(" Ja", language="de"))


def test_the_menu_ticks_the_language_at_the_caret(pane: DocumentPane, english: str) -> None:
    menu = menu_of(pane)
    select(pane, 5, 5)
    menu.aboutToShow.emit()
    assert menu.by_tag["en"].isChecked()
    select(pane, 14, 14)
    menu.aboutToShow.emit()
    assert menu.by_tag[None].isChecked()


def languages_on(pdf: bytes) -> list[str]:
    """The languages that elements of the first page's structure tree say they are in."""
    raw = pypdfium2.raw
    page = pypdfium2.PdfDocument(pdf)[0]
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    found: list[str] = []

    def look(element) -> None:
        length = raw.FPDF_StructElement_GetLang(element, None, 0)
        if length > 2:
            buffer = (raw.c_char * length)()
            raw.FPDF_StructElement_GetLang(element, buffer, length)
            found.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
        for n in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, n)
            if child:
                look(child)

    for n in range(raw.FPDF_StructTree_CountChildren(tree)):
        look(raw.FPDF_StructTree_GetChildAtIndex(tree, n))
    raw.FPDF_StructTree_Close(tree)
    return found


def test_the_menu_lives_on_when_the_windows_menus_are_filled_again(window: MainWindow) -> None:
    proposal = next(row for row in window.workspace.documents.rows() if row.kind == "proposal")
    window.go_to("document", proposal.id)
    pane = window.shelf.page("cases").pane
    menu = menu_of(pane)
    for _ in range(2):
        window.menus.offer(pane.commands(), is_file_open=True)
    menu.aboutToShow.emit()
    assert menu.by_tag[None].isChecked()
    menu.by_tag["en"].trigger()
    menu.aboutToShow.emit()
    assert menu.by_tag["en"].isChecked()
