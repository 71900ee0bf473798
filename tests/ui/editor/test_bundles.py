"""Letter and bilag from the window: to the printer and to a PDF, as pages or as files, and what is told of it."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.bundles import Bundle
from kk_desktop.ui.editor.document_pane import DocumentPane
from tests.printing import foreign_files
from tests.ui.conftest import WAIT
from tests.ui.paper import Printer

from .conftest import Desk


@pytest.fixture
def letter(desk: Desk, pane: DocumentPane, tmp_path: Path) -> str:
    """An open letter with two bilag of one and two pages."""
    document_id = desk.workspace.documents.create("letter", "Svar på høring")
    paths = [tmp_path / "Bilag 1 Kort.pdf", tmp_path / "Bilag 2 Tabel.pdf"]
    for path, texts in zip(paths, (("Kort",), ("Tabel a", "Tabel b")), strict=True):
        path.write_bytes(foreign_files.made(*texts))
    desk.workspace.attachments.add_files(document_id, paths)
    pane.open(document_id)
    return document_id


def save_as(pane: DocumentPane, desk: Desk, qtbot: QtBot, bundle: Bundle, path: Path) -> None:
    """Press Gem som PDF, choose how the bilag go along, and wait for what is told."""
    desk.messages.ask_save_path = lambda *_asked: path
    pane.output.save_pdf.trigger()
    pane.output.panel.bilag.show_choice(bundle.value)
    qtbot.keyClick(pane.output.panel.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "er gemt: " in desk.messages.text, timeout=WAIT)


def test_letter_and_bilag_go_to_the_printer_each_on_a_front_page(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str, tmp_path: Path
) -> None:
    printer = Printer(tmp_path / "paper.pdf", both_sides=True)
    pane.output.ask_printer = lambda _parent, _job: printer
    with qtbot.waitSignal(pane.output.done, timeout=WAIT):
        pane.output.print.trigger()
        panel = pane.output.panel
        assert [panel.bilag.itemText(n) for n in range(panel.bilag.count())] == ["Uden bilag", "Samlet med bilag"]
        panel.bilag.show_choice(Bundle.PAGES.value)
        qtbot.keyClick(panel.go, Qt.Key.Key_Return)
    drawn, blank = "portrait", "white"
    assert printer.sides() == [drawn, blank, drawn, blank, drawn, blank, drawn, blank, drawn, drawn]
    assert "”Svar på høring” er sendt til printeren" in desk.messages.text


def test_a_pdf_holds_letter_and_bilag_as_pages(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str, tmp_path: Path
) -> None:
    save_as(pane, desk, qtbot, Bundle.PAGES, tmp_path / "Svar.pdf")
    assert desk.messages.text == "”Svar.pdf” er gemt: 6 sider."
    assert not desk.messages.jobs.is_busy
    with pikepdf.open(tmp_path / "Svar.pdf") as pdf:
        assert len(pdf.pages) == 6


def test_a_pdf_carries_the_bilag_as_files_and_one_without_a_file_is_told(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str, tmp_path: Path
) -> None:
    desk.workspace.attachments.add(letter, "Brev fra beboerne")
    save_as(pane, desk, qtbot, Bundle.FILES, tmp_path / "Svar.pdf")
    assert desk.messages.text == (
        "”Svar.pdf” er gemt: 1 side. Bilag 3 (Brev fra beboerne) har ingen fil og er ikke med."
    )
    with pikepdf.open(tmp_path / "Svar.pdf") as pdf:
        assert [file.filename for file in pdf.attachments.values()] == ["Bilag 1 Kort.pdf", "Bilag 2 Tabel.pdf"]


def test_the_letter_alone_is_the_page_that_is_shown(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str, tmp_path: Path
) -> None:
    save_as(pane, desk, qtbot, Bundle.LETTER, tmp_path / "Svar.pdf")
    assert (tmp_path / "Svar.pdf").read_bytes() == desk.workspace.pages.render(letter).pdf


def test_a_letter_without_files_is_saved_without_a_question(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, tmp_path: Path
) -> None:
    document_id = desk.workspace.documents.create("letter", "Tak for sidst")
    desk.workspace.attachments.add(document_id, "Kort")
    pane.open(document_id)
    desk.messages.ask_save_path = lambda *_asked: tmp_path / "Tak.pdf"
    pane.output.save_pdf.trigger()
    qtbot.waitUntil(lambda: desk.messages.text == "”Tak.pdf” er gemt: 1 side.", timeout=WAIT)
    pane.output.print.trigger()
    assert not pane.output.panel._bilag.isVisible()
    pane.output.panel.close()


def test_stopping_leaves_no_file(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.messages, "ask_save_path", lambda *_asked: tmp_path / "Svar.pdf")
    make = desk.workspace.bundles.progress

    def stopped_at_once(document_id: str):
        progress = make(document_id)
        progress.stop()
        return progress

    monkeypatch.setattr(desk.workspace.bundles, "progress", stopped_at_once)
    pane.output.save_pdf.trigger()
    pane.output.panel.bilag.show_choice(Bundle.PAGES.value)
    qtbot.keyClick(pane.output.panel.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.messages.text == "Stoppet. Intet er udskrevet eller gemt.", timeout=WAIT)
    assert not (tmp_path / "Svar.pdf").exists()


def test_a_bilag_that_cannot_be_printed_is_told_and_nothing_is_saved(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, letter: str, tmp_path: Path
) -> None:
    path = tmp_path / "Aftale.pdf"
    path.write_bytes(foreign_files.locked())
    desk.workspace.attachments.add_files(letter, [path])
    desk.messages.ask_save_path = lambda *_asked: tmp_path / "Svar.pdf"
    pane.output.save_pdf.trigger()
    pane.output.panel.bilag.show_choice(Bundle.PAGES.value)
    qtbot.keyClick(pane.output.panel.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Bilag 3 (”Aftale.pdf”) til ”Svar på høring” kan" in desk.messages.text, timeout=WAIT)
    assert not (tmp_path / "Svar.pdf").exists()
