"""Prisniveau in the window: rates typed in place, a sheet pasted after it has been looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kk_desktop.domain.price_levels import RateKind
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.price_levels_page import PriceLevelsPage
from kk_desktop.ui.settings import SettingsPage

from .conftest import WAIT


@pytest.fixture
def page(window: MainWindow) -> PriceLevelsPage:
    window.go_to("price_rate", "")
    shown = window.stack.currentWidget()
    assert isinstance(shown, PriceLevelsPage)
    return shown


def row_of(page: PriceLevelsPage, year: int) -> int:
    return next(n for n in range(page.model.rowCount()) if page.model.index(n, 0).data() == str(year))


def type_at(
    qtbot: QtBot, page: PriceLevelsPage, place: tuple[int, int], text: str, *, is_refused: bool = False
) -> None:
    page.grid.setFocus()
    page.grid.go_to(*place)
    page.grid.edit(page.grid.currentIndex())
    editor = page.grid.findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    with qtbot.waitSignal(page.model.refused if is_refused else page.model.taken, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_rate_and_its_source_are_typed_in_their_places(
    qtbot: QtBot, window: MainWindow, page: PriceLevelsPage
) -> None:
    row = row_of(page, 2014)
    type_at(qtbot, page, (row, 1), "1,9")
    assert page.model.index(row, 1).data() == "1,9 %"
    assert page.model.index(row, 2).data() == "Kilden mangler"
    type_at(qtbot, page, (row, 2), "KL's skøn")
    rate = window.workspace.price_levels.rates().get(2014, RateKind.SERVICE)
    assert (rate.rate, rate.source) == (19_000, "KL's skøn")


@pytest.mark.parametrize("had", ["", "KL, juni"])
def test_tab_goes_on_from_a_rate_to_its_source_which_is_typed_and_kept(
    qtbot: QtBot, window: MainWindow, page: PriceLevelsPage, had: str
) -> None:
    row = row_of(page, 2014)
    if had:
        type_at(qtbot, page, (row, 1), "1,5")
        type_at(qtbot, page, (row, 2), had)
    page.grid.setFocus()
    page.grid.go_to(row, 1)
    page.grid.edit(page.grid.currentIndex())
    qtbot.keyClicks(page.grid.indexWidget(page.grid.currentIndex()), "1,9")
    with qtbot.waitSignal(page.model.dataChanged, timeout=WAIT):
        qtbot.keyClick(page.grid.indexWidget(page.grid.currentIndex()), Qt.Key.Key_Tab)
    QApplication.processEvents()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor is page.grid.indexWidget(page.model.index(row, 2))
    qtbot.keyClicks(editor, "KL's skøn")
    with qtbot.waitSignal(page.model.taken, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    rate = window.workspace.price_levels.rates().get(2014, RateKind.SERVICE)
    assert (rate.rate, rate.source) == (19_000, "KL's skøn")


def test_what_can_be_read_in_two_ways_stays_in_its_place_with_a_sentence(qtbot: QtBot, page: PriceLevelsPage) -> None:
    row = row_of(page, 2014)
    type_at(qtbot, page, (row, 3), "1,03", is_refused=True)
    assert "kan læses på to måder" in page.wrong.sentence
    qtbot.waitUntil(lambda: page.grid.indexWidget(page.grid.currentIndex()) is not None, timeout=WAIT)
    editor = page.grid.indexWidget(page.grid.currentIndex())
    assert editor.text() == "1,03"
    assert page.model.index(row, 3).data() == ""
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not page.model.is_refused


def test_a_pasted_sheet_is_looked_at_first_and_shown_again_afterwards(
    qtbot: QtBot, window: MainWindow, page: PriceLevelsPage
) -> None:
    page.new.click()
    assert not page.take.isEnabled()
    with qtbot.waitSignal(page.sheet_read, timeout=WAIT):
        page.pasted.setPlainText("Pct.\t2013\t2014\nService og løn\t1,5\t1,9\nLønninger\t1,0\t1,1")
    assert page.take.isEnabled()
    assert "2014   1,9 %" in page.found.toPlainText()
    assert "Lønninger 1,0 1,1: det står ikke, om rækken" in page.found.toPlainText()
    page.take.click()
    assert window.messages.text == "”Hvor arket er fra” mangler. Skriv det; intet er ændret."
    assert page.name.edit.hasFocus()
    qtbot.keyClicks(page.name.edit, "ØKF, marts")
    page.take.click()
    assert page.model.index(row_of(page, 2013), 1).data() == "1,5 %"
    assert page.model.index(row_of(page, 2013), 2).data() == "ØKF, marts"
    assert page.text.toPlainText().startswith("Pct.\t2013")


def test_years_before_and_after_can_be_brought_in(page: PriceLevelsPage) -> None:
    first, last = page.model.index(page.model.rowCount() - 1, 0).data(), page.model.index(0, 0).data()
    page.later.click()
    page.earlier.click()
    assert page.model.index(page.model.rowCount() - 1, 0).data() == str(int(first) - 1)
    assert page.model.index(0, 0).data() == str(int(last) + 1)


def test_a_file_that_can_only_be_read_offers_nothing(qtbot: QtBot, bare_window: MainWindow, demo_file) -> None:
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.open_path(demo_file)
    bare_window.workspace.desk.database.read_only = True  # as a file is that somebody else writes in
    bare_window.go_to("price_rate", "")
    page = bare_window.stack.currentWidget()
    assert page.new.isHidden()
    assert not page.model.flags(page.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_setup_leads_there(window: MainWindow) -> None:
    window.menus.wanted.emit("settings")
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    next(each for each in page.findChildren(QPushButton) if each.text() == "Vis prisniveau").click()
    assert isinstance(window.stack.currentWidget(), PriceLevelsPage)


def test_what_is_being_typed_stays_when_something_else_is_saved_meanwhile(
    qtbot: QtBot, window: MainWindow, page: PriceLevelsPage
) -> None:
    page.grid.setFocus()
    page.grid.go_to(row_of(page, 2016), 1)
    page.grid.edit(page.grid.currentIndex())
    editor = page.grid.findChildren(QLineEdit)[-1]
    qtbot.keyClicks(editor, "1,8")
    with qtbot.waitSignal(window.changes.price_rate_saved, timeout=WAIT):
        window.workspace.price_levels.set_rate(2015, RateKind.SERVICE, "2")
    assert page.model.index(row_of(page, 2015), 1).data() == "2 %"
    assert editor.text() == "1,8"


@pytest.mark.parametrize(("typed", "kept", "told"), [("1,8", 18_000, ""), ("1,03", None, "Stigningen er ikke gemt.")])
def test_a_rate_that_is_being_typed_is_saved_or_told_of_when_the_page_is_left(
    qtbot: QtBot, window: MainWindow, page: PriceLevelsPage, typed: str, kept: int | None, told: str
) -> None:
    page.grid.setFocus()
    page.grid.go_to(row_of(page, 2016), 1)
    page.grid.edit(page.grid.currentIndex())
    qtbot.keyClicks(page.grid.findChildren(QLineEdit)[-1], typed)
    window.top_bar.choose("budget")
    rate = window.workspace.price_levels.rates().get(2016, RateKind.SERVICE)
    assert (rate.rate if rate else None) == kept
    assert window.messages.text.endswith(told)


def test_the_page_takes_the_keyboard_and_no_part_of_it_shows_as_a_window_of_its_own(
    window: MainWindow, page: PriceLevelsPage
) -> None:
    assert QApplication.focusWidget() is page.grid
    assert QApplication.activeWindow() is window
