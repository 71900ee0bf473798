"""A list of names, one on each line, with those that are known suggested while one types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class NamesField(QPlainTextEdit):
    """Enter or Tab takes the suggestion that is chosen; without one Enter begins the next line."""

    def __init__(self, name: str, lines: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "field")
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 16)
        self._known = QStringListModel(self)
        self.suggestions = QCompleter(self._known, self)
        self.suggestions.setWidget(self)
        self.suggestions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.suggestions.setFilterMode(Qt.MatchFlag.MatchContains)
        self.suggestions.activated.connect(self._take)

    def set_known(self, names: Iterable[str]) -> None:
        """Suggest these."""
        self._known.setStringList(sorted(set(names), key=str.casefold))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The suggestions have the keys that choose among them."""
        popup = self.suggestions.popup()
        if popup is not None and popup.isVisible() and event.key() in (*_TAKING, Qt.Key.Key_Escape):
            if popup.currentIndex().isValid() or event.key() == Qt.Key.Key_Escape:
                # The suggestions see to it when the field does not.
                event.ignore()
                return
            popup.hide()
        super().keyPressEvent(event)
        if event.text().isprintable() and event.text():
            self._suggest()

    def _suggest(self) -> None:
        typed = self.textCursor().block().text().strip()
        self.suggestions.setCompletionPrefix(typed)
        if len(typed) < 2 or not self.suggestions.completionCount():
            if (popup := self.suggestions.popup()) is not None:
                popup.hide()
            return
        place = self.cursorRect()
        place.setLeft(0)
        place.setWidth(self.width())
        self.suggestions.complete(place)

    def _take(self, name: str) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(name)
        self.setTextCursor(cursor)
