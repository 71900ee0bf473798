"""A field that finds an initiative while one types, and tells which one was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from kk_desktop.domain.initiative_lists import InitiativeFilter, InitiativeView

if TYPE_CHECKING:
    from kk_desktop.domain.rows import InitiativeRow
    from kk_desktop.services.workspace import Workspace

_SHOWN = 12


class InitiativePicker(QLineEdit):
    """Enter takes the first that fits, Esc leaves it."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._lists = workspace.initiative_lists
        self._found: list[InitiativeRow] = []
        self._words = QStringListModel(self)
        self.setAccessibleName("Knyt en indsats, som anbefalingen førte til")
        self.setPlaceholderText("Skriv noget af indsatsens titel")
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        self.textEdited.connect(self._on_typed)
        # Queued: the field puts the chosen words in first.
        completer.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_activated, Qt.ConnectionType.QueuedConnection
        )
        self.returnPressed.connect(lambda: self._choose(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        words = text.strip()
        keys = self._lists.keys(InitiativeView(InitiativeFilter(text=words), by_status=False)) if words else ()
        self._found = list(self._lists.rows(keys[:_SHOWN]).values())
        self._words.setStringList([_told(row) for row in self._found])

    def _on_activated(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._found):
            found, self._found = self._found[place], []
            self.chosen.emit(found.id)


def _told(row: InitiativeRow) -> str:
    return f"{row.title} ({', '.join(row.area_names)})" if row.area_names else row.title
