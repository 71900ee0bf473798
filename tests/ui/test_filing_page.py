"""Journalisering in the window: what lacks a place is gone through, packed and given its number."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kk_desktop.domain.dispatches import Filing
from kk_desktop.ui.filing_page import FilingPage
from kk_desktop.ui.main_window import MainWindow

from .conftest import WAIT
from .test_controls import controls, has_name

K = Qt.Key


@pytest.fixture
def page(window: MainWindow) -> FilingPage:
    """The page as it opens from the menu."""
    window.menus.actions["filing"].trigger()
    made = window.stack.currentWidget()
    assert isinstance(made, FilingPage)
    return made


def test_one_after_another_is_filed_until_the_list_is_empty(window: MainWindow, page: FilingPage) -> None:
    left = [row.id for row in page.rows.rows]
    assert left
    for key in left:
        assert page.rows.current_id == key
        page.form.number.setText("2025-1")
        page.form.go.click()
        page.reload()
    assert page.nothing.isVisible()
    kind, thing_id = left[0].split(":")
    assert window.workspace.filing.of(kind, thing_id) == Filing("eDoc", "2025-1", date(2025, 3, 21))


def test_what_was_filed_comes_back_with_undo(qtbot: QtBot, window: MainWindow, page: FilingPage) -> None:
    before = [row.id for row in page.rows.rows]
    page.form.go.click()
    qtbot.waitUntil(lambda: [row.id for row in page.rows.rows] == before[1:], timeout=WAIT)
    window.messages.press()
    qtbot.waitUntil(lambda: [row.id for row in page.rows.rows] == before, timeout=WAIT)


def test_a_day_to_come_is_refused_beside_the_field(page: FilingPage) -> None:
    before = page.rows.rows
    page.form.day.setText("1. april")
    page.form.go.click()
    assert "ikke kommet endnu" in page.form.error.sentence
    assert page.rows.rows == before


def test_the_package_is_written_and_its_facts_copied(
    qtbot: QtBot, window: MainWindow, page: FilingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Journal.zip"
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *_asked: path)
    document = next(row.id for row in page.rows.rows if row.id.startswith("document:"))
    page.rows.choose(document)
    page.form.package.click()
    qtbot.waitUntil(path.exists, timeout=WAIT)
    with zipfile.ZipFile(path) as made:
        assert made.namelist()[-1] == "Journal.txt"
        assert QApplication.clipboard().text() == made.read("Journal.txt").decode().rstrip("\n")


def test_everything_on_the_page_has_a_name(page: FilingPage) -> None:
    for control in controls(page):
        assert has_name(control), control
