"""Tidligere svar in the window: a folder looked at and taken in, and its sentences put into a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.ui.earlier_pages import EarlierPage
from kk_desktop.ui.editor.earlier import EarlierAnswers
from kk_desktop.ui.main_window import MainWindow

from .conftest import WAIT
from .test_controls import controls, has_name

K = Qt.Key
LETTER = """Til Økonomiudvalget

12. november 2019

Høringssvar om trafikplan for Vanløse

Udvalget støtter flere cykelstier, fx langs søen. Stierne bør bygges ved skolerne først.

Med venlig hilsen
Anna Holm
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Gamle svar"
    made.mkdir()
    (made / "Trafik.txt").write_text(LETTER, encoding="utf-8")
    (made / "Tomt.txt").write_text(" ", encoding="utf-8")
    return made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, folder: Path) -> EarlierPage:
    """The page as it opens from the menu, with a folder looked at."""
    window.menus.actions["fetch_earlier"].trigger()
    made = window.stack.currentWidget()
    assert isinstance(made, EarlierPage)
    made.look_at(folder)
    qtbot.waitUntil(lambda: bool(made.rows.rows), timeout=WAIT)
    return made


def titles(page: EarlierPage) -> list[str]:
    return [row.title for row in page.rows.rows]


def test_a_folder_is_shown_before_it_is_taken_in(window: MainWindow, page: EarlierPage) -> None:
    assert titles(page) == [
        "Kan hentes ind", "Høringssvar om trafikplan for Vanløse", "Kan ikke hentes ind", "Tomt.txt",
    ]  # fmt: skip
    assert window.messages.text == "1 af 2 filer kan hentes ind. Intet er hentet ind endnu."
    assert "Stierne bør bygges" in page.text.toPlainText()
    assert page.take.text() == "Hent 1 svar ind"
    assert window.workspace.earlier_answers.rows() == []


def test_what_is_taken_in_can_be_taken_back_from_the_strip(qtbot: QtBot, window: MainWindow, page: EarlierPage) -> None:
    with qtbot.waitSignal(window.changes.earlier_answer_saved, timeout=WAIT):
        page.take.click()
    qtbot.waitUntil(lambda: titles(page) == ["Hentet ind", "Høringssvar om trafikplan for Vanløse"], timeout=WAIT)
    qtbot.waitUntil(lambda: window.messages.text == "Svaret er hentet ind.", timeout=WAIT)
    with qtbot.waitSignal(window.changes.earlier_answer_saved, timeout=WAIT):
        window.messages.press()
    assert window.workspace.earlier_answers.rows() == []


def test_what_was_read_wrongly_is_mended_where_it_stands(qtbot: QtBot, window: MainWindow, page: EarlierPage) -> None:
    with qtbot.waitSignal(window.changes.earlier_answer_saved, timeout=WAIT):
        page.take.click()
    qtbot.waitUntil(page.day.isEnabled, timeout=WAIT)
    page.day.edit.setText("1.2.2018")
    qtbot.keyClick(page.day.edit, K.Key_Return)
    (answer,) = window.workspace.earlier_answers.rows()
    assert answer.answered_on.isoformat() == "2018-02-01"


def test_a_sentence_of_an_earlier_answer_goes_into_the_draft_by_keyboard(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    service = window.workspace.earlier_answers
    service.take_in(service.read(service.files_in(folder)))
    row = next(row for row in window.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    window.go_to("hearing", row.hearing_id)
    pane = window.shelf.page("responses").document
    part = next(part for part in pane.parts if isinstance(part, EarlierAnswers))
    before = pane.editor.toPlainText()

    pane.commands()["earlier_answers"].trigger()
    qtbot.waitUntil(lambda: any("cykelstier" in row.title for row in part.view.rows.rows), timeout=WAIT)
    part.view.search.setText("cykelstier skoler")
    qtbot.waitUntil(lambda: part.view.rows.rows[0].title.startswith("Udvalget støtter flere"), timeout=WAIT)
    part.view.rows.choose_first()
    part.view.rows.setFocus()
    qtbot.keyClick(part.view.rows, K.Key_Return)
    assert part.view.text.sentence == "Udvalget støtter flere cykelstier, fx langs søen."
    qtbot.keyClick(part.view.text, K.Key_Down)
    qtbot.keyClick(part.view.text, K.Key_Return)

    assert pane.editor.toPlainText() == "Stierne bør bygges ved skolerne først." + before
    pane.editor.undo()
    assert pane.editor.toPlainText() == before


def test_everything_on_the_page_has_a_name(page: EarlierPage) -> None:
    for control in controls(page):
        assert has_name(control), control
