"""A proof from the menu: what it showed is kept when it has been printed, and the next one tells what has changed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk


def print_proof(qtbot: QtBot, pane: DocumentPane, paper: Path) -> int:
    """Choose the proof and send it; gives the number of its pages."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    pane.output.ask_printer = lambda _parent, _job: printer
    with qtbot.waitSignal(pane.output.done, timeout=60_000):
        pane.output.print_proof.trigger()
        qtbot.keyClick(pane.output.panel.go, Qt.Key.Key_Return)
    with pypdfium2.PdfDocument(paper.read_bytes()) as document:
        return len(document)


@pytest.fixture
def pane(qtbot: QtBot, demo_desk: Desk, demo_pane: DocumentPane) -> DocumentPane:
    row = next(row for row in demo_desk.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    with qtbot.waitSignal(demo_pane.live_page.drawn, timeout=60_000):
        assert demo_pane.open(row.document_id)
    return demo_pane


def test_a_printed_proof_is_kept_with_what_was_typed_last(
    qtbot: QtBot, demo_desk: Desk, pane: DocumentPane, tmp_path: Path
) -> None:
    versions = demo_desk.workspace.versions
    assert print_proof(qtbot, pane, tmp_path / "one.pdf") == 2
    pane.go_to_block(pane.editor.tracker.lines[1].id)
    qtbot.keyClicks(pane.editor, "Udvalget takker for planen. ")
    print_proof(qtbot, pane, tmp_path / "two.pdf")
    assert [version.number for version in versions.of(pane.document_id)] == [1, 2]
    (changes, _) = demo_desk.workspace.proofs.proof(pane.document_id).variant.proof
    assert changes.startswith("Ændringer siden udkast 1 af ")


def test_a_proof_that_never_reached_the_printer_is_not_kept(qtbot: QtBot, demo_desk: Desk, pane: DocumentPane) -> None:
    asked = []
    pane.output.ask_printer = lambda _parent, job: asked.append(job)
    pane.output.print_proof.trigger()
    qtbot.keyClick(pane.output.panel.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked), timeout=60_000)
    assert demo_desk.workspace.versions.of(pane.document_id) == []


def test_a_proof_saved_as_a_pdf_is_kept_too(
    qtbot: QtBot, demo_desk: Desk, pane: DocumentPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Korrektur.pdf"
    monkeypatch.setattr(demo_desk.messages, "ask_save_path", lambda *_args: target)
    with qtbot.waitSignal(pane.output.done, timeout=60_000):
        pane.output.print_proof.trigger()
        pane.output.panel.save.setFocus()
        qtbot.keyClick(pane.output.panel.save, Qt.Key.Key_Return)
    with pypdfium2.PdfDocument(target.read_bytes()) as document:
        assert "UDKAST 1" in document[0].get_textpage().get_text_range()
    assert [version.number for version in demo_desk.workspace.versions.of(pane.document_id)] == [1]
    assert demo_desk.messages.text == "”Korrektur.pdf” er gemt: 2 sider."


def test_enter_on_annuller_prints_nothing(qtbot: QtBot, pane: DocumentPane) -> None:
    asked = []
    pane.output.panel.ask("Brev", pane.output.printable().ways, "plain", lambda *way: asked.append(way))
    pane.output.panel.leave.setFocus()
    qtbot.keyClick(pane.output.panel.leave, Qt.Key.Key_Return)
    assert not pane.output.panel.isVisible()
    assert asked == []
