"""Standardtekster on a page of their own, from Opsætning: written, shared, deleted, and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.phrases_page import NEW_NAME, PhrasesPage

from .conftest import WAIT


@pytest.fixture
def page(window: MainWindow) -> PhrasesPage:
    window.go_to("phrase", "")
    shown = window.stack.currentWidget()
    assert isinstance(shown, PhrasesPage)
    return shown


def words(window: MainWindow, name: str) -> str:
    assert window.workspace is not None
    return next(phrase.text for phrase in window.workspace.phrases.all() if phrase.name == name)


def test_a_new_wording_is_named_written_and_kept_for_oneself(
    qtbot: QtBot, window: MainWindow, page: PhrasesPage
) -> None:
    page.new.click()
    assert page.name.text() == NEW_NAME
    qtbot.keyClicks(page.name.edit, "hilsen")
    qtbot.keyClick(page.name.edit, Qt.Key.Key_Return)
    page.editor.setFocus()
    page.actions_by_name["bold"].trigger()
    qtbot.keyClicks(page.editor, "Venlig hilsen fra {udvalg}|")
    assert page.flush()
    assert words(window, "hilsen") == "Venlig hilsen fra {udvalg}|"
    page.own.click()
    qtbot.waitUntil(lambda: page.rows.rows[-2].title == "Kun dine", timeout=WAIT)
    assert page.rows.rows[-1].title == "hilsen"


def test_a_name_that_is_taken_stays_red_until_it_is_another(qtbot: QtBot, page: PhrasesPage) -> None:
    taken = page.rows.rows[1].title
    page.new.click()
    qtbot.keyClicks(page.name.edit, taken)
    qtbot.keyClick(page.name.edit, Qt.Key.Key_Return)
    assert f"”{taken}”" in page.name.error.sentence


def test_what_is_typed_is_saved_before_another_is_chosen_and_when_the_file_is_closed(
    qtbot: QtBot, window: MainWindow, page: PhrasesPage
) -> None:
    assert window.workspace is not None
    first, second = page.rows.rows[1], page.rows.rows[2]
    qtbot.keyClicks(page.editor, "Først. ")
    page.rows.choose(second.id)
    assert words(window, first.title).startswith("Først. ")
    assert page.editor.tracker.blocks()[0].text == second.detail
    qtbot.keyClicks(page.editor, "Dernæst. ")
    path = window.workspace.path
    assert window.close_file(show_start=False)
    with qtbot.waitSignal(window.file_opened, timeout=WAIT):
        window.open_path(path)
    assert words(window, second.title).startswith("Dernæst. ")


def test_a_deleted_wording_comes_back_with_its_words(qtbot: QtBot, window: MainWindow, page: PhrasesPage) -> None:
    chosen = page.rows.rows[1]
    qtbot.keyClicks(page.editor, "Ny begyndelse. ")
    page.remove.click()
    assert chosen.id not in {row.id for row in page.rows.rows}
    window.undo()
    qtbot.waitUntil(lambda: chosen.id in {row.id for row in page.rows.rows}, timeout=WAIT)
    assert words(window, chosen.title).startswith("Ny begyndelse. ")


def test_the_caret_stays_where_one_writes_while_the_words_are_saved(qtbot: QtBot, page: PhrasesPage) -> None:
    page.editor.load([Block("b", runs=(Run("Før efter"),))])
    qtbot.keyClicks(page.editor, "1")
    assert page.flush()
    page.reload()
    qtbot.keyClicks(page.editor, "2")
    assert page.editor.tracker.blocks()[0].text == "12Før efter"
