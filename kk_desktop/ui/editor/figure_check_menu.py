"""What Talkontrol says of a figure where it stands: in the menu at the caret, and to whoever does not see the tint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.places import PlacedFinding

Offer = tuple[str, Callable[[PlacedFinding], object]]
"""The words of something that can be done about a finding, and what does it."""


def said(finding: PlacedFinding) -> str:
    """Whether it holds, what is the matter, and which table is meant where there are several."""
    return telling.with_table(f"{finding.verdict.danish}: {telling.title(finding.finding)}", finding.table)


def fill_menu(menu: QMenu, finding: PlacedFinding, offered: Sequence[Offer]) -> None:
    """Tell of the finding, and offer what can be done about it."""
    menu.addSeparator()
    words = said(finding)
    told = QAction(f"{words[:1].upper()}{words[1:]}".replace("&", "&&"), menu)
    told.setEnabled(False)
    menu.addAction(told)
    for name, do in offered:
        action = QAction(name, menu)
        action.triggered.connect(lambda _checked=False, do=do: do(finding))
        menu.addAction(action)
