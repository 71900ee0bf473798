"""The page beside the text: it follows what is written, on paper and as PDF it is the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Run
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.printing import print_pages

from .conftest import Desk


def words_on(pdf: bytes) -> str:
    """The text of the pages, line ends and hyphens healed."""
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.replace("\ufffe", "").replace("-\r\n", "").split())


@pytest.fixture
def vanloese(qtbot: QtBot, demo_desk: Desk, demo_pane: DocumentPane) -> DocumentPane:
    """The Vanløse letter of the example file, with its page drawn."""
    pane = demo_pane
    row = next(row for row in demo_desk.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    with qtbot.waitSignal(pane.live_page.drawn, timeout=60_000):
        assert pane.open(row.document_id)
    return pane


def test_a_changed_sentence_reaches_page_file_pdf_and_printer(
    qtbot: QtBot, demo_desk: Desk, vanloese: DocumentPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane, workspace = vanloese, demo_desk.workspace
    pane.go_to_block(pane.editor.tracker.lines[1].id)

    def shows(rendered, _words: int) -> bool:
        return "Udvalget takker for planen." in words_on(rendered.pdf)

    with qtbot.waitSignal(pane.live_page.drawn, timeout=60_000, check_params_cb=shows):
        qtbot.keyClicks(pane.editor, "Udvalget takker for planen. ")
    assert pane.flush()
    assert workspace.documents.blocks(pane.document_id)[1].text.startswith("Udvalget takker for planen. ")

    target = tmp_path / "Vanløse.pdf"
    monkeypatch.setattr(demo_desk.messages, "ask_save_path", lambda *_args: target)
    with qtbot.waitSignal(pane.output.done, timeout=60_000):
        pane.output.save_pdf.trigger()
    rendered = workspace.pages.render(pane.document_id)
    assert target.read_bytes() == rendered.pdf
    assert demo_desk.messages.text == "”Vanløse.pdf” er gemt: 2 sider."

    paper = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    pane.output.ask_printer = lambda _parent, _job: paper
    with qtbot.waitSignal(pane.output.done, timeout=60_000):
        pane.output.print.trigger()
        qtbot.keyClick(pane.output.panel.go, Qt.Key.Key_Return)
    assert len(pypdfium2.PdfDocument((tmp_path / "paper.pdf").read_bytes())) == rendered.page_count
    assert "er sendt til printeren: 2 sider." in demo_desk.messages.text


def test_what_is_changed_elsewhere_reaches_the_page_however_long_it_takes_to_read(
    qtbot: QtBot, demo_desk: Desk, vanloese: DocumentPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, drawn = demo_desk.workspace.documents, Event()
    blocks, read = documents.blocks(vanloese.document_id), documents.blocks
    changed = replace(blocks[1], runs=(Run("Vi har læst planen."),))

    def read_slowly(document_id: str) -> object:
        drawn.wait()
        return read(document_id)

    monkeypatch.setattr(documents, "blocks", read_slowly)
    with qtbot.waitSignal(vanloese.live_page.drawn, timeout=60_000):
        documents.save_blocks(vanloese.document_id, [changed], [block.id for block in blocks])

    def shows(rendered, _words: int) -> bool:
        return "Vi har læst planen." in words_on(rendered.pdf)

    with qtbot.waitSignal(vanloese.live_page.drawn, timeout=60_000, check_params_cb=shows):
        drawn.set()


def test_the_page_follows_the_caret_and_a_press_on_it_goes_to_the_text(qtbot: QtBot, vanloese: DocumentPane) -> None:
    view = vanloese.page.view
    view.set_zoom(3.0)
    view.go_to_page(2)
    first, second = (line.id for line in vanloese.editor.tracker.lines[:2])
    vanloese.go_to_block(first)
    assert view.page == 1
    box = next(place for place in view._boxes if place.block_id == second)
    inside = view._place(box).topLeft() + QPointF(40, 20 - view.verticalScrollBar().value())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside.toPoint())
    assert vanloese.editor.caret_block() == second


def test_new_pages_come_in_without_moving_the_old_ones(qtbot: QtBot, vanloese: DocumentPane) -> None:
    view = vanloese.page.view
    view.set_zoom(2.0)
    vanloese.go_to_block(vanloese.editor.tracker.lines[0].id)
    view.verticalScrollBar().setValue(60)
    with qtbot.waitSignal(vanloese.live_page.drawn, timeout=60_000):
        qtbot.keyClicks(vanloese.editor, "x")
    assert view.verticalScrollBar().value() == 60


def test_the_bar_says_which_page_and_steps_to_the_next(qtbot: QtBot, vanloese: DocumentPane) -> None:
    assert vanloese.page.where.text() == "Side 1 af 2"
    vanloese.page._on.click()
    assert vanloese.page.where.text() == "Side 2 af 2"


def test_a_narrow_window_folds_the_page_away_and_f9_shows_it_over_the_text(
    qtbot: QtBot, vanloese: DocumentPane
) -> None:
    vanloese.resize(1100, 800)
    assert not vanloese.page.isVisible()
    vanloese.toggle_page()
    assert vanloese.page.isVisible()
    assert not vanloese.editor.isVisible()
    vanloese.toggle_page()
    assert vanloese.editor.isVisible()
    vanloese.resize(1500, 800)
    assert vanloese.page.isVisible()
    assert vanloese.editor.isVisible()


def test_only_the_pages_asked_for_are_printed(vanloese: DocumentPane, demo_desk: Desk, tmp_path: Path) -> None:
    rendered = demo_desk.workspace.pages.render(vanloese.document_id)
    paper = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    paper.setPrintRange(QPrinter.PrintRange.PageRange)
    paper.setFromTo(2, 2)
    assert print_pages(rendered, paper) == 1
    assert len(pypdfium2.PdfDocument((tmp_path / "paper.pdf").read_bytes())) == 1
