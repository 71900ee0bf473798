"""The cards of Talkontrol: their signs, and what they tell of a reason that was given before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kk_desktop.ui import look
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk
from .test_figure_check import RENT, open_note


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
