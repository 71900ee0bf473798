"""The template's guidance: seen where a section is empty, gone when one types, never in the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.guidance import Guidance
from kk_desktop.ui.editor.text_edit import WRITE_HERE

from .conftest import Desk

K = Qt.Key


def opened(desk: Desk, pane: DocumentPane, kind: str) -> Guidance:
    assert pane.open(desk.workspace.documents.create(kind, "Prøve"))
    return next(part for part in pane.parts if isinstance(part, Guidance))


def shown(pane: DocumentPane, guidance: Guidance) -> list[str]:
    document = pane.editor.document()
    return [guidance.words_at(document.findBlockByNumber(number)) for number in range(document.blockCount())]


def picture_of(pane: DocumentPane) -> QImage:
    return pane.editor.viewport().grab().toImage()


def test_guidance_stands_under_each_empty_heading_and_goes_with_the_first_letter(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    guidance = opened(desk, pane, "memo")
    sections = desk.workspace.kinds["memo"].sections
    assert shown(pane, guidance) == ["", sections[0].guidance, "", sections[1].guidance]
    pane.editor.go_to_block(pane.editor.tracker.lines[1].id)
    assert pane.editor.accessibleDescription() == sections[0].guidance
    qtbot.keyClicks(pane.editor, "F")
    assert shown(pane, guidance) == ["", "", "", sections[1].guidance]
    qtbot.keyClick(pane.editor, K.Key_Backspace)
    assert shown(pane, guidance)[1] == sections[0].guidance
    assert pane.flush()


def test_guidance_is_drawn_and_is_not_in_the_text(desk: Desk, pane: DocumentPane) -> None:
    guidance = opened(desk, pane, "proposal")
    with_words = picture_of(pane)
    pane.editor.drawers.clear()
    assert picture_of(pane) != with_words
    said = [section.guidance for section in desk.workspace.kinds["proposal"].sections]
    assert [words for words in shown(pane, guidance) if words] == said
    assert not set(said) & {block.text for block in pane.editor.tracker.blocks()}


def test_a_letter_without_headings_says_at_its_top_how_to_begin(desk: Desk, pane: DocumentPane) -> None:
    opened(desk, pane, "hearing_response")
    assert pane.editor.placeholderText() == desk.workspace.kinds["hearing_response"].sections[0].guidance
    assert [block.text for block in pane.editor.tracker.blocks()] == [""]
    opened(desk, pane, "annex")
    assert pane.editor.placeholderText() == WRITE_HERE


def test_every_kind_somebody_writes_in_has_guidance_that_fits_on_a_line(desk: Desk) -> None:
    kinds = desk.workspace.kinds
    for name in ("hearing_response", "mayor_letter", "letter", "memo", "budget_note", "proposal"):
        assert kinds[name].sections, name
        assert all(10 < len(section.guidance) <= 64 for section in kinds[name].sections), name
