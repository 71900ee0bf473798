"""Files as bilag in the window: dropped, chosen, shown, copied, taken out, and what is told of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kk_desktop.storage import documents as store
from kk_desktop.ui import attachment_files
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.widgets.file_button import FileButton
from tests.printing import foreign_files

from .conftest import WAIT
from .hands import tab


@pytest.fixture
def panel(window: MainWindow):
    """The bilag beside the case with the proposal."""
    workspace = window.workspace
    proposal = next(row for row in workspace.documents.rows() if row.kind == "proposal")
    page = tab(window, "cases")
    window.go_to("case", workspace.documents.get(proposal.id).case_id)
    return page.attachments


@pytest.fixture
def letter(window: MainWindow):
    """The pane with the letter to Vanløse, its facts shown."""
    hearing = next(row for row in window.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    page = tab(window, "responses")
    window.go_to("hearing", hearing.hearing_id)
    page.document.toggle_facts()
    return page.document


def held(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hold_over(widget: QWidget, data: QMimeData) -> bool:
    """Whether the widget would take what is held over it."""
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def let_go(widget: QWidget, data: QMimeData) -> None:
    assert hold_over(widget, data)
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def written(folder: Path, name: str, data: bytes = b"indhold") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def press(button: FileButton, words: str) -> None:
    """Choose from the button's menu."""
    dict((name.replace("&", ""), do) for name, do in button.choices())[words]()


def test_files_let_go_of_over_the_case_become_its_bilag(qtbot: QtBot, window, panel, tmp_path: Path) -> None:
    before = panel.number
    pdf = written(tmp_path, "Bilag 2 - Kort.pdf", foreign_files.made("Kort"))
    data = held(pdf, written(tmp_path, "Bilag 10 - Foto.pdf", foreign_files.made("Foto")))
    assert hold_over(panel, data)
    assert panel.hint.text().startswith("Slip filerne her")
    with qtbot.waitSignal(panel.files.added, timeout=WAIT):
        let_go(panel, data)
    assert [bilag.title for bilag in panel._attachments[before:]] == ["Kort", "Foto"]
    assert window.messages.text == "2 bilag er lagt ind."
    assert panel.hint.text().startswith("Alt+")
    assert panel.name.text() == "Kort"
    assert panel.file.text() == "Bilag 2 - Kort.pdf  ·  1\u00a0KB"
    assert panel.count.text() == f"{before + 2}  ·  {before} uden fil"


def test_text_held_over_the_list_is_not_taken(panel) -> None:
    data = QMimeData()
    data.setText("Kort over Vanløse")
    data.setUrls([QUrl("https://kk.example/kort.pdf")])
    assert not hold_over(panel, data)
    QApplication.sendEvent(panel, QDragLeaveEvent())
    assert panel.hint.text().startswith("Alt+")


def test_a_file_let_go_of_over_the_letters_facts_is_in_the_list_there(
    qtbot: QtBot, window, letter, tmp_path: Path
) -> None:
    shown = letter.facts.attachments
    with qtbot.waitSignal(shown.files.added, timeout=WAIT):
        let_go(shown, held(written(tmp_path, "Kort.pdf", foreign_files.made("Kort"))))
    qtbot.waitUntil(lambda: [field.text() for field in shown.fields] == ["Kort"], timeout=WAIT)
    assert [button.accessibleName() for button in shown.file_buttons] == ["Bilag 1: Kort.pdf  ·  1\u00a0KB"]


def test_a_file_let_go_of_over_bilag_in_the_toolbar_becomes_one(qtbot: QtBot, window, letter, tmp_path: Path) -> None:
    with qtbot.waitSignal(letter.facts.attachments.files.added, timeout=WAIT):
        let_go(letter.toolbar.attachment, held(written(tmp_path, "Kort.txt")))
    (bilag,) = window.workspace.attachments.of(letter.document_id)
    assert bilag.title == "Kort"


def test_a_file_that_cannot_be_printed_is_told_when_it_is_put_in(qtbot: QtBot, window, letter, tmp_path: Path) -> None:
    files = letter.facts.attachments.files
    with qtbot.waitSignal(files.added, timeout=WAIT):
        files.add([written(tmp_path, "Aftale.pdf", foreign_files.locked()), written(tmp_path, "Tal.xlsx")])
    assert window.messages.text.startswith(
        "Bilag 1 (”Aftale.pdf”) kan ikke udskrives: filen er låst med en adgangskode"
    )
    assert window.messages.text.endswith("Det gælder også 1 andet bilag.")


def test_a_folder_is_refused_and_no_bilag_made(qtbot: QtBot, window, letter, tmp_path: Path) -> None:
    letter.facts.attachments.files.add([tmp_path])
    qtbot.waitUntil(lambda: "er en mappe" in window.messages.text, timeout=WAIT)
    assert window.workspace.attachments.of(letter.document_id) == []


def test_a_bilag_without_a_file_gets_one_another_and_none(
    qtbot: QtBot, window, letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, service = letter.facts.attachments, window.workspace.attachments
    bilag = service.add(letter.document_id, "Kort")
    qtbot.waitUntil(lambda: len(shown.file_buttons) == 1, timeout=WAIT)
    for name, words in (("en.txt", "Vælg fil …"), ("to.txt", "Vælg en anden fil …")):
        path = written(tmp_path, name, name.encode())
        monkeypatch.setattr(window.messages, "ask_open_path", lambda *_asked, path=path: path)
        with qtbot.waitSignal(shown.files.added, timeout=WAIT):
            press(shown.file_buttons[0], words)
        qtbot.waitUntil(lambda name=name: name in shown.file_buttons[0].accessibleName(), timeout=WAIT)
    press(shown.file_buttons[0], "Fjern filen")
    assert service.get(bilag).file is None
    assert window.messages.text == "”to.txt” er taget ud af bilag 1."
    window.messages.press()
    qtbot.waitUntil(lambda: service.get(bilag).file is not None, timeout=WAIT)


def test_a_file_is_shown_by_another_program_and_copied_out(
    qtbot: QtBot, window, letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, service = letter.facts.attachments.files, window.workspace.attachments
    (bilag,) = service.add_files(letter.document_id, [written(tmp_path, "Kort.txt", b"kort")])
    opened: list[QUrl] = []
    monkeypatch.setattr(attachment_files.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    files.show_file(service.get(bilag))
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=WAIT)
    assert Path(opened[0].toLocalFile()).read_bytes() == b"kort"
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *_asked: tmp_path / "kopi.txt")
    files.save_copy(service.get(bilag))
    qtbot.waitUntil(lambda: window.messages.text == "”kopi.txt” er gemt.", timeout=WAIT)
    assert (tmp_path / "kopi.txt").read_bytes() == b"kort"


def test_several_files_are_chosen_at_once(
    qtbot: QtBot, window, letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [written(tmp_path, name) for name in ("a.txt", "b.txt")]
    monkeypatch.setattr(window.messages, "ask_open_paths", lambda *_asked: paths)
    with qtbot.waitSignal(letter.facts.attachments.files.added, timeout=WAIT):
        letter.facts.attachments.choose.click()
    assert len(window.workspace.attachments.of(letter.document_id)) == 2


def test_the_files_of_a_sent_letter_can_be_looked_at_but_not_changed(
    qtbot: QtBot, window, letter, tmp_path: Path
) -> None:
    workspace, shown = window.workspace, letter.facts.attachments
    workspace.attachments.add_files(letter.document_id, [written(tmp_path, "Kort.txt")])
    workspace.attachments.add(letter.document_id, "Uden fil")
    qtbot.waitUntil(lambda: len(shown.file_buttons) == 2, timeout=WAIT)
    workspace.desk.act("Afsendte", lambda db: store.change(db, letter.document_id, status="sent"))
    qtbot.waitUntil(shown.new.isHidden, timeout=WAIT)
    with_file, without = shown.file_buttons
    assert with_file.isEnabled()
    assert [words for words, _do in with_file.choices()] == ["&Vis", "Gem en &kopi …"]
    assert not without.isEnabled()
    assert all(field.edit.isReadOnly() for field in shown.fields)
    assert not shown.acceptDrops()


def test_tab_goes_from_a_bilags_title_to_its_file_and_on_to_the_next(
    qtbot: QtBot, window, letter, tmp_path: Path
) -> None:
    attachments, shown = window.workspace.attachments, letter.facts.attachments
    attachments.add_files(letter.document_id, [written(tmp_path, name) for name in ("a.txt", "b.txt")])
    qtbot.waitUntil(lambda: [each.isVisible() for each in shown.file_buttons] == [True, True], timeout=WAIT)
    shown.fields[0].edit.setFocus()
    reached = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().accessibleName())
    # The first cannot be moved further up, so its arrow is passed over.
    files = [button.accessibleName() for button in shown.file_buttons]
    assert reached == [files[0], "Slet bilag 1", "Bilag 2", files[1]]
