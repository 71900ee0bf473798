"""Opsætning: which templates are used is told and changed in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kk_desktop.paths import resource
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.settings import SettingsPage
from kk_desktop.ui.widgets.lists_panel import ListsPanel
from kk_desktop.ui.widgets.template_panel import TemplatePanel
from kk_desktop.ui.widgets.words_panel import WordsPanel


@pytest.fixture
def panel(window: MainWindow) -> TemplatePanel:
    window.menus.wanted.emit("settings")
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    (made,) = page.findChildren(TemplatePanel)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "skabeloner"
    made.mkdir()
    letter = resource("templates", "letter.toml").read_text(encoding="utf-8")
    (made / "letter.toml").write_text(letter.replace('"Brev"', '"Tjenestebrev"'), encoding="utf-8")
    return made


def choose(window: MainWindow, panel: TemplatePanel, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.messages, "ask_folder", lambda _title, _folder: folder)
    panel.choose.click()


def test_a_chosen_folder_is_used_at_once_and_can_be_given_up(
    window: MainWindow, panel: TemplatePanel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert panel.which.text() == "Programmets egne skabeloner bruges."
    choose(window, panel, folder, monkeypatch)
    assert window.workspace is not None
    assert window.workspace.kinds["letter"].name == "Tjenestebrev"
    assert panel.which.text().startswith("letter.toml bruges fra mappen")
    panel.built_in.click()
    assert window.workspace.kinds["letter"].name == "Brev"
    assert panel.built_in.isHidden()


def test_a_template_with_a_mistake_is_told_with_its_line_and_not_used(
    window: MainWindow, panel: TemplatePanel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "letter.toml").write_text('name = "Brev"\n[page]\nleft = "tyve"\n', encoding="utf-8")
    choose(window, panel, folder, monkeypatch)
    assert "letter.toml kan ikke bruges, linje 3" in window.messages.text
    assert panel.which.text() == "Programmets egne skabeloner bruges."


def test_a_folder_that_goes_bad_is_told_where_it_was_chosen(
    window: MainWindow, panel: TemplatePanel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, panel, folder, monkeypatch)
    (folder / "letter.toml").unlink()
    folder.rmdir()
    panel.show_choice()
    assert "findes ikke" in panel.trouble.text()
    assert not panel.trouble.isHidden()
    assert panel.which.text() == "Programmets egne skabeloner bruges."


def test_every_button_shows_all_its_words(
    window: MainWindow, panel: TemplatePanel, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(window, panel, folder, monkeypatch)
    buttons = (panel.choose, panel.again, panel.built_in, panel.copy)
    qtbot.waitUntil(lambda: all(each.isVisible() and each.width() >= each.sizeHint().width() for each in buttons))


def test_a_whole_folder_of_templates_is_counted_and_not_listed(
    window: MainWindow, panel: TemplatePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "vores"
    own.mkdir()
    monkeypatch.setattr(window.messages, "ask_folder", lambda _title, _folder: own)
    panel.copy.click()
    assert panel.which.text().startswith(f"{len(list(own.glob('*.toml')))} skabeloner bruges fra mappen")


def test_the_files_words_are_listed_added_and_taken_away_with_undo(window: MainWindow, panel: TemplatePanel) -> None:
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    (words,) = page.findChildren(WordsPanel)
    words.new.setText("flexlodsning")
    QTest.keyClick(words.new, Qt.Key.Key_Return)
    assert [row.title for row in words.rows.rows] == ["flexlodsning"]
    words.new.setText("to ord")
    words.add.click()
    assert "Skriv ét ord ad gangen" in window.messages.text
    words.remove.click()
    assert words.rows.rows == ()
    assert window.messages.text == "”flexlodsning” er fjernet fra filens ord."
    assert window.workspace is not None
    window.messages.press()
    assert [own.word for own in window.workspace.spelling.own_words()] == ["flexlodsning"]


def test_a_list_of_recipients_is_made_named_and_filled_with_undo(window: MainWindow, panel: TemplatePanel) -> None:
    page = window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    assert window.workspace is not None
    (lists,) = page.findChildren(ListsPanel)
    assert "De tolv lokaludvalg" in [row.title for row in lists.rows.rows]
    assert lists.living.isVisibleTo(lists)
    lists.add.click()
    lists.name.edit.setText("Boligselskaber")
    QTest.keyClick(lists.name.edit, Qt.Key.Key_Return)
    lists.members.setPlainText("fsb, post@fsb.example\n3B")
    lists.members.save()
    own = [each for each in window.workspace.distribution_lists.all() if not each.is_living]
    assert [(each.name, [member.name for member in each.members]) for each in own] == [
        ("Boligselskaber", ["fsb", "3B"])
    ]
    lists.remove.click()
    assert window.messages.text == "Listen ”Boligselskaber” er slettet."
    window.messages.press()
    assert [each.name for each in window.workspace.distribution_lists.all() if not each.is_living] == ["Boligselskaber"]
