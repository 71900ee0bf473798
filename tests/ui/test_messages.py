"""The dialogs that ask for files: where they begin, and what the name they give ends with."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kk_desktop.ui.messages import Messages


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    made = Messages()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What each dialog stood at when it was shown; the person answers with the name that is suggested."""
    found: list[dict[str, object]] = []

    def answer(dialog: QFileDialog) -> bool:
        found.append({
            "folder": Path(dialog.directory().absolutePath()),
            "suffix": dialog.defaultSuffix(),
            "saves": dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave,
        })  # fmt: skip
        return True

    monkeypatch.setattr(QFileDialog, "exec", answer)
    return found


def test_saving_begins_in_the_suggested_folder_and_puts_the_ending_on_the_name(
    messages: Messages, shown: list[dict[str, object]], tmp_path: Path
) -> None:
    path = messages.ask_save_path("Gem som PDF", tmp_path / "Brev.pdf", "PDF (*.pdf)")
    assert path == tmp_path / "Brev.pdf"
    assert shown == [{"folder": tmp_path, "suffix": "pdf", "saves": True}]


def test_a_folder_that_is_not_there_gives_way_to_home(
    messages: Messages, shown: list[dict[str, object]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    messages.ask_save_path("Ny fil", tmp_path / "Dokumenter" / "Ny.kkdb", "Filer (*.kkdb)")
    messages.ask_open_path("Åbn", tmp_path / "Dokumenter", "Filer (*.kkdb)")
    assert [(dialog["folder"], dialog["saves"]) for dialog in shown] == [(tmp_path, True), (tmp_path, False)]


@pytest.mark.parametrize("says_yes", [True, False])
def test_a_name_with_a_dot_gets_its_ending_and_an_earlier_file_is_asked_about(
    messages: Messages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says_yes: bool
) -> None:
    typed, whole = tmp_path / "Svar af 4. april", tmp_path / "Svar af 4. april.pdf"
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(typed)])
    monkeypatch.setattr(messages, "confirm", lambda question, *_rest: asked.append(question) or says_yes)
    assert messages.ask_save_path("Gem som PDF", tmp_path / "Svar.pdf", "PDF (*.pdf)") == whole
    assert asked == []
    whole.touch()
    answer = messages.ask_save_path("Gem som PDF", tmp_path / "Svar.pdf", "PDF (*.pdf)")
    assert answer == (whole if says_yes else None)
    assert asked == ["Erstat ”Svar af 4. april.pdf”?"]


def test_what_is_saved_is_shown_by_the_machines_own_program(
    messages: Messages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    messages.tell_saved("”Svar.pdf” er gemt: 2 sider.", tmp_path / "Svar.pdf")
    assert messages.text == "”Svar.pdf” er gemt: 2 sider."
    messages.press()
    assert opened == [tmp_path / "Svar.pdf"]
