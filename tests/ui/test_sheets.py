"""Sheets from the tabs: what is printed is what stands on the screen, saved first."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.tabs.cases import CasesTab

from .conftest import WAIT
from .hands import tab, type_in
from .paper import Printer

PAPERS = ("areas", "initiatives", "budget", "cases")


class Saved:
    """Saves the sheet of a tab as a person would, and reads it back."""

    def __init__(self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._qtbot, self._folder = qtbot, folder
        self.suggested = ""
        monkeypatch.setattr(window.messages, "ask_save_path", self._answer)

    def _answer(self, _title: str, path: Path, _kinds: str) -> Path:
        self.suggested = path.name
        return self._folder / path.name

    def __call__(self, output: SheetOutput) -> str:
        with self._qtbot.waitSignal(output.done, timeout=WAIT):
            output.save_pdf.trigger()
        with pypdfium2.PdfDocument(self._folder / self.suggested) as document:
            return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.fixture
def saved(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Saved:
    (tmp_path / "ud").mkdir()
    return Saved(qtbot, window, monkeypatch, tmp_path / "ud")


def choose_case(window: MainWindow, number: str) -> CasesTab:
    page = tab(window, "cases")
    page.show_thing("case", next(row.id for row in window.workspace.cases.rows() if row.number == number))
    return page


@pytest.mark.parametrize("name", PAPERS)
def test_the_menus_offer_the_sheet_of_the_tab_in_front(window: MainWindow, name: str) -> None:
    output = tab(window, name).output
    assert tab(window, name).commands().items() >= {"print": output.print, "save_pdf": output.save_pdf}.items()
    assert output.print.shortcut().toString() == "Ctrl+P"


def test_the_area_that_is_shown_is_saved_as_a_sheet(window: MainWindow, saved: Saved) -> None:
    page = tab(window, "areas")
    area = next(area for area in window.workspace.areas.tree() if area.name == "Urbanplanen")
    page.tree.choose(area.id)
    assert "Urbanplanen Områdeark pr. 21. marts 2025." in saved(page.output)
    assert saved.suggested == "Områdeark Urbanplanen 2025-03-21.pdf"


def test_what_is_typed_stands_on_the_sheet(qtbot: QtBot, window: MainWindow, saved: Saved) -> None:
    page = tab(window, "areas")
    type_in(qtbot, page.title, "Sydhavnen og omegn")
    assert "Sydhavnen og omegn Områdeark" in saved(page.output)


def test_the_overview_holds_the_initiatives_of_the_search_in_the_tables_order(
    qtbot: QtBot, window: MainWindow, saved: Saved
) -> None:
    page = tab(window, "initiatives")
    page.search.setText("hotspot")
    page.search.wanted.emit("hotspot")
    page.table._on_head_clicked(0)  # sorted by title already, so this turns the order
    text = saved(page.output)
    assert text.index("Hotspot Valby") < text.index("Hotspot Indre og Ydre")
    assert "Kun: ”hotspot”." in text
    assert "Jobfirst" not in text


def test_the_hearings_of_the_list_are_saved_from_its_own_menu(window: MainWindow, saved: Saved) -> None:
    page = tab(window, "responses")
    page.filters.choose("open")
    text = saved(page.output)
    assert "3 høringer" not in text
    assert "2 høringer: 2 åbne. Kun åbne høringer." in text
    assert [action.text() for action in page.printing.menu().actions()] == [
        "&Udskriv høringsoversigten",
        "&Gem høringsoversigten som PDF",
        "Gem listen som E&xcel eller CSV",
    ]


def test_ctrl_p_in_the_responses_still_prints_the_answer(window: MainWindow) -> None:
    page = tab(window, "responses")
    assert page.output.print.shortcut().isEmpty()
    assert page.commands()["print"] is page.document.output.print


def test_the_table_that_is_shown_is_printed_with_ctrl_p(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = tab(window, "budget")
    printer = Printer(tmp_path / "paper.pdf")
    page.output.ask_printer = lambda _parent, _job: printer
    with qtbot.waitSignal(page.output.done, timeout=WAIT):
        qtbot.keyClick(page.rows, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(page.output.panel.go, Qt.Key.Key_Return)
    assert printer.sides() == ["portrait"]
    assert "er sendt til printeren: 1 side." in window.messages.text


def test_a_case_prints_its_agenda_item_or_its_decisions(qtbot: QtBot, window: MainWindow, saved: Saved) -> None:
    page = choose_case(window, "2011-40035")
    assert "beslutning i mødet den 5. april 2011" not in saved(page.output)
    assert saved.suggested.startswith("Dagsordenspunkt 3 Mandat")
    page.paper.setFocus()
    qtbot.keyClick(page.paper, Qt.Key.Key_Down)
    assert "Økonomiudvalgets beslutning i mødet den 5. april 2011" in saved(page.output)
    assert saved.suggested.startswith("Beslutningsudskrift Mandat")


def test_a_case_without_a_proposal_offers_its_decisions_alone(window: MainWindow) -> None:
    page = choose_case(window, "2025-0041207")
    assert [page.paper.itemText(n) for n in range(page.paper.count())] == ["Beslutningsudskrift"]
    assert [page.paper.currentData()] == ["decision_extract"]


def test_an_open_document_takes_the_menus_and_ctrl_p_over_from_the_case(window: MainWindow) -> None:
    page = choose_case(window, "2011-40035")
    page.open_proposal.click()
    assert page.commands()["print"] is page.pane.output.print
    assert not page.case_area.isVisible()


def test_a_file_without_anything_offers_no_sheets(qtbot: QtBot, bare_window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.create_file(tmp_path / "Ny.kkdb")
    assert [name for name in ("initiatives", "budget", "cases") if tab(bare_window, name).commands()] == []
    assert not tab(bare_window, "responses").printing.isEnabled()
