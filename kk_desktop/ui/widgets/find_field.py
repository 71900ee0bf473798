"""A line that finds things in the file while one types, and tells which one was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

Find = Callable[[str], Sequence[tuple[Any, str]]]
"""What fits the words that are typed: each thing, and what stands in the list."""


class FindField(QLineEdit):
    """Enter takes the first, the arrows choose another; ``chosen`` tells what ``find`` gave, and the line is empty."""

    chosen = Signal(object)

    def __init__(self, name: str, hint: str, find: Find) -> None:
        super().__init__()
        self._find = find
        self._found: Sequence[tuple[Any, str]] = ()
        self._words = QStringListModel(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.suggestions = QCompleter(self._words, self)
        self.suggestions.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(self.suggestions)
        self.textEdited.connect(self._on_typed)
        # Queued: the field puts the chosen words in first. PySide's stubs do not know a signal of two kinds.
        activated = self.suggestions.activated[QModelIndex]  # type: ignore[index]
        activated.connect(lambda index: self._take(index.row()), Qt.ConnectionType.QueuedConnection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the first; where nothing is found it goes on to whatever lies around, such as a form."""
        if self._found and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(0)
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        words = text.strip()
        self._found = self._find(words) if words else ()
        self._words.setStringList([told for _thing, told in self._found])

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._found):
            (thing, _told), self._found = self._found[place], ()
            self.clear()
            self.chosen.emit(thing)
