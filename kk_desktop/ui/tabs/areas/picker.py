"""A field that finds an initiative while one types, and tells which one was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from kk_desktop.domain.initiative_lists import InitiativeFilter, InitiativeView
from kk_desktop.ui.widgets.find_field import FindField

if TYPE_CHECKING:
    from kk_desktop.domain.rows import InitiativeRow
    from kk_desktop.services.workspace import Workspace

_SHOWN = 12


class InitiativePicker(FindField):
    """Esc leaves it."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "Knyt en indsats, som anbefalingen førte til", "Skriv noget af indsatsens titel", self._initiatives
        )
        self._lists = workspace.initiative_lists

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _initiatives(self, words: str) -> list[tuple[str, str]]:
        keys = self._lists.keys(InitiativeView(InitiativeFilter(text=words), by_status=False))
        return [(row.id, _told(row)) for row in self._lists.rows(keys[:_SHOWN]).values()]


def _told(row: InitiativeRow) -> str:
    return f"{row.title} ({', '.join(row.area_names)})" if row.area_names else row.title
