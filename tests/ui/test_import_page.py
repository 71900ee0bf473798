"""Hent liste ind in the window: looked at, its columns told otherwise, taken in, and taken back in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.list_import import ListFact
from kk_desktop.domain.reference_sheets import Fate
from kk_desktop.ui.import_page import ImportPage
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.people_page import PeoplePage
from kk_desktop.ui.tabs.budget.fetch_panel import FetchPanel

from .conftest import WAIT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    for row in (
        ("Projekt", "Område", "Status", "Hvornår"),
        ("Gadeidræt i gården", "Tingbjerg/Utterslevhuse", "I gang", 2014),
        ("Nabohjælp på svalegangen", "", "Idé", "ukendt"),
        ("Ukendt sted", "Atlantis", "", None),
    ):
        sheet.append(row)
    book.save(tmp_path / "indsatser.xlsx")
    return tmp_path / "indsatser.xlsx"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, path: Path) -> ImportPage:
    window.fetching.fetch([path])
    shown = window.stack.currentWidget()
    assert isinstance(shown, ImportPage)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 3, timeout=WAIT)
    return shown


def fates(page: ImportPage) -> list[str]:
    return [page.model.index(row, 2).data() for row in range(page.model.rowCount())]


def titles(window: MainWindow) -> set[str]:
    return {row.title for row in window.workspace.initiatives.rows()}


def test_a_list_is_looked_at_told_otherwise_taken_in_and_taken_back(
    qtbot: QtBot, window: MainWindow, page: ImportPage, path: Path
) -> None:
    before = titles(window)
    qtbot.waitUntil(lambda: window.focusWidget() is page.take, timeout=WAIT)
    assert page.count.text() == "2 nye, 1 tages ikke med. Intet er hentet ind endnu."
    assert (page.take.text(), fates(page)) == ("Hent 2 rækker ind", ["Tages ikke med", "Ny", "Ny"])
    period = page.fields[ListFact.PERIOD]
    period.setCurrentIndex(period.findText("Hvornår"))
    period.activated.emit(period.currentIndex())
    qtbot.waitUntil(lambda: fates(page) == ["Tages ikke med", "Tages ikke med", "Ny"], timeout=WAIT)
    assert page.chosen.text().startswith("Række 3: Hvornår: ”ukendt” er ingen dato med årstal.")
    page.chips.choose(Fate.NEW)
    assert (page.model.rowCount(), titles(window)) == (1, before)
    page.take.setFocus()
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        qtbot.keyClick(page.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.messages.text == "1 række er hentet ind, 2 kunne ikke tages med.", timeout=WAIT)
    qtbot.waitUntil(lambda: page.count.text() == "1 er som nu, 2 tages ikke med.", timeout=WAIT)
    assert (fates(page), page.take.isEnabled()) == (["Tages ikke med"] * 2, False)
    assert titles(window) - before == {"Gadeidræt i gården"}
    with qtbot.waitSignal(window.changes.initiative_saved, timeout=WAIT):
        window.messages.press()
    assert titles(window) == before
    window.fetching.fetch([path])
    again = window.stack.currentWidget()
    assert isinstance(again, ImportPage)
    qtbot.waitUntil(lambda: again.model.rowCount() == 3, timeout=WAIT)
    assert again.fields[ListFact.PERIOD].currentText() == "Hvornår"


def test_the_same_file_may_be_areas_a_list_of_bodies_or_a_budget_table(
    qtbot: QtBot, window: MainWindow, page: ImportPage, path: Path
) -> None:
    page.kinds.choose("areas")
    assert next(iter(page.fields)) is ListFact.NAME
    qtbot.waitUntil(lambda: set(fates(page)) != {"Ny"} and page.take.text() == "Hent 0 rækker ind", timeout=WAIT)
    page.kinds.choose("people")
    people = window.stack.currentWidget()
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: window.messages.text.startswith("Kolonnerne i ”indsatser.xlsx” er ikke"), timeout=WAIT)
    window.fetching.fetch([path])
    window.stack.currentWidget().kinds.choose("budget_table")
    budget = window.shelf.page("budget")
    assert window.stack.currentWidget() is budget
    panel = budget.findChild(FetchPanel)
    assert panel is not None
    qtbot.waitUntil(panel.isVisible, timeout=WAIT)


def test_esc_leaves_with_nothing_taken_in(qtbot: QtBot, window: MainWindow, page: ImportPage) -> None:
    before = titles(window)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is not page
    assert titles(window) == before
