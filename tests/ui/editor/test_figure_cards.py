"""The cards of Talkontrol: their signs, and what they tell of a reason that was given before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kk_desktop.ui import look
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk
from .test_figure_check import PATIENCE, RENT, open_note


@pytest.fixture
def dark(dressed) -> Iterator[None]:
    look.rebuild(dressed, look.DARK)
    yield
    look.rebuild(dressed, look.LIGHT)


def has(image: QImage, color: str) -> bool:
    """Whether a place of the picture is just of that colour."""
    wanted = QColor(color).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_the_sign_on_a_card_has_the_colour_of_the_scheme_that_came_after_it(
    qtbot: QtBot, dark: None, desk: Desk, pane: DocumentPane, dressed
) -> None:
    part = open_note(qtbot, desk, pane, RENT)
    (card,) = part.cards.cards
    assert has(card.grab().toImage(), look.DARK.red)
    look.rebuild(dressed, look.LIGHT)
    assert has(card.grab().toImage(), look.LIGHT.red)
    assert not has(card.grab().toImage(), look.DARK.red)


def test_one_reason_accepts_one_sentence_and_is_told_as_former_once_the_table_has_changed(
    qtbot: QtBot, desk: Desk, pane: DocumentPane
) -> None:
    part = open_note(qtbot, desk, pane, RENT, f"Som nævnt: {RENT}")
    first, _second = part.cards.cards
    cell = first.finding.cells[0]
    first.ask_reason("Med varme")
    first.give.click()
    qtbot.waitUntil(lambda: part.report.words == "1 stemmer ikke · 1 accepteret", timeout=PATIENCE)
    desk.workspace.budgets.set_cell(cell.table_id, cell.row_id, cell.column_id, "425")
    qtbot.waitUntil(lambda: part.report.words == "2 stemmer ikke", timeout=PATIENCE)
    told = [label.text() for label in part.cards.cards[0].findChildren(QLabel)]
    assert told[told.index("Tidligere begrundet") + 1] == "Med varme"
    assert not any(label.text() == "Tidligere begrundet" for label in part.cards.cards[1].findChildren(QLabel))


def test_what_is_marked_in_the_text_is_marked_in_the_colours_of_the_scheme_that_came_after_it(
    qtbot: QtBot, dark: None, desk: Desk, pane: DocumentPane, dressed
) -> None:
    open_note(qtbot, desk, pane, f"{RENT} Og en sllem fejl.")

    def grounds() -> set[str]:
        return {each.format.background().color().name().upper() for each in pane.editor.extraSelections()}

    def lines() -> set[str]:
        return {each.format.underlineColor().name().upper() for each in pane.editor.extraSelections()}

    qtbot.waitUntil(lambda: len(pane.editor.extraSelections()) == 2, timeout=PATIENCE)
    assert look.DARK.redbg in grounds()
    look.rebuild(dressed, look.LIGHT)
    qtbot.waitUntil(lambda: lines() == {look.LIGHT.red}, timeout=PATIENCE)
    assert look.LIGHT.redbg in grounds()
    assert look.DARK.redbg not in grounds()
