"""Gem listen som Excel eller CSV in the window: every list offers it, and what is saved is what is shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeFilter, InitiativeView
from kk_desktop.ui.list_output import ListOutput
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.people_page import PeoplePage

from .conftest import WAIT


def saved(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, path: Path) -> list[list[object]]:
    """What the action in the menus saves of the tab in front."""
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *_asked: path)
    window.stack.currentWidget().commands()["export_list"].trigger()
    qtbot.waitUntil(lambda: window.messages.text.endswith(f"gemt i ”{path.name}”."), timeout=WAIT)
    return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]


def test_the_initiatives_are_saved_as_they_are_looked_at(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.show_tab("initiatives")
    tab = window.shelf.page("initiatives")
    word = tab.table.current_row.title.split()[0]
    columns = (InitiativeColumn.TITLE, InitiativeColumn.RESPONSIBLE)
    tab.look_at(InitiativeView(filter=InitiativeFilter(text=word), columns=columns, by_status=False, descending=True))
    head, *rows = saved(qtbot, window, monkeypatch, tmp_path / "indsatser.xlsx")
    assert head == ["Indsats", "Ansvarlig", "Status", "Periode"]
    keys = window.workspace.initiative_lists.keys(tab.view)
    shown = window.workspace.initiative_lists.rows(keys).values()
    assert [row[0] for row in rows] == [row.title for row in shown]
    assert 0 < len(rows) < window.workspace.initiative_lists.count()


@pytest.mark.parametrize(
    ("tab", "head"), [("areas", "Navn"), ("cases", "Titel"), ("responses", "Titel"), ("overview", "Frist")]
)
def test_every_list_can_be_saved(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tab: str, head: str
) -> None:
    window.show_tab(tab)
    heads, *rows = saved(qtbot, window, monkeypatch, tmp_path / "liste.xlsx")
    assert heads[0] == head
    assert rows


def test_areas_are_saved_as_search_leaves_them(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.show_tab("areas")
    tab = window.shelf.page("areas")
    whole = len(tab.tree.nodes)
    tab.search.setText("valby")
    qtbot.waitUntil(lambda: 0 < len(tab.tree.nodes) < whole, timeout=WAIT)
    _heads, *rows = saved(qtbot, window, monkeypatch, tmp_path / "liste.xlsx")
    assert [row[0] for row in rows] == [node.name for node in tab.tree.nodes]


def test_bodies_and_persons_are_saved_as_csv(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.go_to("body", window.workspace.people.body_named("BIU"))
    page = window.stack.currentWidget()
    assert isinstance(page, PeoplePage)
    assert isinstance(page.list_output, ListOutput)
    page.chips.choose("parties")
    page.list_output.save(tmp_path / "partier.csv")
    qtbot.waitUntil(lambda: window.messages.text.endswith("gemt i ”partier.csv”."), timeout=WAIT)
    text = io.StringIO((tmp_path / "partier.csv").read_text("utf-8-sig"), newline="")
    rows = list(csv.reader(text, delimiter=";"))
    assert rows[0][:3] == ["Navn", "Slags", "Oplysning"]
    assert {row[1] for row in rows[1:]} == {"Partier"}


def test_the_hits_of_a_search_are_saved(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "træf.xlsx"
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *_asked: path)
    with qtbot.waitSignal(window.search_page.shown, timeout=WAIT):
        window.top_bar.search.setText("Valby")
    window.search_page.save.click()
    qtbot.waitUntil(lambda: window.messages.text.endswith(f"gemt i ”{path.name}”."), timeout=WAIT)
    sheet = load_workbook(path).active
    assert [sheet.cell(1, column).value for column in (1, 2, 3)] == ["Titel", "Slags", "Sted"]
    titles = [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)]
    assert titles == [hit.title for hit in window.search_page.hits]
