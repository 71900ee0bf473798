"""A panel above the text that asks for facts and does one thing with them, never over the text."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QPushButton

from kk_desktop.domain.typed_days import typed_day
from kk_desktop.ui.widgets.fields import ErrorLine

Field = QLineEdit | QPlainTextEdit


class AskingPanel(QFrame):
    """Esc leaves it, Enter in a field goes on to ``go``.

    What a person has written in the ``typed`` fields and not used waits until the panel is opened for that document
    again.
    """

    left = Signal()
    opened = Signal()

    go: QPushButton
    typed: tuple[Field, ...]

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.error = ErrorLine()
        self._today = date.min
        self._document_id = ""
        self._waiting: dict[str, list[str | None]] = {}

    def take_up(self, document_id: str) -> None:
        """It is about this document from here on; give back what was typed about it before."""
        self._document_id = document_id
        for field, words in zip(self.typed, self._waiting.pop(document_id, ()), strict=False):
            if words is None:
                continue
            if isinstance(field, QLineEdit):
                field.setText(words)
                field.setModified(True)
            else:
                field.setPlainText(words)
                field.document().setModified(True)

    def put_aside(self) -> None:
        """Make room for another document or panel; what is typed here waits."""
        if not self.isHidden():
            self._waiting[self._document_id] = [_written(field) for field in self.typed]
        self.hide()

    def done(self, document_id: str) -> None:
        """What was asked about the document is done; another one may be shown by now."""
        self._waiting.pop(document_id, None)
        if document_id == self._document_id:
            self.leave()

    def leave(self) -> None:
        """Do nothing."""
        self.hide()
        self.left.emit()

    def day_in(self, field: QLineEdit) -> date | None:
        """The day that is typed. Raises ``ValueError`` once it is said what is wrong with it."""
        try:
            return typed_day(field.text(), self._today)
        except ValueError as error:
            self.error.say(str(error))
            field.setFocus()
            raise

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody asked for it: whatever else stands above the text may go."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter in a field goes on to the button."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go.setFocus()
        else:
            super().keyPressEvent(event)


def text_line(name: str) -> QLineEdit:
    """A field of one line with a name for those who cannot see it."""
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def text_lines(name: str, lines: int) -> QPlainTextEdit:
    """A field of several lines; Tab goes on from it."""
    made = QPlainTextEdit()
    made.setProperty("kind", "field")
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + 14)
    return made


def _written(field: Field) -> str | None:
    """What a person has written in the field; ``None`` for what the program has put there."""
    if isinstance(field, QLineEdit):
        return field.text() if field.isModified() else None
    return field.toPlainText() if field.document().isModified() else None
